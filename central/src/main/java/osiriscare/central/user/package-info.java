/// Accounts as administrators and their owners look after them: list, role, status, own profile and
/// password, sessions, API tokens. Doors: UserApi, SessionApi, TokenApi.
@NullMarked
package osiriscare.central.user;

import org.jspecify.annotations.NullMarked;
