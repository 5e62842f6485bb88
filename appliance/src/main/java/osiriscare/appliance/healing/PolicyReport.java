package osiriscare.appliance.healing;

import java.time.Clock;
import java.util.Locale;
import osiriscare.appliance.config.ApplianceConfig;
import osiriscare.appliance.config.Identity;
import osiriscare.appliance.drift.baseline.BaselineSource;
import osiriscare.appliance.store.LocalStore;
import osiriscare.healing.baseline.BaselineJson;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.provision.ServerKey.Purpose;
import tools.jackson.databind.node.ObjectNode;

/// What holds on this machine, in full, for people: what healing decides by, and what a scan
/// compares with.
public final class PolicyReport {
  private PolicyReport() {}

  /// Read from the state folder; a daemon may be at work meanwhile. The fields of the policy are
  /// those that its hash is made of.
  ///
  /// @throws osiriscare.appliance.config.ConfigException when a file is missing or torn
  public static ObjectNode of(ApplianceConfig config) {
    var identity = Identity.read(config.stateDir());
    try (var store = LocalStore.open(config.stateDir().resolve(LocalStore.FILE))) {
      var desk = new PolicyDesk(config, store, identity.pinned(Purpose.RULES), Clock.systemUTC());
      var policy = desk.get().policy();
      var json = Json.object(policy.canonicalJson(), "policy").tree();
      json.put("ruleset_hash", policy.hash());
      json.put("serial", desk.serial());
      desk.source()
          .ifPresent(source ->
              json.putObject("source")
                  .put("kind", source.kind().name().toLowerCase(Locale.ROOT))
                  .put("revision", source.revision()));
      putBaseline(
          json, BaselineSource.ofSite(desk::baseline, BaselineSource.configured(config, identity)));
      json.put("baseline_is_signed_by_central", desk.baseline().isPresent());
      return json;
    }
  }

  private static void putBaseline(ObjectNode json, BaselineSource source) {
    switch (source.current()) {
      case BaselineSource.InForce(var baseline, var problem) -> {
        json.set("baseline", BaselineJson.of(baseline));
        json.put("baseline_hash", baseline.rulesetHash());
        problem.ifPresent(why -> json.put("baseline_problem", why));
      }
      case BaselineSource.Refused(var reason) -> json.put("baseline_problem", reason);
    }
  }
}
