package osiriscare.flashpods.container;

import java.nio.file.Path;
import java.util.List;
import osiriscare.flashpods.egress.EgressPolicy;
import osiriscare.flashpods.id.JobId;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The one form of every job's container: what a job may vary comes from its spec, all else is said
/// here and nowhere left to a default.
public final class ContainerJson {
  /// Label that all containers of ours carry.
  public static final String MANAGED = "flashpods-job";

  private static final long GB = 1L << 30;
  private static final int PIDS_MAX = 512;
  private static final int FILES_MAX = 4096;
  private static final int PROCESSES_MAX = 20_000;
  private static final long LOG_BYTES_MAX = 128L << 20;
  private static final String TMPFS_SIZE = "size=256m";

  private final Path emptyFolder;

  /// @param emptyFolder the lower layer of `/work` of a job without files
  public ContainerJson(Path emptyFolder) {
    this.emptyFolder = emptyFolder;
  }

  /// @param isRootless whether the engine runs as a plain user, whose id the container keeps
  ObjectNode of(ContainerSpec spec, boolean isRootless) {
    var json = Json.object();
    json.put("name", spec.job().value());
    json.put("image", spec.image().value());
    json.set("entrypoint", Json.array(spec.command().subList(0, 1)));
    json.set("command", Json.array(spec.command().subList(1, spec.command().size())));
    json.set("labels", labels(spec.job(), spec.kind()));
    var environment = json.putObject("env");
    environment.put("HOME", "/tmp");
    spec.environment().forEach(environment::put);
    json.put("work_dir", "/work");
    isolation(json, isRootless);
    limits(json, spec);
    json.set("mounts", mounts(spec));
    json.set("overlay_volumes", work(spec.work().orElse(emptyFolder)));
    json.set("netns", network(spec.egress()));
    json.putObject("log_configuration").put("driver", "k8s-file").put("size", LOG_BYTES_MAX);
    return json;
  }

  private static ObjectNode labels(JobId job, String kind) {
    return Json.object()
        .put(MANAGED, "true")
        .put("flashpods-job-id", job.value())
        .put("flashpods-job-type", kind);
  }

  private static void isolation(ObjectNode json, boolean isRootless) {
    json.put("read_only_filesystem", true);
    json.put("no_new_privileges", true);
    json.set("cap_drop", Json.array(List.of("ALL")));
    json.put("init", false);
    json.put("remove", false);
    json.put("restart_policy", "no");
    json.put("systemd", "false");
    json.put("image_volume_mode", "ignore");
    json.putObject("ipcns").put("nsmode", "private");
    json.putObject("pidns").put("nsmode", "private");
    json.putObject("utsns").put("nsmode", "private");
    if (isRootless) {
      json.putObject("userns").put("nsmode", "keep-id");
    } else {
      json.put("user", "0:0");
    }
  }

  private static void limits(ObjectNode json, ContainerSpec spec) {
    var limits = json.putObject("resource_limits");
    limits.putObject("cpu").put("period", 100_000).put("quota", spec.cpus() * 100_000L);
    long bytes = spec.memoryGb() * GB;
    limits.putObject("memory").put("limit", bytes).put("swap", bytes);
    limits.putObject("pids").put("limit", PIDS_MAX);
    var ulimits = json.putArray("r_limits");
    ulimit(ulimits, "NOFILE", FILES_MAX);
    // Counted per user, not per container: only a ceiling; the limit that holds is that of pids.
    ulimit(ulimits, "NPROC", PROCESSES_MAX);
    ulimit(ulimits, "CORE", 0);
    json.put("shm_size", 64L << 20);
  }

  private static void ulimit(ArrayNode limits, String name, long value) {
    limits.addObject().put("type", name).put("hard", value).put("soft", value);
  }

  private static ArrayNode mounts(ContainerSpec spec) {
    var mounts = Json.array();
    mount(
        mounts,
        "bind",
        spec.artifacts().toString(),
        "/artifacts",
        List.of("rbind", "rw", "nosuid", "nodev"));
    for (var more : spec.mounts()) {
      mount(
          mounts,
          "bind",
          more.source().toString(),
          more.target(),
          List.of("rbind", "ro", "nosuid", "nodev", "noexec"));
    }
    mount(mounts, "tmpfs", "tmpfs", "/tmp", List.of("nosuid", "nodev", "mode=1777", TMPFS_SIZE));
    return mounts;
  }

  private static void mount(
      ArrayNode mounts, String type, String source, String target, List<String> options) {
    var mount = mounts.addObject();
    mount.put("type", type).put("source", source).put("destination", target);
    mount.set("options", Json.array(options));
  }

  // The upper layer lies in the container's own storage and goes with it.
  private static ArrayNode work(Path lower) {
    var volumes = Json.array();
    volumes.addObject().put("source", lower.toString()).put("destination", "/work");
    return volumes;
  }

  private static ObjectNode network(EgressPolicy policy) {
    return switch (policy) {
      case EgressPolicy.None _ -> Json.object().put("nsmode", "none");
      case EgressPolicy.PublicInternet _, EgressPolicy.Domains _ ->
          // Fail closed: a network that nobody bounds reaches this host and what is behind it.
          throw new ContainerFailure("this host does not enforce an egress policy other than none");
    };
  }
}
