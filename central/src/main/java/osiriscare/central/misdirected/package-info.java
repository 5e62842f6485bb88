/// Answers machines that came to the people's door. Door: MisdirectedApi.
@NullMarked
package osiriscare.central.misdirected;

import org.jspecify.annotations.NullMarked;
