package osiriscare.receiver.evidence;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import osiriscare.daemon.http.Answer;
import osiriscare.daemon.http.Exchange;
import osiriscare.database.Database;
import osiriscare.evidence.bundle.Bundle;
import osiriscare.evidence.bundle.ChainPosition;
import osiriscare.evidence.bundle.SignedBundle;
import osiriscare.evidence.bundle.UnknownVersion;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.Problem;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;
import osiriscare.receiver.change.SiteChanges;
import osiriscare.receiver.machine.Machine;

/// Takes in evidence: verifies the signature over the bytes as sent, the machine, the clock and the
/// chain, and keeps the bytes. What is refused for good and what only for now is told apart by the
/// problem's code.
public final class EvidenceIntake {
  /// How far a bundle may end in our future.
  static final Duration FUTURE_MAX = Duration.ofMinutes(10);

  private static final int KEYS_MAX = 50_000;

  private final Database database;
  private final SiteChanges changes;
  private final EvidenceStore store;
  private final MeterRegistry metrics;
  private final Clock clock;
  private final Map<String, EvidenceStore.RegisteredKey> keys = new ConcurrentHashMap<>();

  public EvidenceIntake(
      Database database, SiteChanges changes, MeterRegistry metrics, Clock clock) {
    this.database = database;
    this.changes = changes;
    this.store = new EvidenceStore();
    this.metrics = metrics;
    this.clock = clock;
  }

  /// Takes one bundle of the machine's own site.
  public Answer submit(Exchange exchange, Machine machine) {
    try {
      var signed = envelope(exchange);
      var receipt = take(signed, machine);
      var json = Json.object();
      json.put("bundle_id", receipt.bundle().content().id().toString());
      json.put("status", receipt.isDuplicate() ? "duplicate" : "accepted");
      json.put("chain", receipt.position().chain());
      json.put("sequence", receipt.position().sequence());
      json.put("chain_hash", receipt.linkHash());
      count(receipt.isDuplicate() ? "duplicate" : "accepted");
      return Answer.json(receipt.isDuplicate() ? 200 : 201, json);
    } catch (ProblemException e) {
      count(e.problem().code().code());
      throw e;
    }
  }

  /// As [#submit], for the path that names the site.
  public Answer submitForSite(Exchange exchange, Machine machine) {
    try {
      machine.requireSite(new SiteId(exchange.path("site_id")));
    } catch (IllegalArgumentException e) {
      throw new InvalidRequest("site_id", String.valueOf(e.getMessage()));
    }
    return submit(exchange, machine);
  }

  private record Receipt(
      Bundle bundle, ChainPosition position, String linkHash, boolean isDuplicate) {}

  private Receipt take(SignedBundle signed, Machine machine) {
    var bundle = parse(signed);
    var position =
        bundle
            .position()
            .orElseThrow(() ->
                new ProblemException(
                    ProblemCode.UNKNOWN_VERSION,
                    "Bundles of version 1.0 have no place in a chain; they verify offline but are not taken in"));
    machine.requireAppliance(position.appliance());
    if (!position.keyId().equals(signed.keyId())) {
      throw malformed(
          new InvalidRequest("key_id", "differs between the envelope and the signed text"));
    }
    var key = registeredKey(machine, signed);
    if (!signed.isSignedBy(key.key())) {
      throw new ProblemException(ProblemCode.SIGNATURE_INVALID);
    }
    if (key.chain() != position.chain()) {
      throw malformed(new InvalidRequest("chain", "is not the chain that the key belongs to"));
    }
    if (bundle.content().end().isAfter(clock.instant().plus(FUTURE_MAX))) {
      throw new ProblemException(
          ProblemCode.CLOCK_FUTURE,
          "The bundle ends at " + bundle.content().end() + ", which is in the future");
    }
    var linkHash = Bundle.linkHash(bundle.content(), signed.signedPayload());
    boolean isNew =
        database.inSites(
            Set.of(machine.site()),
            db -> store.append(db, signed, bundle, position, linkHash, clock.instant()));
    if (isNew) {
      changes.tell(machine.site());
    }
    return new Receipt(bundle, position, linkHash, !isNew);
  }

  private static SignedBundle envelope(Exchange exchange) {
    var body = exchange.body();
    try {
      return SignedBundle.from(body);
    } catch (InvalidRequest e) {
      throw malformed(e);
    }
  }

  private static Bundle parse(SignedBundle signed) {
    try {
      return Bundle.parse(signed.signedPayload());
    } catch (InvalidRequest e) {
      throw malformed(e);
    } catch (UnknownVersion e) {
      throw new ProblemException(ProblemCode.UNKNOWN_VERSION, String.valueOf(e.getMessage()));
    }
  }

  private static ProblemException malformed(InvalidRequest invalid) {
    return new ProblemException(
        new Problem(
            ProblemCode.MALFORMED_BUNDLE,
            String.valueOf(invalid.getMessage()),
            invalid.errors(),
            Json.object()));
  }

  // What a registered key is never changes, so it is looked up once; whether it may still append is
  // asked when it does.
  private EvidenceStore.RegisteredKey registeredKey(Machine machine, SignedBundle signed) {
    var name = machine.appliance().value() + " " + signed.keyId();
    var known = keys.get(name);
    if (known != null) {
      return known;
    }
    Optional<EvidenceStore.RegisteredKey> found =
        database.inSites(
            Set.of(machine.site()), db -> store.key(db, machine.appliance(), signed.keyId()));
    if (found.isEmpty()) {
      // Not for good: an operator may be about to register it.
      throw new ProblemException(
          ProblemCode.FORBIDDEN, "Key " + signed.keyId() + " is not registered for this appliance");
    }
    if (keys.size() >= KEYS_MAX) {
      keys.clear();
    }
    keys.put(name, found.get());
    return found.get();
  }

  private void count(String result) {
    metrics.counter("osiris_evidence_submissions", "result", result).increment();
  }
}
