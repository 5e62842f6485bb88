/// Talks to Central's REST API as an operator's program. Door: CentralClient.
@NullMarked
package osiriscare.cli.central;

import org.jspecify.annotations.NullMarked;
