package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import osiriscare.database.Database;
import osiriscare.evidence.signing.SealedBox;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.protocol.id.ProvisionCode;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.id.ShortCode;
import osiriscare.protocol.provision.HandOver;

/// A phone that hands a provision code to the appliance whose short code its user types.
class HandOverTest {
  private static final String PATH = "/api/partners/provision/hand-over";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static RunningCentral central;
  private static Database database;

  @BeforeAll
  static void start() {
    central = RunningCentral.start();
    database = new Database(central.database().central(), "test", 1);
    central.sql(TenantSeed.of("a"));
  }

  @AfterAll
  static void stop() {
    database.close();
    central.close();
  }

  /// An appliance that waits, as the receiver keeps it.
  private record Box(ShortCode shortCode, String pollSha256, SigningKey key) {
    static Box announced() {
      var box =
          new Box(
              ShortCode.generate(RANDOM),
              Sha256.hex(Long.toString(RANDOM.nextLong())),
              SigningKey.generate(RANDOM));
      central.sql(
          "INSERT INTO waiting_appliance (poll_sha256, short_code_sha256, public_key, announced_at, expires_at) VALUES"
              + " ('%s', '%s', '%s', '%s', '%s')"
                  .formatted(
                      box.pollSha256,
                      box.shortCode.sha256(),
                      box.key.verifyingKey().hex(),
                      central.now(),
                      central.now().plus(Duration.ofMinutes(10))));
      return box;
    }

    String kept(String column) {
      return database.inPlatform(db ->
          db.sql(
                  "SELECT to_jsonb(w) ->> :column FROM waiting_appliance w WHERE poll_sha256 = :poll")
              .param("column", column)
              .param("poll", pollSha256)
              .query((row, _) -> String.valueOf(row.getString(1)))
              .single());
    }

    ProvisionCode opened() {
      var plain = SealedBox.open(key, kept("sealed_code"), HandOver.context(pollSha256));
      return ProvisionCode.parse(new String(plain, StandardCharsets.UTF_8));
    }

    void ended(String result) {
      central.sql(
          "UPDATE waiting_appliance SET result = '%s', sealed_code = NULL WHERE poll_sha256 = '%s'"
              .formatted(result, pollSha256));
    }
  }

  private static Client.Response handOver(Client phone, ProvisionCode code, String shortCode) {
    return phone.post(
        PATH,
        "{\"provision_code\": \"%s\", \"short_code\": \"%s\"}"
            .formatted(code.grouped(), shortCode));
  }

  @Test
  void code_isSealedForTheBoxOfTheShortCode_andKeptInClearNowhere() {
    var box = Box.announced();
    var code = ProvisionCode.generate(RANDOM);
    var phone = phone();
    var handed = handOver(phone, code, box.shortCode.grouped().toLowerCase(Locale.ROOT));
    assertThat(handed.status()).as(handed.text()).isEqualTo(200);
    assertThat(handed.text()).contains("handed_over").doesNotContain(code.reveal());
    assertThat(box.opened().reveal()).isEqualTo(code.reveal());
    var row =
        database.inPlatform(db ->
            db.sql("SELECT w::text FROM waiting_appliance w WHERE poll_sha256 = :poll")
                .param("poll", box.pollSha256)
                .query(String.class)
                .single());
    assertThat(row).doesNotContain(code.reveal(), box.shortCode.reveal());
    assertThat(handOver(phone, code, box.shortCode.reveal()).text())
        .as("the same again tells how far it is")
        .isEqualTo(handed.text());
  }

  @Test
  void answer_isTheSameForEveryShortCodeThatDoesNot_whateverTheProvisionCodeIs() {
    var pending = code("pending", "60 seconds");
    var codes =
        List.of(
            ProvisionCode.generate(RANDOM),
            pending,
            code("pending", "-60 seconds"),
            code("revoked", "60 seconds"));
    var taken = Box.announced();
    handOver(phone(), ProvisionCode.generate(RANDOM), taken.shortCode.reveal());
    var late = Box.announced();
    central.sql(
        "UPDATE waiting_appliance SET expires_at = '%s' WHERE poll_sha256 = '%s'"
            .formatted(central.now(), late.pollSha256));
    var answers = new HashSet<String>();
    for (var code : codes) {
      for (var shortCode :
          List.of(
              ShortCode.generate(RANDOM).reveal(),
              taken.shortCode.reveal(),
              late.shortCode.reveal())) {
        var refused = handOver(phone(), code, shortCode);
        assertThat(refused.status()).isEqualTo(404);
        answers.add(refused.text().replaceAll("\"(request_id|instance)\":\"[^\"]*\"", ""));
      }
    }
    assertThat(answers).hasSize(1);
    assertThat(answers.iterator().next()).contains("short_code_refused");
    for (var code : codes) {
      var box = Box.announced();
      assertThat(handOver(phone(), code, box.shortCode.reveal()).text())
          .as("which codes there are is not looked up")
          .contains("handed_over");
    }
  }

  @Test
  void shortCode_takesOneCode_alsoOfManyAtOnce() throws Exception {
    var box = Box.announced();
    var phone = phone();
    var calls =
        Stream.generate(() -> ProvisionCode.generate(RANDOM))
            .limit(8)
            .<Callable<Integer>>map(
                code -> () -> handOver(phone, code, box.shortCode.reveal()).status())
            .toList();
    var statuses = new ArrayList<Integer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(calls)) {
        statuses.add(answer.get());
      }
    }
    assertThat(statuses.stream().filter(status -> status == 200)).hasSize(1);
    assertThat(statuses.stream().filter(status -> status == 404)).hasSize(7);
  }

  @Test
  void outcome_namesTheClientOnlyOnceItIsClaimed() {
    var box = Box.announced();
    var code = code("pending", "1 hour");
    var phone = phone();
    assertThat(handOver(phone, code, box.shortCode.reveal()).text()).doesNotContain("Client of");
    box.ended("claimed");
    assertThat(handOver(phone, code, box.shortCode.reveal()).json().path("state").asString())
        .as("a box that says so of a code that nobody claimed is not believed")
        .isEqualTo("failed");
    claimed(code);
    var done = handOver(phone, code, box.shortCode.reveal()).json();
    assertThat(done.path("state").asString()).isEqualTo("claimed");
    assertThat(done.path("client_name").asString()).isEqualTo("Client of the code");
    var other = Box.announced();
    handOver(phone, code, other.shortCode.reveal());
    other.ended("code_claimed");
    var late = handOver(phone, code, other.shortCode.reveal()).json();
    assertThat(late.path("state").asString()).isEqualTo("code_claimed");
    assertThat(late.path("client_name").isNull()).isTrue();
  }

  @Test
  void wrongShortCodes_areBoundedPerAddress_alsoAtOnce_andRightOnesCostNothing() throws Exception {
    var phone = phone();
    for (int i = 0; i < 15; i++) {
      var box = Box.announced();
      assertThat(handOver(phone, ProvisionCode.generate(RANDOM), box.shortCode.reveal()).status())
          .isEqualTo(200);
    }
    var guess =
        Collections.<Callable<Integer>>nCopies(
            40,
            () ->
                handOver(phone, ProvisionCode.generate(RANDOM), ShortCode.generate(RANDOM).reveal())
                    .status());
    var statuses = new ArrayList<Integer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(guess)) {
        statuses.add(answer.get());
      }
    }
    assertThat(statuses.stream().filter(status -> status == 404)).hasSize(10);
    assertThat(statuses.stream().filter(status -> status == 429)).hasSize(30);
    var box = Box.announced();
    var right = ProvisionCode.generate(RANDOM);
    assertThat(handOver(phone, right, box.shortCode.reveal()).code()).isEqualTo("rate_limited");
    assertThat(handOver(phone(), right, box.shortCode.reveal()).status()).isEqualTo(200);
  }

  @Test
  void body_thatIsNoCode_isRefusedByName() {
    var phone = phone();
    for (var body :
        List.of(
            "{\"provision_code\": \"x\", \"short_code\": \"ABCD-EFGH\"}",
            "{\"provision_code\": \"ABCD1234EFGH5678\", \"short_code\": \"x\"}")) {
      var reply = phone.post(PATH, body);
      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.json().path("errors").get(0).path("field").asString())
          .isEqualTo(body.contains("ABCD-EFGH") ? "provision_code" : "short_code");
    }
  }

  private static ProvisionCode code(String status, String life) {
    var code = ProvisionCode.generate(RANDOM);
    central.sql(
        """
        INSERT INTO provision_code (provision_id, code_sha256, partner_id, client_name, status, expires_at)
        SELECT gen_random_uuid(), '%s', partner_id, 'Client of the code', '%s', now() + interval '%s'
          FROM partner WHERE slug = 'partner-a'
        """
            .formatted(code.sha256(), status, life));
    return code;
  }

  private static void claimed(ProvisionCode code) {
    central.sql(
        """
        UPDATE provision_code SET status = 'claimed', claimed_at = now(), claimed_mac = '84:3A:5B:00:00:01',
          claimed_public_key = 'k', claimed_api_key_sha256 = 'h', claimed_site_id = 'practice-a',
          claimed_appliance_id = 'x' WHERE code_sha256 = '%s'
        """
            .formatted(code.sha256()));
  }

  // Each test is a caller of its own, so that none uses up the guesses of another.
  private static Client phone() {
    return central
        .client()
        .with(
            "X-Forwarded-For",
            "10.%d.%d.%d".formatted(RANDOM.nextInt(256), RANDOM.nextInt(256), RANDOM.nextInt(256)));
  }
}
