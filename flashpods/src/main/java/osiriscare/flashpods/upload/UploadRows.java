package osiriscare.flashpods.upload;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import osiriscare.flashpods.id.JobId;
import osiriscare.flashpods.id.UploadId;
import osiriscare.flashpods.store.Times;
import osiriscare.flashpods.store.Tx;

/// Rows of `uploads` and `upload_holds`.
final class UploadRows {
  private UploadRows() {}

  static void insert(Tx tx, UploadId id, Instant now, Instant expires) {
    tx.sql(
            """
            INSERT INTO uploads (id, state, created_at, expires_at)
            VALUES (:id, 'uploading', :now, :expires)
            """)
        .param("id", id.value())
        .param("now", Times.text(now))
        .param("expires", Times.text(expires))
        .update();
  }

  static Optional<Upload> find(Tx tx, UploadId id) {
    return tx.sql("SELECT * FROM uploads WHERE id = :id")
        .param("id", id.value())
        .query(UploadRows::read)
        .optional();
  }

  static void finalized(Tx tx, UploadId id, UploadTree.Measure size, Instant now, Instant expires) {
    tx.sql(
            """
            UPDATE uploads SET state = 'finalized', size_bytes = :bytes, file_count = :files,
                   finalized_at = :now, expires_at = :expires
             WHERE id = :id AND state = 'uploading'
            """)
        .param("id", id.value())
        .param("bytes", size.bytes())
        .param("files", size.files())
        .param("now", Times.text(now))
        .param("expires", Times.text(expires))
        .update();
  }

  static boolean expire(Tx tx, UploadId id) {
    return tx.sql(
                """
                UPDATE uploads SET state = 'expired'
                 WHERE id = :id AND state IN ('uploading', 'finalized')
                """)
            .param("id", id.value())
            .update()
        == 1;
  }

  static void consume(Tx tx, UploadId id, JobId job, Instant now) {
    tx.sql(
            """
            UPDATE uploads SET state = 'consumed', job_id = :job, consumed_at = :now
             WHERE id = :id AND state = 'finalized'
            """)
        .param("id", id.value())
        .param("job", job.value())
        .param("now", Times.text(now))
        .update();
  }

  static void hold(Tx tx, UploadId id, JobId job) {
    tx.sql("INSERT OR IGNORE INTO upload_holds (upload_id, job_id) VALUES (:id, :job)")
        .param("id", id.value())
        .param("job", job.value())
        .update();
  }

  /// Lets go of all that the job held; returns it.
  static List<UploadId> letGo(Tx tx, JobId job) {
    var held =
        tx.sql("SELECT upload_id FROM upload_holds WHERE job_id = :job")
            .param("job", job.value())
            .query((row, _) -> new UploadId(row.getString("upload_id")))
            .list();
    tx.sql("DELETE FROM upload_holds WHERE job_id = :job").param("job", job.value()).update();
    return held;
  }

  static boolean isHeld(Tx tx, UploadId id) {
    return tx.sql("SELECT COUNT(*) FROM upload_holds WHERE upload_id = :id")
            .param("id", id.value())
            .query((row, _) -> row.getInt(1))
            .single()
        > 0;
  }

  static List<Upload> inState(Tx tx, Upload.State state) {
    return tx.sql("SELECT * FROM uploads WHERE state = :state ORDER BY created_at LIMIT 10000")
        .param("state", state.word())
        .query(UploadRows::read)
        .list();
  }

  private static Upload read(ResultSet row, int ignored) throws SQLException {
    var size = row.getString("size_bytes");
    var files = row.getString("file_count");
    return new Upload(
        new UploadId(row.getString("id")),
        Upload.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        Optional.ofNullable(size).map(Long::valueOf),
        Optional.ofNullable(files).map(Integer::valueOf),
        Instant.parse(row.getString("created_at")),
        Optional.ofNullable(row.getString("finalized_at")).map(Instant::parse),
        Instant.parse(row.getString("expires_at")));
  }
}
