package osiriscare.healing.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import osiriscare.evidence.signing.CanonicalJson;
import osiriscare.healing.baseline.BaselineDocument;
import osiriscare.healing.rule.RuleSource;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Fields;

/// A policy repository's files: what they say, and that nothing wrong in them holds.
class PolicyFilesTest {
  private static final String ALL =
      """
      guardrails: {maintenance_window: "22:00-23:30", floor_hosts_per_hour: 1}
      switches: {disabled_checks: [linux_ssh_config]}
      """;
  private static final String SITE =
      """
      guardrails: {maintenance_window: "01:00-02:00"}
      switches: {disabled_runbooks: [LIN-SSH-001]}
      """;
  private static final String RULE =
      """
      rules:
        - id: ALPHA-1
          name: No forwarding
          platforms: [linux]
          conditions: [{field: check_type, operator: equals, value: linux_ssh_config}]
          runbook: LIN-SSH-001
          parameters: {option: %s, value: "%s"}
          examples:
            matches: [{check_type: linux_ssh_config, host: h, platform: linux, severity: high, details: {}}]
            ignores: [{check_type: linux_firewall, host: h, platform: linux, severity: high, details: {}}]
      """;

  private static PolicySource read(Map<String, String> files) {
    return PolicyFiles.read(new TreeMap<>(files));
  }

  private static void refused(String path, String text, String... words) {
    assertThatThrownBy(() -> read(Map.of(path, text))).hasMessageContainingAll(words);
  }

  private static final String BASELINE =
      """
      baseline:
        disk_used_percent_max: 80
        kernel_parameters: {net.ipv4.ip_forward: 1}
      firewall_ruleset: |
        flush ruleset
        table inet clinic { }
      """;

  @Test
  void read_promotion_isOffUntilSaid_aSitesWordGoesFirst_andItIsKept() {
    var yes = "promotion: {approve: true, occurrences_min: 10, success_percent_min: 95}\n";
    var source =
        read(Map.of("policy.yaml", yes, "sites/clinic-1.yaml", "promotion: {approve: false}\n"));
    assertThat(PolicySource.EMPTY.at(new SiteId("clinic-2")).promotion()).isEmpty();
    var kept = PolicySource.from(Fields.of(source.toJson()));
    assertThat(kept).isEqualTo(source);
    var terms = kept.at(new SiteId("clinic-2")).promotion().orElseThrow();
    assertThat(terms.isMet(10, 10)).isTrue();
    assertThat(terms.isMet(20, 19)).isTrue();
    assertThat(terms.isMet(9, 9)).isFalse();
    assertThat(terms.isMet(20, 18)).isFalse();
    assertThat(
            kept.at(new SiteId("clinic-1")).promotion().orElseThrow().isMet(1_000_000, 1_000_000))
        .isFalse();
  }

  @Test
  void read_promotion_onLessThanAPersonIsAskedAbout_isRefused() {
    refused(
        "policy.yaml",
        "promotion: {approve: true, occurrences_min: 4, success_percent_min: 95}\n",
        "occurrences_min");
    refused(
        "policy.yaml",
        "promotion: {approve: true, occurrences_min: 9, success_percent_min: 89}\n",
        "success_percent_min");
    refused("policy.yaml", "promotion: {approve: true}\n", "occurrences_min");
    refused("policy.yaml", "promotion: {approves: true}\n", "approves");
  }

  @Test
  void read_baseline_aSitesSectionsGoFirst_andTheRevisionIsItsVersion() {
    var source =
        read(
            Map.of(
                "policy.yaml",
                BASELINE,
                "sites/clinic-1.yaml",
                "baseline: {policy_version: \"7\", disk_used_percent_max: 70}\n"));
    var all = source.at(new SiteId("clinic-2")).declaration();
    var baseline = BaselineDocument.from(Fields.of(all.baseline("abc").orElseThrow()));
    assertThat(baseline.policyVersion()).isEqualTo("abc");
    assertThat(baseline.diskUsedPercentMax()).isEqualTo(80);
    assertThat(baseline.kernelParameters()).containsEntry("net.ipv4.ip_forward", "1");
    assertThat(all.firewall().orElseThrow().text())
        .isEqualTo("flush ruleset\ntable inet clinic { }\n");
    var own =
        BaselineDocument.from(
            Fields.of(
                source.at(new SiteId("clinic-1")).declaration().baseline("abc").orElseThrow()));
    assertThat(own.policyVersion()).isEqualTo("7");
    assertThat(own.diskUsedPercentMax()).isEqualTo(70);
    assertThat(own.kernelParameters()).containsEntry("net.ipv4.ip_forward", "1");
    var again = PolicySource.from(Fields.of(source.toJson()));
    assertThat(CanonicalJson.of(again.toJson())).isEqualTo(CanonicalJson.of(source.toJson()));
  }

  @Test
  void read_aWrongBaseline_namesFileAndField() {
    refused(
        "policy.yaml",
        "baseline: {disk_used_percent_max: 101}\n",
        "policy.yaml baseline.disk_used_percent_max");
    refused(
        "sites/clinic-1.yaml",
        "baseline: {firewall: {ruleset_hash: none}}\n",
        "sites/clinic-1.yaml baseline.firewall.ruleset_hash");
    refused("policy.yaml", "baseline: {disk: 1}\n", "policy.yaml baseline.disk");
    refused(
        "policy.yaml",
        "firewall_ruleset: 'include \"/etc/shadow\"'\n",
        "policy.yaml firewall_ruleset must not include");
  }

  @Test
  void read_keepsWhatIsSaid_ofAllSitesAndOfOne() {
    var source =
        read(
            Map.of(
                "policy.yaml", ALL,
                "sites/clinic-1.yaml", SITE,
                "rules/alpha.yaml", RULE.formatted("X11Forwarding", "no")));
    assertThat(source.rules()).singleElement().matches(rule -> rule.source() == RuleSource.CUSTOM);
    var own = source.at(new SiteId("clinic-1"));
    assertThat(own.settings().path("maintenance_window").asString()).isEqualTo("01:00-02:00");
    assertThat(own.settings().path("floor_hosts_per_hour").asInt()).isOne();
    assertThat(own.switches().runbooks()).containsExactly("LIN-SSH-001");
    assertThat(own.switches().checks()).containsExactly("linux_ssh_config");
    assertThat(source.at(new SiteId("clinic-2")).switches().runbooks()).isEmpty();
    var again = PolicySource.from(Fields.of(source.toJson()));
    assertThat(CanonicalJson.of(again.toJson())).isEqualTo(CanonicalJson.of(source.toJson()));
    assertThat(read(Map.of()).toJson()).isEqualTo(PolicySource.EMPTY.toJson());
    assertThat(read(Map.of("policy.yaml", "# nothing yet\n")).all().settings()).isEmpty();
  }

  @Test
  void read_refuses_andNamesFileAndField() {
    refused("policy.yaml", "guardrail: {}", "policy.yaml guardrail", "not known");
    refused("policy.yaml", "guardrails: {cooldown_seconds: 1}", "policy.yaml guardrails.cooldown");
    refused(
        "sites/c.yaml",
        "switches: {disabled_rules: [NO-SUCH]}",
        "sites/c.yaml switches.disabled_rules",
        "NO-SUCH");
    refused("policy.yaml", "switches: {disabled_runbooks: [nope]}", "disabled_runbooks");
    refused("policy.yaml", "switches: {disabled_checks: [nope]}", "disabled_checks");
    refused("policy.yml", "{}", "policy.yml");
    refused("sites/Not_A_Site.yaml", SITE, "sites/Not_A_Site.yaml");
    var rule = RULE.formatted("X11Forwarding", "no");
    refused("rules/a.yaml", rule.replace("LIN-SSH-001", "LIN-NO-001"), "rules/a.yaml ALPHA-1.runb");
    refused("rules/a.yaml", RULE.formatted("PermitRootLogin", "yes"), "rules/a.yaml ALPHA-1.param");
    refused(
        "rules/a.yaml",
        rule.replace("linux_firewall", "linux_ssh_config"),
        "ALPHA-1.examples.ignores");
    refused(
        "rules/a.yaml", rule.replace("  name:", "  source: builtin\n    name:"), "ALPHA-1.source");
  }

  @Test
  void read_refusesARuleThatWouldUndoAnother_andTheSameIdTwice() {
    refused(
        "rules/a.yaml",
        RULE.formatted("PermitRootLogin", "prohibit-password"),
        "rules/a.yaml ALPHA-1.parameters",
        "undo each other");
    var rule = RULE.formatted("X11Forwarding", "no");
    assertThatThrownBy(() -> read(Map.of("rules/a.yaml", rule, "rules/b.yaml", rule)))
        .hasMessageContainingAll("rules/b.yaml ALPHA-1.id", "rules/a.yaml");
  }

  @Test
  void read_tellsEveryError() {
    assertThatThrownBy(() -> read(Map.of("policy.yaml", "a: 1", "sites/c.yaml", "b: 1")))
        .hasMessageContainingAll("policy.yaml a", "sites/c.yaml b");
  }
}
