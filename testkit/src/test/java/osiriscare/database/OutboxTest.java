package osiriscare.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Json;
import osiriscare.testkit.database.TestDatabase;

class OutboxTest {
  private static final SiteId SITE = new SiteId("clinic-a");

  private TestDatabase databases;
  private Database receiver;
  private Database central;

  @BeforeEach
  void threePieces() {
    databases = TestDatabase.create();
    receiver = new Database(databases.receiver(), "test", 1);
    central = new Database(databases.central(), "test", 2);
    central.inPlatform(db -> {
      db.sql(
              "INSERT INTO partner (partner_id, slug, name, brand_name) VALUES (gen_random_uuid(), 'm', 'M', 'M')")
          .update();
      return db.sql(
              "INSERT INTO site (site_id, partner_id, name) SELECT 'clinic-a', partner_id, 'A' FROM partner")
          .update();
    });
    put(1, 3);
  }

  private void put(int first, int last) {
    receiver.inSites(
        List.of(SITE),
        db -> {
          for (int i = first; i <= last; i++) {
            Outbox.put(db, "incident", SITE, Json.object().put("number", i));
          }
          return db;
        });
  }

  @AfterEach
  void close() {
    receiver.close();
    central.close();
  }

  @Test
  void take_byTwoAtOnce_givesEachItsOwn() {
    central.inPlatform(first -> {
      assertThat(numbers(first, 2)).containsExactly(1, 2);
      return central.<List<Integer>>inPlatform(second -> {
        assertThat(numbers(second, 2)).containsExactly(3);
        return List.of();
      });
    });
    assertThat(central.<List<Integer>>inPlatform(db -> numbers(db, 9))).isEmpty();
  }

  @Test
  void take_inATransactionThatFails_leavesThePiecesThere() {
    assertThatThrownBy(() ->
            central.inPlatform(db -> {
              numbers(db, 9);
              throw new IllegalStateException("the work failed");
            }))
        .hasMessage("the work failed");
    assertThat(central.<List<Integer>>inPlatform(db -> numbers(db, 9))).containsExactly(1, 2, 3);
  }

  // Then PostgreSQL looks for each row anew, and one that was taken makes place for the next.
  @Test
  void take_whenTheDatabaseBelievesThatThereIsNextToNothing_takesNoMoreThanItWasAsked() {
    assertThat(central.<List<Integer>>inPlatform(db -> numbers(db, 2))).containsExactly(1, 2);
    try (var owner = new Database(databases.owner(), "test", 1)) {
      owner.inPlatform(db -> db.sql("ANALYZE outbox").update());
    }
    put(4, 8);
    assertThat(central.<List<Integer>>inPlatform(db -> numbers(db, 2))).containsExactly(3, 4);
  }

  private static List<Integer> numbers(Db db, int limit) {
    return Outbox.take(db, "incident", limit).stream()
        .map(item -> item.payload().get("number").intValue())
        .toList();
  }
}
