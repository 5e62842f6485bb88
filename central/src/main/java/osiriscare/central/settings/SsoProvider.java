package osiriscare.central.settings;

import java.net.URI;
import osiriscare.protocol.id.Secret;

/// The organisation's own login, an OpenID provider.
///
/// @param name what the button on the login page says
public record SsoProvider(URI issuer, String clientId, Secret clientSecret, String name) {}
