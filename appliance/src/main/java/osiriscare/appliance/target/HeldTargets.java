package osiriscare.appliance.target;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.evidence.signing.SealedBox;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.evidence.signing.VerifyingKey;
import osiriscare.protocol.checkin.CheckinResponse;
import osiriscare.protocol.healing.SignedDocument;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.target.SealedTarget;
import osiriscare.protocol.target.Target;

/// The targets of the last check-in, in memory only and still sealed: what opens a machine is
/// readable just while it is used. Each check-in replaces them all; a restart forgets them.
public final class HeldTargets {
  private static final Logger log = LoggerFactory.getLogger(HeldTargets.class);

  private final ApplianceId appliance;
  private final SigningKey key;
  private final List<VerifyingKey> pinned;

  // Guarded by this.
  private Map<String, SealedTarget> held = Map.of();
  private final Map<String, Long> newest = new HashMap<>();

  /// @param key the appliance's own, which the targets are sealed for
  /// @param pinned Central's public keys of purpose `rules`, from the claim
  public HeldTargets(ApplianceId appliance, SigningKey key, List<VerifyingKey> pinned) {
    this.appliance = appliance;
    this.key = key;
    this.pinned = List.copyOf(pinned);
  }

  /// Takes what a check-in brought in place of what was held. A target that is not for us, not
  /// Central's or older than one we had is left out.
  public synchronized void take(CheckinResponse response) {
    var taken = new HashMap<String, SealedTarget>();
    Stream.concat(response.windowsTargets().stream(), response.linuxTargets().stream())
        .filter(this::isGood)
        .forEach(target -> taken.put(target.targetId(), target));
    if (!taken.equals(held)) {
      log.atInfo().addKeyValue("targets", taken.size()).log("targets changed");
    }
    held = Map.copyOf(taken);
  }

  private boolean isGood(SealedTarget sealed) {
    try {
      if (sealed.equals(held.get(sealed.targetId()))) {
        return true;
      }
      var known = newest.getOrDefault(sealed.targetId(), 0L);
      if (sealed.version() < known) {
        throw new InvalidRequest("version", "is older than one that was held before");
      }
      open(sealed);
      newest.put(sealed.targetId(), sealed.version());
      return true;
    } catch (InvalidRequest e) {
      // The target's id and our own words; never what is in it.
      log.atError()
          .addKeyValue("target", sealed.targetId())
          .addKeyValue("why", e.getMessage())
          .log("target refused");
      return false;
    }
  }

  /// Which targets there are now.
  public synchronized List<String> ids() {
    return held.keySet().stream().sorted().toList();
  }

  /// Lets `work` use one target; what it opens with is to be kept no longer than that.
  ///
  /// @return empty when there is no such target any more
  public <T> Optional<T> use(String targetId, Function<Target, T> work) {
    Optional<SealedTarget> sealed;
    synchronized (this) {
      sealed = Optional.ofNullable(held.get(targetId));
    }
    return sealed.map(this::open).map(work);
  }

  /// Ids of the targets for a host.
  public List<String> ofHost(String host) {
    var found = new ArrayList<String>();
    for (var id : ids()) {
      if (use(id, target -> target.host().equalsIgnoreCase(host)).orElse(false)) {
        found.add(id);
      }
    }
    return found;
  }

  private Target open(SealedTarget sealed) {
    var plain = plain(sealed);
    try {
      var document =
          SignedDocument.from(Json.object(new String(plain, StandardCharsets.UTF_8), "sealed"));
      if (pinned.stream()
          .noneMatch(one ->
              one.id().equals(document.keyId())
                  && one.verifies(document.signedPayload(), document.signature()))) {
        throw new InvalidRequest("signature", "is not that of a pinned key for rules");
      }
      var target = Target.from(Json.object(document.signedPayload(), "signed_payload"));
      if (!target.appliance().equals(appliance)) {
        throw new InvalidRequest("appliance_id", "names another appliance");
      }
      if (!target.targetId().equals(sealed.targetId())
          || target.version() != sealed.version()
          || target.kind() != sealed.kind()) {
        throw new InvalidRequest("target_id", "is another target, version or type than said");
      }
      return target;
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private byte[] plain(SealedTarget sealed) {
    try {
      return SealedBox.open(
          key,
          sealed.sealed(),
          SealedTarget.context(appliance, sealed.targetId(), sealed.version()));
    } catch (IllegalArgumentException _) {
      // Without its cause: nothing of what was inside may come into a log.
      throw new InvalidRequest("sealed", "does not open with this appliance's key");
    }
  }
}
