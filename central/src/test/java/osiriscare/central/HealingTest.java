package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import osiriscare.protocol.json.Json;

class HealingTest {
  private static RunningCentral central;
  private static Client admin;

  @BeforeAll
  static void start() {
    central = RunningCentral.start();
    admin = central.admin();
  }

  @AfterAll
  static void stop() {
    central.close();
  }

  @Test
  void rules_eachDecidesOnItsOwnExamples() {
    var rules = admin.get("/api/rules").json().path("items");
    assertThat(rules.size()).isGreaterThan(80);
    var ids = new HashSet<String>();
    for (var rule : rules) {
      assertThat(ids.add(rule.path("rule_id").asString())).isTrue();
      assertThat(rule.path("matches").isEmpty()).as(rule.path("rule_id").asString()).isFalse();
      assertThat(rule.path("runbook_id").isNull()).isNotEqualTo(rule.path("escalation").isNull());
    }
    var first = rules.get(0);
    var tried =
        admin.post(
            "/api/rules/try",
            Json.text(
                Json.object()
                    .put("at", "2026-11-21T03:00:00Z")
                    .set("state", first.path("matches").get(0))));
    assertThat(tried.status()).as(tried.text()).isEqualTo(200);
    assertThat(tried.json().path("rule_id").asString()).isEqualTo(first.path("rule_id").asString());
    assertThat(tried.json().path("reason").asString()).isNotEmpty();
  }

  @Test
  void tryState_ofAStateThatNoRuleKnows_hasNoRule_andAWrongFieldIsNamed() {
    var unknown =
        admin.post(
            "/api/rules/try",
            """
            {"state": {"check_type": "nobody_knows", "host": "h", "platform": "linux", "severity": "low"}}\
            """);
    assertThat(unknown.status()).as(unknown.text()).isEqualTo(200);
    assertThat(unknown.json().path("rule_id").isNull()).isTrue();
    assertThat(unknown.json().path("decision").asString()).isEqualTo("escalate");
    var wrong = admin.post("/api/rules/try", "{\"state\": {\"check_tpye\": \"x\"}}");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.json().path("errors").get(0).path("field").asString())
        .isEqualTo("state.check_tpye");
    assertThat(admin.post("/api/rules/try", "{}").status()).isEqualTo(400);
  }

  @Test
  void runbooks_areVerified_andNameTheRulesThatRunThem() {
    var runbooks = admin.get("/api/runbooks").json().path("items");
    assertThat(runbooks.size()).isGreaterThan(20);
    boolean isUsed = false;
    for (var runbook : runbooks) {
      assertThat(runbook.path("verify").isEmpty()).isFalse();
      isUsed |= !runbook.path("used_by").isEmpty();
    }
    assertThat(isUsed).isTrue();
  }
}
