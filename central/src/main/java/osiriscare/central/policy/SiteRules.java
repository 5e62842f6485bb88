package osiriscare.central.policy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import osiriscare.central.policysource.PolicyRevisions;
import osiriscare.database.Db;
import osiriscare.healing.rule.Rule;
import osiriscare.healing.rule.ShippedRules;
import osiriscare.protocol.id.SiteId;

/// The rules that there are at a site: those of the build, those that were learned, and those of
/// its policy repository.
final class SiteRules {
  private SiteRules() {}

  /// All of them, whether they are on or off; a later one replaces an earlier one with its id.
  static Stream<Rule> all(Db db, SiteId site) {
    return Stream.of(
            ShippedRules.builtIn(),
            ShippedRules.synced(),
            PromotedRules.installed(db, site),
            PolicyRevisions.of(db, site).map(one -> one.content().rules()).orElse(List.of()))
        .flatMap(List::stream);
  }

  /// Ids of those that are off at the whole site.
  static Set<String> off(Db db, SiteId site) {
    return Stream.concat(
            SwitchStore.all(db, site).stream()
                .filter(one -> one.kind().equals(SwitchKind.RULE.word()))
                .filter(one -> one.applianceId().isEmpty())
                .map(SwitchView::name),
            PolicyRevisions.of(db, site).stream()
                .flatMap(one -> one.content().at(site).switches().rules().stream()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
