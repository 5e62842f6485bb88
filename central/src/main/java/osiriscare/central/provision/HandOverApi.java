package osiriscare.central.provision;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import osiriscare.central.provision.WaitingAppliances.Waiting;
import osiriscare.central.route.Call;
import osiriscare.central.route.Described;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.evidence.signing.SealedBox;
import osiriscare.evidence.signing.VerifyingKey;
import osiriscare.protocol.id.ProvisionCode;
import osiriscare.protocol.id.ShortCode;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;
import osiriscare.protocol.provision.HandOver;

/// Takes a provision code from a phone and hands it, sealed, to the appliance that shows the short
/// code. Whether the provision code is any good is not looked up here: the appliance claims it, and
/// that is where it turns out. So no answer here depends on which codes there are.
public final class HandOverApi {
  // As long as a new short code works, so that the phone can be told how it went.
  private static final Duration KEPT = Duration.ofMinutes(10);

  private final Database database;
  private final ShortCodeGuesses guesses;
  private final Clock clock;

  HandOverApi(Database database, Clock clock) {
    this.database = database;
    this.guesses = new ShortCodeGuesses(clock);
    this.clock = clock;
  }

  /// Body of a hand-over.
  public record HandOverRequest(
      @Described("From the label") String provisionCode,
      @Described("From the console of the appliance that waits") String shortCode) {}

  /// How far a hand-over is.
  public record HandOverProgress(
      @Described(
              oneOf = {
                "handed_over",
                "claimed",
                "unknown_code",
                "code_expired",
                "code_revoked",
                "code_claimed",
                "failed"
              },
              value = "What the appliance said of it; handed_over until it did")
          String state,
      @Described("Once claimed: for whom") Optional<String> clientName,
      @Described("Once claimed: who looks after it") Optional<String> brandName) {}

  /// Hands a code over. The same request again tells what has become of it.
  ///
  /// @throws ProblemException 404 `short_code_refused` for every other reason than the form; 429
  public HandOverProgress handOver(Call call) {
    var body = call.body();
    var code = body.parsed("provision_code", ProvisionCode::parse);
    var shortCode = body.parsed("short_code", ShortCode::parse);
    guesses.take(call.ipAddress());
    var progress = database.inPlatform(db -> handOver(db, code, shortCode));
    guesses.giveBack(call.ipAddress());
    return progress;
  }

  private HandOverProgress handOver(Db db, ProvisionCode code, ShortCode shortCode) {
    var now = clock.instant();
    var waiting = WaitingAppliances.lock(db, shortCode.sha256(), now).orElseThrow(HandOverApi::no);
    if (waiting.codeSha256().isEmpty()) {
      WaitingAppliances.handOver(
          db, waiting.pollSha256(), code.sha256(), seal(waiting, code), now, now.plus(KEPT));
      return progress("handed_over");
    }
    if (!waiting.codeSha256().get().equals(code.sha256())) {
      throw no(); // It takes one code, and whoever brings another learns nothing of that.
    }
    var state = waiting.result().orElse("handed_over");
    return state.equals(HandOver.Result.CLAIMED.word())
        ? WaitingAppliances.claimed(db, code.sha256())
            .map(client ->
                new HandOverProgress(
                    state, Optional.of(client.name()), Optional.of(client.brandName())))
            .orElseGet(() -> progress(HandOver.Result.FAILED.word()))
        : progress(state);
  }

  private static String seal(Waiting waiting, ProvisionCode code) {
    return SealedBox.seal(
        VerifyingKey.ofHex(waiting.publicKey()),
        code.reveal().getBytes(StandardCharsets.UTF_8),
        HandOver.context(waiting.pollSha256()));
  }

  private static HandOverProgress progress(String state) {
    return new HandOverProgress(state, Optional.empty(), Optional.empty());
  }

  private static ProblemException no() {
    return new ProblemException(ProblemCode.SHORT_CODE_REFUSED);
  }
}
