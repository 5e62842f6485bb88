package osiriscare.flashpods.container;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The body that makes a job's container. What never differs between jobs stands here and nowhere
/// else: read-only root, no capability, no way to gain one, limits, no network unless asked for.
final class CreateRequest {
  static final String LABEL = "flashpods-job";
  static final String LABEL_ID = "flashpods-job-id";
  static final String LABEL_KIND = "flashpods-job-type";

  private static final long GIB = 1L << 30;
  private static final long CPU_PERIOD = 100_000;
  private static final int PIDS_MAX = 2048;
  private static final int OPEN_FILES_MAX = 16_384;
  private static final long FILE_BYTES_MAX = 10 * GIB;
  // More than a log ever keeps: what conmon drops beyond is never missed.
  private static final long OUTPUT_BYTES_MAX = 256 * 1024 * 1024;

  private CreateRequest() {}

  /// @param workspaces has the job's folders
  /// @param isRootless whether Podman runs as an ordinary user, which then is the job's user too
  static ObjectNode of(ContainerSpec spec, Path output, Workspaces workspaces, boolean isRootless) {
    var body = Json.object();
    body.put("name", spec.job().value());
    body.put("image", spec.image().value());
    body.put("systemd", "false");
    // The image's own entry point must not get in between.
    body.set("entrypoint", Json.array(spec.command().subList(0, 1)));
    body.set("command", Json.array(spec.command().subList(1, spec.command().size())));
    body.put("work_dir", "/work");
    body.set("env", texts(spec.environment()).put("HOME", "/tmp"));
    body.set(
        "labels",
        texts(Map.of(LABEL, "true", LABEL_ID, spec.job().value(), LABEL_KIND, spec.kind())));
    body.set(
        "log_configuration",
        Json.object()
            .put("driver", "k8s-file")
            .put("path", output.toString())
            .put("size", OUTPUT_BYTES_MAX));
    confine(body, isRootless);
    limit(body, spec);
    mount(body, spec, workspaces);
    return body;
  }

  private static ObjectNode texts(Map<String, String> values) {
    var node = Json.object();
    values.forEach(node::put);
    return node;
  }

  private static void confine(ObjectNode body, boolean isRootless) {
    body.put("read_only_filesystem", true);
    body.put("no_new_privileges", true);
    body.set("cap_drop", Json.array(List.of("ALL")));
    body.put("umask", "0022");
    body.put("restart_policy", "no");
    body.put("image_volume_mode", "ignore");
    for (var namespace : List.of("pidns", "ipcns", "utsns")) {
      body.putObject(namespace).put("nsmode", "private");
    }
    if (isRootless) {
      body.set("userns", Json.object().put("nsmode", "keep-id"));
    } else {
      // Podman's keep-id is for ordinary users; here the caller is root and so is the job, without
      // any capability.
      body.put("user", "0:0");
    }
  }

  private static void limit(ObjectNode body, ContainerSpec spec) {
    long memory = spec.memoryGb() * GIB;
    var limits = body.putObject("resource_limits");
    limits.putObject("memory").put("limit", memory).put("swap", memory);
    limits.putObject("cpu").put("quota", spec.cpus() * CPU_PERIOD).put("period", CPU_PERIOD);
    limits.putObject("pids").put("limit", PIDS_MAX);
    var each = body.putArray("r_limits");
    rlimit(each, "nofile", OPEN_FILES_MAX);
    rlimit(each, "nproc", OPEN_FILES_MAX);
    rlimit(each, "core", 0);
    rlimit(each, "fsize", FILE_BYTES_MAX);
  }

  private static void rlimit(ArrayNode limits, String type, long value) {
    limits.addObject().put("type", type).put("soft", value).put("hard", value);
  }

  private static void mount(ObjectNode body, ContainerSpec spec, Workspaces workspaces) {
    var mounts = body.putArray("mounts");
    bind(mounts, spec.artifacts(), "/artifacts", "rw");
    for (var mount : spec.mounts()) {
      bind(mounts, mount.source(), mount.target(), "ro");
    }
    tmpfs(mounts, "/tmp", "size=512m");
    tmpfs(mounts, "/run", "size=64m");
    var written = workspaces.written(spec.job());
    if (spec.work().isPresent()) {
      body.putArray("overlay_volumes")
          .addObject()
          .put("destination", "/work")
          .put("source", spec.work().get().toString())
          .set(
              "options",
              Json.array(
                  List.of("upperdir=" + written, "workdir=" + workspaces.scratch(spec.job()))));
    } else {
      bind(mounts, written, "/work", "rw");
    }
  }

  private static void bind(ArrayNode mounts, Path source, String target, String access) {
    mounts
        .addObject()
        .put("type", "bind")
        .put("source", source.toString())
        .put("destination", target)
        .set("options", Json.array(List.of(access, "nosuid", "nodev", "rbind", "rprivate")));
  }

  // Not noexec: builds run what they put there.
  private static void tmpfs(ArrayNode mounts, String target, String size) {
    mounts
        .addObject()
        .put("type", "tmpfs")
        .put("source", "tmpfs")
        .put("destination", target)
        .set("options", Json.array(List.of("rw", "nosuid", "nodev", "mode=1777", size)));
  }
}
