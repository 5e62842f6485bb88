package osiriscare.protocol.target;

import java.time.Instant;
import java.util.Optional;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// One machine of a site and what opens it, for one appliance. It never prints its secrets.
///
/// @param host name or address at which the appliance reaches it
/// @param useSsl for WinRM: over TLS
/// @param username with its domain before a backslash where it has one
/// @param privateKey for SSH, as OpenSSH writes it
/// @param sudoPassword for SSH, when it is another one
public record Target(
    ApplianceId appliance,
    String targetId,
    long version,
    Instant issuedAt,
    TargetKind kind,
    String host,
    int port,
    boolean useSsl,
    String username,
    Optional<Secret> password,
    Optional<Secret> privateKey,
    Optional<Secret> sudoPassword) {
  private static final String VERSION = "1";
  private static final String KIND = "target";
  private static final int PASSWORD_MAX = 1000;
  private static final int KEY_MAX = 20_000;

  /// Reads a payload.
  ///
  /// @throws osiriscare.protocol.json.InvalidRequest naming the field
  public static Target from(Fields fields) {
    if (!fields.text("version", 10).equals(VERSION)) {
      throw fields.wrong("version", "must be " + VERSION);
    }
    if (!fields.text("kind", 20).equals(KIND)) {
      throw fields.wrong("kind", "must be " + KIND);
    }
    return new Target(
        fields.parsed("appliance_id", ApplianceId::new),
        fields.text("target_id", 36),
        fields.integer("target_version", 1, Long.MAX_VALUE),
        fields.instant("issued_at"),
        fields.oneOf("type", TargetKind.class),
        fields.text("hostname", 255),
        (int) fields.integer("port", 1, 65_535),
        fields.bool("use_ssl"),
        fields.text("username", 255),
        fields.optionalText("password", PASSWORD_MAX).map(Secret::new),
        fields.optionalText("private_key", KEY_MAX).map(Secret::new),
        fields.optionalText("sudo_password", PASSWORD_MAX).map(Secret::new));
  }

  /// The payload, secrets included: to be signed, and sealed before it goes anywhere.
  public ObjectNode toJson() {
    var json = Json.object();
    json.put("version", VERSION);
    json.put("kind", KIND);
    json.put("appliance_id", appliance.value());
    json.put("target_id", targetId);
    json.put("target_version", version);
    json.put("issued_at", issuedAt.toString());
    json.put("type", kind.word());
    json.put("hostname", host);
    json.put("port", port);
    json.put("use_ssl", useSsl);
    json.put("username", username);
    password.ifPresent(secret -> json.put("password", secret.reveal()));
    privateKey.ifPresent(secret -> json.put("private_key", secret.reveal()));
    sudoPassword.ifPresent(secret -> json.put("sudo_password", secret.reveal()));
    return json;
  }
}
