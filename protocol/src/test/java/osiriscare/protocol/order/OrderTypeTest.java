package osiriscare.protocol.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;

/// The one definition of order types: names, parameters, and what is never carried out.
class OrderTypeTest {
  private static final String HASH = "0123456789abcdef".repeat(4);

  /// Every type that the documents name.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "force_checkin",
        "run_drift",
        "sync_rules",
        "restart_agent",
        "nixos_rebuild",
        "update_agent",
        "update_iso",
        "view_logs",
        "diagnostic",
        "deploy_sensor",
        "remove_sensor",
        "deploy_linux_sensor",
        "remove_linux_sensor",
        "sensor_status",
        "sync_promoted_rule",
        "healing",
        "update_credentials"
      })
  void documentedType_isKnown(String word) {
    assertThat(OrderType.of(word)).hasValueSatisfying(t -> assertThat(t.word()).isEqualTo(word));
  }

  /// What a server once offered although no appliance had a handler for it.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "run_runbook",
        "restart_service",
        "run_command",
        "collect_logs",
        "reboot",
        "run_discovery"
      })
  void typeWithoutAHandler_isNone(String word) {
    assertThat(OrderType.of(word)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(OrderType.class)
  void neverCarriedOut_isNeverOffered(OrderType type) {
    assertThat(OrderType.offered().contains(type)).isEqualTo(type.whyNever().isEmpty());
    type.whyNever().ifPresent(why -> assertThat(why).startsWith("is not"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sync_rules | {}",
        "update_credentials | {}",
        "restart_agent | {}",
        "sensor_status | {}",
        "deploy_sensor | {\"hostname\": \"pc-01\"}",
        "remove_linux_sensor | {\"hostname\": \"srv.clinic.lan\"}",
        "update_iso | {\"version\": \"1.2.3\", \"sha256\": \"HASH\"}",
        "view_logs | {\"lines\": 500}",
        "diagnostic | {\"command\": \"uptime\"}"
      })
  void goodParameters_areTaken(String type, String parameters) {
    assertThatCode(() -> check(type, parameters)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sync_rules | {\"force\": true} | force",
        "update_credentials | {\"password\": \"x\"} | password",
        "restart_agent | {\"after\": 5} | after",
        "sensor_status | {\"hostname\": \"pc-01\"} | hostname",
        "deploy_sensor | {} | hostname",
        "deploy_sensor | {\"hostname\": \"pc 01; rm\"} | hostname",
        "deploy_linux_sensor | {\"hostname\": 7} | hostname",
        "remove_sensor | {\"hostname\": \"a\", \"user\": \"b\"} | user",
        "update_iso | {\"version\": \"1.2.3\", \"sha256\": \"HASH\", \"iso_url\": \"https://x/y\"} | iso_url",
        "update_iso | {\"version\": \"latest\", \"sha256\": \"HASH\"} | version",
        "update_iso | {\"version\": \"1.2.3\", \"sha256\": \"short\"} | sha256",
        "nixos_rebuild | {\"flake_ref\": \"github:a/b\"} | flake_ref",
        "view_logs | {\"lines\": 501} | lines",
        "diagnostic | {\"command\": \"reboot\"} | command"
      })
  void otherParameters_areRefusedByName(String type, String parameters, String field) {
    assertThatThrownBy(() -> check(type, parameters))
        .isInstanceOfSatisfying(
            InvalidRequest.class,
            wrong ->
                assertThat(wrong.errors())
                    .extracting(InvalidRequest.FieldError::field)
                    .contains(field));
  }

  private static void check(String type, String parameters) {
    OrderType.of(type)
        .orElseThrow()
        .check(Json.object(parameters.replace("HASH", HASH), "parameters").tree());
  }
}
