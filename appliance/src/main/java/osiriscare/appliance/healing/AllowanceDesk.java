package osiriscare.appliance.healing;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.appliance.store.LocalStore;
import osiriscare.evidence.signing.VerifyingKey;
import osiriscare.protocol.healing.Allowance;
import osiriscare.protocol.healing.SignedDocument;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;

/// Holds the last allowance that Central signed for this appliance, across restarts. An older one
/// never comes back, or what is spent could be spent again.
public final class AllowanceDesk {
  private static final Logger log = LoggerFactory.getLogger(AllowanceDesk.class);

  private final ApplianceId appliance;
  private final PolicyStore store;
  private final List<VerifyingKey> pinned;
  private volatile @Nullable Allowance last; // written under this

  /// Takes up what an earlier run kept.
  ///
  /// @param pinned Central's public keys of purpose `rules`, from the claim
  public AllowanceDesk(ApplianceId appliance, LocalStore store, List<VerifyingKey> pinned) {
    this.appliance = appliance;
    this.store = new PolicyStore(store);
    this.pinned = List.copyOf(pinned);
    this.last = this.store.last(PolicyStore.Kind.ALLOWANCE).flatMap(this::again).orElse(null);
  }

  private Optional<Allowance> again(SignedDocument document) {
    try {
      return Optional.of(verified(document));
    } catch (InvalidRequest e) {
      log.atError().addKeyValue("why", e.getMessage()).log("the kept allowance counts no more");
      return Optional.empty();
    }
  }

  /// The last one, valid or not.
  Optional<Allowance> last() {
    return Optional.ofNullable(last);
  }

  /// Takes the one of a check-in's answer; one that does not count changes nothing.
  public synchronized void take(SignedDocument document) {
    try {
      var wanted = verified(document);
      var known = last;
      if (known != null && wanted.issuedAt().isBefore(known.issuedAt())) {
        throw new InvalidRequest("issued_at", "is before that of the allowance in force");
      }
      store.keep(PolicyStore.Kind.ALLOWANCE, document);
      last = wanted;
    } catch (InvalidRequest e) {
      log.atError().addKeyValue("why", e.getMessage()).log("allowance refused, the last one stays");
    }
  }

  private Allowance verified(SignedDocument document) {
    SignedDocuments.requirePinned(document, pinned);
    var allowance = Allowance.from(Json.object(document.signedPayload(), "signed_payload"));
    if (!allowance.appliance().equals(appliance)) {
      throw new InvalidRequest("appliance_id", "names another appliance");
    }
    return allowance;
  }
}
