package osiriscare.central.flywheel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.central.flywheel.PatternStore.ProvenSite;
import osiriscare.central.flywheel.Promoter.Word;
import osiriscare.central.job.Lease;
import osiriscare.central.policy.PromotedRules;
import osiriscare.central.policysource.PolicyRevisions;
import osiriscare.central.policysource.PolicyRevisions.Accepted;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.healing.rule.Rule;
import osiriscare.healing.runbook.ArgumentType;
import osiriscare.healing.runbook.BuiltInRunbooks;
import osiriscare.healing.runbook.Runbook;
import osiriscare.healing.runbook.RunbookCatalogue;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;

/// Says yes to candidates in a person's place, at sites whose own policy states how much is enough.
/// A site counts for itself; its rule goes nowhere else.
final class PolicyApprovals {
  /// Who decides, in promotions and the audit log.
  static final String POLICY = "policy";

  private static final int PROVEN_MAX = 500;
  private static final Logger log = LoggerFactory.getLogger(PolicyApprovals.class);

  private final Database database;
  private final Promoter promoter;
  private final RunbookCatalogue runbooks = BuiltInRunbooks.catalogue();

  PolicyApprovals(Database database, Promoter promoter) {
    this.database = database;
    this.promoter = promoter;
  }

  /// A site where a policy says yes.
  private record Approving(ProvenSite site, Accepted policy) {}

  /// Looks at everything that waits for a person's word.
  void look() {
    database.inPlatform(db -> {
      if (PolicyRevisions.anySpeaksOf(db, "promotion") && Lease.take(db, "flywheel")) {
        var bySignature = new LinkedHashMap<String, List<Approving>>();
        for (var site : PatternStore.waiting(db, PROVEN_MAX)) {
          approving(db, site)
              .ifPresent(yes ->
                  bySignature.computeIfAbsent(site.signature(), _ -> new ArrayList<>()).add(yes));
        }
        bySignature.forEach((signature, sites) -> approve(db, signature, sites));
      }
      return db;
    });
  }

  private static Optional<Approving> approving(Db db, ProvenSite site) {
    return PolicyRevisions.of(db, new SiteId(site.siteId()))
        .filter(accepted ->
            accepted
                .content()
                .at(new SiteId(site.siteId()))
                .promotion()
                .filter(terms -> terms.isMet(site.occurrences(), site.healed()))
                .isPresent())
        .map(accepted -> new Approving(site, accepted));
  }

  private void approve(Db db, String signature, List<Approving> wanted) {
    var pattern = PatternStore.find(db, signature).orElseThrow();
    var rule = Promoter.rule(pattern);
    if (!isHarmless(rule)) {
      return;
    }
    var replay = promoter.replay(db, rule);
    var sites = wanted.stream().filter(one -> fits(db, one.site().siteId(), rule)).toList();
    if (sites.isEmpty() || replay.matched() == 0 || replay.failed() + replay.differed() > 0) {
      return;
    }
    promoter
        .promote(db, pattern, sites.stream().map(one -> one.site().siteId()).toList(), word(sites))
        .ifPresent(id ->
            log.atInfo()
                .addKeyValue("promotion", id)
                .addKeyValue("sites", sites.size())
                .log("a policy approved a rule"));
  }

  private static Word word(List<Approving> sites) {
    var detail = Json.object();
    var policies = detail.putArray("policies");
    sites.forEach(one ->
        policies
            .addObject()
            .put("site_id", one.site().siteId())
            .put("source", one.policy().source())
            .put("revision", one.policy().revision())
            .put("occurrences", one.site().occurrences())
            .put("healed", one.site().healed()));
    var first = sites.getFirst().policy();
    return new Word(
        POLICY,
        Optional.empty(),
        "approved by the policy of " + first.source() + " at revision " + first.revision(),
        detail);
  }

  private boolean isHarmless(Rule rule) {
    return rule.action() instanceof Rule.Action.Run(var id, _)
        && runbooks
            .find(id)
            .filter(runbook -> !runbook.isDisruptive() && !touchesPeople(runbook))
            .isPresent();
  }

  private static boolean touchesPeople(Runbook runbook) {
    return runbook.parameters().values().stream()
        .map(Runbook.Parameter::type)
        .anyMatch(type -> type == ArgumentType.ACCOUNT || type == ArgumentType.INTERFACE);
  }

  private static boolean fits(Db db, String site, Rule rule) {
    try {
      PromotedRules.check(db, new SiteId(site), rule);
      return true;
    } catch (InvalidRequest _) {
      return false;
    }
  }
}
