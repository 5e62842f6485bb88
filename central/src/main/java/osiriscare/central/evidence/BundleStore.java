package osiriscare.central.evidence;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.optionalText;
import static osiriscare.central.sql.Columns.orNull;
import static osiriscare.central.sql.Columns.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import osiriscare.central.evidence.BundleVerification.Head;
import osiriscare.central.evidence.BundleVerification.RegisteredKey;
import osiriscare.central.evidence.BundleVerification.Surroundings;
import osiriscare.central.evidence.EvidenceApi.BundleRow;
import osiriscare.central.route.PageRequest;
import osiriscare.database.Db;
import osiriscare.evidence.bundle.SignedBundle;
import osiriscare.protocol.id.BundleId;
import osiriscare.protocol.id.KeyId;
import osiriscare.protocol.id.SiteId;

/// Reads the ledger; Central never writes to it.
final class BundleStore {
  private BundleStore() {}

  /// Which bundles to list.
  record Filter(SiteId site, Optional<String> check, Optional<String> kind) {}

  private static final String PAGE =
      """
      SELECT bundle_id, appliance_id, host_id, kind, check_type, verdict, outcome, timestamp_end, chain, sequence,
             key_id, received_at
        FROM evidence_bundle
       WHERE site_id = :site
         AND (:check::text IS NULL OR check_type = :check::text)
         AND (:kind::text IS NULL OR kind = :kind::text)
         AND (:after_time::timestamptz IS NULL
              OR (received_at, sequence, bundle_id::text)
                 < (:after_time::timestamptz, :after_sequence::bigint, :after_id::text))
       ORDER BY received_at DESC, sequence DESC, bundle_id::text DESC
       LIMIT :limit
      """;

  /// Bundles, newest first; one more than the page holds when there are more.
  static List<BundleRow> page(Db db, Filter filter, PageRequest page) {
    return db.sql(PAGE)
        .param("site", filter.site().value())
        .param("check", orNull(filter.check()))
        .param("kind", orNull(filter.kind()))
        .param("after_time", page.after().map(cursor -> Db.time(cursor.instant(0))).orElse(null))
        .param("after_sequence", page.after().map(cursor -> cursor.number(1)).orElse(null))
        .param("after_id", page.after().map(cursor -> cursor.text(2)).orElse(null))
        .param("limit", page.fetch())
        .query((row, _) -> bundleRow(row))
        .list();
  }

  private static BundleRow bundleRow(ResultSet row) throws SQLException {
    return new BundleRow(
        text(row, "bundle_id"),
        text(row, "appliance_id"),
        text(row, "host_id"),
        text(row, "kind"),
        text(row, "check_type"),
        optionalText(row, "verdict"),
        text(row, "outcome"),
        instant(row, "timestamp_end"),
        row.getInt("chain"),
        row.getLong("sequence"),
        text(row, "key_id"),
        instant(row, "received_at"));
  }

  private static final String BY_ID =
      """
      SELECT bundle_id, site_id, appliance_id, chain, sequence, prev_hash, link_hash, payload_sha256, signed_payload,
             signature, key_id, kind, check_type, host_id, verdict, outcome, received_at
        FROM evidence_bundle WHERE bundle_id = :id
      """;

  private static final String BY_PLACE =
      """
      SELECT bundle_id, site_id, appliance_id, chain, sequence, prev_hash, link_hash, payload_sha256, signed_payload,
             signature, key_id, kind, check_type, host_id, verdict, outcome, received_at
        FROM evidence_bundle WHERE appliance_id = :appliance AND chain = :chain AND sequence = :sequence
      """;

  /// A bundle and everything that says whether it stands where it should.
  static Optional<Surroundings> surroundings(Db db, BundleId id) {
    return db.sql(BY_ID)
        .param("id", id.value())
        .query((row, _) -> stored(row))
        .optional()
        .map(bundle ->
            new Surroundings(
                bundle,
                neighbour(db, bundle, -1),
                neighbour(db, bundle, +1),
                head(db, bundle),
                key(db, bundle)));
  }

  private static Optional<StoredBundle> neighbour(Db db, StoredBundle bundle, int distance) {
    return db.sql(BY_PLACE)
        .param("appliance", bundle.columns().applianceId())
        .param("chain", bundle.columns().chain())
        .param("sequence", bundle.columns().sequence() + distance)
        .query((row, _) -> stored(row))
        .optional();
  }

  private static StoredBundle stored(ResultSet row) throws SQLException {
    return new StoredBundle(
        BundleId.parse(text(row, "bundle_id")),
        new SignedBundle(
            text(row, "signed_payload"), text(row, "signature"), new KeyId(text(row, "key_id"))),
        new StoredBundle.Columns(
            text(row, "site_id"),
            text(row, "appliance_id"),
            row.getInt("chain"),
            row.getLong("sequence"),
            text(row, "prev_hash"),
            text(row, "link_hash"),
            text(row, "payload_sha256"),
            text(row, "kind"),
            text(row, "check_type"),
            text(row, "host_id"),
            optionalText(row, "verdict"),
            text(row, "outcome")),
        instant(row, "received_at"));
  }

  private static final String HEAD =
      """
      SELECT sequence, head_hash FROM evidence_chain WHERE appliance_id = :appliance AND chain = :chain
      """;

  private static Optional<Head> head(Db db, StoredBundle bundle) {
    return db.sql(HEAD)
        .param("appliance", bundle.columns().applianceId())
        .param("chain", bundle.columns().chain())
        .query((row, _) -> new Head(row.getLong("sequence"), text(row, "head_hash")))
        .optional();
  }

  private static final String KEY =
      """
      SELECT public_key, chain FROM appliance_key WHERE appliance_id = :appliance AND key_id = :key
      """;

  private static Optional<RegisteredKey> key(Db db, StoredBundle bundle) {
    return db.sql(KEY)
        .param("appliance", bundle.columns().applianceId())
        .param("key", bundle.signed().keyId().value())
        .query((row, _) -> new RegisteredKey(text(row, "public_key"), row.getInt("chain")))
        .optional();
  }
}
