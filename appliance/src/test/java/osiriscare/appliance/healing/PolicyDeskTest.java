package osiriscare.appliance.healing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.appliance.TestAppliance;
import osiriscare.appliance.action.HostActions;
import osiriscare.appliance.central.CentralClient;
import osiriscare.appliance.drift.baseline.BaselineSource;
import osiriscare.appliance.healing.PolicySync.Outcome;
import osiriscare.appliance.order.OrderExecutor.OrderFailed;
import osiriscare.appliance.store.LocalStore;
import osiriscare.evidence.signing.CanonicalJson;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.healing.baseline.Baseline;
import osiriscare.healing.baseline.BaselineDocument;
import osiriscare.healing.baseline.FirewallDocument;
import osiriscare.healing.baseline.FirewallRuleset;
import osiriscare.healing.decision.EffectivePolicy.Switches;
import osiriscare.healing.rule.RuleDocument;
import osiriscare.healing.rule.RuleSource;
import osiriscare.healing.synced.SyncedPolicy;
import osiriscare.healing.synced.SyncedPolicy.SignedHost;
import osiriscare.protocol.healing.PromotedRule;
import osiriscare.protocol.healing.SignedDocument;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.provision.ServerKey;
import osiriscare.protocol.provision.ServerKey.Purpose;
import osiriscare.testkit.receiver.FakeReceiver;
import tools.jackson.databind.node.ObjectNode;

class PolicyDeskTest {
  private static final String PROMOTED =
      """
      rules:
      - id: PROMOTED-TIME-1
        name: Clock off at this clinic
        conditions:
        - {field: check_type, operator: equals, value: linux_ntp_sync}
        - {field: details.clinic_offset_ms, operator: gt, value: 900}
        runbook: LIN-NTP-002
      """;

  private final SigningKey rules = SigningKey.generate(new SecureRandom());

  @TempDir private Path folder;
  private TestAppliance appliance;
  private LocalStore store;
  private HttpServer server;
  private CentralClient central;
  private Optional<SignedDocument> offered = Optional.empty(); // guarded by this
  private int sent; // guarded by this
  private boolean isTorn; // guarded by this
  private HostActions helper;

  @BeforeEach
  void start() throws Exception {
    try (var receiver = new FakeReceiver(Clock.systemUTC())) {
      appliance = TestAppliance.claimed(folder, receiver, Clock.systemUTC());
    }
    store = LocalStore.open(folder.resolve(LocalStore.FILE));
    helper = new HostActions(folder.resolve("root"), folder.resolve("helper"));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/agent/sync", this::answer);
    server.start();
    var uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    central = new CentralClient(uri, Optional.empty(), Optional.empty());
  }

  @AfterEach
  void stop() {
    central.close();
    server.stop(0);
    store.close();
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (offered.isEmpty()) {
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      var document = offered.get();
      var tag = PolicySync.tag(document);
      if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
        exchange.sendResponseHeaders(304, -1);
        return;
      }
      sent++;
      var body = Json.text(document.toJson()).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body, 0, isTorn ? body.length / 2 : body.length);
    }
  }

  private synchronized int sent() {
    return sent;
  }

  private PolicyDesk desk() {
    return new PolicyDesk(
        appliance.config(), store, List.of(rules.verifyingKey()), Clock.systemUTC());
  }

  private void offer(
      SigningKey key, SiteId site, long serial, ObjectNode settings, String... disabled) {
    offer(key, site, serial, settings, SignedHost.NONE, disabled);
  }

  private void offer(
      SigningKey key,
      SiteId site,
      long serial,
      ObjectNode settings,
      SignedHost host,
      String... disabled) {
    offer(
        key,
        new SyncedPolicy(
                site,
                Optional.empty(),
                serial,
                Instant.parse("2026-11-21T08:00:00Z"),
                List.of(),
                new Switches(Set.of(disabled), Set.of(), Set.of()),
                settings,
                host,
                new SyncedPolicy.Source(SyncedPolicy.Source.Kind.CENTRAL, "1"))
            .toJson());
  }

  private synchronized void offer(SigningKey key, ObjectNode policy) {
    var text = CanonicalJson.of(policy);
    offered = Optional.of(new SignedDocument(text, key.sign(text), key.verifyingKey().id()));
  }

  // As Central signs it while a learned rule is out at the site.
  private SignedDocument offerLearned(long serial) {
    offer(serial);
    var policy = Json.object(offered().signedPayload(), "policy").tree();
    policy
        .withArray("rules")
        .add(RuleDocument.yaml(PROMOTED, "rule", RuleSource.PROMOTED).getFirst().toJson());
    offer(rules, policy);
    return offered();
  }

  private void offer(long serial, String... disabled) {
    offer(rules, appliance.config().site(), serial, Json.object(), disabled);
  }

  @Test
  void sync_aSignedPolicy_isInForceAtOnceAndAfterARestart() throws Exception {
    var desk = desk();
    var sync = new PolicySync(desk, central, helper);
    assertThat(sync.sync()).isEqualTo(Outcome.UNREACHED);
    assertThat(desk.serial()).isZero();
    assertThat(desk.get().policy().rules().byId("L1-SSH-001")).isPresent();

    offer(3, "L1-SSH-001");
    assertThat(sync.sync()).isEqualTo(Outcome.CHANGED);
    assertThat(desk.get().policy().rules().byId("L1-SSH-001")).isEmpty();
    assertThat(sync.sync()).isEqualTo(Outcome.SAME);
    assertThat(sent()).as("the second time its tag was enough").isEqualTo(1);

    var again = desk();
    assertThat(again.get().policy().hash()).isEqualTo(desk.get().policy().hash());
    assertThat(again.serial()).isEqualTo(3);
  }

  private static ObjectNode baseline(int diskUsedPercentMax) {
    return Json.object()
        .put("policy_version", "r1")
        .put("disk_used_percent_max", diskUsedPercentMax);
  }

  private void offerBaseline(long serial, int diskUsedPercentMax) {
    var host = new SignedHost(Optional.of(baseline(diskUsedPercentMax)), Optional.empty());
    offer(rules, appliance.config().site(), serial, Json.object(), host);
  }

  @Test
  void baseline_ofASignedPolicy_isComparedWith_atOnceAndAfterARestart_untilItIsWithdrawn()
      throws Exception {
    var desk = desk();
    var source = BaselineSource.ofSite(desk::baseline, BaselineSource.builtIn());
    var sync = new PolicySync(desk, central, helper);
    offerBaseline(3, 71);
    assertThat(sync.sync()).isEqualTo(Outcome.CHANGED);
    assertThat(percent(source)).isEqualTo(71);
    assertThat(desk().baseline()).isEqualTo(desk.baseline());

    offerBaseline(4, 1_000);
    assertThat(sync.sync()).as("no such percentage").isEqualTo(Outcome.REFUSED);
    assertThat(percent(source)).as("the last good one").isEqualTo(71);

    offer(5);
    assertThat(sync.sync()).isEqualTo(Outcome.CHANGED);
    assertThat(percent(source)).isEqualTo(Baseline.builtIn().diskUsedPercentMax());
  }

  private static int percent(BaselineSource source) {
    return source.current() instanceof BaselineSource.InForce(var baseline, _)
        ? baseline.diskUsedPercentMax()
        : -1;
  }

  @Test
  void report_tellsWhatHolds_andWhereItComesFrom() throws Exception {
    pinRulesKey();
    assertThat(PolicyReport.of(appliance.config()).path("serial").asLong()).isZero();
    offerBaseline(3, 71);
    new PolicySync(desk(), central, helper).sync();
    var report = PolicyReport.of(appliance.config());
    assertThat(report.path("ruleset_hash").asString()).isEqualTo(desk().get().policy().hash());
    assertThat(report.path("serial").asLong()).isEqualTo(3);
    assertThat(report.at("/source/revision").asString()).isEqualTo("1");
    assertThat(report.at("/baseline/disk_used_percent_max").asInt()).isEqualTo(71);
    assertThat(report.path("baseline_is_signed_by_central").asBoolean()).isTrue();
    assertThat(BaselineDocument.from(Fields.of(report).object("baseline")))
        .isEqualTo(desk().baseline().orElseThrow());
  }

  private void pinRulesKey() throws IOException {
    var file = folder.resolve("identity.json");
    var identity = Json.object(Files.readString(file), "identity").tree();
    var key = new ServerKey(Purpose.RULES, rules.verifyingKey().id(), rules.verifyingKey().hex());
    identity.withArray("server_keys").add(key.toJson());
    Files.writeString(file, Json.text(identity));
  }

  @Test
  void firewall_isHandedToTheHelper_whenItKnowsTheKey_andWhenCentralDeclaresAnother()
      throws Exception {
    var sync = new PolicySync(desk(), central, helper);
    offerFirewall(3, "table inet one { }\n");
    sync.sync();
    assertThat(folder.resolve("helper/firewall.json")).as("no key yet").doesNotExist();
    Files.createDirectories(folder.resolve("root/etc/osiriscare"));
    Files.writeString(
        folder.resolve("root/etc/osiriscare/rules.pub"), rules.verifyingKey().hex() + "\n");
    assertThat(sync.sync()).isEqualTo(Outcome.SAME);
    assertThat(folder.resolve("helper/firewall.json")).content().contains("table inet one");
    offerFirewall(4, "table inet two { }\n");
    sync.sync();
    assertThat(folder.resolve("helper/firewall.json")).content().contains("table inet two");
  }

  private void offerFirewall(long serial, String ruleset) {
    var site = appliance.config().site();
    var document =
        new FirewallDocument(
            site,
            serial,
            Instant.parse("2026-11-21T08:00:00Z"),
            Optional.of(new FirewallRuleset(ruleset)));
    var text = CanonicalJson.of(document.toJson());
    var signed = new SignedDocument(text, rules.sign(text), rules.verifyingKey().id());
    offer(
        rules, site, serial, Json.object(), new SignedHost(Optional.empty(), Optional.of(signed)));
  }

  @Test
  void sync_olderForeignOrUnsigned_isRefusedAndTheLastGoodStays() throws Exception {
    var desk = desk();
    var sync = new PolicySync(desk, central, helper);
    offer(3, "L1-SSH-001");
    sync.sync();
    var hash = desk.get().policy().hash();

    offer(2);
    assertThat(sync.sync()).as("older").isEqualTo(Outcome.REFUSED);
    assertThat(sync.sync()).as("older, again").isEqualTo(Outcome.REFUSED);
    assertThat(sent()).as("what was refused is not fetched for ever").isEqualTo(2);
    offer(3);
    assertThat(sync.sync()).as("another of the same serial").isEqualTo(Outcome.REFUSED);
    offer(rules, new SiteId("another-clinic-000000"), 4, Json.object());
    assertThat(sync.sync()).as("another site's").isEqualTo(Outcome.REFUSED);
    offer(SigningKey.generate(new SecureRandom()), appliance.config().site(), 4, Json.object());
    assertThat(sync.sync()).as("another key").isEqualTo(Outcome.REFUSED);

    assertThat(desk.get().policy().hash()).isEqualTo(hash);
    assertThat(desk().get().policy().hash()).isEqualTo(hash);
    offer(5);
    assertThat(sync.sync()).as("a good one after bad ones").isEqualTo(Outcome.CHANGED);
  }

  private static boolean hasLearned(PolicyDesk desk) {
    return desk.get().policy().rules().byId("PROMOTED-TIME-1").isPresent();
  }

  @Test
  void demotedRule_isGoneAfterTheNextSync_alsoAfterATimeOffline_aRestartAndATornBundle()
      throws Exception {
    var desk = desk();
    var sync = new PolicySync(desk, central, helper);
    var withRule = offerLearned(3);
    assertThat(sync.sync()).isEqualTo(Outcome.CHANGED);
    assertThat(hasLearned(desk)).isTrue();

    beOffline();
    assertThat(sync.sync()).isEqualTo(Outcome.UNREACHED);
    var restarted = desk();
    assertThat(hasLearned(restarted)).as("Central did not say otherwise yet").isTrue();
    var again = new PolicySync(restarted, central, helper);
    offer(4);
    tearAnswers(true);
    assertThat(again.sync()).isEqualTo(Outcome.UNREACHED);
    assertThat(List.of(restarted.serial(), desk().serial())).containsOnly(3L);
    tearAnswers(false);
    assertThat(again.sync()).isEqualTo(Outcome.CHANGED);
    assertThat(hasLearned(restarted)).isFalse();
    assertThat(hasLearned(desk())).as("after another restart").isFalse();

    offer(withRule);
    assertThat(again.sync()).as("the good one of before, sent again").isEqualTo(Outcome.REFUSED);
    assertThat(new PolicySync(desk(), central, helper).sync()).isEqualTo(Outcome.REFUSED);
    assertThat(hasLearned(restarted) || hasLearned(desk())).isFalse();
    assertThat(desk().serial()).isEqualTo(4);
  }

  /// A build that cannot read what was kept works by its own rules, and does not take for new what
  /// Central took back before.
  @Test
  void serial_neverGoesBack_alsoWhenTheKeptPolicyCountsNoMore() throws Exception {
    var withRule = offerLearned(5);
    offer(7);
    var unreadable = Json.object(offered().signedPayload(), "policy").tree();
    unreadable.withArray("rules").addObject().put("id", "OF-ANOTHER-BUILD");
    offer(rules, unreadable);
    new PolicyStore(store).keep(PolicyStore.Kind.RULES, offered());

    var desk = desk();
    assertThat(desk.serial()).as("none is in force").isZero();
    offer(withRule);
    assertThat(new PolicySync(desk, central, helper).sync()).isEqualTo(Outcome.REFUSED);
    assertThat(hasLearned(desk)).isFalse();
    offer(8);
    assertThat(new PolicySync(desk, central, helper).sync()).isEqualTo(Outcome.CHANGED);
  }

  private synchronized void beOffline() {
    offered = Optional.empty();
  }

  private synchronized void offer(SignedDocument document) {
    offered = Optional.of(document);
  }

  private synchronized void tearAnswers(boolean areTorn) {
    isTorn = areTorn;
  }

  @Test
  void settings_notNamedByCentral_areThoseOfTheConfiguration() {
    var local = desk().get().policy().settings();
    offer(
        rules,
        appliance.config().site(),
        1,
        Json.object().put("cooldown_seconds", 900).put("maintenance_window", "23:00-01:00"));
    var desk = desk();
    assertThat(desk.take(offered())).isTrue();
    var settings = desk.get().policy().settings();
    assertThat(settings.cooldown()).isEqualTo(Duration.ofMinutes(15));
    assertThat(settings.window()).hasToString("23:00-01:00");
    assertThat(settings.ntpSkewMaxMs()).isEqualTo(local.ntpSkewMaxMs());
  }

  private synchronized SignedDocument offered() {
    return offered.orElseThrow();
  }

  private static PromotedRule promoted(String id, String yaml) {
    return new PromotedRule(id, yaml, Optional.empty(), Optional.empty(), Optional.empty());
  }

  @Test
  void promote_aGoodRule_isInForceBesideTheOthers_alsoAfterARestart() {
    var desk = desk();
    var before = desk.get().policy();
    desk.promote(promoted("PROMOTED-TIME-1", PROMOTED));
    desk.promote(promoted("PROMOTED-TIME-1", PROMOTED));
    offer(1, "L1-SSH-001");
    desk.take(offered());

    for (var held : List.of(desk, desk())) {
      var rules = held.get().policy().rules();
      assertThat(rules.byId("PROMOTED-TIME-1")).isPresent();
      assertThat(rules.byId("L1-SSH-001")).isEmpty();
      assertThat(rules.rules()).hasSize(before.rules().rules().size());
    }
  }

  @Test
  void promotedRule_thatAPolicySwitchesOff_isNotInForce_alsoAfterARestart() {
    var desk = desk();
    desk.promote(promoted("PROMOTED-TIME-1", PROMOTED));
    offer(1, "PROMOTED-TIME-1");
    desk.take(offered());

    for (var held : List.of(desk, desk())) {
      assertThat(held.get().policy().rules().byId("PROMOTED-TIME-1")).isEmpty();
    }
  }

  @Test
  void promote_whatDoesNotFit_isRefusedByName_andInstallsNothing() {
    refused("PROMOTED-TIME-2", PROMOTED, "rule_id");
    refused("PROMOTED-TIME-1", PROMOTED + PROMOTED.substring(PROMOTED.indexOf('-')), "rule_yaml");
    refused("PROMOTED-TIME-1", PROMOTED.replace("LIN-NTP-002", "LIN-NOSUCH-001"), "LIN-NOSUCH-001");
    refused("PROMOTED-TIME-1", PROMOTED.replace("name:", "names:"), "names");
    refused("L1-SSH-001", PROMOTED.replace("PROMOTED-TIME-1", "L1-SSH-001"), "builtin");
    refused("PROMOTED-TIME-1", PROMOTED + "  source: builtin\n", "source");
  }

  private void refused(String id, String yaml, String named) {
    var desk = desk();
    var hash = desk.get().policy().hash();
    assertThatThrownBy(() -> desk.promote(promoted(id, yaml)))
        .as(named)
        .isInstanceOf(OrderFailed.class)
        .hasMessageContaining(named);
    assertThat(desk.get().policy().hash()).isEqualTo(hash);
    assertThat(desk().get().policy().hash()).isEqualTo(hash);
  }

  @Test
  void promote_aRuleThatWouldUndoAnother_isRefused() {
    var first =
        PROMOTED.replace(
            "LIN-NTP-002",
            "LIN-SSH-001\n  parameters: {option: PermitRootLogin, value: prohibit-password}");
    refused("PROMOTED-TIME-1", first, "undo");
  }
}
