/// Credentials of a site's machines: taken in, sealed, handed to the one appliance that needs them,
/// never shown again. Door: CredentialApi.
@NullMarked
package osiriscare.central.credential;

import org.jspecify.annotations.NullMarked;
