/// Incidents: drift or trouble that the site tells Central of.
@NullMarked
package osiriscare.protocol.incident;

import org.jspecify.annotations.NullMarked;
