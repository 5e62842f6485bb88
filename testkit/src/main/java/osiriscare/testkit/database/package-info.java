/// One PostgreSQL per test run, a fresh migrated database per test class. Door: TestDatabase.
@NullMarked
package osiriscare.testkit.database;

import org.jspecify.annotations.NullMarked;
