package osiriscare.healing.rule;

import java.util.Locale;

/// Where a rule comes from. A later one replaces an earlier one with the same id.
public enum RuleSource {
  /// Shipped with the program.
  BUILTIN,
  /// In the signed document that Central made for the site.
  SYNCED,
  /// Learned from what people and planner did, and approved.
  PROMOTED,
  /// Written by the partner or the site's operator.
  CUSTOM;

  /// The word on the wire.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
