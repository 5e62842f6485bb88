package osiriscare.central.credential;

import static osiriscare.central.sql.Columns.text;
import static osiriscare.central.sql.Columns.uuid;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.secret.SealedRows;
import osiriscare.central.secret.Vault;
import osiriscare.central.signing.Signer;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.evidence.signing.SealedBox;
import osiriscare.evidence.signing.VerifyingKey;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.target.SealedTarget;
import osiriscare.protocol.target.Target;

/// Signs a credential and seals it for the key that its appliance has now. When an appliance gets
/// another key, what it needs is sealed anew.
final class Deliveries {
  private static final int ROWS_MAX = 200;
  private static final String KEEPER = "credential delivery";

  private final Database database;
  private final Vault vault;
  private final Signer signer;
  private final Clock clock;

  Deliveries(Database database, Vault vault, Signer signer, Clock clock) {
    this.database = database;
    this.vault = vault;
    this.signer = signer;
    this.clock = clock;
  }

  /// The vault's form of a target.
  String sealForUs(SiteId site, Target target) {
    var plain = Json.bytes(target.toJson());
    try {
      return vault.seal(plain, context(site, UUID.fromString(target.targetId())));
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private static String context(SiteId site, UUID id) {
    return "site credential " + site.value() + " " + id;
  }

  private static final String KEY =
      """
      SELECT public_key FROM appliance_key WHERE appliance_id = :appliance AND retired_at IS NULL
       ORDER BY chain DESC, registered_at DESC LIMIT 1
      """;

  private static final String PUT =
      """
      INSERT INTO credential_delivery (credential_id, site_id, appliance_id, kind, version, key_id, sealed, sealed_at)
      VALUES (:id, :site, :appliance, :kind, :version, :key, :sealed, :now)
      ON CONFLICT (credential_id) DO UPDATE SET appliance_id = excluded.appliance_id, kind = excluded.kind,
        version = excluded.version, key_id = excluded.key_id, sealed = excluded.sealed,
        sealed_at = excluded.sealed_at, delivered_at = NULL
      """;

  /// Lets the next check-in of its appliance have it. An appliance without a key gets nothing until
  /// it has one.
  void put(Db db, SiteId site, Target target) {
    var key =
        db.sql(KEY)
            .param("appliance", target.appliance().value())
            .query((row, _) -> VerifyingKey.ofHex(text(row, "public_key")))
            .optional();
    if (key.isEmpty()) {
      return;
    }
    var signed = signer.sign(target).toJson();
    var plain = Json.bytes(signed);
    var context = SealedTarget.context(target.appliance(), target.targetId(), target.version());
    db.sql(PUT)
        .param("id", UUID.fromString(target.targetId()))
        .param("site", site.value())
        .param("appliance", target.appliance().value())
        .param("kind", target.kind().word())
        .param("version", target.version())
        .param("key", key.get().id().value())
        .param("sealed", SealedBox.seal(key.get(), plain, context))
        .param("now", Db.time(clock.instant()))
        .update();
    Arrays.fill(plain, (byte) 0);
  }

  private static final String STALE =
      """
      SELECT c.credential_id, c.site_id, c.sealed
        FROM site_credential c
        JOIN LATERAL (SELECT k.key_id FROM appliance_key k WHERE k.appliance_id = c.appliance_id AND k.retired_at IS NULL
                       ORDER BY k.chain DESC, k.registered_at DESC LIMIT 1) k ON true
        LEFT JOIN credential_delivery d USING (credential_id)
       WHERE d.key_id IS DISTINCT FROM k.key_id
       LIMIT :limit FOR UPDATE OF c SKIP LOCKED
      """;

  private record Kept(UUID id, SiteId site, String sealed) {}

  /// Seals anew what is sealed for a key that its appliance no longer has; each opening is noted.
  void follow() {
    database.inPlatform(db -> {
      var stale = db.sql(STALE).param("limit", ROWS_MAX).query((row, _) -> kept(row)).list();
      stale.forEach(kept -> sealAnew(db, kept));
      return stale.size();
    });
  }

  private void sealAnew(Db db, Kept kept) {
    var plain = vault.open(kept.sealed(), context(kept.site(), kept.id()));
    var target = Target.from(Json.object(new String(plain, StandardCharsets.UTF_8), "target"));
    Arrays.fill(plain, (byte) 0);
    put(db, kept.site(), target);
    var detail =
        Json.object()
            .put("appliance_id", target.appliance().value())
            .put("why", "the appliance has another key");
    AuditLog.append(
        db,
        new AuditLog.Entry(
            KEEPER,
            "credential.open",
            Optional.of(kept.id().toString()),
            Optional.of(kept.site()),
            detail,
            Optional.empty()));
  }

  private static Kept kept(ResultSet row) throws SQLException {
    return new Kept(
        uuid(row, "credential_id"), new SiteId(text(row, "site_id")), text(row, "sealed"));
  }

  private static final String OLD =
      """
      SELECT credential_id, site_id, sealed FROM site_credential
       WHERE NOT starts_with(sealed, :current) LIMIT :limit FOR UPDATE SKIP LOCKED
      """;

  private static final String RESEAL =
      """
      UPDATE site_credential SET sealed = :sealed WHERE credential_id = :id
      """;

  private static final String WAITING =
      """
      SELECT count(*) FROM site_credential WHERE NOT starts_with(sealed, :current)
      """;

  /// The credentials, for the rotation of the master key.
  static SealedRows rows() {
    return new SealedRows() {
      @Override
      public int reseal(Db db, Vault vault, int limit) {
        List<Kept> rows =
            db.sql(OLD)
                .param("current", vault.currentPrefix())
                .param("limit", limit)
                .query((row, _) -> kept(row))
                .list();
        for (var row : rows) {
          db.sql(RESEAL)
              .param("sealed", vault.reseal(row.sealed(), context(row.site(), row.id())))
              .param("id", row.id())
              .update();
        }
        return rows.size();
      }

      @Override
      public long waiting(Db db, Vault vault) {
        return db.sql(WAITING).param("current", vault.currentPrefix()).query(Long.class).single();
      }
    };
  }
}
