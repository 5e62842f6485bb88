package osiriscare.central.token;

import osiriscare.central.route.Described;

/// A token that was made.
public record CreatedToken(
    TokenView token, @Described("Shown this once; only its hash is kept") String secret) {}
