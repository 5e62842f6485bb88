package osiriscare.central.audit;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.json;
import static osiriscare.central.sql.Columns.optionalText;
import static osiriscare.central.sql.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import osiriscare.central.audit.AuditApi.AuditLine;
import osiriscare.central.signing.Signer.SignedText;
import osiriscare.database.Db;
import osiriscare.evidence.signing.CanonicalJson;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.json.Json;

/// The links of the audit log. Each holds the hash of the link before it and of one line; the order
/// is that of linking, because numbers of lines may become visible out of order.
final class AuditChain {
  /// What the first link follows.
  static final Link START = new Link(0, "0".repeat(64));

  /// Most lines that one statement reads.
  static final int BATCH_MAX = 1000;

  // A line whose transaction was open while this many others began would never be linked: none is.
  private static final long LATE_MAX = 100_000;

  private AuditChain() {}

  /// One link.
  record Link(long number, String hash) {
    Link next(AuditLine line) {
      return new Link(number + 1, Sha256.hex(hash + "\n" + canonical(line)));
    }

    private static String canonical(AuditLine line) {
      var json =
          Json.object()
              .put("id", line.id())
              .put("at", line.at().toString())
              .put("actor", line.actor())
              .put("action", line.action())
              .put("target", line.target().orElse(null))
              .put("site_id", line.siteId().orElse(null))
              .put("ip_address", line.ipAddress().orElse(null));
      // As text: what a part of Central notes may hold numbers that canonical JSON does not take.
      json.put("detail", Json.text(line.detail()));
      return CanonicalJson.of(json);
    }
  }

  /// A link that is stored, and its line as the log has it now.
  record Linked(Link link, Optional<AuditLine> line) {}

  /// A signed statement about the chain.
  record Checkpoint(long link, SignedText signed) {}

  private static final String HEAD =
      """
      SELECT link, link_hash FROM audit_link ORDER BY link DESC LIMIT 1
      """;

  /// The last link.
  static Link head(Db db) {
    return db.sql(HEAD).query((row, _) -> link(row)).optional().orElse(START);
  }

  private static final String UNLINKED =
      """
      SELECT l.audit_id, l.at, l.actor, l.action, l.target, l.site_id, l.detail, l.ip_address
        FROM audit_log l
       WHERE l.audit_id > (SELECT coalesce(max(audit_id), 0) FROM audit_link) - :late
         AND NOT EXISTS (SELECT FROM audit_link k WHERE k.audit_id = l.audit_id)
       ORDER BY l.audit_id LIMIT :limit
      """;

  /// Lines that no link holds yet.
  static List<AuditLine> unlinked(Db db) {
    return db.sql(UNLINKED)
        .param("late", LATE_MAX)
        .param("limit", BATCH_MAX)
        .query((row, _) -> line(row))
        .list();
  }

  private static final String APPEND =
      """
      INSERT INTO audit_link (link, audit_id, link_hash) VALUES (:link, :id, :hash)
      """;

  /// Adds a link.
  static void append(Db db, Link link, AuditLine line) {
    db.sql(APPEND)
        .param("link", link.number())
        .param("id", Long.parseLong(line.id()))
        .param("hash", link.hash())
        .update();
  }

  private static final String LINKED =
      """
      SELECT k.link, k.link_hash, l.audit_id, l.at, l.actor, l.action, l.target, l.site_id, l.detail, l.ip_address
        FROM audit_link k LEFT JOIN audit_log l USING (audit_id)
       WHERE k.link > :after ORDER BY k.link LIMIT :limit
      """;

  /// The links after one, with their lines.
  static List<Linked> after(Db db, Link link) {
    return db.sql(LINKED)
        .param("after", link.number())
        .param("limit", BATCH_MAX)
        .query((row, _) ->
            new Linked(
                link(row),
                optionalText(row, "audit_id").isEmpty()
                    ? Optional.empty()
                    : Optional.of(line(row))))
        .list();
  }

  private static final String CHECKPOINT =
      """
      INSERT INTO audit_checkpoint (link, signed_payload, signature, key_id)
      VALUES (:link, :payload, :signature, :key)
      """;

  /// Keeps a signed statement.
  static void append(Db db, Checkpoint checkpoint) {
    db.sql(CHECKPOINT)
        .param("link", checkpoint.link())
        .param("payload", checkpoint.signed().text())
        .param("signature", checkpoint.signed().signature())
        .param("key", checkpoint.signed().keyId())
        .update();
  }

  private static final String CHECKPOINTS =
      """
      SELECT link, signed_payload, signature, key_id FROM audit_checkpoint
       WHERE link > :after ORDER BY link LIMIT :limit
      """;

  /// The signed statements about links after one.
  static List<Checkpoint> checkpointsAfter(Db db, long link) {
    return db.sql(CHECKPOINTS)
        .param("after", link)
        .param("limit", BATCH_MAX)
        .query((row, _) ->
            new Checkpoint(
                row.getLong("link"),
                new SignedText(
                    text(row, "signed_payload"), text(row, "signature"), text(row, "key_id"))))
        .list();
  }

  private static Link link(ResultSet row) throws SQLException {
    return new Link(row.getLong("link"), text(row, "link_hash"));
  }

  private static AuditLine line(ResultSet row) throws SQLException {
    return new AuditLine(
        text(row, "audit_id"),
        instant(row, "at"),
        text(row, "actor"),
        text(row, "action"),
        optionalText(row, "target"),
        optionalText(row, "site_id"),
        json(row, "detail"),
        optionalText(row, "ip_address"));
  }
}
