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

  private Database receiver;
  private Database central;

  @BeforeEach
  void threePieces() {
    var databases = TestDatabase.create();
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
    receiver.inSites(
        List.of(SITE),
        db -> {
          for (int i = 1; i <= 3; i++) {
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

  private static List<Integer> numbers(Db db, int limit) {
    return Outbox.take(db, "incident", limit).stream()
        .map(item -> item.payload().get("number").intValue())
        .sorted()
        .toList();
  }
}
