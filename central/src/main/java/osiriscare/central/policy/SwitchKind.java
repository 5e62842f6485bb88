package osiriscare.central.policy;

import java.util.Locale;

/// What an operator can switch off.
enum SwitchKind {
  RULE,
  RUNBOOK,
  CHECK;

  /// The word on the wire and in the table.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
