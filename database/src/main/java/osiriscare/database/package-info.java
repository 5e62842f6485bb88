/// Migrations, the door to SQL, tenant transactions, outbox, notifications, the embedded
/// PostgreSQL.
@NullMarked
package osiriscare.database;

import org.jspecify.annotations.NullMarked;
