package osiriscare.appliance.drift.check;

import osiriscare.appliance.drift.host.Host;
import osiriscare.appliance.drift.host.Programs;
import osiriscare.appliance.drift.host.Seen;
import osiriscare.appliance.drift.host.Sense;
import osiriscare.appliance.drift.host.Systemctl;

/// Whether a service runs: as a systemd unit, or else as a program of that name.
final class ServiceState {
  private ServiceState() {}

  static Seen<Boolean> isRunning(Host host, String name) {
    var unit = unit(host, name);
    if (unit.equals(new Seen.Known<>(true))) {
      return unit;
    }
    // A unit of another name (ssh for sshd) may run the program.
    var program = host.look(Sense.PROGRAMS).map(Programs::parse).map(all -> all.has(name));
    return program instanceof Seen.Hidden<Boolean> ? unit.orAsk(() -> program) : program;
  }

  private static Seen<Boolean> unit(Host host, String name) {
    return Systemctl.of(host)
        .then(systemctl ->
            host.commands()
                .textOf(
                    systemctl, "show", "--property=LoadState,ActiveState", "--", name + ".service"))
        .then(ServiceState::isActive);
  }

  /// A unit that systemd does not know says nothing about a program of that name.
  static Seen<Boolean> isActive(String properties) {
    var lines = properties.lines().map(String::strip).toList();
    if (lines.contains("ActiveState=active")) {
      return new Seen.Known<>(true);
    }
    return lines.contains("LoadState=loaded")
        ? new Seen.Known<>(false)
        : new Seen.Hidden<>("systemd knows no such unit");
  }
}
