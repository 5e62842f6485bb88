package osiriscare.appliance.drift.check;

import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import osiriscare.appliance.drift.host.Host;
import osiriscare.appliance.drift.host.Programs;
import osiriscare.appliance.drift.host.Seen;
import osiriscare.appliance.drift.host.Sense;
import osiriscare.appliance.drift.host.Systemctl;

/// Whether a service runs: as a systemd unit, or else as a program of that name.
final class ServiceState {
  private ServiceState() {}

  /// How systemd sees a unit.
  enum State {
    RUNS,
    /// It was told to start and is not ready yet; nothing is wrong so far.
    STARTING,
    STOPPED,
    /// systemd knows no such unit, or does not run.
    NO_UNIT
  }

  private static final List<String> CRASHING =
      List.of("SubState=auto-restart", "SubState=auto-restart-queued");

  static Seen<Boolean> isRunning(Host host, String name) {
    return isRunning(
        unit(host, name),
        () -> host.look(Sense.PROGRAMS).map(Programs::parse).map(all -> all.has(name)));
  }

  /// @param program whether a program of that name runs; asked when the unit does not decide. A
  ///   unit of another name (ssh for sshd) may run it
  static Seen<Boolean> isRunning(Seen<State> unit, Supplier<Seen<Boolean>> program) {
    if (unit instanceof Seen.Known<State>(var state)) {
      return switch (state) {
        case RUNS -> new Seen.Known<>(true);
        case STARTING -> new Seen.Hidden<>("systemd is starting it");
        case STOPPED -> {
          var seen = program.get();
          yield seen instanceof Seen.Hidden<Boolean> ? new Seen.Known<>(false) : seen;
        }
        case NO_UNIT -> program.get();
      };
    }
    // Without systemd's word a program that is not there may be one of another name.
    return program.get().equals(new Seen.Known<>(true))
        ? new Seen.Known<>(true)
        : unit.map(_ -> false);
  }

  private static Seen<State> unit(Host host, String name) {
    if (Systemctl.runs(host).equals(new Seen.Known<>(false))) {
      return new Seen.Known<>(State.NO_UNIT);
    }
    return Systemctl.of(host)
        .then(systemctl ->
            host.commands()
                .textOf(
                    systemctl,
                    "show",
                    "--property=LoadState,ActiveState,SubState",
                    "--",
                    name + ".service"))
        .map(ServiceState::state);
  }

  /// The state in the properties that systemd shows.
  static State state(String properties) {
    var lines = properties.lines().map(String::strip).toList();
    if (lines.contains("ActiveState=active") || lines.contains("ActiveState=reloading")) {
      return State.RUNS;
    }
    if (lines.contains("ActiveState=activating") && Collections.disjoint(lines, CRASHING)) {
      return State.STARTING;
    }
    return lines.contains("LoadState=loaded") ? State.STOPPED : State.NO_UNIT;
  }
}
