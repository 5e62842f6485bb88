package osiriscare.receiver.evidence;

import java.time.Instant;
import java.util.Optional;
import osiriscare.database.Db;
import osiriscare.evidence.bundle.Bundle;
import osiriscare.evidence.bundle.BundleKind;
import osiriscare.evidence.bundle.ChainPosition;
import osiriscare.evidence.bundle.SignedBundle;
import osiriscare.evidence.signing.VerifyingKey;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.KeyId;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.Problem;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// The ledger's writing end. Appending moves the chain's head by compare-and-set, so that any
/// number of receivers may do it at once and the chain stays one line.
final class EvidenceStore {
  private static final String KEY =
      "SELECT public_key, chain FROM appliance_key WHERE appliance_id = :appliance AND key_id = :key";

  private static final String EXISTING =
      "SELECT payload_sha256, signature FROM evidence_bundle WHERE bundle_id = :bundle";

  // A chain that a replacement closed still takes what was written before, from the key that was
  // valid then: it was not delivered yet when the identity was replaced.
  private static final String MOVE_HEAD =
      """
      UPDATE evidence_chain SET sequence = :sequence, head_hash = :link
       WHERE appliance_id = :appliance AND chain = :chain AND (closed_at IS NULL OR closed_at >= :end)
         AND sequence = :sequence - 1 AND head_hash = :prev
         AND EXISTS (SELECT 1 FROM appliance_key k
                      WHERE k.appliance_id = :appliance AND k.key_id = :key
                        AND k.retired_at IS NOT DISTINCT FROM closed_at)
      """;

  private static final String HEAD =
      """
      SELECT c.chain, c.sequence, c.head_hash, c.closed_at < :end AS is_closed,
             k.retired_at IS DISTINCT FROM c.closed_at AS is_retired
        FROM evidence_chain c JOIN appliance_key k USING (appliance_id)
       WHERE c.appliance_id = :appliance AND c.chain = :chain AND k.key_id = :key
      """;

  private static final String INSERT =
      """
      INSERT INTO evidence_bundle (bundle_id, site_id, appliance_id, chain, sequence, prev_hash, link_hash,
          payload_sha256, signed_payload, signature, key_id, kind, check_type, host_id, verdict, outcome, timestamp_end,
          received_at)
      VALUES (:bundle, :site, :appliance, :chain, :sequence, :prev, :link, :sha256, :payload, :signature, :key, :kind,
          :check, :host, :verdict, :outcome, :end, :now)
      ON CONFLICT (bundle_id) DO NOTHING
      """;

  private static final String UPSERT_STATE =
      """
      INSERT INTO check_state AS state (site_id, host_id, check_type, appliance_id, verdict, reason, bundle_id, chain,
          sequence, observed_at)
      VALUES (:site, :host, :check, :appliance, :verdict, :reason, :bundle, :chain, :sequence, :end)
      ON CONFLICT (site_id, host_id, check_type) DO UPDATE SET
          appliance_id = excluded.appliance_id, verdict = excluded.verdict, reason = excluded.reason,
          bundle_id = excluded.bundle_id, chain = excluded.chain, sequence = excluded.sequence,
          observed_at = excluded.observed_at
       WHERE state.observed_at <= excluded.observed_at
      """;

  private static final String RETIRE_KEYS =
      "UPDATE appliance_key SET retired_at = :now WHERE appliance_id = :appliance AND retired_at IS NULL";

  private static final String ADD_KEY =
      """
      INSERT INTO appliance_key (appliance_id, key_id, site_id, public_key, chain, registered_at)
      VALUES (:appliance, :key, :site, :public_key, :chain, :now)
      ON CONFLICT (appliance_id, key_id) DO NOTHING
      """;

  /// A key that may sign this appliance's evidence, in one chain.
  record RegisteredKey(VerifyingKey key, int chain) {}

  Optional<RegisteredKey> key(Db db, ApplianceId appliance, KeyId key) {
    return db.sql(KEY)
        .param("appliance", appliance.value())
        .param("key", key.value())
        .query((row, _) ->
            new RegisteredKey(VerifyingKey.ofHex(row.getString("public_key")), row.getInt("chain")))
        .optional();
  }

  /// Appends a verified bundle; false when the very same is there already.
  ///
  /// @throws ProblemException 409 when it does not follow the head, or its id is taken by other
  ///   bytes
  boolean append(
      Db db,
      SignedBundle signed,
      Bundle bundle,
      ChainPosition position,
      String linkHash,
      Instant now) {
    if (isKnown(db, signed, bundle)) {
      return false;
    }
    int moved =
        db.sql(MOVE_HEAD)
            .param("sequence", position.sequence())
            .param("link", linkHash)
            .param("appliance", position.appliance().value())
            .param("chain", position.chain())
            .param("prev", position.prevHash())
            .param("key", position.keyId().value())
            .param("end", Db.time(bundle.content().end()))
            .update();
    if (moved == 0) {
      // The same bundle may have been appended by another request while we waited for the head.
      if (isKnown(db, signed, bundle)) {
        return false;
      }
      throw gap(db, position, bundle.content().end());
    }
    insert(db, signed, bundle, position, linkHash, now);
    return true;
  }

  private static boolean isKnown(Db db, SignedBundle signed, Bundle bundle) {
    var existing =
        db.sql(EXISTING)
            .param("bundle", bundle.content().id().value())
            .query((row, _) -> row.getString("payload_sha256") + row.getString("signature"))
            .optional();
    if (existing.isPresent()
        && !existing.get().equals(Sha256.hex(signed.signedPayload()) + signed.signature())) {
      throw new ProblemException(ProblemCode.BUNDLE_CONFLICT);
    }
    return existing.isPresent();
  }

  private static ProblemException gap(Db db, ChainPosition position, Instant end) {
    return db.sql(HEAD)
        .param("appliance", position.appliance().value())
        .param("chain", position.chain())
        .param("key", position.keyId().value())
        .param("end", Db.time(end))
        .query((row, _) -> {
          if (row.getBoolean("is_closed")) {
            return new ProblemException(
                ProblemCode.FORBIDDEN, "Chain " + position.chain() + " is closed");
          }
          if (row.getBoolean("is_retired")) {
            return new ProblemException(
                ProblemCode.FORBIDDEN, "Key " + position.keyId() + " was replaced by a newer one");
          }
          return new ProblemException(
              Problem.of(ProblemCode.CHAIN_GAP)
                  .with(
                      Json.object()
                          .put("expected_chain", row.getInt("chain"))
                          .put("expected_sequence", row.getLong("sequence") + 1)
                          .put("expected_prev_hash", row.getString("head_hash"))));
        })
        .single();
  }

  private static void insert(
      Db db,
      SignedBundle signed,
      Bundle bundle,
      ChainPosition position,
      String linkHash,
      Instant now) {
    var content = bundle.content();
    int inserted =
        db.sql(INSERT)
            .param("bundle", content.id().value())
            .param("site", content.site().value())
            .param("appliance", position.appliance().value())
            .param("chain", position.chain())
            .param("sequence", position.sequence())
            .param("prev", position.prevHash())
            .param("link", linkHash)
            .param("sha256", Sha256.hex(signed.signedPayload()))
            .param("payload", signed.signedPayload())
            .param("signature", signed.signature())
            .param("key", signed.keyId().value())
            .param("kind", content.kind().word())
            .param("check", content.check())
            .param("host", content.host().value())
            .param("verdict", content.verdict().orElse(null))
            .param("outcome", content.outcome().word())
            .param("end", Db.time(content.end()))
            .param("now", Db.time(now))
            .update();
    if (inserted == 0) {
      // The id belongs to a bundle of another site, which this transaction may not even see.
      throw new ProblemException(ProblemCode.BUNDLE_CONFLICT);
    }
    if (content.kind() == BundleKind.CHECK) {
      db.sql(UPSERT_STATE)
          .param("site", content.site().value())
          .param("host", content.host().value())
          .param("check", content.check())
          .param("appliance", position.appliance().value())
          .param("verdict", content.verdict().orElseThrow())
          .param("reason", content.reason().orElse(null))
          .param("bundle", content.id().value())
          .param("chain", position.chain())
          .param("sequence", position.sequence())
          .param("end", Db.time(content.end()))
          .update();
    }
    ProvenIncidents.close(db, position.appliance(), bundle, now);
    if (content.kind() == BundleKind.HEALING) {
      HealingReport.keep(db, content, position.appliance(), now);
    }
    if (content.kind() == BundleKind.KEY_ROTATION) {
      var key = bundle.rotatedKey();
      db.sql(RETIRE_KEYS)
          .param("appliance", position.appliance().value())
          .param("now", Db.time(now))
          .update();
      db.sql(ADD_KEY)
          .param("appliance", position.appliance().value())
          .param("key", key.id().value())
          .param("site", content.site().value())
          .param("public_key", key.hex())
          .param("chain", position.chain())
          .param("now", Db.time(now))
          .update();
    }
  }
}
