package osiriscare.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.provision.Announcement;
import osiriscare.receiver.ReceiverFixture.Reply;

/// Boxes that wait for a provision code, over real HTTP.
class WaitingApplianceTest {
  private static ReceiverFixture door;

  @BeforeAll
  static void open() {
    door = new ReceiverFixture();
  }

  @AfterAll
  static void close() {
    door.close();
  }

  @Test
  void announcement_isAskedForWithItsSecretOnly_andKeptInClearNowhere() {
    var mine = announce();
    var other = announce();
    assertThat(mine.shortCode().reveal()).isNotEqualTo(other.shortCode().reveal());
    assertThat(state(mine.pollSecret().reveal())).isEqualTo("waiting");
    for (var wrong : List.of(mine.shortCode().reveal(), sha(mine), "x")) {
      assertThat(state(wrong)).as(wrong).isEqualTo("over");
    }
    var kept =
        row(
            "SELECT waiting_appliance::text FROM waiting_appliance WHERE poll_sha256 = :poll",
            mine);
    assertThat(kept.orElseThrow())
        .doesNotContain(mine.shortCode().reveal(), mine.shortCode().grouped())
        .doesNotContain(mine.pollSecret().reveal());
  }

  @Test
  void sealedCode_isAnsweredUntilItsOutcomeIsTold_andThenKeptNoLonger() {
    var mine = announce();
    assertThat(outcome(mine, "claimed").status()).as("nothing was handed over").isEqualTo(200);
    assertThat(state(mine.pollSecret().reveal())).isEqualTo("waiting");
    handOver(mine);
    for (int time = 0; time < 2; time++) {
      var answer = poll(mine.pollSecret().reveal());
      assertThat(answer.text("state")).isEqualTo("handed_over");
      assertThat(answer.text("sealed_code")).isEqualTo("c0de");
    }
    assertThat(outcome(mine, "code_expired").status()).isEqualTo(200);
    assertThat(outcome(mine, "claimed").status()).isEqualTo(200);
    assertThat(state(mine.pollSecret().reveal())).isEqualTo("over");
    assertThat(
            row(
                "SELECT result FROM waiting_appliance WHERE poll_sha256 = :poll AND sealed_code IS NULL",
                mine))
        .as("the first word counts")
        .contains("code_expired");
  }

  @Test
  void announcementThatIsOver_answersNothing_andIsForgottenAtTheNextOne() {
    var mine = announce();
    handOver(mine);
    door.central.inPlatform(db ->
        db.sql("UPDATE waiting_appliance SET expires_at = now() WHERE poll_sha256 = :poll")
            .param("poll", sha(mine))
            .update());
    assertThat(state(mine.pollSecret().reveal())).isEqualTo("over");
    announce();
    assertThat(row("SELECT poll_sha256 FROM waiting_appliance WHERE poll_sha256 = :poll", mine))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "7",
        // Low order, and no point of the curve: nothing can be sealed for them.
        "0100000000000000000000000000000000000000000000000000000000000000",
        "0200000000000000000000000000000000000000000000000000000000000000"
      })
  void announcement_withoutAKeyThatCanBeSealedFor_is400NamingIt(String key) {
    var reply = door.post("/api/provision/announce", "", Json.object().put("public_key", key));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body()).contains("public_key");
  }

  @Test
  void announcementsOfAllAddresses_areBounded_andAskingHasABoundOfItsOwn() {
    try (var strict =
        door.start(
            Map.of("OSIRIS_ANONYMOUS_PER_MINUTE", "2", "OSIRIS_TRUSTED_PROXIES", "127.0.0.1"))) {
      var began = Instant.now();
      var taken =
          IntStream.range(0, 200)
              .mapToObj(i -> announceAt(strict, "198.51.100." + i))
              .collect(Collectors.groupingBy(status -> status, Collectors.counting()));
      assertThat(taken.keySet()).isEqualTo(Set.of(201, 429));
      long regained = Duration.between(began, Instant.now()).toSeconds() * 100 / 60 + 2;
      assertThat(taken.get(201)).isBetween(100L, 100 + regained);
      // One network of IPv6 is one caller, whatever address it uses.
      for (int i = 0; i < 40; i++) {
        assertThat(pollAt(strict, "2001:db8:0:7::" + (i + 1))).isEqualTo(200);
      }
      assertThat(IntStream.range(1, 60).map(i -> pollAt(strict, "2001:db8:0:7:ffff::" + i)))
          .contains(429);
      assertThat(pollAt(strict, "2001:db8:0:8::1")).isEqualTo(200);
    }
  }

  private static int announceAt(Receiver receiver, String address) {
    var body = Json.object().put("public_key", key());
    return send(receiver, "/api/provision/announce", Json.text(body), address).status();
  }

  private static int pollAt(Receiver receiver, String address) {
    return send(receiver, "/api/provision/announce/poll", "{\"poll_secret\": \"x\"}", address)
        .status();
  }

  private static Reply send(Receiver receiver, String path, String body, String address) {
    return door.send(
        receiver.port(),
        "POST",
        path,
        "",
        body,
        "application/json",
        Map.of("X-Forwarded-For", address));
  }

  private static String key() {
    return SigningKey.generate(ReceiverFixture.RANDOM).verifyingKey().hex();
  }

  private static Announcement announce() {
    var reply = door.post("/api/provision/announce", "", Json.object().put("public_key", key()));
    assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    return Announcement.from(Json.object(reply.body(), "announcement"));
  }

  private static String sha(Announcement announcement) {
    return Sha256.hex(announcement.pollSecret().reveal());
  }

  private static Reply poll(String secret) {
    return door.post("/api/provision/announce/poll", "", Json.object().put("poll_secret", secret));
  }

  private static String state(String secret) {
    return poll(secret).text("state");
  }

  private static Reply outcome(Announcement announcement, String result) {
    return door.post(
        "/api/provision/announce/outcome",
        "",
        Json.object().put("poll_secret", announcement.pollSecret().reveal()).put("result", result));
  }

  private static void handOver(Announcement announcement) {
    door.central.inPlatform(db ->
        db.sql(
                "UPDATE waiting_appliance SET handed_at = now(), sealed_code = 'c0de', code_sha256 = :sha"
                    + " WHERE poll_sha256 = :poll")
            .param("sha", Sha256.hex("code"))
            .param("poll", sha(announcement))
            .update());
  }

  private static Optional<String> row(
      @CompileTimeConstant final String sql, Announcement announcement) {
    return door.central.inPlatform(
        db -> db.sql(sql).param("poll", sha(announcement)).query(String.class).optional());
  }
}
