package osiriscare.appliance.drift.check;

import java.util.List;
import java.util.Optional;
import osiriscare.appliance.drift.host.Host;
import osiriscare.appliance.drift.host.Seen;

/// Security updates are installed without a person.
final class AutomaticUpdatesCheck {
  private static final List<String> TIMER_DIRECTORIES =
      List.of("/etc/systemd/system/timers.target.wants", "/lib/systemd/system/timers.target.wants");
  private static final List<String> TIMERS =
      List.of(
          "nixos-upgrade.timer",
          "dnf-automatic.timer",
          "dnf-automatic-install.timer",
          "dnf5-automatic.timer");

  private AutomaticUpdatesCheck() {}

  static Finding run(Subject subject) {
    var host = subject.host();
    return Finding.judge(
        apt(host).with(timers(host), (apt, timers) -> apt.or(() -> timers)),
        AutomaticUpdatesCheck::decide);
  }

  /// @param mechanism that installs updates, or empty when there is none
  static Finding decide(Optional<String> mechanism) {
    return Finding.failWhen(mechanism.isEmpty(), "nothing installs updates automatically")
        .with("mechanism", mechanism.orElse("none"));
  }

  /// Debian: the program is there and the configuration switches it on.
  private static Seen<Optional<String>> apt(Host host) {
    return host.findProgram("unattended-upgrade")
        .then(program ->
            program.isEmpty()
                ? new Seen.Known<>(Optional.empty())
                : host.program("apt-config")
                    .then(config ->
                        host.commands().textOf(config, "dump", "APT::Periodic::Unattended-Upgrade"))
                    .map(AutomaticUpdatesCheck::aptMechanism));
  }

  static Optional<String> aptMechanism(String dump) {
    var isOn = dump.strip().matches("(?s).*APT::Periodic::Unattended-Upgrade \"[1-9][0-9]*\";.*");
    return isOn ? Optional.of("unattended-upgrades") : Optional.empty();
  }

  private static Seen<Optional<String>> timers(Host host) {
    Seen<Optional<String>> found = new Seen.Known<>(Optional.empty());
    for (var directory : TIMER_DIRECTORIES) {
      found =
          found.with(
              host.files().list(directory),
              (before, names) ->
                  before.or(() -> names.stream().filter(TIMERS::contains).findFirst()));
    }
    return found;
  }
}
