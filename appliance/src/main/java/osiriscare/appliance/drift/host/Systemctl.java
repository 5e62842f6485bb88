package osiriscare.appliance.drift.host;

/// Whether systemd runs here and can be asked.
public final class Systemctl {
  private Systemctl() {}

  /// The path of `systemctl`, hidden where it would not speak for this host.
  public static Seen<String> of(Host host) {
    return host.files()
        .exists("/run/systemd/system")
        .then(running ->
            running
                ? host.program("systemctl")
                : new Seen.Hidden<>("systemd does not run on this host"));
  }
}
