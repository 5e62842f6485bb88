package osiriscare.central.policy;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import osiriscare.central.job.Lease;
import osiriscare.central.policysource.PolicyRevisions;
import osiriscare.central.policysource.PolicyRevisions.Accepted;
import osiriscare.central.signing.Signer;
import osiriscare.central.site.SiteDirectory;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.healing.baseline.FirewallDocument;
import osiriscare.healing.decision.EffectivePolicy.Switches;
import osiriscare.healing.rule.Rule;
import osiriscare.healing.source.PolicyTerms;
import osiriscare.healing.synced.SyncedPolicy;
import osiriscare.healing.synced.SyncedPolicy.SignedHost;
import osiriscare.healing.synced.SyncedPolicy.Source;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.SiteId;

/// Signs what a site's appliances are to follow: one document for the site, one more for each
/// appliance with switches of its own, all with the same new serial. A release is made when a
/// switch changes, when a learned rule comes or goes, when the site's policy repository brings a
/// new revision, and for every site when a newer build ships other rules.
public final class PolicyPublisher {
  /// Most sites that one transaction signs for; their locks are held that long.
  private static final int SITES_PER_TURN = 50;

  private final Database database;
  private final Signer signer;
  private final Clock clock;
  private final RuleBase own;
  private final String buildId;

  /// @param rules those that this build ships for sites
  PolicyPublisher(Database database, Signer signer, Clock clock, List<Rule> rules, String buildId) {
    this.database = database;
    this.signer = signer;
    this.clock = clock;
    this.own = RuleBase.of(rules);
    this.buildId = buildId;
  }

  /// Signs for all sites whose last release was not made from what holds now.
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
      var sites = PolicyStore.outdated(db, newest(db).sha256(), SITES_PER_TURN);
      sites.forEach(site -> publish(db, site));
      return sites.size();
    });
  }

  private RuleBase newest(Db db) {
    own.register(db, buildId, clock.instant());
    return RuleBase.newest(db);
  }

  // What all documents of one release have in common.
  private record Release(
      SiteId site,
      long serial,
      Instant issuedAt,
      RuleBase base,
      List<Rule> learned,
      Set<String> withdrawn,
      Optional<Accepted> revision,
      List<SwitchView> off) {
    PolicyTerms terms() {
      return revision.map(one -> one.content().at(site)).orElse(PolicyTerms.NONE);
    }

    // The repository's rules go last: one with the id of another replaces it.
    List<Rule> rules() {
      var byId = new LinkedHashMap<String, Rule>();
      Stream.of(base.rules(), learned, revision.map(one -> one.content().rules()).orElse(List.of()))
          .flatMap(List::stream)
          .forEach(rule -> byId.put(rule.id(), rule));
      return List.copyOf(byId.values());
    }

    Source source() {
      return revision
          .map(one ->
              new Source(
                  one.isPartners() ? Source.Kind.PARTNER_GIT : Source.Kind.CENTRAL, one.revision()))
          .orElseGet(() -> new Source(Source.Kind.CENTRAL, base.sha256()));
    }
  }

  /// Signs what now holds at a site, in the transaction that changed it.
  public void publish(Db db, SiteId site) {
    PolicyStore.lock(db, site);
    var release =
        new Release(
            site,
            PolicyStore.serial(db, site) + 1,
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            newest(db),
            PromotedRules.installed(db, site),
            PromotedRules.withdrawn(db, site),
            PolicyRevisions.of(db, site),
            SwitchStore.all(db, site));
    sign(db, release, Optional.empty());
    release.off().stream()
        .flatMap(one -> one.applianceId().stream())
        .distinct()
        .forEach(id -> sign(db, release, Optional.of(new ApplianceId(id))));
    SiteDirectory.tellChanged(db, site);
  }

  private void sign(Db db, Release release, Optional<ApplianceId> appliance) {
    var terms = release.terms();
    var policy =
        new SyncedPolicy(
            release.site(),
            appliance,
            release.serial(),
            release.issuedAt(),
            release.rules(),
            PolicyTerms.together(
                PolicyTerms.together(terms.switches(), switches(release.off(), appliance)),
                new Switches(release.withdrawn(), Set.of(), Set.of())),
            terms.settings(),
            host(release),
            release.source());
    PolicyStore.insert(
        db,
        policy,
        signer.sign(policy),
        new PolicyStore.Origin(release.base().sha256(), release.revision().map(Accepted::number)));
  }

  // Also without a ruleset: what was declared before is declared no more.
  private SignedHost host(Release release) {
    return release
        .revision()
        .map(accepted ->
            new SignedHost(
                release.terms().declaration().baseline(accepted.revision()),
                Optional.of(
                    signer.sign(
                        new FirewallDocument(
                            release.site(),
                            release.serial(),
                            release.issuedAt(),
                            release.terms().declaration().firewall())))))
        .orElse(SignedHost.NONE);
  }

  private static Switches switches(List<SwitchView> off, Optional<ApplianceId> appliance) {
    var held =
        off.stream()
            .filter(one ->
                one.applianceId().isEmpty()
                    || one.applianceId().equals(appliance.map(ApplianceId::value)))
            .collect(
                Collectors.groupingBy(
                    SwitchView::kind,
                    Collectors.mapping(SwitchView::name, Collectors.toUnmodifiableSet())));
    return new Switches(
        held.getOrDefault(SwitchKind.RULE.word(), Set.of()),
        held.getOrDefault(SwitchKind.RUNBOOK.word(), Set.of()),
        held.getOrDefault(SwitchKind.CHECK.word(), Set.of()));
  }
}
