package osiriscare.central.release;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import osiriscare.central.sql.Columns;
import osiriscare.database.Db;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.release.AgentRelease;
import tools.jackson.databind.node.ObjectNode;

/// The archives that Central keeps, cut into parts.
public final class Releases {
  private static final int PART_BYTES = 256 * 1024;
  private static final int LIST_MAX = 200;

  private static final String INSERT =
      """
      INSERT INTO agent_release (sha256, version, size, signed_by, uploaded_by, uploaded_at)
      VALUES (:sha, :version, :size, :signer, :by, :at)
      """;

  private static final String INSERT_PART =
      "INSERT INTO agent_release_part (sha256, number, content) VALUES (:sha, :number, :content)";

  private static final String NEWEST =
      """
      SELECT version, sha256, size, signed_by, uploaded_by, uploaded_at FROM agent_release
       ORDER BY uploaded_at DESC, version LIMIT :limit
      """;

  private static final String OF_VERSION =
      """
      SELECT version, sha256, size, signed_by, uploaded_by, uploaded_at FROM agent_release
       WHERE version = :version
      """;

  private Releases() {}

  static void insert(Db db, ReleaseView release, Path archive) throws IOException {
    db.sql(INSERT)
        .param("sha", release.sha256())
        .param("version", release.version())
        .param("size", release.size())
        .param("signer", Columns.orNull(release.signedBy()))
        .param("by", release.uploadedBy())
        .param("at", Db.time(release.uploadedAt()))
        .update();
    try (var in = Files.newInputStream(archive)) {
      insertParts(db, release.sha256(), in);
    }
  }

  private static void insertParts(Db db, String sha, InputStream in) throws IOException {
    int number = 0;
    for (var part = in.readNBytes(PART_BYTES); part.length > 0; number++) {
      db.sql(INSERT_PART).param("sha", sha).param("number", number).param("content", part).update();
      part = in.readNBytes(PART_BYTES);
    }
  }

  static List<ReleaseView> newest(Db db) {
    return db.sql(NEWEST).param("limit", LIST_MAX).query((row, _) -> view(row)).list();
  }

  static Optional<ReleaseView> ofVersion(Db db, String version) {
    return db.sql(OF_VERSION).param("version", version).query((row, _) -> view(row)).optional();
  }

  private static ReleaseView view(ResultSet row) throws SQLException {
    return new ReleaseView(
        Columns.text(row, "version"),
        Columns.text(row, "sha256"),
        row.getLong("size"),
        Columns.optionalText(row, "signed_by"),
        Columns.text(row, "uploaded_by"),
        Columns.instant(row, "uploaded_at"));
  }

  /// Refuses an order for an archive that is not here: every appliance would fail to get it.
  ///
  /// @throws InvalidRequest naming the parameter
  public static void require(Db db, ObjectNode parameters) {
    var wanted = AgentRelease.from(Fields.of(parameters));
    var known = ofVersion(db, wanted.version().toString());
    if (known.isEmpty()) {
      throw new InvalidRequest("version", "is no release that Central has");
    }
    if (!known.get().sha256().equals(wanted.sha256())) {
      throw new InvalidRequest("sha256", "is not that of this version");
    }
  }
}
