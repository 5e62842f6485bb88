package osiriscare.receiver.provision;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import osiriscare.daemon.http.Answer;
import osiriscare.daemon.http.Exchange;
import osiriscare.database.Database;
import osiriscare.evidence.signing.VerifyingKey;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.id.ShortCode;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;
import osiriscare.protocol.provision.Announcement;
import osiriscare.protocol.provision.HandOver;

/// What an appliance that waits for a provision code asks: a short code to show, whether somebody
/// handed it a provision code, and to be believed what became of it. Central takes the code from
/// the phone (ADR 51).
public final class AnnounceEndpoints {
  private static final Duration LIFE = Duration.ofMinutes(10);
  private static final Duration POLL_INTERVAL = Duration.ofSeconds(3);
  private static final int SECRET_BYTES = 32;

  private final WaitingStore waiting;
  private final SecureRandom random;
  private final Clock clock;

  public AnnounceEndpoints(Database database, SecureRandom random, Clock clock) {
    this.waiting = new WaitingStore(database);
    this.random = random;
    this.clock = clock;
  }

  /// Gives a short code for the key with which the appliance opens what is sealed for it.
  ///
  /// @throws ProblemException 503 while too many wait
  public Answer announce(Exchange exchange) {
    var key = exchange.body().parsed("public_key", AnnounceEndpoints::publicKey);
    var bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    var announcement =
        new Announcement(
            ShortCode.generate(random),
            new Secret(HexFormat.of().formatHex(bytes)),
            LIFE,
            POLL_INTERVAL);
    if (!waiting.add(announcement, key, clock.instant())) {
      throw new ProblemException(
          ProblemCode.UNAVAILABLE, "Too many appliances wait for a code; type it instead");
    }
    return Answer.json(201, announcement.toJson());
  }

  // One that nothing can be sealed for must not get a short code.
  private static String publicKey(String text) {
    return VerifyingKey.ofHex(text).hex();
  }

  /// Answers whether somebody handed over a code; as often as it is asked, because an answer may be
  /// lost, and to nobody else.
  public Answer poll(Exchange exchange) {
    var secret = Announcement.pollSecret(exchange.body());
    return Answer.ok(waiting.find(sha256(secret), clock.instant()).toJson());
  }

  /// Takes down what became of a claim. Who has no announcement is answered the same.
  public Answer outcome(Exchange exchange) {
    var outcome = HandOver.Outcome.from(exchange.body());
    waiting.end(sha256(outcome.pollSecret()), outcome.result(), clock.instant());
    return Answer.ok(Json.object().put("status", "ok"));
  }

  private static String sha256(Secret secret) {
    return Sha256.hex(secret.reveal());
  }
}
