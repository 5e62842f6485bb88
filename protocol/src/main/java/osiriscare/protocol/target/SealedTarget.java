package osiriscare.protocol.target;

import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// A target as a check-in's answer carries it: readable by the one appliance that it was sealed
/// for.
///
/// @param version grows with each change
/// @param sealed HPKE for the appliance's key, in hex: the encapsulated key and the ciphertext of a
///   [osiriscare.protocol.healing.SignedDocument] whose payload is a [Target]
public record SealedTarget(String targetId, long version, TargetKind kind, String sealed) {
  private static final int SEALED_MAX = 200_000;

  /// What a box is sealed in: it opens for this appliance, this target and this version only.
  public static String context(ApplianceId appliance, String targetId, long version) {
    return "target\n" + appliance.value() + "\n" + targetId + "\n" + version;
  }

  /// Reads the wire form.
  public static SealedTarget from(Fields fields) {
    return new SealedTarget(
        fields.text("target_id", 36),
        fields.integer("version", 1, Long.MAX_VALUE),
        fields.oneOf("type", TargetKind.class),
        fields.text("sealed", SEALED_MAX));
  }

  /// The wire form.
  public ObjectNode toJson() {
    return Json.object()
        .put("target_id", targetId)
        .put("version", version)
        .put("type", kind.word())
        .put("sealed", sealed);
  }
}
