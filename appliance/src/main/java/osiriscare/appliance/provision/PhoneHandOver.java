package osiriscare.appliance.provision;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import osiriscare.appliance.central.CentralClient;
import osiriscare.appliance.central.Reply;
import osiriscare.evidence.signing.SealedBox;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.protocol.id.ProvisionCode;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.id.ShortCode;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.provision.Announcement;
import osiriscare.protocol.provision.HandOver;

/// The way a provision code takes from a phone to this machine: it announces a key of its own,
/// shows the short code that it is given, and opens what is sealed for the key. The key is made for
/// one announcement and never written down, so the code can be read nowhere else.
public final class PhoneHandOver implements AutoCloseable {
  private final CentralClient central;
  private final SecureRandom random;
  private final Clock clock;

  public PhoneHandOver(URI apiEndpoint, SecureRandom random, Clock clock) {
    this.central = new CentralClient(apiEndpoint, Optional.empty(), Optional.empty());
    this.random = random;
    this.clock = clock;
  }

  /// A short code that waits for a provision code.
  ///
  /// @param until when it ends; it should be renewed a little earlier
  record Open(
      ShortCode shortCode, Instant until, Duration pollInterval, Secret secret, SigningKey key) {}

  /// What came of a question.
  sealed interface Answer {
    /// Nothing yet, or nobody could be asked.
    record Nothing() implements Answer {}

    /// The short code is over.
    record Over() implements Answer {}

    /// Somebody handed over a code.
    record Code(ProvisionCode code) implements Answer {}
  }

  /// Gets a short code; empty while that is not possible.
  Optional<Open> announce() throws InterruptedException {
    var key = SigningKey.generate(random);
    var body = Json.object().put("public_key", key.verifyingKey().hex());
    return understood(central.post("/api/provision/announce", body), Announcement::from)
        .map(given ->
            new Open(
                given.shortCode(),
                clock.instant().plus(given.life()),
                given.pollInterval(),
                given.pollSecret(),
                key));
  }

  /// Asks once whether a code is there.
  Answer ask(Open open) throws InterruptedException {
    var body = Json.object().put("poll_secret", open.secret().reveal());
    var answer =
        understood(central.post("/api/provision/announce/poll", body), HandOver::from)
            .orElse(HandOver.WAITING);
    return switch (answer.state()) {
      case WAITING ->
          clock.instant().isBefore(open.until()) ? new Answer.Nothing() : new Answer.Over();
      case OVER -> new Answer.Over();
      case HANDED_OVER ->
          answer.sealedCode().map(sealed -> opened(open, sealed)).orElseGet(Answer.Over::new);
    };
  }

  // What does not open was not sealed for us: another short code is worth more than asking again.
  private static Answer opened(Open open, String sealed) {
    try {
      var context = HandOver.context(Sha256.hex(open.secret().reveal()));
      var plain = SealedBox.open(open.key(), sealed, context);
      return new Answer.Code(ProvisionCode.parse(new String(plain, StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException _) {
      return new Answer.Over();
    }
  }

  /// Says what became of the code, for the phone to show. When that does not arrive, the phone says
  /// that the appliance did not answer; nothing else depends on it.
  void report(Open open, HandOver.Result result) throws InterruptedException {
    central.post(
        "/api/provision/announce/outcome", new HandOver.Outcome(open.secret(), result).toJson());
  }

  private static <T> Optional<T> understood(Reply reply, Function<Fields, T> read) {
    return switch (reply) {
      case Reply.Done done ->
          done.body()
              .flatMap(body -> {
                try {
                  return Optional.of(read.apply(body));
                } catch (InvalidRequest _) {
                  return Optional.empty();
                }
              });
      case Reply.Refused _, Reply.Failed _ -> Optional.empty();
    };
  }

  @Override
  public void close() {
    central.close();
  }
}
