package osiriscare.appliance.evidence;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.appliance.central.CentralClient;
import osiriscare.appliance.central.Reply;
import osiriscare.daemon.retry.Backoff;
import osiriscare.evidence.bundle.Bundle;
import osiriscare.evidence.bundle.BundleKind;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.problem.ProblemCode;

/// Sends evidence in order, the head of the line first. A passing failure keeps it there, however
/// long; only what Central refuses for good is moved aside, and a signed gap takes its place.
public final class EvidenceSender {
  private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));
  private static final Logger log = LoggerFactory.getLogger(EvidenceSender.class);

  private final Before before;
  private final List<EvidenceLog> chains;
  private final EvidenceWriter writer;
  private final CentralClient central;
  private final String path;
  private final RandomGenerator random;
  private int failures;

  /// What one attempt did.
  public sealed interface Step {
    /// Something moved; go on at once.
    record Progress() implements Step {}

    /// Nothing waits.
    record Idle() implements Step {}

    /// Try again after this time.
    record Wait(Duration time) implements Step {}
  }

  /// What Central must hear first.
  @FunctionalInterface
  public interface Before {
    void tell() throws InterruptedException;
  }

  /// @param before done before each bundle is sent: a check that passes again closes an incident
  ///   only when Central knows of it
  /// @param chains oldest first: what a replaced identity left unsent goes before the new chain
  public EvidenceSender(
      Before before,
      List<EvidenceLog> chains,
      EvidenceWriter writer,
      CentralClient central,
      String site,
      RandomGenerator random) {
    this.before = before;
    this.chains = List.copyOf(chains);
    this.writer = writer;
    this.central = central;
    this.path = "/api/evidence/sites/" + site + "/submit";
    this.random = random;
  }

  /// Tries to send the head of the line.
  public Step step() throws InterruptedException {
    for (var chain : chains) {
      var head = chain.head();
      if (head.isPresent()) {
        before.tell();
        return send(chain, head.get());
      }
    }
    return new Step.Idle();
  }

  private Step send(EvidenceLog evidence, EvidenceLog.Waiting head) throws InterruptedException {
    return switch (central.post(path, head.bundle().toJson())) {
      case Reply.Done done -> {
        if (!isReceipt(done, head)) {
          yield later("no_receipt");
        }
        evidence.acknowledge(head.sequence());
        yield progress();
      }
      case Reply.Failed(var kind, _) -> later(kind.word());
      case Reply.Refused refused -> refused(evidence, head, refused);
    };
  }

  // A proxy or a captive portal answers 200 too; only who took the bundle in knows its link hash.
  private static boolean isReceipt(Reply.Done done, EvidenceLog.Waiting head) {
    var hash = done.body().map(body -> body.tree().path("chain_hash").asString(""));
    return hash.equals(Optional.of(EvidenceLog.linkHash(head.bundle())));
  }

  private Step refused(EvidenceLog evidence, EvidenceLog.Waiting head, Reply.Refused refused) {
    if (refused.code().isEmpty()) {
      return later("http_" + refused.status());
    }
    var code = refused.code().get();
    if (code == ProblemCode.CHAIN_GAP) {
      return resynchronise(evidence, head, refused.problem().orElseThrow());
    }
    if (!code.isPermanentForEvidence()) {
      return later(code.code());
    }
    log.atError()
        .addKeyValue("sequence", head.sequence())
        .addKeyValue("code", code.code())
        .addKeyValue("detail", refused.detail())
        .log("evidence refused for good, moved aside");
    boolean wasGap = Bundle.parse(head.bundle().signedPayload()).content().kind() == BundleKind.GAP;
    evidence.replaceByGap(head, writer.gap(head, code.code()), code.code());
    // A gap that is refused too (our clock is still wrong, say) must not spin.
    return wasGap ? later(code.code()) : progress();
  }

  private Step resynchronise(EvidenceLog evidence, EvidenceLog.Waiting head, Fields problem) {
    long expected = problem.integer("expected_sequence", 1, Long.MAX_VALUE);
    if (expected < head.sequence() && evidence.resendFrom(expected)) {
      log.atWarn()
          .addKeyValue("expected", expected)
          .log("Central lacks acknowledged evidence, sending it again");
      return progress();
    }
    log.atError()
        .addKeyValue("sequence", head.sequence())
        .addKeyValue("expected", expected)
        .log("our evidence does not fit the chain that Central has; a person must look");
    return later(ProblemCode.CHAIN_GAP.code());
  }

  private Step progress() {
    failures = 0;
    return new Step.Progress();
  }

  private Step later(String why) {
    failures++;
    var wait = BACKOFF.after(failures, random);
    log.atWarn()
        .addKeyValue("why", why)
        .addKeyValue("failures", failures)
        .addKeyValue("retry_in_ms", wait.toMillis())
        .log("evidence not delivered yet");
    return new Step.Wait(wait);
  }
}
