package osiriscare.flashpods.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  @TempDir Path folder;

  private static void insert(Tx tx, String id, String status) {
    tx.sql(
            """
            INSERT INTO jobs (id, queue_number, job_type, status, image, network, created_at)
            VALUES (:id, (SELECT COALESCE(MAX(queue_number), 0) + 1 FROM jobs), 'worker', :status,
                    'busybox', 'none', '2026-11-21T00:00:00.000Z')
            """)
        .param("id", id)
        .param("status", status)
        .update();
  }

  private static int count(Store store) {
    return store.read(
        tx -> tx.sql("SELECT COUNT(*) FROM jobs").query((row, _) -> row.getInt(1)).single());
  }

  @Test
  void open_newFile_isForItsOwnerOnly() throws Exception {
    try (var _ = Store.open(folder.resolve("db/flashpods.db"))) {
      assertThat(Files.getPosixFilePermissions(folder.resolve("db/flashpods.db")))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void write_thatThrows_leavesNothing() {
    try (var store = Store.open(folder.resolve("flashpods.db"))) {
      assertThatThrownBy(() ->
              store.run(tx -> {
                insert(tx, "job_000000000001", "pending");
                throw new IllegalArgumentException("stop");
              }))
          .hasMessage("stop");
      assertThat(count(store)).isZero();
    }
  }

  @Test
  void open_aDamagedFile_isRefusedAndLeftAlone() throws Exception {
    var file = folder.resolve("flashpods.db");
    Files.writeString(file, "this is no database, but somebody may still need it");
    assertThatThrownBy(() -> Store.open(file))
        .isInstanceOf(StoreFailure.class)
        .hasStackTraceContaining("damaged");
    assertThat(file).hasContent("this is no database, but somebody may still need it");
  }

  @Test
  void backup_overAnything_isRefused() throws Exception {
    Files.writeString(folder.resolve("copy.db"), "mine");
    try (var store = Store.open(folder.resolve("flashpods.db"))) {
      assertThatThrownBy(() -> store.backup(folder.resolve("copy.db")))
          .isInstanceOf(StoreFailure.class);
      store.run(tx -> insert(tx, "job_000000000001", "pending"));
    }
    assertThat(folder.resolve("copy.db")).hasContent("mine");
  }

  @Test
  void backup_whileOpen_isACompleteCopy() {
    try (var store = Store.open(folder.resolve("flashpods.db"))) {
      store.run(tx -> insert(tx, "job_000000000001", "pending"));
      store.backup(folder.resolve("copy.db"));
      store.run(tx -> insert(tx, "job_000000000002", "pending"));
    }
    try (var copy = Store.open(folder.resolve("copy.db"))) {
      assertThat(count(copy)).isEqualTo(1);
    }
  }

  @Test
  void database_illegalMove_isRefused() {
    try (var store = Store.open(folder.resolve("flashpods.db"))) {
      store.run(tx -> insert(tx, "job_000000000001", "completed"));
      assertThatThrownBy(
              () -> store.run(tx -> tx.sql("UPDATE jobs SET status = 'running'").update()))
          .hasStackTraceContaining("illegal move");
    }
  }

  @Test
  void database_event_isNeverChangedOrDeleted() {
    try (var store = Store.open(folder.resolve("flashpods.db"))) {
      store.run(tx ->
          tx.sql(
                  """
                  INSERT INTO job_events (job_id, at, actor, event, detail)
                  VALUES ('job_000000000001', '2026-11-21T00:00:00.000Z', 'api', 'created', '{}')
                  """)
              .update());
      assertThatThrownBy(() -> store.run(tx -> tx.sql("DELETE FROM job_events").update()))
          .hasStackTraceContaining("append-only");
      assertThatThrownBy(
              () -> store.run(tx -> tx.sql("UPDATE job_events SET actor = 'x'").update()))
          .hasStackTraceContaining("append-only");
    }
  }
}
