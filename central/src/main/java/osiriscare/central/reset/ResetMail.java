package osiriscare.central.reset;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import osiriscare.central.audit.Actor;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.mail.BehindTheAnswer;
import osiriscare.central.mail.Mailer;
import osiriscare.central.mail.Mailer.Mail;
import osiriscare.central.reset.ResetStore.Owner;
import osiriscare.central.secret.RandomToken;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.problem.ProblemException;

/// Looks for the account and mails the link behind the answer, so that the time it takes tells
/// nothing either. The token stands behind the `#`, which browsers send to nobody.
final class ResetMail implements AutoCloseable {
  private static final String TOKEN_PREFIX = "osr_";

  private final Database database;
  private final Mailer mailer;
  private final Supplier<URI> address;
  private final Clock clock;
  private final BehindTheAnswer behind = new BehindTheAnswer();

  /// @param address how browsers reach Central; known once it listens
  ResetMail(Database database, Mailer mailer, Supplier<URI> address, Clock clock) {
    this.database = database;
    this.mailer = mailer;
    this.address = address;
    this.clock = clock;
  }

  /// Mails a link to this address, if it is an account's.
  ///
  /// @throws ProblemException `rate_limited`, whatever the address, when very many wait
  void send(String email, String ipAddress) {
    behind.run(() -> sendIfKnown(email, ipAddress));
  }

  /// The mail leaves when the link works: whoever is quick must not find that there is none.
  private void sendIfKnown(String email, String ipAddress) {
    database
        .inPlatform(
            db -> ResetStore.byEmail(db, email).flatMap(owner -> link(db, owner, ipAddress)))
        .ifPresent(mailer::send);
  }

  private Optional<Mail> link(Db db, Owner owner, String ipAddress) {
    var token = RandomToken.make(TOKEN_PREFIX);
    if (!ResetStore.insert(db, owner.userId(), token, clock.instant())) {
      return Optional.empty();
    }
    var name = owner.username();
    AuditLog.append(db, new Actor(name, ipAddress).did("password.reset_mail", name));
    return Optional.of(mail(owner, token));
  }

  private Mail mail(Owner owner, Secret token) {
    var link = address.get().resolve("/reset-password") + "#" + token.reveal();
    return new Mail(
        owner.email(),
        "Your password for OsirisCare Central Command",
        """
        Hello %s,

        somebody, hopefully you, has forgotten the password of your account %s.

        Choose another one here:
        %s

        The link works once, for %d minutes. If it was not you, ignore this mail:
        your password stays as it is.
        """
            .formatted(
                owner.displayName().orElse(owner.username()),
                owner.username(),
                link,
                ResetStore.LIFE.toMinutes()));
  }

  @Override
  public void close() {
    behind.close();
  }
}
