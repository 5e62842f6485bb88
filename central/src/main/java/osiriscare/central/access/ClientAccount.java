package osiriscare.central.access;

import java.time.Instant;
import java.util.UUID;
import osiriscare.database.Tenant;

/// An authenticated person of a client. It is no [Account]: whatever asks for one of those does not
/// let it in.
///
/// @param email names the person within the client
/// @param tokenSha256 names the session in the store
/// @param loggedInAt when the session was opened
public record ClientAccount(
    UUID userId,
    UUID clientId,
    UUID partnerId,
    String email,
    ClientRole role,
    String tokenSha256,
    Instant loggedInAt) {

  /// For whom its transactions act.
  public Tenant tenant() {
    return new Tenant.Client(clientId);
  }
}
