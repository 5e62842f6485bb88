package osiriscare.protocol.order;

import java.util.Locale;

/// Why an appliance refuses an order.
public enum RefusalCode {
  BAD_SIGNATURE,
  UNKNOWN_KEY,
  MALFORMED,
  EXPIRED,
  REPLAYED_NONCE,
  OTHER_APPLIANCE,
  UNKNOWN_TYPE,
  INVALID_PARAMETERS;

  /// The word on the wire.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
