package osiriscare.central.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import osiriscare.database.Db;
import osiriscare.healing.decision.EffectivePolicy;
import osiriscare.healing.decision.EffectivePolicy.Switches;
import osiriscare.healing.guard.GuardSettings;
import osiriscare.healing.rule.Rule;
import osiriscare.healing.rule.ShippedRules;
import osiriscare.healing.runbook.BuiltInRunbooks;
import osiriscare.healing.runbook.RunbookCatalogue;
import osiriscare.healing.synced.SyncedPolicy;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Json;

/// Which rules and switches hold at a site: those of every appliance, and what was signed for it
/// last.
public final class SitePolicies {
  private static final int KEPT_MAX = 64;
  private static final String NONE_SIGNED = "";

  private final List<Rule> builtIn = ShippedRules.builtIn();
  private final RunbookCatalogue runbooks = BuiltInRunbooks.catalogue();
  // By the hash of the document; compiling one takes a hundred times as long as deciding by it.
  // Guarded by this.
  private final Map<String, EffectivePolicy> kept =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, EffectivePolicy> eldest) {
          return size() > KEPT_MAX;
        }
      };

  /// What holds for an appliance, or for those of the site that have no document of their own. The
  /// guardrails' settings are not in it: an appliance has some of its own.
  ///
  /// @throws osiriscare.protocol.json.InvalidRequest when the document cannot be read any more
  public EffectivePolicy of(Db db, SiteId site, Optional<ApplianceId> appliance) {
    var signed = PolicyStore.current(db, site, appliance);
    synchronized (this) {
      return kept.computeIfAbsent(
          signed.map(PolicyStore.Kept::sha256).orElse(NONE_SIGNED), _ -> compile(signed));
    }
  }

  private EffectivePolicy compile(Optional<PolicyStore.Kept> signed) {
    var rules = new ArrayList<>(builtIn);
    var switches = Switches.NONE;
    if (signed.isPresent()) {
      var synced =
          SyncedPolicy.from(Json.object(signed.get().document().signedPayload(), "policy"));
      rules.addAll(synced.rules());
      switches = synced.switches();
    }
    return EffectivePolicy.of(rules, runbooks, switches, GuardSettings.DEFAULT);
  }
}
