/// What stands before every route: request ids, security headers, authentication, access and CSRF,
/// problems for what fails outside a handler. Door: EdgeConfiguration.
@NullMarked
package osiriscare.central.edge;

import org.jspecify.annotations.NullMarked;
