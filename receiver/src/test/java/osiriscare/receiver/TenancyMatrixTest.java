package osiriscare.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import osiriscare.evidence.bundle.ChainPosition;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.route.MachineRoute;
import osiriscare.receiver.ReceiverFixture.Box;

/// Every route of the machines' door with the machine's own key, with that of another partner's
/// site, with none and with one that is no key: what is of one site is never of use to another.
class TenancyMatrixTest {
  /// What the key of another site gets for a request about ours. A new route does not compile into
  /// this switch until somebody says what it is.
  private static Refusal refusal(MachineRoute route) {
    return switch (route) {
      case CLAIM,
          VALIDATE_CODE,
          ANNOUNCE,
          ASK_HAND_OVER,
          REPORT_HAND_OVER,
          PROVISIONING_HEARTBEAT,
          HEALTH,
          METRICS,
          OPENAPI ->
          Refusal.OPEN;
      case PROVISIONING_STATUS,
          PROVISIONING_CONFIG,
          CHECKIN,
          CHECKIN_LEGACY,
          REPORT_INCIDENT,
          SUBMIT_EVIDENCE,
          SUBMIT_SITE_EVIDENCE ->
          Refusal.WRONG_SITE;
      case ACKNOWLEDGE_ORDER, COMPLETE_ORDER, DOWNLOAD_RELEASE, REPORT_EXECUTION ->
          Refusal.NOT_FOUND;
      case REPORT_RECOVERY, WATCHER_HEARTBEAT -> Refusal.WATCHERS_ONLY;
      case NEXT_ORDER, SYNC, COMPARE_PATTERNS -> Refusal.NAMES_NOBODY;
    };
  }

  private enum Refusal {
    /// Nobody is asked who it is.
    OPEN,
    /// The request names the site or the appliance: 403.
    WRONG_SITE,
    /// What the request names is not there for another site: 404.
    NOT_FOUND,
    /// No appliance may: 403.
    WATCHERS_ONLY,
    /// The request names nobody: the key alone says whose answer it is.
    NAMES_NOBODY
  }

  private static ReceiverFixture door;
  private static Box own;
  private static Box other;
  private static String order;

  @BeforeAll
  static void open() {
    door = new ReceiverFixture();
    own = door.claimed();
    other = door.claimed();
    order =
        Json.object(door.order(own.id(), Duration.ofMinutes(5)).signedPayload(), "signed_payload")
            .text("order_id");
  }

  @AfterAll
  static void close() {
    door.close();
  }

  @ParameterizedTest
  @EnumSource(MachineRoute.class)
  void route_letsInWhoseItIs_andNobodyElse(MachineRoute route) {
    var refusal = refusal(route);
    for (var nobody : List.of("", "x".repeat(32))) {
      var reply = call(route, nobody);
      if (refusal == Refusal.OPEN) {
        assertThat(reply.status()).as(reply.toString()).isNotIn(401, 403);
      } else {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(401);
      }
    }
    var wrong = call(route, other.apiKey().reveal());
    switch (refusal) {
      case OPEN -> {}
      case WRONG_SITE -> assertThat(wrong.code()).as(wrong.toString()).isEqualTo("wrong_site");
      case NOT_FOUND -> assertThat(wrong.status()).as(wrong.toString()).isEqualTo(404);
      case WATCHERS_ONLY -> assertThat(wrong.status()).as(wrong.toString()).isIn(401, 403);
      case NAMES_NOBODY -> assertThat(wrong.body()).doesNotContain(order, own.id().site().value());
    }
    var right = call(route, own.apiKey().reveal());
    if (refusal != Refusal.WATCHERS_ONLY) {
      assertThat(right.status()).as(right.toString()).isNotIn(401, 403);
    }
  }

  private static ReceiverFixture.Reply call(MachineRoute route, String token) {
    var values =
        Map.of(
            "{appliance_id}",
            own.id().value(),
            "{site_id}",
            own.id().site().value(),
            "{order_id}",
            order,
            "{archive}",
            "0".repeat(64),
            "{code}",
            "0000000000000000");
    var path = route.template();
    for (var value : values.entrySet()) {
      path = path.replace(value.getKey(), value.getValue());
    }
    return door.send(route.method(), path, token, body(route).orElse(""), "application/json");
  }

  private static Optional<String> body(MachineRoute route) {
    var json =
        switch (route) {
          case CHECKIN, CHECKIN_LEGACY -> ReceiverFixture.checkinBody(own.id());
          case PROVISIONING_STATUS ->
              Json.object()
                  .put("appliance_id", own.id().value())
                  .put("status", "testing")
                  .put("progress_percent", 50);
          case REPORT_INCIDENT -> ReceiverFixture.incident(own);
          case REPORT_RECOVERY ->
              Json.object()
                  .put("incident_id", UUID.randomUUID().toString())
                  .put("site_id", own.id().site().value())
                  .put("recovered_at", "2026-11-21T10:00:00Z")
                  .put("reason", "well again");
          case WATCHER_HEARTBEAT ->
              Json.object()
                  .put("site_id", own.id().site().value())
                  .put("heartbeat_at", "2026-11-21T10:00:00Z")
                  .put("waiting", 0)
                  .put("agent_version", "1");
          case SUBMIT_EVIDENCE, SUBMIT_SITE_EVIDENCE ->
              TestBundles.sign(own, 1, ChainPosition.GENESIS).toJson();
          case COMPLETE_ORDER -> Json.object().put("status", "completed").put("success", true);
          case COMPARE_PATTERNS -> {
            var told = Json.object();
            told.putArray("patterns")
                .addObject()
                .put("check_type", "linux_disk_space")
                .put("runbook_id", "LIN-DISK-001")
                .put("occurrences", 7)
                .put("successes", 7);
            yield told;
          }
          case REPORT_EXECUTION ->
              Json.object()
                  .put("execution_id", UUID.randomUUID().toString())
                  .put("incident_id", incidentOfOurs())
                  .put("host_id", "h")
                  .put("check_type", "firewall")
                  .put("tier", "L1")
                  .put("outcome", "healed")
                  .put("started_at", "2026-11-21T10:00:00Z")
                  .put("duration_ms", 10);
          default -> Json.object();
        };
    return route.method().equals("GET") ? Optional.empty() : Optional.of(Json.text(json));
  }

  private static String incidentOfOurs() {
    var incident = ReceiverFixture.incident(own);
    var reply = door.post("/incidents", own.apiKey().reveal(), incident);
    assertThat(reply.status()).as(reply.toString()).isEqualTo(202);
    return incident.path("incident_id").asString();
  }
}
