package osiriscare.central.policy;

import static osiriscare.central.sql.Columns.instant;
import static osiriscare.central.sql.Columns.orNull;
import static osiriscare.central.sql.Columns.text;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import osiriscare.database.Db;
import osiriscare.healing.synced.SyncedPolicy;
import osiriscare.protocol.healing.SignedDocument;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.KeyId;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.id.SiteId;

/// The signed documents of sites. Nothing is ever changed or taken away.
final class PolicyStore {
  private PolicyStore() {}

  private static final String LOCK =
      """
      SELECT pg_advisory_xact_lock(hashtextextended('osiris policy ' || :site, 0))::text
      """;

  /// Makes others who want to sign for this site wait until this transaction ends.
  static void lock(Db db, SiteId site) {
    db.sql(LOCK).param("site", site.value()).query((_, _) -> true).list();
  }

  private static final String SERIAL =
      """
      SELECT coalesce(max(serial), 0) FROM rule_document WHERE site_id = :site
      """;

  /// The serial of the site's last release, 0 when there is none.
  static long serial(Db db, SiteId site) {
    return db.sql(SERIAL).param("site", site.value()).query(Long.class).single();
  }

  private static final String OUTDATED =
      """
      SELECT s.site_id FROM site s JOIN partner p USING (partner_id)
       WHERE NOT EXISTS (
         SELECT 1 FROM rule_document d
          WHERE d.site_id = s.site_id AND d.appliance_id IS NULL AND d.base_sha256 = :base
            AND d.policy_revision IS NOT DISTINCT FROM (
              SELECT max(r.revision_number) FROM policy_revision r
               WHERE r.source = CASE WHEN s.deployment_mode = 'direct' THEN 'central' ELSE 'partner:' || p.slug END)
            AND d.serial = (SELECT max(l.serial) FROM rule_document l WHERE l.site_id = s.site_id))
       ORDER BY s.site_id LIMIT :limit
      """;

  /// Sites whose last release was not made from this base and the revision that holds there.
  static List<SiteId> outdated(Db db, String base, int limit) {
    return db.sql(OUTDATED)
        .param("base", base)
        .param("limit", limit)
        .query((row, _) -> new SiteId(text(row, "site_id")))
        .list();
  }

  /// What a release is made from.
  ///
  /// @param base hash of the build's rules
  /// @param revision row of the policy revision, when there is one
  record Origin(String base, Optional<Long> revision) {}

  private static final String INSERT =
      """
      INSERT INTO rule_document (document_sha256, site_id, appliance_id, serial, base_sha256, policy_revision,
          signed_payload, signature, key_id, issued_at)
      VALUES (:sha, :site, :appliance, :serial, :base, :revision, :payload, :signature, :key, :issued)
      """;

  static void insert(Db db, SyncedPolicy policy, SignedDocument document, Origin origin) {
    db.sql(INSERT)
        .param("sha", Sha256.hex(document.signedPayload()))
        .param("site", policy.site().value())
        .param("appliance", orNull(policy.appliance().map(ApplianceId::value)))
        .param("serial", policy.serial())
        .param("base", origin.base())
        .param("revision", orNull(origin.revision()))
        .param("payload", document.signedPayload())
        .param("signature", document.signature())
        .param("key", document.keyId().value())
        .param("issued", Db.time(policy.issuedAt()))
        .update();
  }

  /// A document as it is kept.
  record Kept(String sha256, Instant issuedAt, SignedDocument document) {}

  private static final String CURRENT =
      """
      SELECT document_sha256, issued_at, signed_payload, signature, key_id
        FROM rule_document
       WHERE site_id = :site AND serial = (SELECT max(serial) FROM rule_document WHERE site_id = :site)
         AND (appliance_id IS NULL OR appliance_id = :appliance::text)
       ORDER BY appliance_id NULLS LAST LIMIT 1
      """;

  /// What holds for an appliance, or for those that have no document of their own.
  static Optional<Kept> current(Db db, SiteId site, Optional<ApplianceId> appliance) {
    return db.sql(CURRENT)
        .param("site", site.value())
        .param("appliance", orNull(appliance.map(ApplianceId::value)))
        .query((row, _) ->
            new Kept(
                text(row, "document_sha256"),
                instant(row, "issued_at"),
                new SignedDocument(
                    text(row, "signed_payload"),
                    text(row, "signature"),
                    new KeyId(text(row, "key_id")))))
        .optional();
  }
}
