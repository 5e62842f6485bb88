/// Takes patient data out of texts and JSON trees before they are signed, stored or sent. Door:
/// PhiScrubber. It is called once, before signing; signed bytes are never scrubbed again.
@NullMarked
package osiriscare.evidence.phi;

import org.jspecify.annotations.NullMarked;
