package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.daemon.process.ProcessResult;
import osiriscare.daemon.process.ProcessRunner;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.healing.baseline.FirewallDocument;
import osiriscare.healing.rule.ShippedRules;
import osiriscare.healing.synced.SyncedPolicy;
import osiriscare.protocol.json.Json;
import osiriscare.testkit.Await;

/// Policies out of real Git repositories.
class PolicySourceTest {
  private static final String RULE =
      """
      rules:
        - id: ALPHA-1
          name: No forwarding of windows
          platforms: [linux]
          conditions: [{field: check_type, operator: equals, value: linux_ssh_config}]
          runbook: LIN-SSH-001
          parameters: {option: %s, value: "%s"}
      """;
  private static RunningCentral central;
  private static Client admin;

  @TempDir static Path repositories;

  @BeforeAll
  static void start() {
    git("init", "--quiet", "-b", "main", at("alpha"));
    git("init", "--quiet", "-b", "main", at("central"));
    central = RunningCentral.start(PolicySourceTest::configure);
    admin = central.admin();
    central.sql(
        """
        INSERT INTO partner (partner_id, slug, name, brand_name)
        VALUES ('00000000-0000-4000-8000-000000000001', 'alpha', 'Alpha', 'Alpha')
        """);
  }

  private static void configure(Path home) {
    write(
        home.resolve("policy-sources.yaml"),
        """
        central: {remote: "file://%s", folder: policy}
        partners:
          alpha: {remote: "file://%s", branch: main}
        """
            .formatted(at("central"), at("alpha")));
  }

  @AfterAll
  static void stop() {
    central.close();
  }

  @Test
  void aRevision_isChecked_signed_andReadBack_andABadOneChangesNothing() {
    site("clinic-own", "reseller");
    site("clinic-direct", "direct");
    commit("alpha", "policy.yaml", "guardrails: {maintenance_window: \"22:00-23:00\"}\n");
    commit("alpha", "sites/clinic-own.yaml", "switches: {disabled_checks: [linux_firewall]}\n");
    var good = commit("alpha", "rules/own.yaml", RULE.formatted("X11Forwarding", "no"));
    var looked = look("partner:alpha");
    assertThat(looked.json().path("revision").asString()).as(looked.text()).isEqualTo(good);
    awaitRevision("clinic-own", good);
    var policy = policy("clinic-own");
    assertThat(policy.source().kind()).isEqualTo(SyncedPolicy.Source.Kind.PARTNER_GIT);
    assertThat(policy.rules()).hasSize(ShippedRules.synced().size() + 1);
    assertThat(policy.rules().getLast().id()).isEqualTo("ALPHA-1");
    assertThat(policy.switches().checks()).containsExactly("linux_firewall");
    assertThat(Json.text(policy.toJson())).contains("22:00-23:00");
    assertThat(policy("clinic-direct").rules()).hasSize(ShippedRules.synced().size());
    assertThat(
            admin
                .put(
                    "/api/sites/clinic-own/switches",
                    "{\"kind\": \"rule\", \"name\": \"ALPHA-1\", \"enabled\": false, \"reason\": \"quiet\"}")
                .status())
        .isEqualTo(200);

    long serial = policy("clinic-own").serial();
    var bad =
        commit("alpha", "rules/own.yaml", RULE.formatted("PermitRootLogin", "prohibit-password"));
    var refused = look("partner:alpha").json();
    assertThat(refused.path("seen_revision").asString()).isEqualTo(bad);
    assertThat(refused.path("revision").asString()).isEqualTo(good);
    assertThat(refused.path("errors").toString()).contains("rules/own.yaml ALPHA-1.parameters");
    assertThat(policy("clinic-own").serial()).isEqualTo(serial);

    var again = commit("alpha", "rules/own.yaml", RULE.formatted("X11Forwarding", "no"));
    assertThat(look("partner:alpha").json().path("errors").isEmpty()).isTrue();
    awaitRevision("clinic-own", again);
    assertThat(policy("clinic-own").switches().rules()).containsExactly("ALPHA-1");
  }

  @Test
  void aBaseline_isChecked_signedWithTheRevisionAsItsVersion_andSoIsItsFirewall() {
    site("clinic-hardened", "reseller");
    site("clinic-larger", "reseller");
    commit(
        "alpha",
        "policy.yaml",
        """
        guardrails: {maintenance_window: "22:00-23:00"}
        baseline:
          disk_used_percent_max: 80
          kernel_parameters: {net.ipv4.ip_forward: 1}
        firewall_ruleset: |
          flush ruleset
          table inet clinic { }
        """);
    var good =
        commit("alpha", "sites/clinic-larger.yaml", "baseline: {disk_used_percent_max: 95}\n");
    assertThat(look("partner:alpha").json().path("errors").isEmpty()).isTrue();
    awaitRevision("clinic-hardened", good);
    awaitRevision("clinic-larger", good);
    var baseline = policy("clinic-hardened").baseline().orElseThrow();
    assertThat(baseline.policyVersion()).isEqualTo(good);
    assertThat(baseline.diskUsedPercentMax()).isEqualTo(80);
    var other = policy("clinic-larger").baseline().orElseThrow();
    assertThat(other.diskUsedPercentMax()).isEqualTo(95);
    assertThat(other.kernelParameters()).containsEntry("net.ipv4.ip_forward", "1");
    var signed = policy("clinic-hardened").host().firewall().orElseThrow();
    var key = SigningKey.ofFileForm(central.file("keys/rules.key")).verifyingKey();
    assertThat(key.verifies(signed.signedPayload(), signed.signature())).isTrue();
    var firewall = FirewallDocument.from(Json.object(signed.signedPayload(), "firewall"));
    assertThat(firewall.serial()).isEqualTo(policy("clinic-hardened").serial());
    assertThat(firewall.site().value()).isEqualTo("clinic-hardened");
    assertThat(firewall.ruleset().orElseThrow().text()).contains("table inet clinic");

    commit("alpha", "sites/clinic-larger.yaml", "baseline: {disk_used_percent_max: 950}\n");
    assertThat(look("partner:alpha").json().path("errors").toString())
        .contains("sites/clinic-larger.yaml baseline.disk_used_percent_max");
    assertThat(policy("clinic-larger").baseline()).contains(other);
    commit("alpha", "sites/clinic-larger.yaml", "");
    assertThat(look("partner:alpha").json().path("errors").isEmpty()).isTrue();
  }

  @Test
  void onlyTheConfiguredBranchAndFolder_areRead_andNoLinks() throws IOException {
    site("clinic-central", "direct");
    commit("central", "policy.yaml", "nonsense: true\n");
    var good =
        commit("central", "policy/policy.yaml", "switches: {disabled_runbooks: [LIN-SSH-001]}\n");
    git("-C", at("central"), "branch", "other");
    assertThat(look("central").json().path("revision").asString()).isEqualTo(good);
    awaitRevision("clinic-central", good);
    assertThat(policy("clinic-central").source().kind())
        .isEqualTo(SyncedPolicy.Source.Kind.CENTRAL);
    assertThat(policy("clinic-central").switches().runbooks()).containsExactly("LIN-SSH-001");

    Files.createDirectories(Path.of(at("central"), "policy", "rules"));
    Files.createSymbolicLink(
        Path.of(at("central"), "policy", "rules", "a.yaml"), Path.of("/etc/passwd"));
    commit("central", "policy/README.md", "words");
    var refused = look("central").json();
    assertThat(refused.path("errors").toString()).contains("rules/a.yaml", "is a link");
    assertThat(refused.path("revision").asString()).isEqualTo(good);
  }

  @Test
  void look_atWhatIsNotConfigured_orByAReader_isRefused() {
    assertThat(look("partner:beta").status()).isEqualTo(404);
    assertThat(central.as("readonly").post("/api/policy-sources/central/look", "{}").status())
        .isEqualTo(403);
    var listed = central.as("readonly").get("/api/policy-sources").json().path("items");
    assertThat(listed.valueStream().map(one -> one.path("source").asString()))
        .containsExactly("central", "partner:alpha");
  }

  private static Client.Response look(String source) {
    return admin.post("/api/policy-sources/" + source + "/look", "{}");
  }

  private static void awaitRevision(String site, String revision) {
    Await.until(
        "the signed policy of " + site,
        Duration.ofSeconds(60),
        () -> {
          var reply = admin.get("/api/sites/" + site + "/policy");
          return reply.status() == 200 && reply.text().contains(revision);
        });
  }

  private static SyncedPolicy policy(String site) {
    Await.until(
        "a policy",
        Duration.ofSeconds(60),
        () -> admin.get("/api/sites/" + site + "/policy").status() == 200);
    return SyncedPolicy.from(
        Json.object(
            Json.text(admin.get("/api/sites/" + site + "/policy").json().path("payload")),
            "payload"));
  }

  private static void site(String id, String mode) {
    var made =
        admin.post(
            "/api/sites",
            "{\"site_id\": \"%s\", \"name\": \"%s\", \"partner_slug\": \"alpha\", \"deployment_mode\": \"%s\"}"
                .formatted(id, id, mode));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
  }

  private static String at(String repository) {
    return repositories.resolve(repository).toString();
  }

  // All that changed goes into the commit.
  private static String commit(String repository, String path, String text) {
    write(repositories.resolve(repository).resolve(path), text);
    git("-C", at(repository), "add", "--all");
    git(
        "-C",
        at(repository),
        "-c",
        "user.name=test",
        "-c",
        "user.email=test@example.com",
        "commit",
        "--quiet",
        "-m",
        path);
    return git("-C", at(repository), "rev-parse", "HEAD").strip();
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String git(String... arguments) {
    var all = new ArrayList<>(List.of("GIT_CONFIG_GLOBAL=/dev/null", "HOME=/nonexistent", "git"));
    all.addAll(List.of(arguments));
    var result = new ProcessRunner(Duration.ofSeconds(30)).run("env", all.toArray(String[]::new));
    assertThat(result).isInstanceOf(ProcessResult.Exited.class);
    var exited = (ProcessResult.Exited) result;
    assertThat(exited.exitCode()).as(exited.errors()).isZero();
    return exited.output();
  }
}
