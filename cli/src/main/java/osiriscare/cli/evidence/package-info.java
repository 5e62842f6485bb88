/// `osiris evidence`: checks exported bundles without a server. Door: EvidenceCommand.
@NullMarked
package osiriscare.cli.evidence;

import org.jspecify.annotations.NullMarked;
