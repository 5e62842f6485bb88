/// The osiris command: launcher, migrations, offline verification, small API client.
@NullMarked
package osiriscare.cli;

import org.jspecify.annotations.NullMarked;
