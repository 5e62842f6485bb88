package osiriscare.appliance.drift.check;

import java.util.Collections;
import java.util.List;
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
    STOPPED
  }

  private static final List<String> CRASHING =
      List.of("SubState=auto-restart", "SubState=auto-restart-queued");

  static Seen<Boolean> isRunning(Host host, String name) {
    var unit = unit(host, name);
    if (unit instanceof Seen.Known<State>(var state) && state != State.STOPPED) {
      return state == State.RUNS
          ? new Seen.Known<>(true)
          : new Seen.Hidden<>("systemd is starting it");
    }
    // A unit of another name (ssh for sshd) may run the program.
    var program = host.look(Sense.PROGRAMS).map(Programs::parse).map(all -> all.has(name));
    return program instanceof Seen.Hidden<Boolean>
        ? unit.map(_ -> false).orAsk(() -> program)
        : program;
  }

  private static Seen<State> unit(Host host, String name) {
    return Systemctl.of(host)
        .then(systemctl ->
            host.commands()
                .textOf(
                    systemctl,
                    "show",
                    "--property=LoadState,ActiveState,SubState",
                    "--",
                    name + ".service"))
        .then(ServiceState::state);
  }

  /// A unit that systemd does not know says nothing about a program of that name.
  static Seen<State> state(String properties) {
    var lines = properties.lines().map(String::strip).toList();
    if (lines.contains("ActiveState=active") || lines.contains("ActiveState=reloading")) {
      return new Seen.Known<>(State.RUNS);
    }
    if (lines.contains("ActiveState=activating") && Collections.disjoint(lines, CRASHING)) {
      return new Seen.Known<>(State.STARTING);
    }
    return lines.contains("LoadState=loaded")
        ? new Seen.Known<>(State.STOPPED)
        : new Seen.Hidden<>("systemd knows no such unit");
  }
}
