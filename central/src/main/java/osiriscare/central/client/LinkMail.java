package osiriscare.central.client;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import osiriscare.central.audit.Actor;
import osiriscare.central.client.LinkStore.Owner;
import osiriscare.central.mail.BehindTheAnswer;
import osiriscare.central.mail.Mailer;
import osiriscare.central.mail.Mailer.Mail;
import osiriscare.central.secret.RandomToken;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.problem.ProblemException;

/// Looks for the address and mails the link behind the answer, so that the time it takes tells
/// nothing either. The token stands behind the `#`, which browsers send to nobody.
final class LinkMail implements AutoCloseable {
  private static final String TOKEN_PREFIX = "osl_";

  private final Database database;
  private final Mailer mailer;
  private final Supplier<URI> address;
  private final Clock clock;
  private final BehindTheAnswer behind = new BehindTheAnswer();

  /// @param address how browsers reach Central; known once it listens
  LinkMail(Database database, Mailer mailer, Supplier<URI> address, Clock clock) {
    this.database = database;
    this.mailer = mailer;
    this.address = address;
    this.clock = clock;
  }

  /// Mails a link to this address, for each organisation that it belongs to.
  ///
  /// @throws ProblemException `rate_limited`, whatever the address, when very many wait
  void send(String email, String ipAddress) {
    behind.run(() -> sendIfKnown(email, ipAddress));
  }

  /// The mails leave when the links work: whoever is quick must not find that there is none.
  private void sendIfKnown(String email, String ipAddress) {
    database
        .inPlatform(db ->
            LinkStore.byEmail(db, email).stream()
                .flatMap(owner -> link(db, owner, ipAddress).stream())
                .toList())
        .forEach(mailer::send);
  }

  private Optional<Mail> link(Db db, Owner owner, String ipAddress) {
    var token = RandomToken.make(TOKEN_PREFIX);
    if (!LinkStore.insert(db, owner.userId(), token, clock.instant())) {
      return Optional.empty();
    }
    var actor = new Actor(owner.email(), ipAddress, Optional.of(owner.partnerId()));
    ClientAudit.append(db, actor, owner.clientId(), "client.link_mail", owner.email());
    return Optional.of(mail(owner, token));
  }

  private Mail mail(Owner owner, Secret token) {
    var link = address.get().resolve("/client/login") + "#" + token.reveal();
    return new Mail(
        owner.email(),
        "Your link to " + owner.brand(),
        """
        Hello,

        open the portal of %s for %s here:
        %s

        The link works once, for %d minutes. If you did not ask for it, ignore
        this mail: without the link nobody gets in.
        """
            .formatted(owner.brand(), owner.client(), link, LinkStore.LIFE.toMinutes()));
  }

  @Override
  public void close() {
    behind.close();
  }
}
