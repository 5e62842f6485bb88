package osiriscare.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import osiriscare.testkit.database.TestDatabase;

class ListenerTest {
  private static final String END_LISTENERS =
      """
      SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
       WHERE application_name = 'listener' AND datname = current_database()
      """;

  @Test
  void listener_whoseConnectionDies_comesBackAndSaysSo() throws InterruptedException {
    var databases = TestDatabase.create();
    var heard = new LinkedBlockingQueue<String>();
    var connections = new Semaphore(0);
    try (var owner = new Database(databases.owner(), "test", 1);
        var _ =
            new Listener(
                databases.receiver(),
                Map.of("first_channel", heard::add, "second_channel", heard::add),
                connections::release)) {
      assertThat(connections.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
      notify(owner, "first_channel", "one");
      notify(owner, "second_channel", "two");
      assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("one");
      assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("two");

      long ended = owner.withoutTenant(db -> db.sql(END_LISTENERS).query(Long.class).single());
      assertThat(ended).isEqualTo(1);
      assertThat(connections.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
      notify(owner, "first_channel", "three");
      assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("three");
    }
  }

  private static void notify(Database database, String channel, String payload) {
    database.withoutTenant(db ->
        db.sql("SELECT pg_notify(:channel, :payload)")
            .param("channel", channel)
            .param("payload", payload)
            .query((_, _) -> true)
            .list());
  }
}
