package osiriscare.central.credential;

import osiriscare.central.route.Described;

/// A credential among those of all sites of a partner.
public record OwnCredential(
    @Described(example = "partner-clinic-abc123") String siteId,
    String siteName,
    CredentialView credential) {}
