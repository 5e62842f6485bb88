package osiriscare.flashpods.job;

import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// Cores and memory: of the host for jobs, in use, or asked for.
public record Capacity(int cpus, int memoryGb) {
  /// Nothing.
  public static final Capacity NONE = new Capacity(0, 0);

  /// What a job takes.
  public static Capacity of(JobSpec spec) {
    return new Capacity(spec.cpus(), spec.memoryGb());
  }

  /// Both together.
  public Capacity plus(Capacity other) {
    return new Capacity(cpus + other.cpus, memoryGb + other.memoryGb);
  }

  /// What is left, never below nothing.
  public Capacity minus(Capacity other) {
    return new Capacity(Math.max(0, cpus - other.cpus), Math.max(0, memoryGb - other.memoryGb));
  }

  /// Whether so much fits in here.
  public boolean holds(Capacity asked) {
    return asked.cpus <= cpus && asked.memoryGb <= memoryGb;
  }

  /// As answers carry it.
  public ObjectNode toJson() {
    return Json.object().put("cpus", cpus).put("memory_gb", memoryGb);
  }
}
