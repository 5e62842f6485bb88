package osiriscare.appliance.healing;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.appliance.action.Actions;
import osiriscare.appliance.central.CentralClient;
import osiriscare.appliance.central.Reply;
import osiriscare.protocol.healing.SignedDocument;
import osiriscare.protocol.id.Sha256;
import osiriscare.protocol.json.InvalidRequest;

/// Asks Central for the policy of this site, and hands its firewall to the root helper.
public final class PolicySync {
  private static final String PATH = "/agent/sync";
  private static final int NOT_MODIFIED = 304;
  private static final Logger log = LoggerFactory.getLogger(PolicySync.class);

  private final PolicyDesk desk;
  private final CentralClient central;
  private final Actions helper;
  private Optional<String> refusedTag = Optional.empty();
  private Optional<SignedDocument> handedOver = Optional.empty();

  /// What a round did.
  public enum Outcome {
    /// A newer policy is in force.
    CHANGED,
    /// Central has no other.
    SAME,
    /// What came is not to be trusted; the last good one stays.
    REFUSED,
    /// Central was not reached, or has none yet.
    UNREACHED
  }

  public PolicySync(PolicyDesk desk, CentralClient central, Actions helper) {
    this.desk = desk;
    this.central = central;
    this.helper = helper;
  }

  /// Asks once.
  public synchronized Outcome sync() throws InterruptedException {
    var outcome = ask();
    handOver();
    return outcome;
  }

  // Tried again with each round: the helper may have been away, or may not know the key yet.
  private void handOver() {
    var firewall = desk.firewall();
    if (firewall.isEmpty() || firewall.equals(handedOver)) {
      return;
    }
    var result = helper.keepFirewall(firewall.get());
    if (result.isGood()) {
      handedOver = firewall;
    } else {
      log.atWarn().addKeyValue("why", result.text()).log("the root helper keeps no firewall");
    }
  }

  private Outcome ask() throws InterruptedException {
    // Of a document that was refused, too: it does not get better by being sent again.
    var known = refusedTag.or(() -> desk.document().map(PolicySync::tag));
    return switch (central.getIfChanged(PATH, known)) {
      case Reply.Done(var status, _) when status == NOT_MODIFIED ->
          refusedTag.isPresent() ? Outcome.REFUSED : Outcome.SAME;
      case Reply.Done(_, var body) when body.isPresent() -> {
        try {
          yield take(SignedDocument.from(body.get()));
        } catch (InvalidRequest e) {
          yield refuse(e);
        }
      }
      case Reply.Done _, Reply.Failed _ -> Outcome.UNREACHED;
      case Reply.Refused refused -> {
        log.atWarn().addKeyValue("why", refused.detail()).log("Central hands out no policy");
        yield Outcome.UNREACHED;
      }
    };
  }

  private Outcome take(SignedDocument document) {
    try {
      boolean isNew = desk.take(document);
      refusedTag = Optional.empty();
      return isNew ? Outcome.CHANGED : Outcome.SAME;
    } catch (InvalidRequest e) {
      refusedTag = Optional.of(tag(document));
      return refuse(e);
    }
  }

  private static Outcome refuse(InvalidRequest why) {
    log.atError().addKeyValue("why", why.getMessage()).log("policy refused, the last good stays");
    return Outcome.REFUSED;
  }

  static String tag(SignedDocument document) {
    return '"' + Sha256.hex(document.signedPayload()) + '"';
  }
}
