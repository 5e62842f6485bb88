package osiriscare.central.reset;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import osiriscare.central.mail.BehindTheAnswer;
import osiriscare.central.mail.Mailer;
import osiriscare.database.Database;
import osiriscare.protocol.id.Secret;
import osiriscare.testkit.database.TestDatabase;

class ResetMailTest {
  private static final Instant NOW = Instant.parse("2026-11-22T07:00:00Z");
  private static final Pattern TOKEN = Pattern.compile("osr_\\S+");
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final BlockingQueue<Boolean> worked = new LinkedBlockingQueue<>();

  @Test
  void send_toSomebodyWhoFollowsTheLinkAtOnce_theLinkWorksAlready()
      throws SQLException, InterruptedException {
    var test = TestDatabase.create();
    var owner = test.owner();
    var clock = Clock.fixed(NOW, ZoneOffset.UTC);
    try (var database = new Database(test.central(), "reset-test", 2);
        var mail =
            new ResetMail(
                database,
                mailed -> worked.add(isOpen(database, mailed)),
                () -> URI.create("https://central.example.com"),
                clock)) {
      try (var connection =
              DriverManager.getConnection(
                  owner.jdbcUrl(), owner.user(), owner.password().reveal());
          var statement = connection.createStatement()) {
        statement.execute(
            "INSERT INTO admin_user (user_id, username, email, role, password_hash) VALUES (gen_random_uuid(), 'ann', 'ann@example.com', 'operator', 'none')");
      }
      mail.send("ann@example.com", "127.0.0.1");
      assertThat(worked.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(true);
    }
  }

  private static boolean isOpen(Database database, Mailer.Mail mailed) {
    var token = TOKEN.matcher(mailed.text());
    assertThat(token.find()).isTrue();
    return database.inPlatform(
        db -> ResetStore.open(db, new Secret(token.group()), NOW).isPresent());
  }

  /// While a mail server hangs, the ninth to ask must not be refused because the others were known.
  @Test
  void send_whileTheMailServerHangs_isTakenFromWhoeverAsks() {
    var hangs = new CountDownLatch(1);
    try (var behind = new BehindTheAnswer()) {
      for (int i = 0; i < 200; i++) {
        behind.run(() -> {
          try {
            hangs.await();
            worked.add(true);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
      }
      hangs.countDown();
    }
    assertThat(worked).hasSize(200);
  }
}
