package osiriscare.central.client;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.central.audit.Actor;
import osiriscare.central.client.ClientViews.ClientInvite;
import osiriscare.central.client.ClientViews.NewClientInvite;
import osiriscare.central.mail.MailRefused;
import osiriscare.central.mail.Mailer;
import osiriscare.central.mail.Mailer.Mail;
import osiriscare.central.partner.BrandStore;
import osiriscare.central.secret.RandomToken;
import osiriscare.database.Db;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// Invites people to clients. The mail is handed to the server before the transaction ends: no
/// invitation is there whose mail was refused.
final class ClientInvites {
  /// How long a link works.
  static final Duration LIFE = Duration.ofDays(7);

  private static final String TOKEN_PREFIX = "osc_";
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final Logger log = LoggerFactory.getLogger(ClientInvites.class);

  private final Mailer mailer;
  private final Supplier<URI> address;
  private final Clock clock;

  /// @param address how browsers reach Central; known once it listens
  ClientInvites(Mailer mailer, Supplier<URI> address, Clock clock) {
    this.mailer = mailer;
    this.address = address;
    this.clock = clock;
  }

  /// Invites an address to a client that is locked.
  ///
  /// @param clientName name of that client
  /// @param partner whose brand the mail wears
  ClientInvite invite(
      Db db, Actor actor, UUID client, String clientName, UUID partner, NewClientInvite wanted) {
    if (MemberStore.hasEmail(db, client, wanted.email())) {
      throw new ProblemException(
          ProblemCode.CONFLICT, wanted.email() + " belongs to this organisation already");
    }
    if (MemberStore.count(db, client) >= MemberStore.PEOPLE_MAX) {
      throw new ProblemException(
          ProblemCode.CONFLICT,
          "An organisation has at most " + MemberStore.PEOPLE_MAX + " people");
    }
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var token = RandomToken.make(TOKEN_PREFIX);
    var invite =
        new ClientInvite(
            UUID.randomUUID().toString(),
            wanted.email(),
            wanted.role(),
            actor.username(),
            now,
            now.plus(LIFE));
    ClientInviteStore.insert(db, client, invite, token);
    var detail =
        Json.object().put("invite_id", invite.inviteId()).put("role", invite.role().word());
    ClientAudit.append(db, actor, client, "client.invite", invite.email(), detail);
    send(invite, clientName, BrandStore.own(db, partner).brandName(), token);
    return invite;
  }

  private void send(ClientInvite invite, String client, String brand, Secret token) {
    var link = address.get().resolve("/client/invite") + "#" + token.reveal();
    var mail =
        new Mail(
            invite.email(),
            "Your invitation to " + brand,
            """
            Hello,

            %s invites you to the portal of %s for %s, with the role %s.

            Accept here:
            %s

            The link works once, until %s. You need no password:
            whenever you log in, we mail you a link. If you did not expect this
            mail, ignore it: without the link nobody gets in.
            """
                .formatted(
                    invite.invitedBy(),
                    brand,
                    client,
                    invite.role().word(),
                    link,
                    DAY.format(invite.expiresAt())));
    try {
      mailer.send(mail);
    } catch (MailRefused e) {
      log.atWarn().setCause(e).log("invitation to a client not mailed");
      throw new ProblemException(
          ProblemCode.UNAVAILABLE, "The mail server did not take the invitation; nothing was done");
    }
  }
}
