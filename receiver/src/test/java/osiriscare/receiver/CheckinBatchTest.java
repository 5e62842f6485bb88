package osiriscare.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import osiriscare.database.Database;
import osiriscare.receiver.ReceiverFixture.Box;
import osiriscare.receiver.ReceiverFixture.Reply;

/// Many check-ins at once: while the table is locked they gather, then they are written together.
class CheckinBatchTest {
  private static final int MANY = 120;

  private ReceiverFixture door;
  private Database owner;

  @BeforeEach
  void countStatements() {
    door = new ReceiverFixture();
    owner = new Database(door.databases.owner(), "test", 1);
    owner.withoutTenant(db -> {
      db.sql("CREATE SEQUENCE statements").update();
      db.sql(
              """
              CREATE FUNCTION count_statement() RETURNS trigger SECURITY DEFINER LANGUAGE plpgsql AS $$
              BEGIN PERFORM nextval('statements'); RETURN NULL; END $$
              """)
          .update();
      db.sql(
              """
              CREATE TRIGGER count_statement AFTER INSERT ON appliance_checkin
                FOR EACH STATEMENT EXECUTE FUNCTION count_statement()
              """)
          .update();
      db.sql(
              """
              CREATE FUNCTION refuse_poison() RETURNS trigger LANGUAGE plpgsql AS $$
              BEGIN
                IF NEW.agent_version = 'poison' THEN RAISE EXCEPTION 'poison'; END IF;
                RETURN NEW;
              END $$
              """)
          .update();
      return db.sql(
              """
              CREATE TRIGGER refuse_poison BEFORE INSERT ON appliance_checkin
                FOR EACH ROW EXECUTE FUNCTION refuse_poison()
              """)
          .update();
    });
  }

  @AfterEach
  void close() {
    owner.close();
    door.close();
  }

  @Test
  void checkins_ofManySites_areOneStatement() throws Exception {
    var replies = allAtOnce("fine");
    assertThat(replies).allMatch(reply -> reply.status() == 200);
    // Each of the two writers was busy with what came first; all the others went together.
    assertThat(statements()).isLessThanOrEqualTo(4);
    assertThat(rows()).isEqualTo(MANY);
  }

  @Test
  void checkins_oneOfWhichIsBad_harmNoOther() throws Exception {
    var replies = allAtOnce("poison");
    assertThat(replies.subList(0, MANY - 1)).allMatch(reply -> reply.status() == 200);
    assertThat(replies.getLast().status()).isEqualTo(500);
    assertThat(replies.getLast().body()).doesNotContain("poison");
    assertThat(rows()).isEqualTo(MANY - 1);
  }

  private List<Reply> allAtOnce(String lastAgentVersion)
      throws InterruptedException, ExecutionException {
    var boxes = new ArrayList<Box>();
    for (int i = 0; i < MANY; i++) {
      boxes.add(door.claimed());
    }
    var calls = new ArrayList<Callable<Reply>>();
    for (var box : boxes) {
      var version = box.equals(boxes.getLast()) ? lastAgentVersion : "fine";
      calls.add(() ->
          door.post(
              "/checkin",
              box.apiKey().reveal(),
              ReceiverFixture.checkinBody(box.id()).put("agent_version", version)));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var futures =
          owner.<List<Future<Reply>>>withoutTenant(db -> {
            db.sql("LOCK TABLE appliance_checkin IN EXCLUSIVE MODE").update();
            var started = calls.stream().map(threads::submit).toList();
            ReceiverFixture.await(() ->
                door.metric("osiris_checkins_waiting")
                        + door.metric("osiris_checkin_batch_size_sum")
                    >= MANY);
            return started;
          });
      var replies = new ArrayList<Reply>();
      for (var future : futures) {
        replies.add(future.get());
      }
      return replies;
    }
  }

  private long statements() {
    return owner.<Long>withoutTenant(
        db -> db.sql("SELECT last_value FROM statements").query(Long.class).single());
  }

  private long rows() {
    return owner.<Long>withoutTenant(
        db -> db.sql("SELECT count(*) FROM appliance_checkin").query(Long.class).single());
  }
}
