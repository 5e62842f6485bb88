/// The check catalogue, verdicts and severities. Door: CheckCatalogue.
@NullMarked
package osiriscare.protocol.check;

import org.jspecify.annotations.NullMarked;
