/// Sessions of browsers: begun by a login, kept as the hash of their token, ended by idleness, age
/// or a person. Doors: SessionStore, SessionCookies.
@NullMarked
package osiriscare.central.session;

import org.jspecify.annotations.NullMarked;
