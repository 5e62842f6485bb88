package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import osiriscare.protocol.json.Json;
import osiriscare.testkit.Await;

/// From the invitation over a mail server's mailbox to the first login.
class InviteTest {
  private static final Pattern LINK = Pattern.compile("(https://[^\\s#]+)#(osi_\\S+)");
  private static final String PASSWORD = "seven purple tractors hum";

  private static GreenMail mails;
  private static RunningCentral central;
  private Client admin;

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
    admin = central.browser("admin", central.file("admin-password"));
  }

  @Test
  void invite_isMailed_andItsLinkMakesOneAccount() throws MessagingException {
    var made = invite("marta.k@example.com", "operator");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(made.text()).doesNotContain("osi_");
    var mail = mails.getReceivedMessages()[0];
    assertThat(mail.getAllRecipients()[0].toString()).isEqualTo("marta.k@example.com");
    assertThat(mail.getFrom()[0].toString()).isEqualTo("central@example.com");
    var link = LINK.matcher(GreenMailUtil.getBody(mail));
    assertThat(link.find()).isTrue();
    assertThat(link.group(1)).isEqualTo("https://central.example.com/set-password");
    var token = link.group(2);

    var seen = validate(token).json();
    assertThat(seen.path("email").asString()).isEqualTo("marta.k@example.com");
    assertThat(seen.path("role").asString()).isEqualTo("operator");
    assertThat(seen.path("invited_by").asString()).isEqualTo("admin");
    assertThat(admin.get("/api/users/invites").text())
        .contains("marta.k@example.com")
        .doesNotContain("osi_");

    var weak = accept(token, "password1234");
    assertThat(weak.status()).isEqualTo(400);
    assertThat(weak.json().path("errors").get(0).path("field").asString()).isEqualTo("password");
    var accepted = accept(token, PASSWORD);
    assertThat(accepted.status()).as(accepted.text()).isEqualTo(200);
    assertThat(accepted.json().path("username").asString()).isEqualTo("marta.k");
    assertThat(central.login("marta.k", PASSWORD).status()).isEqualTo(200);

    assertThat(accept(token, PASSWORD).code()).isEqualTo("invite_gone");
    assertThat(validate(token).status()).isEqualTo(410);
    assertThat(admin.get("/api/users/invites").text()).doesNotContain("marta.k@example.com");
    assertThat(admin.get("/api/auth/audit-logs?action=user").text())
        .contains("user.invite", "user.invite_accept")
        .doesNotContain("osi_", PASSWORD);
    assertThat(invite("marta.k@example.com", "admin").code()).isEqualTo("conflict");
  }

  @Test
  void inviteToAPartner_makesAnAccountThatSeesItsSitesOnly_alsoAsAdministrator() {
    central.sql(TenantSeed.of("x") + TenantSeed.of("y"));
    var body =
        """
        {"email": "tech@example.com", "role": "%s", "partner_slug": "%s"}\
        """;
    assertThat(admin.post("/api/users/invite", body.formatted("operator", "none")).text())
        .contains("partner_slug");
    var made = admin.post("/api/users/invite", body.formatted("admin", "partner-x"));
    assertThat(made.json().path("partner_slug").asString()).as(made.text()).isEqualTo("partner-x");
    assertThat(accept(tokenOf(made), PASSWORD).status()).isEqualTo(200);

    var tech = central.browser("tech", PASSWORD);
    assertThat(tech.get("/api/sites").text()).contains("practice-x").doesNotContain("practice-y");
    var me = tech.get("/api/users/me").json();
    assertThat(me.path("partner_slug").asString()).isEqualTo("partner-x");
    assertThat(tech.get("/api/users").code()).isEqualTo("forbidden");
    assertThat(tech.get("/api/partners").code()).isEqualTo("forbidden");
    assertThat(tech.get("/api/auth/audit-logs").code()).isEqualTo("forbidden");
    assertThat(tech.get("/api/partners/me/users").status()).isEqualTo(200);
  }

  @Test
  void link_afterItsEnd_isWorthNothing_andTheAddressCanBeInvitedAgain() {
    var token = tokenOf(invite("late@example.com", "readonly"));
    central.clock.advance(Duration.ofDays(7).minusSeconds(1));
    assertThat(validate(token).status()).isEqualTo(200);
    central.clock.advance(Duration.ofSeconds(1));
    assertThat(validate(token).code()).isEqualTo("invite_gone");
    assertThat(accept(token, PASSWORD).code()).isEqualTo("invite_gone");
    admin = central.browser("admin", central.file("admin-password"));
    assertThat(invite("late@example.com", "readonly").status()).isEqualTo(201);
  }

  @Test
  void resend_makesTheOldLinkWorthless_andTheNewOneWork() throws FolderException {
    var invite = invite("twice@example.com", "readonly");
    var first = tokenOf(invite);
    mails.purgeEmailFromAllMailboxes();
    var id = invite.json().path("invite_id").asString();
    assertThat(invite("twice@example.com", "readonly").code()).isEqualTo("conflict");
    assertThat(admin.post("/api/users/invite/" + id + "/resend", "{}").status()).isEqualTo(200);
    var second = lastToken();
    assertThat(second).isNotEqualTo(first);
    assertThat(validate(first).status()).isEqualTo(404);
    assertThat(accept(first, PASSWORD).status()).isEqualTo(404);
    assertThat(accept(second, PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void revoke_endsTheLink() {
    var invite = invite("never@example.com", "readonly");
    var token = tokenOf(invite);
    var id = invite.json().path("invite_id").asString();
    assertThat(admin.delete("/api/users/invite/" + id).status()).isEqualTo(204);
    assertThat(validate(token).code()).isEqualTo("invite_gone");
    assertThat(accept(token, PASSWORD).code()).isEqualTo("invite_gone");
    assertThat(admin.delete("/api/users/invite/" + id).status()).isEqualTo(404);
    assertThat(admin.post("/api/users/invite/" + id + "/resend", "{}").status()).isEqualTo(404);
  }

  @Test
  void accept_twiceAtOnce_makesOneAccount() throws InterruptedException {
    var token = tokenOf(invite("race@example.com", "readonly"));
    var statuses = new ConcurrentLinkedQueue<Integer>();
    var threads = new Thread[4];
    for (int i = 0; i < threads.length; i++) {
      threads[i] = Thread.ofVirtual().start(() -> statuses.add(accept(token, PASSWORD).status()));
    }
    for (var thread : threads) {
      thread.join();
    }
    assertThat(statuses).containsOnlyOnce(200).hasSize(4).containsOnly(200, 410);
  }

  @Test
  void accept_whoseNameIsTaken_getsANumber_andAChosenOneIsRefused() {
    central.addUser("jo", "none of anybody's business", "readonly");
    var first = tokenOf(invite("jo@example.com", "readonly"));
    var chosen =
        central
            .client()
            .post(
                "/api/users/invite/accept",
                Json.text(
                    Json.object()
                        .put("token", first)
                        .put("password", PASSWORD)
                        .put("username", "jo")));
    assertThat(chosen.json().path("errors").get(0).path("field").asString()).isEqualTo("username");
    assertThat(accept(first, PASSWORD).json().path("username").asString()).isEqualTo("jo2");
  }

  @Test
  void invite_whenTheMailServerIsAway_isNotMade() {
    int port = mails.getSmtp().getPort();
    mails.stop();
    try {
      var refused = invite("lost@example.com", "readonly");
      assertThat(refused.status()).isEqualTo(503);
      assertThat(admin.get("/api/users/invites").text()).doesNotContain("lost@example.com");
    } finally {
      mails = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
      mails.start();
    }
  }

  @Test
  void invite_withAWrongAddressOrRole_namesTheField() {
    for (var email : new String[] {"", "x", "a@b\\r\\nBcc: c@d", "a@b@c", "<a@b.c>"}) {
      var refused =
          admin.post("/api/users/invite", "{\"email\": \"" + email + "\", \"role\": \"admin\"}");
      assertThat(refused.json().path("errors").get(0).path("field").asString()).isEqualTo("email");
    }
    assertThat(
            invite("ok@example.com", "root").json().path("errors").get(0).path("field").asString())
        .isEqualTo("role");
  }

  private Client.Response invite(String email, String role) {
    return admin.post(
        "/api/users/invite", Json.text(Json.object().put("email", email).put("role", role)));
  }

  private static Client.Response validate(String token) {
    return central.client().get("/api/users/invite/validate/" + token);
  }

  private static Client.Response accept(String token, String password) {
    return central
        .client()
        .post(
            "/api/users/invite/accept",
            Json.text(Json.object().put("token", token).put("password", password)));
  }

  private static String tokenOf(Client.Response invited) {
    assertThat(invited.status()).as(invited.text()).isEqualTo(201);
    return lastToken();
  }

  private static String lastToken() {
    Await.until("a mail", Duration.ofSeconds(5), () -> mails.getReceivedMessages().length > 0);
    var received = mails.getReceivedMessages();
    try {
      var link = LINK.matcher(received[received.length - 1].getContent().toString());
      assertThat(link.find()).isTrue();
      return link.group(2);
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
