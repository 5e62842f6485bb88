package osiriscare.protocol.provision;

import java.time.Duration;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.id.ShortCode;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// What an appliance is answered that announces itself, because it waits for a provision code.
///
/// @param shortCode to show on its console
/// @param pollSecret with which it, and nobody else, asks what was handed to it
/// @param life how long the short code works, 1–3600 seconds
/// @param pollInterval suggested time between two questions, 1–60 seconds
public record Announcement(
    ShortCode shortCode, Secret pollSecret, Duration life, Duration pollInterval) {
  private static final int SECRET_MAX = 100;

  /// Reads an answer.
  public static Announcement from(Fields fields) {
    return new Announcement(
        fields.parsed("short_code", ShortCode::parse),
        pollSecret(fields),
        Duration.ofSeconds(fields.integer("expires_in_seconds", 1, 3600)),
        Duration.ofSeconds(fields.integer("poll_interval", 1, 60)));
  }

  /// The secret in a body.
  public static Secret pollSecret(Fields fields) {
    return new Secret(fields.text("poll_secret", SECRET_MAX));
  }

  /// The answer's body; holds the secret.
  public ObjectNode toJson() {
    return Json.object()
        .put("short_code", shortCode.grouped())
        .put("poll_secret", pollSecret.reveal())
        .put("expires_in_seconds", life.toSeconds())
        .put("poll_interval", pollInterval.toSeconds());
  }
}
