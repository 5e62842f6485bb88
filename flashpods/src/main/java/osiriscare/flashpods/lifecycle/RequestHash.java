package osiriscare.flashpods.lifecycle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import osiriscare.flashpods.job.JobSpec;
import osiriscare.flashpods.job.Network;
import osiriscare.protocol.json.Json;

/// Tells two requests apart that carry the same key. Over what was understood, not over the bytes:
/// a default that was left out is the same as one that was sent.
final class RequestHash {
  private RequestHash() {}

  static String of(JobSpec spec) {
    var json = Json.object();
    json.put("type", spec.kind().word());
    json.put("command", spec.command().orElse(null));
    json.put("task", spec.task().orElse(null));
    json.put("context", spec.context().orElse(null));
    json.put("git_branch", spec.gitBranch().orElse(null));
    json.put("files_id", spec.files().map(Object::toString).orElse(null));
    json.put("image", spec.image().value());
    json.put("cpus", spec.cpus());
    json.put("memory_gb", spec.memoryGb());
    json.put("timeout_minutes", spec.timeoutMinutes());
    json.set("network", Network.json(spec.egress()));
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(Json.text(json).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
