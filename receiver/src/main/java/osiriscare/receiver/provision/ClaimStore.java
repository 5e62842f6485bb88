package osiriscare.receiver.provision;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.evidence.signing.VerifyingKey;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.ProvisionCode;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;
import osiriscare.protocol.provision.ClaimRequest;
import osiriscare.protocol.provision.ClaimResponse;
import osiriscare.protocol.provision.PartnerBrand;
import osiriscare.protocol.provision.ServerKey;

/// Turns a provision code into an identity, in one transaction that holds the code's row: of two
/// claims one wins.
final class ClaimStore {
  private static final int POLL_INTERVAL_SECONDS = 60;
  private static final int SLUG_MAX = 40;

  private static final String VIEW =
      "SELECT status, expires_at, client_name, slug, brand_name, primary_color, logo_url FROM provision_code_view(:sha256)";
  private static final String BRAND =
      "SELECT slug, brand_name, primary_color, logo_url FROM partner_branding(:partner)";
  private static final String CLAIMED =
      """
      SELECT provision_code_claimed(:provision, :mac, :public_key, :api_key, :site, :appliance, :at) IS NULL
      """;
  private static final String INSERT_SITE =
      """
      INSERT INTO site (site_id, partner_id, name, deployment_mode, created_at)
      VALUES (:site, :partner, :name, :mode, :at)
      """;
  private static final String INSERT_APPLIANCE =
      """
      INSERT INTO appliance (appliance_id, site_id, mac_address, hostname, hardware_id, registered_by, created_at)
      VALUES (:appliance, :site, :mac, :hostname, :hardware, 'claim', :at)
      """;
  private static final String INSERT_CREDENTIAL =
      """
      INSERT INTO appliance_credential (credential_id, appliance_id, site_id, kind, sha256, created_at)
      VALUES (:id, :appliance, :site, 'api_key', :sha256, :at)
      ON CONFLICT (kind, sha256) WHERE revoked_at IS NULL DO NOTHING
      """;
  private static final String INSERT_KEY =
      """
      INSERT INTO appliance_key (appliance_id, key_id, site_id, public_key, chain, registered_at)
      VALUES (:appliance, :key, :site, :public_key, :chain, :at)
      ON CONFLICT (appliance_id, key_id) DO NOTHING
      """;
  private static final String INSERT_CHAIN =
      "INSERT INTO evidence_chain (appliance_id, chain, site_id, opened_at) VALUES (:appliance, :chain, :site, :at)";
  private static final String CLOSE_CHAIN =
      """
      UPDATE evidence_chain c SET closed_at = :at
       WHERE c.appliance_id = :appliance AND c.closed_at IS NULL
         AND EXISTS (SELECT 1 FROM site s WHERE s.site_id = c.site_id AND s.partner_id = :partner)
      RETURNING c.chain
      """;
  private static final String RETIRE_KEYS =
      "UPDATE appliance_key SET retired_at = :at WHERE appliance_id = :appliance AND retired_at IS NULL";
  private static final String REVOKE_CREDENTIALS =
      "UPDATE appliance_credential SET revoked_at = :at WHERE appliance_id = :appliance AND revoked_at IS NULL";
  private static final String AUDIT =
      """
      INSERT INTO audit_log (at, actor, action, target, site_id, detail)
      VALUES (:at, 'provision code', :action, :appliance, :site, :detail)
      """;
  private static final String CHAIN_OF_KEY =
      "SELECT chain FROM appliance_key WHERE appliance_id = :appliance AND public_key = :public_key";

  private final Database database;
  private final URI publicUrl;
  private final RandomGenerator random;

  ClaimStore(Database database, URI publicUrl, RandomGenerator random) {
    this.database = database;
    this.publicUrl = publicUrl;
    this.random = random;
  }

  /// What a code says about itself.
  record CodeView(String status, String clientName, PartnerBrand partner) {}

  /// Looks at a code without claiming it.
  ///
  /// @throws ProblemException 404, 409 or 410 when it cannot be claimed
  CodeView view(ProvisionCode code, Instant now) {
    return database.withoutTenant(db ->
        db.sql(VIEW)
            .param("sha256", code.sha256())
            .query((row, _) -> {
              LockedCode.requireUsable(row.getString("status"), time(row, "expires_at"), now);
              return new CodeView("pending", row.getString("client_name"), brand(row));
            })
            .optional()
            .orElseThrow(() -> new ProblemException(ProblemCode.UNKNOWN_CODE)));
  }

  /// Claims a code. The same claim again gives the same answer.
  ///
  /// @throws ProblemException 404, 409 or 410 when it cannot be claimed
  ClaimResponse claim(ClaimRequest request, List<ServerKey> serverKeys, Instant now) {
    var key = verifyingKey(request);
    // Thrown outside, so that what is written down about a stranger is committed.
    return database
        .withoutTenant(db ->
            LockedCode.find(db, request.code())
                .flatMap(code -> {
                  if (code.isFor(request.mac())) {
                    return Optional.of(claim(db, code, request, key, serverKeys, now));
                  }
                  if (code.isOpen(now)) {
                    StrangerNote.write(db, code, request.mac(), now);
                  }
                  return Optional.empty();
                }))
        .orElseThrow(() -> new ProblemException(ProblemCode.UNKNOWN_CODE));
  }

  private ClaimResponse claim(
      Db db,
      LockedCode code,
      ClaimRequest request,
      VerifyingKey key,
      List<ServerKey> serverKeys,
      Instant now) {
    if (code.isClaimedBy(request)) {
      var appliance = new ApplianceId(code.claimedAppliance());
      Database.bindSite(db, appliance.site());
      int chain =
          db.sql(CHAIN_OF_KEY)
              .param("appliance", appliance.value())
              .param("public_key", request.publicKey())
              .query(Integer.class)
              .single();
      return response(db, code, appliance, chain, serverKeys);
    }
    LockedCode.requireUsable(code.status(), code.expiresAt(), now);
    var appliance = code.target().orElseGet(() -> ApplianceId.of(newSite(code), request.mac()));
    if (!appliance.mac().equals(request.mac())) {
      throw new ProblemException(
          ProblemCode.CONFLICT, "The code replaces an appliance with another MAC address");
    }
    Database.bindSite(db, appliance.site());
    int chain =
        code.target().isPresent()
            ? replace(db, code, appliance, now)
            : create(db, code, appliance, request, now);
    register(db, appliance, chain, key, request, now);
    markClaimed(db, code, appliance, request, now);
    audit(db, code, appliance, chain, now);
    return response(db, code, appliance, chain, serverKeys);
  }

  private static VerifyingKey verifyingKey(ClaimRequest request) {
    try {
      return VerifyingKey.ofHex(request.publicKey());
    } catch (IllegalArgumentException e) {
      throw new InvalidRequest("public_key", String.valueOf(e.getMessage()));
    }
  }

  private SiteId newSite(LockedCode code) {
    var slug =
        code.clientName()
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    var start = slug.substring(0, Math.min(slug.length(), SLUG_MAX)).replaceAll("-$", "");
    var suffix = HexFormat.of().toHexDigits(random.nextInt(1 << 24), 6);
    return new SiteId((start.isEmpty() ? "site" : start) + "-" + suffix);
  }

  private static int create(
      Db db, LockedCode code, ApplianceId appliance, ClaimRequest request, Instant now) {
    db.sql(INSERT_SITE)
        .param("site", appliance.site().value())
        .param("partner", code.partner())
        .param("name", code.clientName())
        .param("mode", code.mode())
        .param("at", Db.time(now))
        .update();
    db.sql(INSERT_APPLIANCE)
        .param("appliance", appliance.value())
        .param("site", appliance.site().value())
        .param("mac", appliance.mac().value())
        .param("hostname", request.hostname().value())
        .param("hardware", request.hardwareId().orElse(null))
        .param("at", Db.time(now))
        .update();
    return 1;
  }

  private static int replace(Db db, LockedCode code, ApplianceId appliance, Instant now) {
    var closed =
        db.sql(CLOSE_CHAIN)
            .param("at", Db.time(now))
            .param("appliance", appliance.value())
            .param("partner", code.partner())
            .query((row, _) -> row.getInt(1))
            .optional();
    if (closed.isEmpty()) {
      throw new ProblemException(
          ProblemCode.CONFLICT, "The appliance that the code replaces does not exist");
    }
    db.sql(RETIRE_KEYS).param("at", Db.time(now)).param("appliance", appliance.value()).update();
    db.sql(REVOKE_CREDENTIALS)
        .param("at", Db.time(now))
        .param("appliance", appliance.value())
        .update();
    return closed.get() + 1;
  }

  private static void register(
      Db db,
      ApplianceId appliance,
      int chain,
      VerifyingKey key,
      ClaimRequest request,
      Instant now) {
    int credentials =
        db.sql(INSERT_CREDENTIAL)
            .param("id", UUID.randomUUID())
            .param("appliance", appliance.value())
            .param("site", appliance.site().value())
            .param("sha256", request.apiKeySha256())
            .param("at", Db.time(now))
            .update();
    if (credentials == 0) {
      throw new InvalidRequest("api_key_sha256", "is in use; make a new API key");
    }
    int keys =
        db.sql(INSERT_KEY)
            .param("appliance", appliance.value())
            .param("key", key.id().value())
            .param("site", appliance.site().value())
            .param("public_key", key.hex())
            .param("chain", chain)
            .param("at", Db.time(now))
            .update();
    if (keys == 0) {
      throw new InvalidRequest(
          "public_key", "was used by this appliance before; a new chain needs a new key");
    }
    db.sql(INSERT_CHAIN)
        .param("appliance", appliance.value())
        .param("chain", chain)
        .param("site", appliance.site().value())
        .param("at", Db.time(now))
        .update();
  }

  private static void markClaimed(
      Db db, LockedCode code, ApplianceId appliance, ClaimRequest request, Instant now) {
    db.sql(CLAIMED)
        .param("provision", code.id())
        .param("mac", request.mac().value())
        .param("public_key", request.publicKey())
        .param("api_key", request.apiKeySha256())
        .param("site", appliance.site().value())
        .param("appliance", appliance.value())
        .param("at", Db.time(now))
        .query((_, _) -> true)
        .list();
  }

  private static void audit(Db db, LockedCode code, ApplianceId appliance, int chain, Instant now) {
    var detail = Json.object().put("provision_id", code.id().toString()).put("chain", chain);
    db.sql(AUDIT)
        .param("at", Db.time(now))
        .param("action", code.target().isPresent() ? "appliance.replace" : "appliance.claim")
        .param("appliance", appliance.value())
        .param("site", appliance.site().value())
        .param("detail", Db.jsonb(detail))
        .update();
  }

  private ClaimResponse response(
      Db db, LockedCode code, ApplianceId appliance, int chain, List<ServerKey> serverKeys) {
    var brand =
        db.sql(BRAND).param("partner", code.partner()).query((row, _) -> brand(row)).single();
    return new ClaimResponse(
        appliance.site(), appliance, chain, brand, publicUrl, serverKeys, POLL_INTERVAL_SECONDS);
  }

  private static PartnerBrand brand(ResultSet row) throws SQLException {
    return new PartnerBrand(
        row.getString("slug"),
        row.getString("brand_name"),
        row.getString("primary_color"),
        Optional.ofNullable(row.getString("logo_url")));
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return Db.instant(row.getObject(column, OffsetDateTime.class));
  }
}
