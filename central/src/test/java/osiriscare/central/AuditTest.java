package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import osiriscare.testkit.Await;
import tools.jackson.databind.JsonNode;

/// What somebody who owns the database does to the audit log does not stay unseen.
class AuditTest {
  private RunningCentral central;
  private Client admin;

  @BeforeEach
  void someLines() {
    central = RunningCentral.start();
    admin = central.admin();
    for (int i = 0; i < 5; i++) {
      central.login("nobody-" + i, "wrong");
    }
    Await.until("linked lines", Duration.ofSeconds(30), this::isAllLinked);
    assertThat(verdict().path("ok").asBoolean()).as(verdict().toString()).isTrue();
    assertThat(verdict().path("signed_links").asInt()).isGreaterThanOrEqualTo(5);
  }

  private boolean isAllLinked() {
    return central
        .text(
            "SELECT count(*) FROM audit_log WHERE NOT EXISTS"
                + " (SELECT 1 FROM audit_link WHERE audit_link.audit_id = audit_log.audit_id)")
        .equals("0");
  }

  @AfterEach
  void stop() {
    central.close();
  }

  @Test
  void changedLine_isNamed() {
    tamper("UPDATE audit_log SET actor = 'somebody' WHERE actor = 'nobody-2'");
    assertFinding("is not what was linked");
  }

  @Test
  void removedLine_isNamed() {
    tamper("DELETE FROM audit_log WHERE actor = 'nobody-2'");
    assertFinding("is gone");
  }

  @Test
  void removedLineAndLink_isNamed() {
    tamper(
        "DELETE FROM audit_link WHERE audit_id IN (SELECT audit_id FROM audit_log WHERE actor = 'nobody-2');"
            + " DELETE FROM audit_log WHERE actor = 'nobody-2'");
    assertFinding("are gone");
  }

  @Test
  void removedEnd_isNamed_becauseItWasSigned() {
    tamper(
        "DELETE FROM audit_link WHERE link >= 4; DELETE FROM audit_log WHERE actor = 'nobody-4'");
    assertFinding("was signed and is gone");
  }

  @Test
  void chainComputedAnew_isNamed_becauseItsHeadWasSigned() {
    tamper("UPDATE audit_link SET link_hash = encode(sha256(link_hash::bytea), 'hex')");
    assertFinding("is not what was signed");
  }

  @Test
  void checkpointOfSomebodyElse_isNamed() {
    tamper("UPDATE audit_checkpoint SET signature = repeat('0', 128)");
    assertFinding("is not signed by us");
  }

  @Test
  void whoOwnsDatabaseAndKey_isFoundOutByAHeadThatWasKeptElsewhere() {
    var kept = verdict();
    var query = "?links=" + kept.path("links").asLong() + "&head=" + kept.path("head").asString();
    central.login("one-more", "wrong");
    assertThat(admin.get("/api/auth/audit-logs/verify" + query).json().path("ok").asBoolean())
        .isTrue();
    // All of it made anew, and signed by Central itself.
    tamper(
        "DELETE FROM audit_checkpoint; DELETE FROM audit_link; DELETE FROM audit_log WHERE actor = 'nobody-2'");
    Await.until("linked anew", Duration.ofSeconds(30), () -> verdict().path("links").asInt() >= 4);
    assertThat(verdict().path("ok").asBoolean()).isTrue();
    var compared = admin.get("/api/auth/audit-logs/verify" + query).json();
    assertThat(compared.path("ok").asBoolean()).isFalse();
    assertThat(compared.path("findings").toString()).contains("kept elsewhere");
    assertThat(admin.get("/api/auth/audit-logs/verify?links=1").status()).isEqualTo(400);
    assertThat(admin.get("/api/auth/audit-logs/verify?links=x&head=y").status()).isEqualTo(400);
  }

  private void tamper(String statements) {
    central.sql("SET session_replication_role = replica; " + statements);
  }

  private void assertFinding(String words) {
    var verdict = verdict();
    assertThat(verdict.path("ok").asBoolean()).isFalse();
    assertThat(verdict.path("findings").toString()).contains(words);
  }

  private JsonNode verdict() {
    return admin.get("/api/auth/audit-logs/verify").json();
  }
}
