package osiriscare.healing.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import osiriscare.healing.runbook.BuiltInRunbooks;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;

class RuleDocumentTest {
  private static final String RULE =
      """
      rules:
        - id: A-1
          name: a rule
          platforms: [linux]
          conditions:
            - {field: check_type, operator: equals, value: critical_services}
          runbook: LIN-SVC-001
          parameters: {unit: nginx.service}
      """;

  private static List<Rule> read(String yaml) {
    var rules = RuleDocument.yaml(yaml, "mine.yaml", RuleSource.CUSTOM);
    RuleReferences.check(rules, "mine.yaml", BuiltInRunbooks.catalogue());
    return rules;
  }

  @Test
  void rule_hasTheDocumentedDefaults() {
    var rule = read(RULE).getFirst();
    assertThat(rule.isEnabled()).isTrue();
    assertThat(rule.priority()).isEqualTo(100);
    assertThat(rule.cooldown()).hasMinutes(5);
    assertThat(rule.retriesMax()).isEqualTo(1);
    assertThat(rule.source()).isEqualTo(RuleSource.CUSTOM);
    assertThat(rule.isGpoManaged()).isFalse();
  }

  @Test
  void rule_writtenAndReadAgain_isTheSame() {
    for (var rule : ShippedRulesTest.all()) {
      var again = RuleDocument.rule(Fields.of(rule.toJson()), RuleSource.CUSTOM);
      assertThat(again.toJson()).isEqualTo(rule.toJson());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          name: a rule             | nam: a rule                        | rules[0].nam
          name: a rule             | name: [a]                          | rules[0].name
          id: A-1                  | id: "a b"                          | rules[0].id
          platforms: [linux]       | platforms: [beos]                  | rules[0].platforms
          platforms: [linux]       | severities: [awful]                | rules[0].severities
          platforms: [linux]       | priority: -1                       | rules[0].priority
          platforms: [linux]       | max_retries: 1000                  | rules[0].max_retries
          platforms: [linux]       | cooldown_seconds: 1.5              | mine.yaml
          platforms: [linux]       | enabled: "yes"                     | rules[0].enabled
          platforms: [linux]       | escalate: {reason: x}              | rules[0].runbook
          platforms: [linux]       | examples: {match: []}              | rules[0].examples.match
          operator: equals         | operator: like                     | rules[0].conditions[0].operator
          field: check_type        | field: checktype                   | rules[0].conditions[0].field
          operator: equals,        | operator: equals, not: true,       | rules[0].conditions[0].not
          value: critical_services | value: critical_service            | A-1.conditions[0].value
          value: critical_services | value: encryption                  | A-1.conditions[0].value
          LIN-SVC-001              | LIN-NO-001                         | A-1.runbook
          unit: nginx.service      | unti: nginx.service                | A-1.parameters.unti
          {unit: nginx.service}    | {}                                 | A-1.parameters.unit
          platforms: [linux]       | platforms: [windows]               | A-1.platforms
          name: a rule             | id: A-2                            | line 3
          rules:                   | rulez:                             | rulez
          """)
  void mistake_isRefused_namingFileAndField(String right, String wrong, String named) {
    assertThat(RULE).contains(right);
    assertThatThrownBy(() -> read(RULE.replace(right, wrong)))
        .isInstanceOf(InvalidRequest.class)
        .hasMessageContaining("mine.yaml")
        .hasMessageContaining(named);
  }

  @Test
  void ruleWithoutConditions_isRefused_itWouldMatchEverything() {
    assertThatThrownBy(
            () -> read("rules: [{id: A, name: a, conditions: [], escalate: {reason: x}}]"))
        .hasMessageContaining("rules[0].conditions");
  }

  @Test
  void tags_andAliasBombs_areRefused() {
    assertThatThrownBy(() -> read("rules: !!java.lang.ProcessBuilder [[id]]"))
        .isInstanceOf(InvalidRequest.class);
    var bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 30; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
    }
    assertThatThrownBy(() -> read(bomb.toString())).isInstanceOf(InvalidRequest.class);
  }
}
