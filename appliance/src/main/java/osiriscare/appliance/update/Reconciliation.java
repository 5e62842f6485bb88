package osiriscare.appliance.update;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.appliance.config.ApplianceConfig;
import osiriscare.appliance.order.OrderExecutor.OrderFailed;
import osiriscare.protocol.id.OrderId;

/// Brings the machine back to the revision that was last made permanent by order, when it runs
/// anything else, or would start anything else: rebuilt, tried, found healthy and made permanent by
/// the same scripts as an order, or rolled back. In the maintenance window only, and once in a
/// night.
///
/// What is under way is in a file, because the daemon may be replaced by what it asked for.
public final class Reconciliation {
  private static final Duration AGAIN_AFTER = Duration.ofHours(20);
  private static final Logger log = LoggerFactory.getLogger(Reconciliation.class);

  private final ApplianceConfig config;
  private final RebuildDesk rebuilds;
  private final Machine machine;
  private final Path state;
  private final Witness witness;
  private final Clock clock;
  private final RandomGenerator random;

  /// Where a machine says which systems it has.
  ///
  /// @param updates root's folder, [RebuildDesk#UPDATES]
  /// @param current what runs
  /// @param profile what the next start finds
  public record Machine(Path updates, Path current, Path profile) {
    /// A NixOS machine.
    public static final Machine NIXOS =
        new Machine(
            RebuildDesk.UPDATES,
            Path.of("/run/current-system"),
            Path.of("/nix/var/nix/profiles/system"));
  }

  /// What differs from the baseline; systems are paths of the store.
  public record Drift(String revision, String baseline, String running, String permanent) {}

  /// How it ended.
  ///
  /// @param code `persisted`, `dry_run`, or why the machine is not what it should be
  public record Ended(OrderId id, Drift drift, Instant begun, String code, String reason) {}

  /// Proves what was done and tells Central.
  @FunctionalInterface
  public interface Witness {
    void heard(Ended ended);
  }

  public Reconciliation(
      ApplianceConfig config,
      RebuildDesk rebuilds,
      Machine machine,
      Witness witness,
      Clock clock,
      RandomGenerator random) {
    this.config = config;
    this.rebuilds = rebuilds;
    this.machine = machine;
    this.state = config.stateDir().resolve(".reconciliation");
    this.witness = witness;
    this.clock = clock;
    this.random = random;
  }

  /// Does what is to be done now, which may take as long as a rebuild.
  public void step() throws InterruptedException {
    var last = UpdateFile.RECONCILIATION.read(state);
    var underWay = last.filter(values -> "begun".equals(values.get("phase")));
    if (underWay.isPresent()) {
      var drift = drift(underWay.get());
      carryOut(new OrderId(text(underWay.get(), "order")), drift, begun(underWay.get()));
      return;
    }
    var now = clock.instant();
    boolean isRecent =
        last.filter(values -> begun(values).plus(AGAIN_AFTER).isAfter(now)).isPresent();
    if (isRecent || !isAllowed(now) || rebuilds.isUnderWay()) {
      return;
    }
    var drift = look();
    if (drift.isPresent()) {
      begin(OrderId.issue(now, random), drift.get(), now);
    }
  }

  private boolean isAllowed(Instant now) {
    return config.allowDisruptiveOutsideWindow() || config.maintenanceWindow().contains(now);
  }

  /// What differs now; empty when nothing does, and when no revision was ever made permanent here.
  public Optional<Drift> look() {
    return UpdateFile.REBUILD
        .read(machine.updates().resolve("baseline"))
        .map(values ->
            new Drift(
                text(values, "revision"),
                text(values, "system"),
                system(machine.current()),
                system(machine.profile())))
        .filter(drift -> !drift.baseline().isEmpty())
        .filter(drift ->
            !drift.running().equals(drift.baseline())
                || !drift.permanent().equals(drift.baseline()));
  }

  private static String system(Path link) {
    try {
      return link.toRealPath().toString();
    } catch (IOException _) {
      return "unknown";
    }
  }

  private void begin(OrderId id, Drift drift, Instant now) throws InterruptedException {
    if (config.healingDryRun()) {
      end(new Ended(id, drift, now, "dry_run", "dry run: nothing was changed"));
    } else if (write("begun", id, drift, now)) {
      log.atInfo()
          .addKeyValue("revision", drift.revision())
          .log("the machine is not what its baseline says, rebuilding");
      carryOut(id, drift, now);
    }
  }

  private void carryOut(OrderId id, Drift drift, Instant begun) throws InterruptedException {
    Ended ended;
    try {
      rebuilds.carryOut(id, drift.revision());
      ended = new Ended(id, drift, begun, "persisted", "healthy");
    } catch (OrderFailed e) {
      ended = new Ended(id, drift, begun, e.code(), String.valueOf(e.getMessage()));
    }
    end(ended);
  }

  // Proven before it is forgotten: a cut in between proves it twice, never not at all.
  private void end(Ended ended) {
    witness.heard(ended);
    write("ended", ended.id(), ended.drift(), ended.begun());
    log.atInfo().addKeyValue("outcome", ended.code()).log("reconciliation ended");
  }

  private boolean write(String phase, OrderId id, Drift drift, Instant begun) {
    try {
      UpdateFile.RECONCILIATION.write(
          state,
          "phase=" + phase,
          "order=" + id.value(),
          "begun=" + begun.getEpochSecond(),
          "revision=" + drift.revision(),
          "baseline=" + drift.baseline(),
          "running=" + drift.running(),
          "permanent=" + drift.permanent());
      return true;
    } catch (IOException e) {
      log.atError().setCause(e).log("the state folder cannot be written, nothing is rebuilt");
      return false;
    }
  }

  private static Drift drift(Map<String, String> values) {
    return new Drift(
        text(values, "revision"),
        text(values, "baseline"),
        text(values, "running"),
        text(values, "permanent"));
  }

  private static Instant begun(Map<String, String> values) {
    try {
      return Instant.ofEpochSecond(Long.parseLong(text(values, "begun")));
    } catch (NumberFormatException _) {
      return Instant.EPOCH;
    }
  }

  private static String text(Map<String, String> values, String name) {
    return values.getOrDefault(name, "");
  }
}
