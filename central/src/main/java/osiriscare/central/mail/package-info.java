/// Sends mail to people. Door: Mailer; what it is without a mail server is said in its comment.
@NullMarked
package osiriscare.central.mail;

import org.jspecify.annotations.NullMarked;
