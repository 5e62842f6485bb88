package osiriscare.central.sso;

import java.util.Optional;

/// Who the provider says it is, in a token whose signature and claims are checked.
///
/// @param subject the provider's own name for the person, for good
/// @param verifiedEmail lower case; empty unless the provider has verified it
record Identity(String issuer, String subject, Optional<String> verifiedEmail) {}
