package osiriscare.protocol.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Every machine-readable reason that an error response can carry, with its HTTP status and its
/// default detail.
public enum ProblemCode {
  INVALID_REQUEST(400, "The request has wrong fields"),
  INVALID_CODE(400, "Invalid provision code"),
  UNAUTHENTICATED(401, "No valid credential was presented"),
  INVALID_CREDENTIALS(401, "User name or password is wrong"),
  SECOND_FACTOR_REQUIRED(401, "The password is right; a second factor is asked for too"),
  SECOND_FACTOR_WRONG(401, "The code is wrong, or was used before"),
  PASSKEY_REFUSED(401, "The passkey is not one of ours, or did not sign what was asked for"),
  SECOND_FACTOR_SETUP(403, "Set up a second factor first"),
  FORBIDDEN(403, "This account may not do that"),
  LOGIN_AGAIN(403, "Log in again first: the last login was too long ago for this"),
  CSRF(403, "The X-CSRF-Token header is missing or wrong"),
  WRONG_SITE(403, "The key belongs to another site"),
  WRONG_APPLIANCE(403, "The key belongs to another appliance"),
  NOT_FOUND(404, "There is no such resource"),
  UNKNOWN_CODE(404, "Invalid provision code"),
  SHORT_CODE_REFUSED(404, "No appliance waits with this short code"),
  METHOD_NOT_ALLOWED(405, "The resource does not have this method"),
  NOT_ACCEPTABLE(406, "The resource has no form that the client accepts"),
  CONFLICT(409, "The resource exists already with other content"),
  CODE_CLAIMED(409, "Code already claimed"),
  EVIDENCE_REQUIRED(409, "Only signed evidence can say so"),
  BUNDLE_CONFLICT(409, "A bundle with this id and other content exists"),
  CHAIN_GAP(409, "The bundle does not follow the head of its chain"),
  IDEMPOTENCY_CONFLICT(409, "The Idempotency-Key was used with another request"),
  CODE_EXPIRED(410, "Provision code expired"),
  CODE_REVOKED(410, "Provision code revoked"),
  INVITE_GONE(410, "The invitation was used or revoked, or has expired"),
  RESET_GONE(410, "The link was used, has expired, or a newer one was sent"),
  LINK_GONE(410, "The link was used or has expired: ask for another one"),
  PAYLOAD_TOO_LARGE(413, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "The body must be application/json"),
  MISDIRECTED(421, "Machines talk to the receiver"),
  MALFORMED_BUNDLE(400, "The bundle has wrong fields"),
  SIGNATURE_INVALID(422, "The signature does not verify"),
  UNKNOWN_VERSION(422, "The bundle's version is not known"),
  CLOCK_FUTURE(422, "The bundle ends in the future"),
  UNKNOWN_ORDER_TYPE(422, "There is no such order type"),
  UNKNOWN_TOOL(422, "There is no such tool"),
  COOLDOWN(429, "The same was done on this host a moment ago"),
  RATE_LIMITED(429, "Too many requests"),
  LOCKED(429, "Too many failed logins; try again later"),
  INTERNAL(500, "Something went wrong on our side"),
  UNAVAILABLE(503, "The service cannot answer right now");

  private final int status;
  private final String detail;

  ProblemCode(int status, String detail) {
    this.status = status;
    this.detail = detail;
  }

  /// The word on the wire, such as `wrong_site`.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// HTTP status, 400–599.
  public int status() {
    return status;
  }

  /// What to tell a person when there is nothing more precise.
  public String detail() {
    return detail;
  }

  /// Whether an appliance that is answered this for a bundle sets the bundle aside for good.
  /// Everything else, an answer without a known code included, is a passing failure.
  public boolean isPermanentForEvidence() {
    return switch (this) {
      case MALFORMED_BUNDLE,
          SIGNATURE_INVALID,
          UNKNOWN_VERSION,
          CLOCK_FUTURE,
          BUNDLE_CONFLICT,
          PAYLOAD_TOO_LARGE ->
          true;
      default -> false;
    };
  }

  /// The code with this word on the wire.
  public static Optional<ProblemCode> of(String code) {
    return Arrays.stream(values()).filter(c -> c.code().equals(code)).findFirst();
  }
}
