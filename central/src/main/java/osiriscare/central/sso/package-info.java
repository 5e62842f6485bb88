/// Single sign-on by OpenID Connect: the organisation's own login opens sessions of accounts that
/// are here already. Door: SsoApi. It makes no accounts and gives no roles.
@NullMarked
package osiriscare.central.sso;

import org.jspecify.annotations.NullMarked;
