package osiriscare.evidence.bundle;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import osiriscare.evidence.bundle.BundleContent.ActionTaken;
import osiriscare.evidence.bundle.BundleContent.DeploymentMode;
import osiriscare.protocol.check.Outcome;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.BundleId;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.KeyId;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// Bundles as JSON trees, in both versions.
final class BundleJson {
  static final String VERSION_1_0 = "1.0";
  static final String VERSION_1_1 = "1.1";

  private static final long NTP_OFFSET_MAX_MS = 1_000_000_000_000L;
  private static final int ACTIONS_MAX = 1000;
  private static final List<String> NULLABLE =
      List.of("nixos_revision", "derivation_digest", "ntp_offset_ms");

  private BundleJson() {}

  static ObjectNode write(BundleContent content, ChainPosition position) {
    var json = Json.object();
    json.put("version", VERSION_1_1);
    json.put("bundle_id", content.id().toString());
    json.put("site_id", content.site().value());
    json.put("host_id", content.host().value());
    json.put("deployment_mode", content.deploymentMode().name().toLowerCase(Locale.ROOT));
    json.put("reseller_id", content.resellerId().orElse(null));
    json.put("timestamp_start", content.start().toString());
    json.put("timestamp_end", content.end().toString());
    json.put("policy_version", content.policyVersion());
    json.put("ruleset_hash", content.rulesetHash());
    json.put("nixos_revision", content.nixosRevision().orElse(null));
    json.put("derivation_digest", content.derivationDigest().orElse(null));
    json.put("ntp_offset_ms", content.ntpOffsetMs().orElse(null));
    json.put("check", content.check());
    json.set("pre_state", content.preState());
    var actions = json.putArray("action_taken");
    content.actions().forEach(action -> actions.add(write(action)));
    json.set("post_state", content.postState());
    json.put("rollback_available", content.rollbackAvailable());
    json.put("outcome", content.outcome().word());
    json.put("appliance_id", position.appliance().value());
    json.put("chain", position.chain());
    json.put("sequence", position.sequence());
    json.put("prev_hash", position.prevHash());
    json.put("key_id", position.keyId().value());
    json.put("kind", content.kind().word());
    json.put("verdict", content.verdict().orElse(null));
    json.put("reason", content.reason().orElse(null));
    json.set("hipaa_controls", Json.array(content.hipaaControls()));
    var reasons = json.putObject("null_reasons");
    content.nullReasons().forEach(reasons::put);
    return json;
  }

  private static ObjectNode write(ActionTaken action) {
    var json = Json.object();
    json.put("step", action.step());
    json.put("action", action.action());
    json.put("command", action.command().orElse(null));
    json.put("exit_code", action.exitCode().orElse(null));
    json.put("duration_ms", action.durationMs());
    json.put("result", action.result());
    return json;
  }

  static BundleContent content(Fields fields, boolean isVersion10) {
    var mode = fields.oneOf("deployment_mode", DeploymentMode.class);
    var reasons = isVersion10 ? Map.<String, String>of() : nullReasons(fields);
    var start = fields.instant("timestamp_start");
    var end = fields.instant("timestamp_end");
    requireOrder(fields, start, end);
    return new BundleContent(
        fields.parsed("bundle_id", BundleId::parse),
        fields.parsed("site_id", SiteId::new),
        fields.parsed("host_id", HostId::new),
        mode,
        resellerId(fields, mode),
        start,
        end,
        fields.text("policy_version", 100),
        fields.parsed("ruleset_hash", BundleJson::requireDigest),
        nullable(fields, "nixos_revision").map(f -> f.text("nixos_revision", 200)),
        nullable(fields, "derivation_digest")
            .map(f -> f.parsed("derivation_digest", BundleJson::requireDigest)),
        nullable(fields, "ntp_offset_ms")
            .map(f -> f.integer("ntp_offset_ms", -NTP_OFFSET_MAX_MS, NTP_OFFSET_MAX_MS)),
        reasons,
        isVersion10 ? BundleKind.CHECK : fields.oneOf("kind", BundleKind.class),
        fields.text("check", 100),
        isVersion10 ? Optional.empty() : verdict(fields),
        isVersion10 ? Optional.empty() : fields.optionalText("reason", 2000),
        isVersion10 ? List.of() : hipaaControls(fields),
        fields.object("pre_state").tree(),
        fields.objects("action_taken", ACTIONS_MAX, BundleJson::action),
        fields.object("post_state").tree(),
        fields.bool("rollback_available"),
        fields.oneOf("outcome", Outcome.class));
  }

  static ChainPosition position(Fields fields) {
    return new ChainPosition(
        fields.parsed("appliance_id", ApplianceId::new),
        (int) fields.integer("chain", 1, Integer.MAX_VALUE),
        fields.integer("sequence", 1, (1L << 53) - 1),
        fields.parsed("prev_hash", Sha256::requireHex),
        fields.parsed("key_id", KeyId::new));
  }

  private static ActionTaken action(Fields fields) {
    return new ActionTaken(
        (int) fields.integer("step", 1, ACTIONS_MAX),
        fields.text("action", 200),
        fields.optionalText("command", 4000),
        fields
            .optionalInteger("exit_code", Integer.MIN_VALUE, Integer.MAX_VALUE)
            .map(Long::intValue),
        fields.integer("duration_ms", 0, Long.MAX_VALUE),
        fields.text("result", 4000));
  }

  private static Optional<String> resellerId(Fields fields, DeploymentMode mode) {
    if (!fields.tree().has("reseller_id")) {
      throw fields.wrong("reseller_id", "is required");
    }
    var reseller = fields.optionalText("reseller_id", 100);
    if (reseller.isPresent() != (mode == DeploymentMode.RESELLER)) {
      throw fields.wrong("reseller_id", "must be set in reseller mode and null in direct mode");
    }
    return reseller;
  }

  private static List<String> hipaaControls(Fields fields) {
    fields.array("hipaa_controls", 50);
    return fields.texts("hipaa_controls", 50, 50);
  }

  private static Optional<Fields> nullable(Fields fields, String name) {
    if (!fields.tree().has(name)) {
      throw fields.wrong(name, "is required");
    }
    return fields.has(name) ? Optional.of(fields) : Optional.empty();
  }

  private static Map<String, String> nullReasons(Fields fields) {
    var given = fields.object("null_reasons");
    var reasons = new HashMap<String, String>();
    for (var name : NULLABLE) {
      if (fields.isNull(name)) {
        reasons.put(name, given.text(name, 500));
      }
    }
    return reasons;
  }

  private static Optional<String> verdict(Fields fields) {
    var verdict = fields.optionalText("verdict", 10);
    if (verdict.isPresent() && !List.of("pass", "fail", "unknown").contains(verdict.get())) {
      throw fields.wrong("verdict", "must be pass, fail, unknown or null");
    }
    var kind = fields.oneOf("kind", BundleKind.class);
    var isCheck = kind == BundleKind.CHECK;
    // Healing has one when it is about a check, and none when it is about an order.
    if (kind != BundleKind.HEALING && isCheck != verdict.isPresent()) {
      throw fields.wrong(
          "verdict", isCheck ? "is required for kind check" : "must be null for this kind");
    }
    return verdict;
  }

  private static void requireOrder(Fields fields, Instant start, Instant end) {
    if (end.isBefore(start)) {
      throw fields.wrong("timestamp_end", "must not be before timestamp_start");
    }
  }

  private static String requireDigest(String text) {
    if (!text.startsWith("sha256:")) {
      throw new IllegalArgumentException("must be sha256: and 64 lower-case hex digits");
    }
    Sha256.requireHex(text.substring("sha256:".length()));
    return text;
  }
}
