package osiriscare.evidence.bundle;

import java.util.Locale;

/// What a bundle of version 1.1 tells about.
public enum BundleKind {
  /// One check of one host.
  CHECK,
  /// One scan: which checks still stand as their last bundle says.
  SCAN,
  /// An order that was carried out, refused or came too late.
  ORDER,
  /// Stands in for a bundle that Central refused for good.
  GAP,
  /// Hands the chain over to a new key; signed by the old one.
  KEY_ROTATION,
  /// What was decided about drift or an order, what was done, and what a second look found.
  HEALING,
  /// The rules, runbooks and settings that decisions from here on are made by, in full.
  RULESET;

  /// The `check` of bundles that are about no single check.
  public static final String GENERAL = "general";

  /// The word on the wire.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
