package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import osiriscare.protocol.json.Json;
import osiriscare.testkit.Await;

/// From the forgotten password over a mail server's mailbox to the next login.
class ResetTest {
  private static final Pattern LINK = Pattern.compile("(https://[^\\s#]+)#(osr_\\S+)");
  private static final Pattern MINUTES = Pattern.compile("for (\\d+) minutes");
  private static final String OLD = "seven purple tractors hum";
  private static final String NEW = "nine quiet lanterns drift";

  private static GreenMail mails;
  private static RunningCentral central;

  @BeforeAll
  static void start() {
    mails = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    mails.start();
    int port = mails.getSmtp().getPort();
    central = RunningCentral.startWith(settings -> TestSettings.withMail(settings, port));
  }

  @AfterAll
  static void stop() {
    central.close();
    mails.stop();
  }

  @BeforeEach
  void emptyMailbox() throws FolderException {
    mails.purgeEmailFromAllMailboxes();
  }

  @Test
  void link_setsThePasswordOnce_andEndsEverySession() {
    addUser("ann");
    var before = central.browser("ann", OLD);
    var token = mailedTo("ann", 1);
    assertThat(
            complete(token, "ann@example.com")
                .json()
                .path("errors")
                .get(0)
                .path("field")
                .asString())
        .isEqualTo("password");
    assertThat(complete(token, NEW).status()).isEqualTo(204);
    assertThat(before.get("/api/auth/me").status()).isEqualTo(401);
    assertThat(central.login("ann", OLD).code()).isEqualTo("invalid_credentials");
    assertThat(central.login("ann", NEW).status()).isEqualTo(200);
    assertThat(complete(token, OLD).code()).isEqualTo("reset_gone");
    assertThat(central.admin().get("/api/auth/audit-logs?action=password").text())
        .contains("password.reset_mail", "\"password.reset\"")
        .doesNotContain("osr_");
  }

  @Test
  void link_afterTheTimeThatItsMailSaysOrANewerOne_isWorthNothing() {
    addUser("ben");
    var first = mailedTo("ben", 1);
    var second = mailedTo("ben", 2);
    assertThat(complete(first, NEW).code()).isEqualTo("reset_gone");
    var life = MINUTES.matcher(GreenMailUtil.getBody(mails.getReceivedMessages()[1]));
    assertThat(life.find()).isTrue();
    central.clock.advance(Duration.ofMinutes(Long.parseLong(life.group(1))).minusSeconds(1));
    assertThat(complete(second, "ben@example.com").code()).isNotEqualTo("reset_gone");
    central.clock.advance(Duration.ofSeconds(1));
    assertThat(complete(second, NEW).code()).isEqualTo("reset_gone");
    assertThat(central.login("ben", OLD).status()).isEqualTo(200);
  }

  @Test
  void ask_forUnknownAndDisabledAccounts_answersTheSame_andMailsNothing() {
    addUser("cy");
    addUser("off");
    central.sql("UPDATE admin_user SET status = 'disabled' WHERE username = 'off'");
    for (var email : new String[] {"nobody@example.com", "off@example.com", "nonsense"}) {
      var answer = ask(email);
      assertThat(answer.status()).isEqualTo(204);
      assertThat(answer.text()).isEmpty();
    }
    // When the mail that was asked for last is there, the others would be too.
    mailedTo("cy", 1);
    assertThat(mails.getReceivedMessages()).hasSize(1);
  }

  @Test
  void ask_againAndAgain_mailsThreeTimesAnHour() {
    addUser("dan");
    for (int i = 1; i <= 3; i++) {
      mailedTo("dan", i);
    }
    ask("dan@example.com");
    addUser("eli");
    ask("eli@example.com");
    Await.until(
        "eli's mail", Duration.ofSeconds(10), () -> mails.getReceivedMessages().length == 4);
    assertThat(
            central
                .admin()
                .get("/api/auth/audit-logs?actor=dan&action=password.reset_mail")
                .json()
                .path("items")
                .size())
        .isEqualTo(3);
  }

  @Test
  void link_doesNotReplaceTheSecondFactor() {
    addUser("fay");
    var fay = central.browser("fay", OLD);
    var begun =
        fay.post("/api/users/me/totp", Json.text(Json.object().put("current_password", OLD)));
    var device = new TotpDevice(begun.json().path("secret").asString(), central.clock);
    fay.post("/api/users/me/totp/confirm", Json.text(Json.object().put("code", device.code())));
    assertThat(complete(mailedTo("fay", 1), NEW).status()).isEqualTo(204);
    assertThat(central.login("fay", NEW).code()).isEqualTo("second_factor_required");
  }

  private static void addUser(String name) {
    central.addUser(name, OLD, "operator");
    central.sql(
        "UPDATE admin_user SET email = '%1$s@example.com' WHERE username = '%1$s'".formatted(name));
  }

  private static Client.Response ask(String email) {
    return central
        .client()
        .post("/api/auth/password-reset", Json.text(Json.object().put("email", email)));
  }

  private static String mailedTo(String name, int mail) {
    assertThat(ask(name.toUpperCase(java.util.Locale.ROOT) + "@example.com").status())
        .isEqualTo(204);
    Await.until(
        "mail " + mail, Duration.ofSeconds(10), () -> mails.getReceivedMessages().length >= mail);
    var link = LINK.matcher(GreenMailUtil.getBody(mails.getReceivedMessages()[mail - 1]));
    assertThat(link.find()).isTrue();
    assertThat(link.group(1)).isEqualTo("https://central.example.com/reset-password");
    return link.group(2);
  }

  private static Client.Response complete(String token, String password) {
    return central
        .client()
        .post(
            "/api/auth/password-reset/complete",
            Json.text(Json.object().put("token", token).put("password", password)));
  }
}
