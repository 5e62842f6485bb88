package osiriscare.testkit.receiver;

/// What goes wrong with one request.
public enum Fault {
  /// Nothing.
  NONE,
  /// The connection breaks before the request is acted on.
  LOSE_REQUEST,
  /// The request is acted on, then the connection breaks.
  LOSE_ANSWER,
  /// 503 without acting.
  UNAVAILABLE,
  /// The request is acted on, then 500.
  FAIL_AFTERWARDS,
  /// 429 without acting.
  RATE_LIMITED,
  /// Something between us answers in the receiver's place: 200 with JSON that is no receipt.
  STRANGER
}
