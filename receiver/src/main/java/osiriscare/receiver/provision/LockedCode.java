package osiriscare.receiver.provision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import osiriscare.database.Db;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.MacAddress;
import osiriscare.protocol.id.ProvisionCode;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;
import osiriscare.protocol.provision.ClaimRequest;

/// A provision code whose row nobody else can change until the transaction ends.
///
/// @param target the appliance that it replaces
/// @param boundMac the only address that may claim it; any when empty
/// @param claimedMac empty, as all that is claimed, until somebody has claimed it
record LockedCode(
    UUID id,
    UUID partner,
    String clientName,
    String mode,
    Optional<ApplianceId> target,
    String status,
    Instant expiresAt,
    Optional<MacAddress> boundMac,
    String claimedMac,
    String claimedPublicKey,
    String claimedApiKey,
    String claimedAppliance) {

  private static final String LOCK = "SELECT * FROM provision_code_lock(:sha256)";

  /// Locks a code; empty when there is none.
  static Optional<LockedCode> find(Db db, ProvisionCode code) {
    return db.sql(LOCK)
        .param("sha256", code.sha256())
        .query((row, _) ->
            new LockedCode(
                row.getObject("provision_id", UUID.class),
                row.getObject("partner_id", UUID.class),
                row.getString("client_name"),
                row.getString("deployment_mode"),
                Optional.ofNullable(row.getString("target_appliance_id")).map(ApplianceId::new),
                row.getString("status"),
                Db.instant(row.getObject("expires_at", OffsetDateTime.class)),
                Optional.ofNullable(row.getString("bound_mac")).map(MacAddress::new),
                orEmpty(row, "claimed_mac"),
                orEmpty(row, "claimed_public_key"),
                orEmpty(row, "claimed_api_key_sha256"),
                orEmpty(row, "claimed_appliance_id")))
        .optional();
  }

  /// Whether the code is for this machine; one that is bound to another is not there for it.
  boolean isFor(MacAddress mac) {
    return boundMac.isEmpty() || boundMac.get().equals(mac);
  }

  /// Whether this is the claim that was granted, sent once more.
  boolean isClaimedBy(ClaimRequest request) {
    return status.equals("claimed")
        && claimedMac.equals(request.mac().value())
        && claimedPublicKey.equals(request.publicKey())
        && claimedApiKey.equals(request.apiKeySha256());
  }

  /// Whether somebody may still claim it.
  boolean isOpen(Instant now) {
    return status.equals("pending") && now.isBefore(expiresAt);
  }

  /// @throws ProblemException 409 or 410 when a code of this status and age cannot be claimed
  static void requireUsable(String status, Instant expiresAt, Instant now) {
    switch (status) {
      case "claimed" -> throw new ProblemException(ProblemCode.CODE_CLAIMED);
      case "revoked" -> throw new ProblemException(ProblemCode.CODE_REVOKED);
      default -> {
        if (!now.isBefore(expiresAt)) {
          throw new ProblemException(ProblemCode.CODE_EXPIRED);
        }
      }
    }
  }

  private static String orEmpty(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column)).orElse("");
  }
}
