package osiriscare.healing.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import osiriscare.healing.budget.BudgetPlanner.Wanted;
import osiriscare.healing.budget.Ledger.Grant;
import osiriscare.healing.budget.Ledger.Reset;
import osiriscare.healing.budget.Ledger.Use;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.SiteId;

/// Who gets what of a budget, and when it stops.
class BudgetPlannerTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:20:00Z");
  private static final RunbookId RUNBOOK = new RunbookId("LIN-SVC-001");
  private static final ApplianceId A1 = new ApplianceId("a-02:00:00:00:00:01");
  private static final ApplianceId A2 = new ApplianceId("a-02:00:00:00:00:02");
  private static final ApplianceId B1 = new ApplianceId("b-02:00:00:00:00:03");
  private static final Optional<SiteId> SITE_A = Optional.of(A1.site());
  private static final Optional<SiteId> FLEET = Optional.empty();
  private static final BudgetPlanner PLANNER =
      new BudgetPlanner(new BudgetLimits(3, 10, 25, 4), new BudgetLimits(4, 10, 25, 4));

  private final List<Use> uses = new ArrayList<>();
  private final List<Grant> grants = new ArrayList<>();
  private final List<Reset> resets = new ArrayList<>();

  private Ledger ledger() {
    return new Ledger(RUNBOOK, uses, grants, resets, Map.of(A1.site(), 3, B1.site(), 1));
  }

  private void used(ApplianceId appliance, String host, int minutesAgo, boolean hasFailed) {
    var at = NOW.minus(Duration.ofMinutes(minutesAgo));
    uses.add(new Use(appliance, host, at, at, hasFailed));
  }

  private static Wanted asking(ApplianceId... appliances) {
    return new Wanted(List.of(appliances), List.of(), Set.of());
  }

  private BudgetPlanner.Plan plan(Wanted wanted) {
    return PLANNER.plan(ledger(), wanted, NOW);
  }

  @Test
  void standing_goesToWhoIsThere_andLeavesMostFree() {
    var plan = plan(new Wanted(List.of(), List.of(A1, A2, B1), Set.of()));
    assertThat(plan.grants()).containsOnlyKeys(A1);
    assertThat(plan.stops()).isEmpty();
  }

  @Test
  void more_isGivenWhileThereIsRoom_andTheLastWhoAsksStopsIt() {
    used(A1, "h1", 10, false);
    used(A1, "h2", 5, false);
    assertThat(plan(asking(A1)).grants()).containsEntry(A1, 1);
    used(A1, "h3", 1, false);
    var spent = plan(asking(A1));
    assertThat(spent.grants()).isEmpty();
    assertThat(spent.stops()).containsOnlyKeys(SITE_A);
    assertThat(spent.stops().get(SITE_A)).contains("3 hosts per hour");
    assertThat(plan(asking(B1)).grants()).containsEntry(B1, 1);
    used(B1, "h4", 1, false);
    assertThat(plan(asking(B1)).stops()).containsOnlyKeys(FLEET);
    assertThat(plan(asking()).stops()).isEmpty();
  }

  @Test
  void more_isNotGiven_whatAnotherWasPromised_untilItSurelyToldAll() {
    var slot = Ledger.slot(NOW).minus(Ledger.SLOT);
    grants.add(new Grant(A2, slot, 3, Optional.of(NOW.minusSeconds(1_000))));
    assertThat(plan(asking(A1)).stops()).containsOnlyKeys(SITE_A);
    grants.set(0, new Grant(A2, slot, 3, Optional.of(slot.plus(Duration.ofMinutes(91)))));
    assertThat(plan(asking(A1)).grants()).containsEntry(A1, 1);
  }

  @Test
  void failures_stopIt_whereTheyAre_andAResetCountsAnew() {
    for (int i = 0; i < 4; i++) {
      used(A1, "h1", 30 + i, i < 2);
    }
    assertThat(plan(asking()).stops()).containsOnlyKeys(SITE_A, FLEET);
    assertThat(plan(asking(B1)).grants()).isEmpty();
    resets.add(new Reset(SITE_A, NOW.minusSeconds(60)));
    resets.add(new Reset(FLEET, NOW.minusSeconds(60)));
    assertThat(plan(asking()).stops()).isEmpty();
    assertThat(plan(asking(B1)).grants()).containsEntry(B1, 1);
  }

  @Test
  void stopped_getsNothing_andIsNotStoppedTwice() {
    var stopped = new Wanted(List.of(A1), List.of(A1), Set.of(FLEET));
    assertThat(plan(stopped).grants()).isEmpty();
    assertThat(plan(stopped).stops()).isEmpty();
  }

  @Test
  void aDaysBudget_growsWithTheHosts_andIsNeverLessThanAnHours() {
    var limits = new BudgetLimits(3, 10, 25, 4);
    assertThat(limits.hostsPerDay(5)).isEqualTo(3);
    assertThat(limits.hostsPerDay(95)).isEqualTo(10);
    used(A1, "h1", 300, false);
    used(A1, "h2", 200, false);
    used(A1, "h3", 100, false);
    assertThat(plan(asking(A1)).stops().get(SITE_A)).contains("3 hosts per day");
  }
}
