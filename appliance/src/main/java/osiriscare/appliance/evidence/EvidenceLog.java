package osiriscare.appliance.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import osiriscare.appliance.store.LocalStore;
import osiriscare.daemon.file.AtomicFile;
import osiriscare.evidence.bundle.Bundle;
import osiriscare.evidence.bundle.BundleContent;
import osiriscare.evidence.bundle.ChainPosition;
import osiriscare.evidence.bundle.SignedBundle;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.KeyId;

/// One chain of the appliance's own. Numbering, signing and queueing a bundle is one transaction,
/// so that a kill at any moment leaves neither a hole nor a bundle that nobody sends.
public final class EvidenceLog {
  private final LocalStore store;
  private final ApplianceId appliance;
  private final int chain;
  private final SigningKey key;
  private final Clock clock;

  /// A bundle that waits to be sent.
  public record Waiting(long sequence, SignedBundle bundle) {}

  public EvidenceLog(
      LocalStore store, ApplianceId appliance, int chain, SigningKey key, Clock clock) {
    this.store = store;
    this.appliance = appliance;
    this.chain = chain;
    this.key = key;
    this.clock = clock;
  }

  /// Appends a bundle; it is on the disk when this returns.
  public SignedBundle append(BundleContent content) {
    return store.transaction(connection -> append(connection, content));
  }

  /// Appends a bundle within the caller's transaction.
  SignedBundle append(Connection connection, BundleContent content) throws SQLException {
    long sequence = 1;
    var prevHash = ChainPosition.GENESIS;
    try (var query =
        connection.prepareStatement(
            "SELECT sequence, link_hash FROM bundle WHERE chain = ? ORDER BY sequence DESC LIMIT 1")) {
      query.setInt(1, chain);
      var row = query.executeQuery();
      if (row.next()) {
        sequence = row.getLong(1) + 1;
        prevHash = row.getString(2);
      }
    }
    var signed = sign(content, sequence, prevHash);
    insert(connection, content, signed, sequence);
    return signed;
  }

  /// The first bundle that Central has not acknowledged.
  public Optional<Waiting> head() {
    return store.transaction(connection -> {
      try (var query =
          connection.prepareStatement(
              "SELECT sequence, signed_payload, signature, key_id FROM bundle"
                  + " WHERE chain = ? AND acknowledged_at IS NULL ORDER BY sequence LIMIT 1")) {
        query.setInt(1, chain);
        var row = query.executeQuery();
        return row.next()
            ? Optional.of(new Waiting(row.getLong(1), signed(row)))
            : Optional.empty();
      }
    });
  }

  /// The key that signs, in hex.
  public String publicKeyHex() {
    return key.verifyingKey().hex();
  }

  /// Number of this chain.
  public int chain() {
    return chain;
  }

  /// How many wait, of all chains.
  public long waitingCount() {
    return count("SELECT count(*) FROM bundle WHERE acknowledged_at IS NULL");
  }

  /// How many were refused for good.
  public long deadLetterCount() {
    return count("SELECT count(*) FROM dead_letter");
  }

  /// Notes Central's receipt.
  public void acknowledge(long sequence) {
    update(
        "UPDATE bundle SET acknowledged_at = ? WHERE chain = ? AND sequence = ?",
        clock.millis(),
        sequence);
  }

  /// Central lacks what it once acknowledged (it was restored from a backup, say): everything from
  /// there on goes again.
  ///
  /// @return whether we still hold that bundle
  public boolean resendFrom(long sequence) {
    return store.transaction(connection -> {
      try (var update =
          connection.prepareStatement(
              "UPDATE bundle SET acknowledged_at = NULL WHERE chain = ? AND sequence >= ?"
                  + " AND EXISTS (SELECT 1 FROM bundle WHERE chain = ? AND sequence = ?)")) {
        update.setInt(1, chain);
        update.setLong(2, sequence);
        update.setInt(3, chain);
        update.setLong(4, sequence);
        return update.executeUpdate() > 0;
      }
    });
  }

  /// Moves a refused bundle aside, bytes and all, and puts a gap in its place.
  ///
  /// @param gap what the gap says; its refused hash must be the link hash of what it replaces
  public void replaceByGap(Waiting refused, BundleContent gap, String reasonCode) {
    store.transaction(connection -> {
      var prevHash =
          Bundle.parse(refused.bundle().signedPayload()).position().orElseThrow().prevHash();
      keepDeadLetter(connection, refused, reasonCode);
      delete(connection, refused.sequence());
      insert(connection, gap, sign(gap, refused.sequence(), prevHash), refused.sequence());
      return refused;
    });
  }

  /// What a successor of this bundle was signed against.
  public static String linkHash(SignedBundle bundle) {
    return Bundle.linkHash(Bundle.parse(bundle.signedPayload()).content(), bundle.signedPayload());
  }

  /// Deletes old acknowledged bundles, keeping the last `keepCount` and all younger than
  /// `keepTime`.
  ///
  /// @return how many were deleted
  public int prune(int keepCount, Duration keepTime) {
    return store.transaction(connection -> {
      try (var delete =
          connection.prepareStatement(
              """
              DELETE FROM bundle WHERE acknowledged_at IS NOT NULL AND created_at < ?
                 AND (chain, sequence) NOT IN
                     (SELECT chain, sequence FROM bundle ORDER BY chain DESC, sequence DESC LIMIT ?)
              """)) {
        delete.setLong(1, clock.instant().minus(keepTime).toEpochMilli());
        delete.setInt(2, Math.max(1, keepCount));
        return delete.executeUpdate();
      }
    });
  }

  /// Writes every bundle that is kept to `folder/<bundle id>/` as `bundle.json`, the exact signed
  /// text, and `bundle.sig`, the detached signature.
  ///
  /// @return how many were written
  public int export(Path folder) throws IOException {
    var bundles =
        store.transaction(connection -> {
          var kept = new LinkedHashMap<String, SignedBundle>();
          try (var query =
              connection.prepareStatement(
                  "SELECT bundle_id, signed_payload, signature, key_id FROM bundle"
                      + " ORDER BY chain, sequence")) {
            var row = query.executeQuery();
            while (row.next()) {
              kept.put(row.getString("bundle_id"), signed(row));
            }
          }
          return kept;
        });
    for (var bundle : bundles.entrySet()) {
      var home = folder.resolve(bundle.getKey());
      AtomicFile.createPrivateFolder(home);
      AtomicFile.writePrivate(home.resolve("bundle.json"), bundle.getValue().signedPayload());
      AtomicFile.writePrivate(home.resolve("bundle.sig"), bundle.getValue().signature() + "\n");
    }
    return bundles.size();
  }

  private SignedBundle sign(BundleContent content, long sequence, String prevHash) {
    var position = new ChainPosition(appliance, chain, sequence, prevHash, key.verifyingKey().id());
    return Bundle.sign(content, position, key);
  }

  private void insert(
      Connection connection, BundleContent content, SignedBundle signed, long sequence)
      throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "INSERT INTO bundle (chain, sequence, bundle_id, kind, signed_payload, signature, key_id, link_hash,"
                + " created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setInt(1, chain);
      insert.setLong(2, sequence);
      insert.setString(3, content.id().toString());
      insert.setString(4, content.kind().word());
      insert.setString(5, signed.signedPayload());
      insert.setString(6, signed.signature());
      insert.setString(7, signed.keyId().value());
      insert.setString(8, Bundle.linkHash(content, signed.signedPayload()));
      insert.setLong(9, clock.millis());
      insert.executeUpdate();
    }
  }

  private void keepDeadLetter(Connection connection, Waiting refused, String reasonCode)
      throws SQLException {
    var content = Bundle.parse(refused.bundle().signedPayload()).content();
    try (var insert =
        connection.prepareStatement(
            "INSERT OR REPLACE INTO dead_letter (bundle_id, chain, sequence, signed_payload, signature, key_id,"
                + " reason_code, refused_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setString(1, content.id().toString());
      insert.setInt(2, chain);
      insert.setLong(3, refused.sequence());
      insert.setString(4, refused.bundle().signedPayload());
      insert.setString(5, refused.bundle().signature());
      insert.setString(6, refused.bundle().keyId().value());
      insert.setString(7, reasonCode);
      insert.setLong(8, clock.millis());
      insert.executeUpdate();
    }
  }

  private void delete(Connection connection, long sequence) throws SQLException {
    try (var delete =
        connection.prepareStatement("DELETE FROM bundle WHERE chain = ? AND sequence = ?")) {
      delete.setInt(1, chain);
      delete.setLong(2, sequence);
      delete.executeUpdate();
    }
  }

  private void update(String sql, long value, long sequence) {
    store.transaction(connection -> {
      try (var update = connection.prepareStatement(sql)) {
        update.setLong(1, value);
        update.setInt(2, chain);
        update.setLong(3, sequence);
        return update.executeUpdate();
      }
    });
  }

  private long count(String sql) {
    return store.transaction(connection -> {
      try (var query = connection.prepareStatement(sql)) {
        var row = query.executeQuery();
        row.next();
        return row.getLong(1);
      }
    });
  }

  private static SignedBundle signed(ResultSet row) throws SQLException {
    return new SignedBundle(
        row.getString("signed_payload"),
        row.getString("signature"),
        new KeyId(row.getString("key_id")));
  }
}
