package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import osiriscare.database.Database;
import osiriscare.protocol.json.Json;
import osiriscare.testkit.Await;

/// Clients from the partner who makes one to the people who come and go, over a mail server's
/// mailbox.
class ClientTest {
  private static final Pattern LINK =
      Pattern.compile("https://central\\.example\\.com(/client/[a-z]+)#(os[cl]_\\S+)");
  private static final String PASSWORD = "seven purple tractors hum";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static GreenMail mails;
  private static RunningCentral central;
  private static Client technician;
  private static int made;

  private String client = "";

  @BeforeAll
  static void start() {
    mails = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    mails.start();
    int port = mails.getSmtp().getPort();
    central = RunningCentral.startWith(settings -> TestSettings.withMail(settings, port));
    central.sql(TenantSeed.of("x") + TenantSeed.of("y"));
    technician = central.client();
    central.sql(
        TenantSeed.bind(central.addUser("tech", PASSWORD, "operator"), "x")
            + ";"
            + TenantSeed.bind(central.addUser("other", PASSWORD, "operator"), "y"));
  }

  @AfterAll
  static void stop() {
    central.close();
    mails.stop();
  }

  @BeforeEach
  void makeAClient() throws FolderException {
    mails.purgeEmailFromAllMailboxes();
    technician = central.browser("tech", PASSWORD);
    made++;
    var answer = technician.post("/api/partners/me/clients", "{\"name\": \"Clinic " + made + "\"}");
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    client = "/api/partners/me/clients/" + answer.json().path("client_id").asString();
  }

  @Test
  void invitation_isMailed_worksOnce_andLogsIn() {
    var email = "ann" + made + "@example.com";
    var invited = invite(email, "owner");
    assertThat(invited.status()).as(invited.text()).isEqualTo(201);
    var token = mailed(email, 1, "/client/invite");
    assertThat(technician.get(client).text()).contains(email).doesNotContain(token);
    var seen = anyone().post("/api/client/invitation", token(token)).json();
    assertThat(seen.path("client_name").asString()).isEqualTo("Clinic " + made);
    assertThat(seen.path("role").asString()).isEqualTo("owner");
    var accepted = anyone().post("/api/client/invitation/accept", token(token));
    assertThat(accepted.status()).as(accepted.text()).isEqualTo(200);
    var cookie =
        accepted.headers().allValues("Set-Cookie").stream()
            .filter(each -> each.startsWith("osiris_client="))
            .findFirst()
            .orElseThrow();
    assertThat(cookie).contains("Path=/api/client", "HttpOnly", "Secure", "SameSite=Strict");
    var ann = browser(accepted);
    assertThat(ann.get("/api/client/me").json().path("email").asString()).isEqualTo(email);
    for (var door : List.of("/api/client/invitation", "/api/client/invitation/accept")) {
      assertThat(anyone().post(door, token(token)).code()).isEqualTo("invite_gone");
    }
    assertThat(invite(email, "viewer").code()).isEqualTo("conflict");
    assertThat(activity()).contains("client.create", "client.invite", "client.invite_accept");
    assertThat(activity()).doesNotContain(token);
    assertThat(ann.post("/api/client/logout", "{}").status()).isEqualTo(204);
    assertThat(ann.get("/api/client/me").status()).isEqualTo(401);
  }

  @Test
  void invitation_thatIsOldReplacedOrRevoked_isWorthNothing() {
    var ben = "ben" + made + "@example.com";
    invite(ben, "owner");
    var first = mailed(ben, 1, "/client/invite");
    var second = invite(ben, "viewer");
    assertThat(anyone().post("/api/client/invitation", token(first)).code())
        .isEqualTo("invite_gone");
    var path = client + "/invites/" + second.json().path("invite_id").asString();
    var newer = mailed(ben, 2, "/client/invite");
    assertThat(anyone().post("/api/client/invitation", token(newer)).status()).isEqualTo(200);
    assertThat(central.browser("other", PASSWORD).delete(path).status()).isEqualTo(404);
    assertThat(technician.delete(path).status()).isEqualTo(204);
    assertThat(anyone().post("/api/client/invitation", token(newer)).code())
        .isEqualTo("invite_gone");
    invite(ben, "viewer");
    var third = mailed(ben, 3, "/client/invite");
    central.clock.advance(Duration.ofDays(7).minusSeconds(1));
    assertThat(anyone().post("/api/client/invitation", token(third)).status()).isEqualTo(200);
    central.clock.advance(Duration.ofSeconds(1));
    assertThat(anyone().post("/api/client/invitation/accept", token(third)).code())
        .isEqualTo("invite_gone");
  }

  @Test
  void link_worksOnceWithinAQuarterOfAnHour_alsoWhenTwoUseItAtOnce() throws InterruptedException {
    var email = member("owner");
    var first = link(email, 2);
    var second = link(email, 3);
    var statuses = new ConcurrentLinkedQueue<Integer>();
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < 4; i++) {
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> statuses.add(anyone().post("/api/client/session", token(first)).status())));
    }
    for (var thread : threads) {
      thread.join();
    }
    assertThat(statuses).hasSize(4).containsOnlyOnce(200).containsOnly(200, 410);
    // Who is in needs none of the others.
    assertThat(anyone().post("/api/client/session", token(second)).code()).isEqualTo("link_gone");
    var third = link(email, 4);
    central.clock.advance(Duration.ofMinutes(15));
    assertThat(anyone().post("/api/client/session", token(third)).code()).isEqualTo("link_gone");
    var fourth = link(email, 5);
    central.clock.advance(Duration.ofMinutes(15).minusSeconds(1));
    assertThat(anyone().post("/api/client/session", token(fourth)).status()).isEqualTo(200);
    assertThat(activity()).contains("client.link_mail", "client.login");
    assertThat(activity()).doesNotContain(first, fourth);
  }

  @Test
  void ask_answersAlike_whoeverHasTheAddress_andMailsThreeTimes() {
    var email = member("owner");
    for (var unknown : List.of("nobody@example.com", "nonsense", "tech")) {
      var answer = anyone().post("/api/client/links", address(unknown));
      assertThat(answer.status()).isEqualTo(204);
      assertThat(answer.text()).isEmpty();
    }
    for (int i = 2; i <= 4; i++) {
      link(email, i);
    }
    assertThat(anyone().post("/api/client/links", address(email)).status()).isEqualTo(204);
    var other = member("viewer");
    // When the mail that was asked for last is there, the one before would be too.
    link(other, 2);
    assertThat(mails.getReceivedMessages()).hasSize(6);
    assertThat(sentTo(email)).hasSize(4);
  }

  @Test
  void ask_isAnsweredBeforeAnybodyIsLookedFor_soThatNothingTellsWhoIsKnown() {
    var email = member("viewer");
    try (var database = new Database(central.database().central(), "test", 1)) {
      database.inPlatform(db -> {
        // While this lasts, no answer could come that waits for the known one to be looked up.
        db.sql("SELECT user_id FROM client_user WHERE email = :email FOR UPDATE")
            .param("email", email)
            .query(UUID.class)
            .list();
        for (int i = 0; i < 20; i++) {
          for (var each : List.of(email, "nobody" + i + "@example.com")) {
            var answer = anyone().post("/api/client/links", address(each));
            assertThat(answer.status()).as(each + " " + answer.text()).isEqualTo(204);
          }
        }
        return 0;
      });
    }
    mailed(email, 2, "/client/login");
  }

  @Test
  void session_endsWhenNobodyIsThere_whenTheClientIsClosed_andWhenItsPersonIsRemoved() {
    var email = member("owner");
    var idle = login(email, 2);
    central.clock.advance(Duration.ofMinutes(14));
    assertThat(idle.with("X-Background", "1").get("/api/client/me").status()).isEqualTo(200);
    central.clock.advance(Duration.ofMinutes(1));
    assertThat(idle.get("/api/client/me").status()).isEqualTo(401);
    var owner = login(email, 3);
    technician = central.browser("tech", PASSWORD);
    var guest = member("viewer");
    var viewer = login(guest, 2);
    assertThat(technician.put(client, "{\"status\": \"closed\"}").status()).isEqualTo(200);
    assertThat(owner.get("/api/client/me").status()).isEqualTo(401);
    anyone().post("/api/client/links", address(email));
    assertThat(technician.put(client, "{\"status\": \"active\"}").status()).isEqualTo(200);
    assertThat(viewer.get("/api/client/me").status()).isEqualTo(200);
    assertThat(owner.delete("/api/client/team/" + id(owner, guest)).status()).isEqualTo(204);
    assertThat(viewer.get("/api/client/me").status()).isEqualTo(401);
  }

  @Test
  void change_withoutTheTokenOfItsOwnSession_isRefused() {
    var owner = login(member("owner"), 2);
    var other = login(member("viewer"), 2);
    var forged = other.headers().getLast();
    var csrfLess = owner.with("X-CSRF-Token", forged);
    var bare = new Client(owner.server(), owner.headers().subList(0, 2));
    for (var who : List.of(bare, new Client(csrfLess.server(), without(csrfLess)))) {
      var refused = who.put("/api/client/organisation", "{\"name\": \"Forged\"}");
      assertThat(refused.code()).isEqualTo("csrf");
    }
    assertThat(owner.put("/api/client/organisation", "{\"name\": \"Own\"}").status())
        .isEqualTo(204);
  }

  @Test
  void sites_areTheOwnPartnersOnly_andOneClientsAtATime() {
    assertThat(sites("practice-x").status()).isEqualTo(200);
    for (var none : List.of("practice-y", "nowhere")) {
      var refused = sites(none);
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.json().path("errors").get(0).path("field").asString())
          .isEqualTo("site_ids");
    }
    var before = client;
    var second = technician.post("/api/partners/me/clients", "{\"name\": \"Second\"}");
    client = "/api/partners/me/clients/" + second.json().path("client_id").asString();
    assertThat(sites("practice-x").status()).isEqualTo(400);
    assertThat(technician.put(before + "/sites", "{\"site_ids\": []}").status()).isEqualTo(200);
    assertThat(sites("practice-x").status()).isEqualTo(200);
    assertThat(technician.put(client + "/sites", "{\"site_ids\": []}").status()).isEqualTo(200);
  }

  @Test
  void roles_sayWhoLooksAfterWhom_andTheLastOwnerStays() {
    var ownerMail = member("owner");
    var owner = login(ownerMail, 2);
    var adminMail = member("admin");
    var admin = login(adminMail, 2);
    var viewerMail = member("viewer");
    var viewer = login(viewerMail, 2);
    var viewerPath = "/api/client/team/" + id(owner, viewerMail);
    var adminPath = "/api/client/team/" + id(owner, adminMail);
    var ownerPath = "/api/client/team/" + id(owner, ownerMail);

    assertThat(viewer.post("/api/client/invites", invitation("v@example.com", "viewer")).code())
        .isEqualTo("forbidden");
    assertThat(viewer.delete(adminPath).code()).isEqualTo("forbidden");
    assertThat(admin.post("/api/client/invites", invitation("v@example.com", "admin")).code())
        .isEqualTo("forbidden");
    assertThat(admin.put(viewerPath, "{\"role\": \"admin\"}").code()).isEqualTo("forbidden");
    assertThat(admin.delete(ownerPath).code()).isEqualTo("forbidden");
    var invited = admin.post("/api/client/invites", invitation("v@example.com", "viewer"));
    assertThat(invited.status()).as(invited.text()).isEqualTo(200);
    var invite = owner.post("/api/client/invites", invitation("a@example.com", "admin")).json();
    var path = "/api/client/invites/" + invite.path("invite_id").asString();
    assertThat(admin.delete(path).status()).isEqualTo(404);
    assertThat(owner.delete(path).status()).isEqualTo(204);

    assertThat(owner.delete(ownerPath).code()).isEqualTo("conflict");
    assertThat(owner.put(ownerPath, "{\"role\": \"admin\"}").code()).isEqualTo("conflict");
    assertThat(owner.put(adminPath, "{\"role\": \"owner\"}").status()).isEqualTo(200);
    assertThat(owner.delete(ownerPath).status()).isEqualTo(204);
    assertThat(owner.get("/api/client/me").status()).isEqualTo(401);
    assertThat(viewer.delete(viewerPath).status()).isEqualTo(204);
    assertThat(activity()).contains("client.role", "client.remove");
  }

  @Test
  void lastOwners_whoLeaveAtOnce_leaveOneBehind() throws InterruptedException {
    var first = login(member("owner"), 2);
    var second = login(member("owner"), 2);
    var statuses = new ConcurrentLinkedQueue<Integer>();
    var threads =
        List.of(first, second).stream()
            .map(who -> {
              var path =
                  "/api/client/team/" + who.get("/api/client/me").json().path("user_id").asString();
              return Thread.ofVirtual().start(() -> statuses.add(who.delete(path).status()));
            })
            .toList();
    for (var thread : threads) {
      thread.join();
    }
    assertThat(statuses).containsExactlyInAnyOrder(204, 409);
  }

  @Test
  void ownership_changesHands_whenAFreshOwnerOffersAndTheOtherAccepts() {
    var ownerMail = member("owner");
    var owner = login(ownerMail, 2);
    var adminMail = member("admin");
    var admin = login(adminMail, 2);
    var body = "{\"user_id\": \"" + id(owner, adminMail) + "\"}";
    assertThat(admin.put("/api/client/ownership", body).code()).isEqualTo("forbidden");
    assertThat(admin.post("/api/client/ownership/accept", "{}").status()).isEqualTo(404);
    central.clock.advance(Duration.ofMinutes(10).plusSeconds(1));
    assertThat(owner.put("/api/client/ownership", body).code()).isEqualTo("login_again");
    owner = login(ownerMail, 3);
    assertThat(owner.put("/api/client/ownership", "{\"user_id\": \"nobody\"}").status())
        .isEqualTo(400);
    assertThat(owner.put("/api/client/ownership", body).status()).isEqualTo(200);
    assertThat(owner.post("/api/client/ownership/accept", "{}").status()).isEqualTo(404);
    assertThat(admin.delete("/api/client/ownership").status()).isEqualTo(204);
    assertThat(admin.post("/api/client/ownership/accept", "{}").status()).isEqualTo(404);
    assertThat(owner.put("/api/client/ownership", body).status()).isEqualTo(200);
    assertThat(admin.post("/api/client/ownership/accept", "{}").status()).isEqualTo(204);
    assertThat(admin.get("/api/client/me").json().path("role").asString()).isEqualTo("owner");
    assertThat(owner.get("/api/client/me").json().path("role").asString()).isEqualTo("admin");
    assertThat(activity()).contains("client.ownership_offer", "client.ownership_accept");
  }

  /// Whatever owners do to roles and people, in whatever order, an owner is left.
  @Test
  void anOwnerIsLeft_whateverOwnersDo() {
    var owners = new ArrayList<Client>();
    for (int i = 0; i < 3; i++) {
      owners.add(login(member(i == 0 ? "owner" : "admin"), 2));
    }
    long seed = new Random().nextLong();
    var random = new Random(seed);
    for (int i = 0; i < 60; i++) {
      var who = owners.get(random.nextInt(owners.size()));
      var team = owners.stream().map(each -> each.get("/api/client/me")).toList();
      var alive = team.stream().filter(me -> me.status() == 200).toList();
      var whom = alive.get(random.nextInt(alive.size())).json().path("user_id").asString();
      switch (random.nextInt(4)) {
        case 0 -> who.put("/api/client/team/" + whom, "{\"role\": \"owner\"}");
        case 1 -> who.put("/api/client/team/" + whom, "{\"role\": \"viewer\"}");
        case 2 -> who.put("/api/client/ownership", "{\"user_id\": \"" + whom + "\"}");
        default -> who.post("/api/client/ownership/accept", "{}");
      }
      if (random.nextInt(12) == 0) {
        who.delete("/api/client/team/" + whom);
      }
      assertThat(technician.get(client).text()).as("seed " + seed).contains("\"role\":\"owner\"");
    }
  }

  @Test
  void dashboard_callsNothingInOrder_thatNobodyKnows() {
    var owner = login(member("owner"), 2);
    assertThat(owner.get("/api/client/dashboard").json().path("standing").asString())
        .isEqualTo("unknown");
    assertThat(sites("practice-x").status()).isEqualTo(200);
    // The clock of the test may have been moved on: what the site last said is put beside it.
    central.sql(
        """
        UPDATE appliance_checkin SET last_checkin = '%1$s' WHERE site_id = 'practice-x';
        INSERT INTO check_state (site_id, host_id, check_type, appliance_id, verdict, bundle_id, chain, sequence, observed_at)
          VALUES ('practice-x', 'h', 'firewall', '%2$s', 'pass', '%3$s', 1, 1, '%1$s')
          ON CONFLICT (site_id, host_id, check_type) DO UPDATE SET verdict = 'pass', observed_at = excluded.observed_at;
        """
            .formatted(
                central.clock.instant(), TenantSeed.appliance("x"), TenantSeed.id("x", "bundle")));
    assertThat(standing(owner)).isEqualTo("holds null");
    central.clock.advance(Duration.ofMinutes(16));
    owner = login(member("owner"), 2);
    assertThat(standing(owner)).isEqualTo("holds look_at_appliance");
    central.clock.advance(Duration.ofMinutes(45));
    owner = login(member("owner"), 2);
    assertThat(standing(owner)).isEqualTo("unknown look_at_appliance");
    central.sql(
        "UPDATE appliance_checkin SET last_checkin = '%s' WHERE site_id = 'practice-x'"
            .formatted(central.clock.instant()));
    assertThat(standing(owner)).isEqualTo("holds null");
    for (var verdict : List.of("unknown", "fail")) {
      central.sql(
          "UPDATE check_state SET verdict = '%s' WHERE site_id = 'practice-x'".formatted(verdict));
      assertThat(standing(owner)).startsWith(verdict.equals("fail") ? "fails" : "unknown");
    }
    central.sql(
        "UPDATE check_state SET verdict = 'pass', observed_at = observed_at - interval '24 hours' WHERE site_id = 'practice-x'");
    assertThat(standing(owner)).startsWith("unknown");
    assertThat(technician().put(client + "/sites", "{\"site_ids\": []}").status()).isEqualTo(200);
    assertThat(owner.get("/api/client/dashboard").json().path("sites")).isEmpty();
  }

  @Test
  void evidence_isTheStoredText_withAVerdict_andWhoLookedIsWrittenDown() {
    var owner = login(member("viewer"), 2);
    var bundle = "/api/client/evidence/" + TenantSeed.id("x", "bundle");
    assertThat(owner.get(bundle).status()).isEqualTo(404);
    assertThat(sites("practice-x").status()).isEqualTo(200);
    assertThat(owner.get("/api/client/sites/practice-x/evidence").text())
        .contains(TenantSeed.id("x", "bundle"));
    assertThat(owner.get("/api/client/sites/practice-y/evidence").status()).isEqualTo(404);
    assertThat(owner.get(bundle).json().path("signed_payload").asString()).isEqualTo("{}");
    var verdict = owner.get(bundle + "/verify").json();
    // The seed signs nothing: a verdict that called it valid would not have looked.
    assertThat(verdict.path("signature_valid").asBoolean()).isFalse();
    assertThat(verdict.path("reasons")).isNotEmpty();
    assertThat(activity()).contains("client.evidence_read", "client.evidence_verify");
    assertThat(owner.get("/api/client/evidence/" + TenantSeed.id("y", "bundle")).status())
        .isEqualTo(404);
    assertThat(technician.put(client + "/sites", "{\"site_ids\": []}").status()).isEqualTo(200);
    assertThat(owner.get(bundle + "/verify").status()).isEqualTo(404);
  }

  @Test
  void monthsAndRepairs_areCountedFromWhatIsStored() {
    var owner = login(member("viewer"), 2);
    assertThat(sites("practice-x").status()).isEqualTo(200);
    central.sql(
        """
        INSERT INTO healing_execution (execution_id, site_id, appliance_id, host_id, check_type, tier, outcome, started_at,
            duration_ms, received_at)
          SELECT gen_random_uuid(), 'practice-x', '%1$s', 'h', 'firewall', 'L1', o, '2026-03-31T23:59:59Z', 1500, now()
            FROM unnest(ARRAY['healed', 'failed']) o
        """
            .formatted(TenantSeed.appliance("x")));
    var fixes = owner.get("/api/client/fixes?month=2026-03").json().path("items");
    assertThat(fixes).hasSize(1);
    assertThat(owner.get("/api/client/fixes?month=2026-04").json().path("items")).isEmpty();
    var march = owner.get("/api/client/reports/2026-03").json();
    assertThat(march.path("is_over").asBoolean()).isTrue();
    assertThat(march.path("sites").get(0).path("fixes").asInt()).isEqualTo(1);
    assertThat(owner.get("/api/client/reports/2099-01").status()).isEqualTo(404);
    assertThat(owner.get("/api/client/fixes?month=2026-13").status()).isEqualTo(400);
    assertThat(technician.put(client + "/sites", "{\"site_ids\": []}").status()).isEqualTo(200);
  }

  @Test
  void notices_areMailedToWhoWantsThem_onceForAnOutage_withNamesOfNothing()
      throws MessagingException {
    // Whatever ran before, the seed's ticket is old.
    central.clock.advance(Duration.ofDays(2));
    technician = technician();
    var ownerMail = member("owner");
    var aideMail = member("owner");
    var viewerMail = member("viewer");
    // It is another story.
    central.sql(
        "UPDATE ticket SET status = 'resolved', resolved_at = now(), resolved_by = 'test' WHERE site_id = 'practice-x'");
    heardAt(central.clock.instant());
    assertThat(sites("practice-x").status()).isEqualTo(200);
    var choices = "/api/client/notifications/choices";
    var viewer = login(viewerMail, 2);
    assertThat(viewer.get(choices).text()).contains("off").doesNotContain("at_once");
    var wanted = "{\"site\": \"daily\", \"problem\": \"off\", \"report\": \"off\"}";
    var refused = viewer.put(choices, wanted.replaceFirst("off\"}$", "daily\"}"));
    assertThat(refused.json().path("errors").get(0).path("field").asString()).isEqualTo("report");
    assertThat(viewer.put(choices, wanted).status()).isEqualTo(200);
    assertThat(viewer.get(choices).json()).isEqualTo(Json.parse(wanted, "wanted"));

    central.clock.advance(Duration.ofHours(1).plusSeconds(1));
    awaitNotices(1);
    var aide = login(aideMail, 2);
    assertThat(aide.get(choices).text()).contains("at_once").doesNotContain("off", "daily");
    assertThat(aide.put(choices, wanted.replace("daily", "off")).status()).isEqualTo(200);
    assertThat(activity()).contains("client.mail_choice");
    central.clock.advance(Duration.ofSeconds(61));
    Await.until("the mail", PATIENCE, () -> sentTo(ownerMail).size() == 2);
    heardAt(central.clock.instant().plus(Duration.ofDays(9)));
    awaitNotices(2);
    central.clock.advance(Duration.ofSeconds(61));
    Await.until("the mail of the end", PATIENCE, () -> sentTo(ownerMail).size() == 3);
    assertThat(sentTo(viewerMail)).hasSize(2);
    central.clock.advance(Duration.ofDays(2));
    Await.until("the morning's mail", PATIENCE, () -> sentTo(viewerMail).size() == 3);
    assertThat(sentTo(viewerMail).getLast().getSubject())
        .isEqualTo("1 box is heard of again, 1 box is silent");
    assertThat(sentTo(aideMail)).hasSize(2);
    for (var mail : List.of(sentTo(ownerMail).get(1), sentTo(ownerMail).get(2))) {
      assertThat(GreenMailUtil.getBody(mail))
          .contains("https://central.example.com/client\r\n", "/client/notifications");
      assertThat(GreenMailUtil.getWholeMessage(mail))
          .doesNotContain("practice-x", "Clinic of x", "84:3A:5B");
    }
    var told = login(ownerMail, 4).get("/api/client/notifications?limit=1").json();
    assertThat(told.path("items").get(0).path("kind").asString()).isEqualTo("site.back");
    assertThat(told.path("items").get(0).path("site_name").asString()).isEqualTo("Clinic of x");
    var rest = "/api/client/notifications?cursor=" + told.path("next_cursor").asString();
    assertThat(login(aideMail, 3).get(rest).json().path("items")).hasSize(1);

    assertThat(technician().put(client + "/sites", "{\"site_ids\": []}").status()).isEqualTo(200);
    assertThat(login(viewerMail, 4).get("/api/client/notifications").text())
        .contains("site.silent")
        .doesNotContain("Clinic of x", "practice-x");
    var other = technician().post("/api/partners/me/clients", "{\"name\": \"Other\"}").json();
    client = "/api/partners/me/clients/" + other.path("client_id").asString();
    assertThat(login(member("owner"), 2).get("/api/client/notifications").json().path("items"))
        .isEmpty();
  }

  private static void heardAt(Instant time) {
    central.sql(
        "UPDATE appliance_checkin SET last_checkin = '%s' WHERE site_id = 'practice-x'"
            .formatted(time));
  }

  private void awaitNotices(int count) {
    var id = client.substring(client.lastIndexOf('/') + 1);
    Await.until(
        count + " notices",
        PATIENCE,
        () ->
            central
                .text("SELECT count(*) FROM client_notice WHERE client_id = '" + id + "'")
                .equals(Integer.toString(count)));
  }

  private static String standing(Client who) {
    var site = who.get("/api/client/dashboard").json().path("sites").get(0);
    return site.path("standing").asString() + " " + site.path("task").asString("null");
  }

  /// Anew: time may have passed.
  private static Client technician() {
    return central.browser("tech", PASSWORD);
  }

  private Client.Response invite(String email, String role) {
    return technician().post(client + "/invites", invitation(email, role));
  }

  private Client.Response sites(String site) {
    return technician.put(client + "/sites", "{\"site_ids\": [\"" + site + "\"]}");
  }

  /// Somebody new of the client, who has accepted; answers the address. One mail was sent.
  private String member(String role) {
    var email = role + "." + System.nanoTime() + "@example.com";
    assertThat(invite(email, role).status()).isEqualTo(201);
    var token = mailed(email, 1, "/client/invite");
    var accepted = anyone().post("/api/client/invitation/accept", token(token));
    assertThat(accepted.status()).as(accepted.text()).isEqualTo(200);
    return email;
  }

  private static String link(String email, int mail) {
    anyone().post("/api/client/links", address(email.toUpperCase(Locale.ROOT)));
    return mailed(email, mail, "/client/login");
  }

  private static Client login(String email, int mail) {
    var opened = anyone().post("/api/client/session", token(link(email, mail)));
    assertThat(opened.status()).as(opened.text()).isEqualTo(200);
    return browser(opened);
  }

  private static Client browser(Client.Response opened) {
    return anyone()
        .with("Cookie", "osiris_client=" + opened.cookie("osiris_client"))
        .with("X-CSRF-Token", opened.cookie("client_csrf"));
  }

  private static String id(Client who, String email) {
    return who.get("/api/client/team")
        .json()
        .path("people")
        .valueStream()
        .filter(each -> each.path("email").asString().equals(email))
        .map(each -> each.path("user_id").asString())
        .findFirst()
        .orElseThrow();
  }

  private static List<String> without(Client twice) {
    var headers = new ArrayList<>(twice.headers());
    headers.remove(3);
    headers.remove(2);
    return headers;
  }

  /// The token in the mail that was sent to somebody as the first, second, … one.
  private static String mailed(String email, int mail, String path) {
    Await.until("mail " + mail, PATIENCE, () -> sentTo(email).size() >= mail);
    var link = LINK.matcher(GreenMailUtil.getBody(sentTo(email).get(mail - 1)));
    assertThat(link.find()).isTrue();
    assertThat(link.group(1)).isEqualTo(path);
    return link.group(2);
  }

  private static List<MimeMessage> sentTo(String email) {
    return Stream.of(mails.getReceivedMessages())
        .filter(mail -> GreenMailUtil.getHeaders(mail).contains("To: " + email))
        .toList();
  }

  private static String activity() {
    return central.text("SELECT string_agg(action || detail || target, ' ') FROM audit_log");
  }

  private static Client anyone() {
    return central.client();
  }

  private static String token(String token) {
    return Json.text(Json.object().put("token", token));
  }

  private static String address(String email) {
    return Json.text(Json.object().put("email", email));
  }

  private static String invitation(String email, String role) {
    return Json.text(Json.object().put("email", email).put("role", role));
  }
}
