package osiriscare.central.settings;

import java.util.Optional;
import osiriscare.central.access.SecondFactorPolicy;

/// How people log in.
///
/// @param secondFactor whose sessions need more than a password
/// @param passkeyRpId the domain that passkeys are made for, when it is not the host of the public
///   URL
/// @param sso the organisation's own login, when there is one
public record SignIn(
    SecondFactorPolicy secondFactor, Optional<String> passkeyRpId, Optional<SsoProvider> sso) {
  /// What holds unless it is said otherwise.
  public static final SignIn DEFAULT =
      new SignIn(SecondFactorPolicy.OPTIONAL, Optional.empty(), Optional.empty());
}
