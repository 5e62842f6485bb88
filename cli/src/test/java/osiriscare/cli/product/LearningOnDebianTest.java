package osiriscare.cli.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.cli.central.CentralClient;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.evidence.signing.VerifyingKey;
import osiriscare.protocol.check.Check;
import osiriscare.protocol.check.CheckCatalogue;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import osiriscare.testkit.planner.FakeModelServer;
import osiriscare.testkit.planner.FakeModelServer.Reply;

/// What no rule knows, from the first plan of a model to a rule that heals without one, and back: a
/// site of real hosts, where nothing but the model is replaced.
///
/// A rule leaves a host alone for five minutes after its tool was used there, so each drift is on a
/// host of its own: five that the rule is learned from, one that it heals, and two that it fails
/// on.
@Tag("product")
@Tag("real-podman")
class LearningOnDebianTest {
  private static final Logger log = LoggerFactory.getLogger(LearningOnDebianTest.class);
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration ASK_EVERY = Duration.ofSeconds(1);
  private static final String CHECK = "linux_disk_space";
  private static final String RUNBOOK = "LIN-DISK-001";
  private static final int TAUGHT = 5;
  private static final int HOSTS = TAUGHT + 3;
  private static final int AT_ONCE = 2;

  // The shipped rule acts above 90 per cent; what this site calls too full before that, none knows.
  private static final String POLICY =
      """
      baseline: {disk_used_percent_max: 60}
      switches: {disabled_checks: [%s]}
      """
          .formatted(
              CheckCatalogue.all().stream()
                  .map(Check::type)
                  .filter(type -> !type.equals(CHECK))
                  .collect(Collectors.joining(", ")));

  private static final Reply MAKE_ROOM =
      new Reply.Text(
          """
          {"runbook_id": "%s", "parameters": [], "confidence": 90, "needs_person": false,
           "reasoning": "old files fill the disk"}
          """
              .formatted(RUNBOOK));
  private static final Reply NOTHING =
      new Reply.Text(
          """
          {"runbook_id": "none", "parameters": [], "confidence": 90, "needs_person": true,
           "reasoning": "it was made room and did not help"}
          """);

  private record Member(DebianHost host, HostedAppliance appliance) {}

  private final FakeModelServer model = new FakeModelServer();
  private final Queue<DebianHost> hosts = new ConcurrentLinkedQueue<>();
  private final List<Member> members = new ArrayList<>();
  private RunningLauncher run;
  private CentralClient central;
  private String site = "";

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    model.answers(_ -> MAKE_ROOM);
    var home = folder.resolve("home");
    var repository = PolicyRepository.create(folder);
    run = RunningLauncher.start(home, 0, environment(folder, repository));
    run.await("summary");
    central =
        new CentralClient(
            URI.create(run.await("dashboard").text("url")),
            new Secret(Files.readString(home.resolve("admin-token")).strip()));
    var receiver =
        run.events("ready").stream()
            .filter(ready -> ready.text("program").equals("receiver"))
            .map(ready -> URI.create(ready.text("url")))
            .findFirst()
            .orElseThrow();
    var rules = SigningKey.ofFileForm(Files.readString(home.resolve("keys/rules.key")).strip());
    var wanted = Json.object().put("name", "many hosts").put("partner_slug", "local");
    site = central.post(wanted, "sites").text("site_id");
    repository.declare(central, site, POLICY);
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      var booting = new ArrayList<Future<Member>>();
      for (int i = 0; i < HOSTS; i++) {
        int number = i;
        booting.add(threads.submit(() -> boot(folder, receiver, rules.verifyingKey(), number)));
      }
      for (var member : booting) {
        members.add(member.get());
      }
    }
  }

  private Member boot(Path folder, URI receiver, VerifyingKey rules, int number)
      throws IOException, InterruptedException {
    var host = DebianHost.boot(Files.createDirectory(folder.resolve("host-" + number)), receiver);
    hosts.add(host);
    return new Member(host, HostedAppliance.register(host, central, receiver, rules, site, number));
  }

  private Map<String, String> environment(Path folder, PolicyRepository repository)
      throws IOException {
    var key = Files.writeString(folder.resolve("model.key"), FakeModelServer.KEY);
    var environment = new HashMap<>(repository.environment());
    environment.put("OSIRIS_L2_PROVIDER", "anthropic");
    environment.put("OSIRIS_L2_MODEL", "fake-1");
    environment.put("OSIRIS_L2_BASE_URL", model.anthropic().toString());
    environment.put("OSIRIS_L2_KEY_FILE", key.toString());
    // All hosts fail on one day: the budget would stop the runbook before the flywheel looks.
    environment.put("OSIRIS_BUDGET_SITE_HOSTS_PER_HOUR", "100");
    environment.put("OSIRIS_BUDGET_SITE_PERCENT_PER_DAY", "100");
    environment.put("OSIRIS_BUDGET_FLEET_PERCENT_PER_DAY", "100");
    environment.put("OSIRIS_BUDGET_FAILURE_PERCENT", "100");
    return environment;
  }

  @AfterEach
  void stop() throws IOException {
    for (var host : hosts) {
      host.close();
    }
    run.close();
    central.close();
    model.close();
  }

  @Test
  void planThatHelpedFiveTimes_becomesARuleThatHealsTheSixth_andIsTakenBackWhenItFails()
      throws Exception {
    for (var member : members) {
      member.appliance().followsCentral();
      // It looks by itself too, because the policy is new; what that saw is told before the drift.
      member.appliance().scanAndDeliver();
      member.appliance().checked(CHECK, "pass");
    }
    var taught = members.subList(0, TAUGHT);
    for (int i = 0; i < TAUGHT; i++) {
      fill(taught.get(i).host(), 70 + 2 * i, "true");
      taught.get(i).appliance().orderScan();
    }
    for (var member : taught) {
      wasPlannedOrderedHealedAndProven(member.appliance());
    }
    assertThat(model.requests).as("each was as full as no other").hasSize(TAUGHT);

    var promotion = approve(awaitCandidate());
    var rule = promotion.text("rule_id", 100);
    assertThat(promotion.text("status")).isEqualTo("active");
    healsBy(rule, members.get(TAUGHT));
    failsBy(rule, members.subList(TAUGHT + 1, HOSTS));
    var over = awaitDemotion(promotion.text("promotion_id", 100));
    assertThat(over.text("ended_by")).isEqualTo("flywheel");
    assertThat(over.text("end_reason")).isEqualTo("2 of 3 runs failed");
    isAskedAgain(rule, taught.getFirst());
  }

  private void healsBy(String rule, Member member) throws Exception {
    var hash = member.appliance().awaitRule(rule, true);
    fill(member.host(), 81, "true");
    member.appliance().orderScan();
    var healed = member.appliance().healing(CHECK, byRule(rule, "healed"));
    assertThat(healed.text("ruleset_hash", 100)).isEqualTo(hash);
    member.appliance().incident(CHECK, isOver("L1"));
    assertThat(model.requests).as("the sixth is the rule's").hasSize(TAUGHT);
  }

  private void failsBy(String rule, List<Member> at) throws Exception {
    for (var member : at) {
      member.appliance().awaitRule(rule, true);
      // Nobody can delete it any more, so the runbook makes no room.
      fill(member.host(), 83, "chattr +i /var/tmp/old");
      member.appliance().orderScan();
    }
    for (var member : at) {
      member.appliance().healing(CHECK, byRule(rule, "failed"));
      member.appliance().incident(CHECK, one -> one.text("status").equals("escalated"));
    }
    assertThat(model.requests).as("what a rule could not heal is a person's").hasSize(TAUGHT);
  }

  private void isAskedAgain(String rule, Member member) throws Exception {
    model.answers(_ -> NOTHING);
    member.appliance().awaitRule(rule, false);
    fill(member.host(), 85, "true");
    member.appliance().orderScan();
    var incident =
        member.appliance().incident(CHECK, one -> one.text("status").equals("escalated"));
    assertThat(model.requests).as("the model is asked again").hasSize(TAUGHT + 1);
    var ticket = items("tickets?incident_id=" + incident.text("incident_id", 100)).getFirst();
    assertThat(ticket.text("reason_code")).isEqualTo("no_plan");
  }

  // A file that nobody touched for long makes it so full. At once, because the appliance may look
  // at any time.
  private static void fill(DebianHost host, int percent, String andThen)
      throws IOException, InterruptedException {
    var disk = host.run("df", "--output=used,avail", "-k", "/").lines().skip(1).findFirst();
    var sizes = disk.orElseThrow().strip().split("\\s+", -1);
    long used = Long.parseLong(sizes[0]);
    long wanted = (used + Long.parseLong(sizes[1])) * percent / 100;
    var make =
        "fallocate -l $1KiB /var/tmp/old && touch -d '60 days ago' /var/tmp/old && " + andThen;
    host.run("sh", "-c", make, "sh", Long.toString(wanted - used));
  }

  private void wasPlannedOrderedHealedAndProven(HostedAppliance appliance)
      throws InterruptedException {
    var incident = appliance.incident(CHECK, isOver("L2"));
    var timeline =
        central
            .get("incidents", incident.text("incident_id", 100))
            .objects("timeline", 100, line -> line.text("what"));
    assertThat(timeline).contains("reported", "decided", "ordered", "done", "resolved");
    var proof = appliance.healing(CHECK, "healed");
    assertThat(Json.text(proof.object("pre_state").object("decision_input").tree()))
        .contains("\"origin\":\"l2\"");
    var decision =
        items("planner", "decisions?incident_id=" + incident.text("incident_id", 100)).getFirst();
    var order =
        items("sites", site, "orders?limit=200").stream()
            .filter(one -> one.text("order_id", 100).equals(decision.text("order_id", 100)))
            .findFirst()
            .orElseThrow();
    assertThat(order.text("status")).isEqualTo("completed");
    assertThat(order.text("created_by")).isEqualTo("planner");
    log.atInfo()
        .addKeyValue("milliseconds", millis(decision.instant("answered_at"), order))
        .log("from the plan to the appliance that took it");
  }

  private static long millis(Instant planned, Fields order) {
    return Duration.between(planned, order.instant("acknowledged_at")).toMillis();
  }

  private Fields awaitCandidate() throws InterruptedException {
    RunningLauncher.await(() -> pattern().bool("candidate", false), LIMIT, ASK_EVERY);
    var pattern = pattern();
    assertThat(pattern.integer("occurrences", 0, 100)).isEqualTo(TAUGHT);
    assertThat(pattern.integer("healed", 0, 100)).isEqualTo(TAUGHT);
    return pattern;
  }

  private Fields pattern() {
    return items("flywheel", "patterns?limit=10").stream()
        .filter(one -> one.object("rule").text("runbook").equals(RUNBOOK))
        .findFirst()
        .orElseGet(() -> Fields.of(Json.object()));
  }

  private Fields approve(Fields pattern) {
    var signature = pattern.text("signature", 100);
    var replay = central.get("flywheel", "patterns", signature, "replay");
    assertThat(replay.integer("agreed", 0, 100)).as(Json.text(replay.tree())).isEqualTo(TAUGHT);
    var yes = Json.object().put("scope", "proven").put("reason", "it always helped");
    return central.post(yes, "flywheel", "patterns", signature, "approve");
  }

  private static Predicate<Fields> byRule(String rule, String outcome) {
    return payload ->
        payload.object("post_state").text("healing_outcome").equals(outcome)
            && Json.text(payload.tree()).contains("\"rule_id\":\"" + rule + '"');
  }

  private static Predicate<Fields> isOver(String tier) {
    return incident ->
        incident.text("status").equals("resolved") && incident.text("tier").equals(tier);
  }

  private Fields awaitDemotion(String promotion) throws InterruptedException {
    RunningLauncher.await(
        () -> central.get("flywheel", "promotions", promotion).text("status").equals("demoted"),
        LIMIT,
        ASK_EVERY);
    return central.get("flywheel", "promotions", promotion);
  }

  private List<Fields> items(String... path) {
    return central.get(path).objects("items", 200, row -> row);
  }
}
