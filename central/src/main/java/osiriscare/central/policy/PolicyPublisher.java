package osiriscare.central.policy;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import osiriscare.central.job.Lease;
import osiriscare.central.signing.Signer;
import osiriscare.central.site.SiteDirectory;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.evidence.signing.CanonicalJson;
import osiriscare.healing.decision.EffectivePolicy.Switches;
import osiriscare.healing.rule.Rule;
import osiriscare.healing.rule.ShippedRules;
import osiriscare.healing.synced.SyncedPolicy;
import osiriscare.healing.synced.SyncedPolicy.Source;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Json;

/// Signs what a site's appliances are to follow: one document for the site, one more for each
/// appliance with switches of its own, all with the same new serial. A release is made when a
/// switch changes, and for every site when this build ships other rules or settings.
public final class PolicyPublisher {
  /// Most sites that one transaction signs for; their locks are held that long.
  private static final int SITES_PER_TURN = 50;

  private final Database database;
  private final Signer signer;
  private final Clock clock;
  private final List<Rule> rules = ShippedRules.synced();
  private final String base;

  PolicyPublisher(Database database, Signer signer, Clock clock) {
    this.database = database;
    this.signer = signer;
    this.clock = clock;
    var inputs = Json.object();
    var list = inputs.putArray("rules");
    rules.forEach(rule -> list.add(rule.toJson()));
    inputs.set("policy", Json.object());
    this.base = Sha256.hex(CanonicalJson.of(inputs));
  }

  /// Signs for all sites that do not have this build's rules and settings yet.
  void publishOutdated() {
    while (publishSome() == SITES_PER_TURN) {
      // The next ones, in a transaction of their own.
    }
  }

  private int publishSome() {
    return database.inPlatform(db -> {
      if (!Lease.take(db, "policy")) {
        return 0;
      }
      var sites = PolicyStore.outdated(db, base, SITES_PER_TURN);
      sites.forEach(site -> publish(db, site));
      return sites.size();
    });
  }

  /// Signs what now holds at a site, in the transaction that changed it.
  void publish(Db db, SiteId site) {
    PolicyStore.lock(db, site);
    long serial = PolicyStore.serial(db, site) + 1;
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var off = SwitchStore.all(db, site);
    publish(db, site, Optional.empty(), serial, now, off);
    off.stream()
        .flatMap(one -> one.applianceId().stream())
        .distinct()
        .forEach(id -> publish(db, site, Optional.of(new ApplianceId(id)), serial, now, off));
    SiteDirectory.tellChanged(db, site);
  }

  private void publish(
      Db db,
      SiteId site,
      Optional<ApplianceId> appliance,
      long serial,
      Instant now,
      List<SwitchView> off) {
    var held =
        off.stream()
            .filter(one ->
                one.applianceId().isEmpty()
                    || one.applianceId().equals(appliance.map(ApplianceId::value)))
            .collect(
                Collectors.groupingBy(
                    SwitchView::kind,
                    Collectors.mapping(SwitchView::name, Collectors.toUnmodifiableSet())));
    var switches =
        new Switches(
            held.getOrDefault(SwitchKind.RULE.word(), Set.of()),
            held.getOrDefault(SwitchKind.RUNBOOK.word(), Set.of()),
            held.getOrDefault(SwitchKind.CHECK.word(), Set.of()));
    var policy =
        new SyncedPolicy(
            site,
            appliance,
            serial,
            now,
            rules,
            switches,
            Json.object(),
            new Source(Source.Kind.CENTRAL, base));
    PolicyStore.insert(db, policy, signer.sign(policy), base);
  }
}
