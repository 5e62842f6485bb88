/// Accounts: passwords, sessions, API tokens, login and the first administrator. Only hashes of
/// credentials are kept. Doors: AccountApi for the route table, Credentials for the security
/// filters.
@NullMarked
package osiriscare.central.account;

import org.jspecify.annotations.NullMarked;
