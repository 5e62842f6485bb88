/// Clients of partners: organisations, their people, and how those get in: by links that are
/// mailed, and never by a password. Doors: ClientApi for partners, ClientLoginApi and TeamApi for
/// clients.
@NullMarked
package osiriscare.central.client;

import org.jspecify.annotations.NullMarked;
