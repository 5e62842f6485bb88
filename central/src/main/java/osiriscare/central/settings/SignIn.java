package osiriscare.central.settings;

import osiriscare.central.access.SecondFactorPolicy;

/// How people log in.
///
/// @param secondFactor whose sessions need more than a password
public record SignIn(SecondFactorPolicy secondFactor) {
  /// What holds unless it is said otherwise.
  public static final SignIn DEFAULT = new SignIn(SecondFactorPolicy.OPTIONAL);
}
