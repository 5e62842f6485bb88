package osiriscare.flashpods.container;

import java.nio.file.Path;
import java.util.Optional;
import osiriscare.flashpods.egress.Egress;
import osiriscare.flashpods.id.JobId;
import osiriscare.protocol.json.Fields;

/// What Podman says about one container (`/containers/{id}/json`).
record Described(Fields json) {
  private static final int MOUNTS_MAX = 100;

  JobId job() {
    return job(labels());
  }

  static JobId job(Fields labels) {
    return labels.parsed(CreateRequest.LABEL_ID, JobId::new);
  }

  private Fields labels() {
    return json.object("Config").object("Labels");
  }

  /// The policy of its network; none when it has no network.
  Optional<Fields> egress() {
    return Egress.policyOf(labels());
  }

  /// The folder of the host that is its `/artifacts`.
  Path artifacts() {
    return json.objects("Mounts", MOUNTS_MAX, mount -> mount).stream()
        .filter(mount -> mount.text("Destination").equals("/artifacts"))
        .map(mount -> Path.of(mount.text("Source")))
        .findFirst()
        .orElseThrow(() -> json.wrong("Mounts", "lack /artifacts"));
  }

  boolean isRunning() {
    return state().bool("Running", false);
  }

  /// Its first process, as the host counts processes.
  long pid() {
    return state().integer("Pid", 1, Integer.MAX_VALUE);
  }

  int exitCode() {
    return (int) state().integer("ExitCode", Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  boolean isOutOfMemory() {
    return state().bool("OOMKilled", false);
  }

  String status() {
    return state().text("Status");
  }

  private Fields state() {
    return json.object("State");
  }
}
