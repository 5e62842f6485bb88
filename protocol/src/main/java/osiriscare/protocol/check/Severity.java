package osiriscare.protocol.check;

import java.util.Locale;

/// How much a failing check matters.
public enum Severity {
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL;

  /// The word on the wire.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
