package osiriscare.protocol.provision;

import java.util.Locale;
import java.util.Optional;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// What a waiting appliance is answered when it asks whether somebody handed it a code.
///
/// @param sealedCode the provision code, sealed for the key that the appliance announced; there
///   while the state is handed over
public record HandOver(State state, Optional<String> sealedCode) {
  private static final int SEALED_MAX = 1000;

  /// Nobody has handed it a code yet.
  public static final HandOver WAITING = new HandOver(State.WAITING, Optional.empty());

  /// The announcement is over, or there never was one: announce anew.
  public static final HandOver OVER = new HandOver(State.OVER, Optional.empty());

  /// How far it is.
  public enum State {
    WAITING,
    HANDED_OVER,
    OVER
  }

  /// What became of the claim.
  public enum Result {
    CLAIMED,
    UNKNOWN_CODE,
    CODE_EXPIRED,
    CODE_REVOKED,
    CODE_CLAIMED,
    FAILED;

    /// The word on the wire.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What a sealed code belongs to: nobody can hand it to another appliance.
  ///
  /// @param pollSecretSha256 of the announcement
  public static String context(String pollSecretSha256) {
    return "provision code for " + pollSecretSha256;
  }

  /// Reads an answer.
  public static HandOver from(Fields fields) {
    return new HandOver(
        fields.oneOf("state", State.class), fields.optionalText("sealed_code", SEALED_MAX));
  }

  /// The answer's body.
  public ObjectNode toJson() {
    var json = Json.object().put("state", state.name().toLowerCase(Locale.ROOT));
    sealedCode.ifPresent(sealed -> json.put("sealed_code", sealed));
    return json;
  }

  /// An appliance's word on what became of the code it was handed.
  public record Outcome(Secret pollSecret, Result result) {
    /// Reads a report.
    public static Outcome from(Fields fields) {
      return new Outcome(Announcement.pollSecret(fields), fields.oneOf("result", Result.class));
    }

    /// The body to send.
    public ObjectNode toJson() {
      return Json.object().put("poll_secret", pollSecret.reveal()).put("result", result.word());
    }
  }
}
