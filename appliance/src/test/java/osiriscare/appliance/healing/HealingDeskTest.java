package osiriscare.appliance.healing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.appliance.TestAppliance;
import osiriscare.appliance.action.Actions;
import osiriscare.appliance.action.StepResult;
import osiriscare.appliance.central.CentralClient;
import osiriscare.appliance.drift.CheckObservation;
import osiriscare.appliance.drift.HostScan;
import osiriscare.appliance.drift.ScanResult;
import osiriscare.appliance.evidence.EvidenceLog;
import osiriscare.appliance.evidence.EvidenceWriter;
import osiriscare.appliance.incident.IncidentQueue;
import osiriscare.appliance.order.OrderExecutor.OrderFailed;
import osiriscare.appliance.store.LocalStore;
import osiriscare.evidence.bundle.Bundle;
import osiriscare.evidence.bundle.BundleContent;
import osiriscare.evidence.bundle.BundleKind;
import osiriscare.evidence.signing.CanonicalJson;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.healing.decision.EffectivePolicy;
import osiriscare.healing.decision.EffectivePolicy.Switches;
import osiriscare.healing.decision.Healer;
import osiriscare.healing.decision.PolicyDocument;
import osiriscare.healing.guard.GuardSettings;
import osiriscare.healing.replay.Replay;
import osiriscare.healing.rule.ShippedRules;
import osiriscare.healing.runbook.ActionVerb;
import osiriscare.healing.runbook.BuiltInRunbooks;
import osiriscare.healing.runbook.Step;
import osiriscare.protocol.check.Outcome;
import osiriscare.protocol.check.Verdict;
import osiriscare.protocol.healing.Allowance;
import osiriscare.protocol.healing.Allowance.RunbookAllowance;
import osiriscare.protocol.healing.GuardReset;
import osiriscare.protocol.healing.HealingOrigin;
import osiriscare.protocol.healing.HealingRequest;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.healing.SignedDocument;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.OrderId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import osiriscare.testkit.TestClock;
import osiriscare.testkit.receiver.FakeReceiver;
import tools.jackson.databind.node.ObjectNode;

/// From a failing check to the signed proof, on a host of the test's own whose state the steps
/// change.
class HealingDeskTest {
  private static final EffectivePolicy POLICY =
      EffectivePolicy.of(
          ShippedRules.builtIn(),
          BuiltInRunbooks.catalogue(),
          Switches.NONE,
          GuardSettings.DEFAULT);

  @TempDir Path folder;

  private final TestClock clock = new TestClock(Instant.parse("2026-11-21T12:00:00Z"));
  private final FakeReceiver receiver = new FakeReceiver(clock);
  private final Host host = new Host();
  private final SigningKey rulesKey = SigningKey.generate(new SecureRandom());
  private final Random random = new Random(5);
  private TestAppliance appliance;
  private LocalStore store;
  private EvidenceLog log;
  private EvidenceWriter writer;

  /// A host with one service and one open SSH setting.
  private final class Host implements HostScan, Actions {
    private boolean isServiceUp = true;
    private boolean isRestartUseful = true;
    private String rootLogin = "no";
    private boolean isSshdSetUseful = true;
    private Optional<Error> crash = Optional.empty();
    private boolean isStopping;
    private boolean isStoppingBefore;
    private final List<String> done = new ArrayList<>();

    @Override
    public ScanResult run() {
      var now = clock.instant();
      var services = Json.object();
      services.putArray("stopped").add("nginx.service");
      return new ScanResult(
          now,
          now,
          TestAppliance.scan(now, new Verdict.Pass()).facts(),
          List.of(
              seen("critical_services", isServiceUp, services),
              seen(
                  "linux_ssh_config",
                  rootLogin.equals("no"),
                  Json.object().put("permit_root_login", rootLogin))));
    }

    private CheckObservation seen(String check, boolean isGood, ObjectNode facts) {
      var verdict = isGood ? new Verdict.Pass() : new Verdict.Fail("not as it should be");
      var now = clock.instant();
      return new CheckObservation(
          check, appliance.config().hostname(), verdict, facts, Set.of(), now, now);
    }

    @Override
    public StepResult run(Step step, String runId) {
      done.add(step.verb().word());
      // Time goes on, or a second look would wait for ever.
      clock.advance(Duration.ofSeconds(1));
      if (isStopping) {
        // As the root helper's socket does it: closed by the interruption, which stays noted.
        Thread.currentThread().interrupt();
        return StepResult.refused("no root helper answers");
      }
      return switch (step.verb()) {
        case UNIT_RESTART -> {
          isServiceUp = isRestartUseful;
          crash.ifPresent(error -> {
            throw error;
          });
          yield result(true);
        }
        case UNIT_IS_ACTIVE -> result(isServiceUp);
        case SSHD_SET -> {
          rootLogin = isSshdSetUseful ? step.argument("value") : "maybe";
          yield result(true);
        }
        case SSHD_IS -> result(rootLogin.equals(step.argument("value")));
        case CHANGES_UNDO -> {
          rootLogin = "yes";
          yield result(true);
        }
        default -> StepResult.refused("not here");
      };
    }

    private StepResult result(boolean isGood) {
      return new StepResult(isGood, Optional.of("program"), Optional.of(isGood ? 0 : 3), "said");
    }
  }

  @BeforeEach
  void claim() throws Exception {
    appliance = TestAppliance.claimed(folder, receiver, clock);
    open();
  }

  private void open() {
    store = LocalStore.open(folder.resolve("appliance.db"));
    log =
        new EvidenceLog(
            store,
            appliance.config().appliance(),
            appliance.identity().chain(),
            appliance.key(),
            clock);
    writer = new EvidenceWriter(store, log, appliance.config(), appliance.scrubber(), clock);
  }

  @AfterEach
  void close() {
    store.close();
    receiver.close();
  }

  private AllowanceDesk allowances() {
    return new AllowanceDesk(
        appliance.config().appliance(), store, List.of(rulesKey.verifyingKey()));
  }

  private HealingDesk desk() {
    var central = new CentralClient(receiver.uri(), appliance.config().apiKey(), Optional.empty());
    return new HealingDesk(
        new HealingStore(store),
        new DeferredOrders(store),
        appliance.config().withDryRun(false),
        () -> new Healer(POLICY),
        allowances(),
        new Hosts(
            appliance.config().hostname(),
            host,
            host,
            _ -> {
              if (host.isStoppingBefore) {
                Thread.currentThread().interrupt();
              }
              return true;
            },
            OtherHosts.NONE),
        writer,
        new IncidentQueue(store, central, clock),
        appliance.scrubber(),
        clock,
        clock::advance);
  }

  private void scanAndHeal() throws InterruptedException {
    var result = host.run();
    writer.record(result);
    desk().heal(result);
  }

  private List<BundleContent> bundles(BundleKind kind) {
    return store.transaction(connection -> {
      var found = new ArrayList<BundleContent>();
      try (var query =
          connection.prepareStatement(
              "SELECT signed_payload FROM bundle WHERE kind = ? ORDER BY sequence")) {
        query.setString(1, kind.word());
        var row = query.executeQuery();
        while (row.next()) {
          found.add(Bundle.parse(row.getString(1)).content());
        }
      }
      return found;
    });
  }

  private int incidents() {
    return told().size();
  }

  // What Central is told, oldest first.
  private List<Fields> told() {
    return store.transaction(connection -> {
      var found = new ArrayList<Fields>();
      try (var query =
          connection.prepareStatement("SELECT body FROM incident_queue ORDER BY rowid")) {
        var row = query.executeQuery();
        while (row.next()) {
          found.add(Json.object(row.getString(1), "incident"));
        }
      }
      return found;
    });
  }

  @Test
  void stoppedService_isHealed_verified_andProven() throws Exception {
    host.isServiceUp = false;
    scanAndHeal();
    assertThat(host.isServiceUp).isTrue();
    var proof = bundles(BundleKind.HEALING).getFirst();
    assertThat(proof.outcome()).isEqualTo(Outcome.SUCCESS);
    assertThat(proof.verdict()).contains("pass");
    assertThat(proof.check()).isEqualTo("critical_services");
    assertThat(proof.actions())
        .extracting(BundleContent.ActionTaken::action)
        .containsExactly(
            "detect: unit_is_active", "remediate: unit_restart", "verify: unit_is_active");
    assertThat(proof.postState().path("healing_outcome").asString()).isEqualTo("healed");
    assertThat(told()).hasSize(1);
    assertThat(told().getFirst().object("details").text("platform"))
        .as("what a rule that is learned from it asks for")
        .isEqualTo("linux");
    // The check itself passes again, and that is in the chain too.
    assertThat(bundles(BundleKind.CHECK).getLast().verdict()).contains("pass");
  }

  @Test
  void decision_isReplayedFromTheChainAlone() throws Exception {
    host.isServiceUp = false;
    scanAndHeal();
    var ruleset = bundles(BundleKind.RULESET);
    assertThat(ruleset).hasSize(1);
    var policy = PolicyDocument.from(Fields.of(ruleset.getFirst().postState()).object("policy"));
    var payload =
        store.transaction(connection -> {
          try (var query =
              connection.prepareStatement(
                  "SELECT signed_payload FROM bundle WHERE kind = 'healing'")) {
            var row = query.executeQuery();
            row.next();
            return Json.object(row.getString(1), "bundle");
          }
        });
    assertThat(Replay.of(payload, policy).differences()).isEmpty();
  }

  @Test
  void restartWithoutEffect_isAFailure_whateverTheExitStatus() throws Exception {
    host.isServiceUp = false;
    host.isRestartUseful = false;
    scanAndHeal();
    var proof = bundles(BundleKind.HEALING).getFirst();
    assertThat(proof.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(proof.verdict()).contains("fail");
    assertThat(proof.actions()).anyMatch(step -> step.exitCode().equals(Optional.of(0)));
  }

  @Test
  void changeWithoutEffect_isRolledBack() throws Exception {
    host.rootLogin = "yes";
    host.isSshdSetUseful = false;
    scanAndHeal();
    assertThat(host.done).contains("changes_undo");
    assertThat(host.rootLogin).isEqualTo("yes");
    assertThat(bundles(BundleKind.HEALING).getFirst().outcome()).isEqualTo(Outcome.REVERTED);
  }

  @Test
  void actionThatDidNotHelp_goesToAPersonAtOnce_andIsToldOnce() throws Exception {
    host.isServiceUp = false;
    host.isRestartUseful = false;
    scanAndHeal();
    int acted = host.done.size();
    clock.advance(Duration.ofMinutes(1));
    scanAndHeal();
    clock.advance(Duration.ofMinutes(6));
    scanAndHeal();
    scanAndHeal();
    assertThat(host.done).hasSize(acted);
    assertThat(bundles(BundleKind.HEALING))
        .extracting(bundle -> bundle.postState().path("healing_outcome").asString())
        .as("at once by the cooldown, and again as a repeated incident")
        .containsExactly("failed", "escalated", "escalated");
    assertThat(incidents()).as("one drift is one incident").isEqualTo(1);
  }

  @Test
  void killedInTheMiddle_isNotRunTwice_andTheSecondLookTells() throws Exception {
    host.isServiceUp = false;
    host.crash = Optional.of(new Error("kill -9"));
    try {
      scanAndHeal();
    } catch (Error e) {
      assertThat(e).hasMessage("kill -9");
    }
    store.close();
    open();
    host.crash = Optional.empty();
    long restarts = restarts();
    desk().resume();
    assertThat(restarts()).isEqualTo(restarts);
    var proof = bundles(BundleKind.HEALING);
    assertThat(proof).hasSize(1);
    assertThat(proof.getFirst().actions().getFirst().action()).isEqualTo("interrupted");
    assertThat(proof.getFirst().outcome()).isEqualTo(Outcome.SUCCESS);
    desk().resume();
    assertThat(bundles(BundleKind.HEALING)).hasSize(1);
  }

  @Test
  void stoppedInTheMiddle_isNoFailure_andTheSecondLookTells() throws Exception {
    host.isServiceUp = false;
    host.isStopping = true;
    assertThatThrownBy(this::scanAndHeal).isInstanceOf(InterruptedException.class);
    assertThat(bundles(BundleKind.HEALING)).isEmpty();
    store.close();
    open();
    host.isStopping = false;
    host.isServiceUp = true;
    desk().resume();
    var proof = bundles(BundleKind.HEALING);
    assertThat(proof).hasSize(1);
    assertThat(proof.getFirst().actions().getFirst().action()).isEqualTo("interrupted");
    assertThat(proof.getFirst().outcome()).isEqualTo(Outcome.SUCCESS);
  }

  @Test
  void stoppedBeforeTheFirstStep_doesNothing_andTheNextScanHeals() throws Exception {
    host.isServiceUp = false;
    host.isStoppingBefore = true;
    assertThatThrownBy(this::scanAndHeal).isInstanceOf(InterruptedException.class);
    host.isStoppingBefore = false;
    assertThat(host.done).isEmpty();
    desk().resume();
    assertThat(bundles(BundleKind.HEALING)).isEmpty();
    scanAndHeal();
    assertThat(bundles(BundleKind.HEALING).getFirst().outcome()).isEqualTo(Outcome.SUCCESS);
  }

  private long restarts() {
    return host.done.stream().filter(ActionVerb.UNIT_RESTART.word()::equals).count();
  }

  @Test
  void dryRun_changesNothing_andSaysSo() throws Exception {
    host.isServiceUp = false;
    var result = host.run();
    writer.record(result);
    var central = new CentralClient(receiver.uri(), appliance.config().apiKey(), Optional.empty());
    new HealingDesk(
            new HealingStore(store),
            new DeferredOrders(store),
            appliance.config(),
            () -> new Healer(POLICY),
            allowances(),
            new Hosts(appliance.config().hostname(), host, host, _ -> true, OtherHosts.NONE),
            writer,
            new IncidentQueue(store, central, clock),
            appliance.scrubber(),
            clock,
            clock::advance)
        .heal(result);
    assertThat(host.done).isEmpty();
    var proof = bundles(BundleKind.HEALING).getFirst();
    assertThat(proof.outcome()).isEqualTo(Outcome.ALERT);
    assertThat(proof.postState().path("healing_outcome").asString()).isEqualTo("dry_run");
  }

  private SignedDocument signed(ObjectNode payload, SigningKey key) {
    var text = CanonicalJson.of(payload);
    return new SignedDocument(text, key.sign(text), key.verifyingKey().id());
  }

  private Allowance allowance(String runbook, boolean isStopped) {
    return new Allowance(
        appliance.config().appliance(),
        clock.instant(),
        clock.instant().plus(Duration.ofMinutes(10)),
        Map.of(
            new RunbookId(runbook),
            new RunbookAllowance(5, isStopped, Optional.of("it fails elsewhere"))));
  }

  @Test
  void allowance_stopsARunbook_alsoAfterRestartAndExpiry_untilCentralSaysOtherwise()
      throws Exception {
    host.isServiceUp = false;
    allowances().take(signed(allowance("LIN-SVC-001", true).toJson(), rulesKey));
    clock.advance(Duration.ofHours(2));
    scanAndHeal();
    assertThat(host.done).isEmpty();
    var proof = bundles(BundleKind.HEALING).getFirst();
    assertThat(proof.postState().at("/decision/reason_code").asString()).isEqualTo("budget");
    assertThat(proof.postState().at("/decision/reason").asString()).contains("it fails elsewhere");

    allowances().take(signed(allowance("LIN-SVC-001", false).toJson(), rulesKey));
    scanAndHeal();
    assertThat(restarts()).isEqualTo(1);
  }

  @Test
  void allowance_foreignOlderOrUnsigned_changesNothing() throws Exception {
    var good = signed(allowance("LIN-SVC-001", true).toJson(), rulesKey);
    clock.advance(Duration.ofMinutes(-5));
    var older = signed(allowance("LIN-SVC-001", false).toJson(), rulesKey);
    clock.advance(Duration.ofMinutes(6));
    var newer = allowance("LIN-SVC-001", false).toJson();
    var foreign = newer.deepCopy().put("appliance_id", "another-clinic-000000-AA:BB:CC:DD:EE:FF");
    var rules = newer.deepCopy().put("kind", "rules");
    var unsigned = signed(newer, SigningKey.generate(new SecureRandom()));

    allowances().take(good);
    var held = allowances().last();
    assertThat(held).isPresent();
    for (var bad : List.of(older, signed(foreign, rulesKey), signed(rules, rulesKey), unsigned)) {
      allowances().take(bad);
      assertThat(allowances().last()).isEqualTo(held);
    }
  }

  @Test
  void reset_ofTheHost_letsHealingGoOn() throws Exception {
    host.isServiceUp = false;
    host.isRestartUseful = false;
    for (int i = 0; i < 4; i++) {
      scanAndHeal();
      clock.advance(Duration.ofHours(1));
    }
    var before = restarts();
    scanAndHeal();
    assertThat(restarts()).as("a person is asked").isEqualTo(before);

    var unknown = new GuardReset(Optional.of(new HostId("another-host")), Optional.empty(), "seen");
    assertThatThrownBy(() -> desk().reset(unknown)).isInstanceOf(OrderFailed.class);
    scanAndHeal();
    assertThat(restarts()).isEqualTo(before);

    desk()
        .reset(
            new GuardReset(
                Optional.of(appliance.config().hostname()), Optional.empty(), "disk replaced"));
    host.isRestartUseful = true;
    scanAndHeal();
    assertThat(restarts()).isEqualTo(before + 1);
    assertThat(host.isServiceUp).isTrue();
  }

  @Test
  void passingAgain_closesTheDrift_soThatTheNextIsANewIncident() throws Exception {
    host.isServiceUp = false;
    scanAndHeal();
    clock.advance(Duration.ofMinutes(20));
    scanAndHeal();
    host.isServiceUp = false;
    clock.advance(Duration.ofMinutes(20));
    scanAndHeal();
    assertThat(incidents()).isEqualTo(2);
  }

  private HealingRequest request(String runbook, String unit, HealingOrigin origin) {
    return new HealingRequest(
        new RunbookId(runbook),
        appliance.config().hostname(),
        Map.of("unit", unit),
        origin,
        Optional.of("critical_services"),
        Optional.empty());
  }

  private Instant inADay() {
    return clock.instant().plus(Duration.ofDays(1));
  }

  private String failure(HealingDesk desk, OrderId order, HealingRequest request) {
    return catchThrowableOfType(OrderFailed.class, () -> desk.carryOut(order, request, inADay()))
        .code();
  }

  @Test
  void order_isHealed_verified_andRunOnce() throws Exception {
    host.isServiceUp = false;
    var desk = desk();
    desk.heal(quiet());
    var order = order();
    var request = request("LIN-SVC-001", "nginx.service", HealingOrigin.L2);
    var result = desk.carryOut(order, request, inADay());
    assertThat(result.path("healing_outcome").asString()).isEqualTo("healed");
    long restarts = restarts();
    host.isServiceUp = false;
    assertThat(desk().carryOut(order, request, inADay())).isEqualTo(result);
    assertThat(restarts()).isEqualTo(restarts).isEqualTo(1);
    assertThat(bundles(BundleKind.HEALING)).hasSize(1);
  }

  @Test
  void scanFromBeforeARepair_isNoNewDrift_andNothingIsDoneAboutIt() throws Exception {
    var desk = desk();
    desk.heal(quiet());
    host.isServiceUp = false;
    var before = host.run();
    desk.carryOut(order(), request("LIN-SVC-001", "nginx.service", HealingOrigin.L2), inADay());
    long restarts = restarts();
    int incidents = incidents();
    desk.heal(before);
    assertThat(incidents()).isEqualTo(incidents);
    assertThat(restarts()).isEqualTo(restarts);
    assertThat(bundles(BundleKind.HEALING)).hasSize(1);
    host.isServiceUp = false;
    clock.advance(Duration.ofMinutes(20));
    desk.heal(host.run());
    assertThat(incidents()).as("what fails afterwards is one").isEqualTo(incidents + 1);
  }

  @Test
  void order_endsWithTheWordOfItsOutcome() throws Exception {
    var desk = desk();
    desk.heal(quiet());
    var nginx = "nginx.service";
    assertThat(failure(desk, order(), request("LIN-SVC-002", nginx, HealingOrigin.PERSON)))
        .as("disruptive, outside the window")
        .isEqualTo("deferred");
    assertThat(failure(desk, order(), request("LIN-NONE-1", nginx, HealingOrigin.PERSON)))
        .isEqualTo("refused");
    assertThat(host.done).isEmpty();
    host.isServiceUp = false;
    host.isRestartUseful = false;
    assertThat(failure(desk, order(), request("LIN-SVC-001", nginx, HealingOrigin.CHAT)))
        .isEqualTo("failed");
    assertThat(failure(desk, order(), request("LIN-SVC-001", nginx, HealingOrigin.CHAT)))
        .isEqualTo("escalated");
    assertThat(failure(desk(), order(), request("LIN-SVC-001", nginx, HealingOrigin.L2)))
        .as("a desk that has not looked yet")
        .isEqualTo("not_ready");
    assertThat(bundles(BundleKind.HEALING))
        .extracting(bundle -> bundle.postState().path("healing_outcome").asString())
        .containsExactly("deferred", "refused", "failed", "escalated");
  }

  private OrderId order() {
    return OrderId.issue(clock.instant(), random);
  }

  // A scan in which everything passes.
  private ScanResult quiet() {
    boolean wasUp = host.isServiceUp;
    host.isServiceUp = true;
    var result = host.run();
    host.isServiceUp = wasUp;
    return result;
  }

  @Test
  void orderCutOff_isNotRunAgain() throws Exception {
    host.isServiceUp = false;
    host.crash = Optional.of(new Error("kill -9"));
    var order = order();
    var request = request("LIN-SVC-001", "nginx.service", HealingOrigin.L2);
    var desk = desk();
    desk.heal(quiet());
    assertThatThrownBy(() -> desk.carryOut(order, request, inADay())).hasMessage("kill -9");
    host.crash = Optional.empty();
    var result = desk().carryOut(order, request, inADay());
    assertThat(result.path("healing_outcome").asString()).isEqualTo("healed");
    assertThat(restarts()).isEqualTo(1);
  }

  @Test
  void order_thatIsDisruptive_runsOnceWithTheFirstScanInTheWindow() throws Exception {
    var desk = desk();
    desk.heal(host.run());
    var request = request("LIN-SVC-002", "nginx.service", HealingOrigin.PERSON);
    var order = order();
    assertThat(failure(desk, order, request)).isEqualTo("deferred");
    scanAndHeal();
    assertThat(restarts()).as("before the window").isZero();

    clock.advance(Duration.ofHours(14).plusMinutes(30));
    scanAndHeal();
    clock.advance(Duration.ofMinutes(15));
    scanAndHeal();
    assertThat(restarts()).isEqualTo(1);
    assertThat(bundles(BundleKind.HEALING))
        .extracting(bundle -> bundle.postState().path("healing_outcome").asString())
        .containsExactly("deferred", "healed");
    assertThat(failure(desk(), order, request)).as("the order's own end").isEqualTo("deferred");
  }

  @Test
  void deferredOrder_cutOff_isNotRunAgain() throws Exception {
    var desk = desk();
    desk.heal(host.run());
    failure(desk, order(), request("LIN-SVC-002", "nginx.service", HealingOrigin.PERSON));
    clock.advance(Duration.ofHours(14).plusMinutes(30));
    host.crash = Optional.of(new Error("kill -9"));
    assertThatThrownBy(this::scanAndHeal).hasMessage("kill -9");
    host.crash = Optional.empty();
    desk().resume();
    scanAndHeal();
    assertThat(restarts()).isEqualTo(1);
  }

  @Test
  void deferredOrder_whoseTimeIsOver_isRefusedAloud() throws Exception {
    var desk = desk();
    desk.heal(host.run());
    var request = request("LIN-SVC-002", "nginx.service", HealingOrigin.PERSON);
    assertThatThrownBy(
            () -> desk.carryOut(order(), request, clock.instant().plus(Duration.ofHours(13))))
        .isInstanceOf(OrderFailed.class);
    var patient = order();
    failure(desk, patient, request);
    clock.advance(Duration.ofDays(1).plusHours(14).plusMinutes(30));
    scanAndHeal();
    scanAndHeal();
    assertThat(restarts()).isZero();
    assertThat(bundles(BundleKind.HEALING))
        .extracting(bundle -> bundle.postState().at("/decision/reason_code").asString())
        .containsExactly("window", "window", "expired");
  }
}
