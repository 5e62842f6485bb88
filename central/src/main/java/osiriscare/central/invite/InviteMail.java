package osiriscare.central.invite;

import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.central.mail.MailRefused;
import osiriscare.central.mail.Mailer;
import osiriscare.central.mail.Mailer.Mail;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// Writes the mail with the link. The token stands behind the `#`, which browsers keep to
/// themselves: no proxy and no log on the way sees it.
final class InviteMail {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final Logger log = LoggerFactory.getLogger(InviteMail.class);

  private final Mailer mailer;
  private final Supplier<URI> address;

  /// @param address how browsers reach Central; known once it listens
  InviteMail(Mailer mailer, Supplier<URI> address) {
    this.mailer = mailer;
    this.address = address;
  }

  void send(InviteView invite, Secret token) {
    var link = address.get().resolve("/set-password") + "#" + token.reveal();
    var mail =
        new Mail(
            invite.email(),
            "Your invitation to OsirisCare Central Command",
            """
            Hello%s,

            %s invites you to OsirisCare Central Command with the role %s.

            Choose your password here:
            %s

            The link works once, until %s. If you did not expect this
            mail, ignore it: without the link nobody gets in.
            """
                .formatted(
                    invite.displayName().map(name -> " " + name).orElse(""),
                    invite.invitedBy(),
                    invite.role().word(),
                    link,
                    DAY.format(invite.expiresAt())));
    try {
      mailer.send(mail);
    } catch (MailRefused e) {
      log.atWarn().setCause(e).log("invitation not mailed");
      throw new ProblemException(
          ProblemCode.UNAVAILABLE, "The mail server did not take the invitation; nothing was done");
    }
  }
}
