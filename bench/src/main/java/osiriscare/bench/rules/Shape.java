package osiriscare.bench.rules;

/// What tells the rules of a [Fleet] apart.
public enum Shape {
  /// The check and the unit: what promoted rules look like.
  SPREAD,
  /// The unit only: all rules are about one check.
  ONE_CHECK,
  /// One threshold only, on the same number of the same check.
  THRESHOLDS
}
