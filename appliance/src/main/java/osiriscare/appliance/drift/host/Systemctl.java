package osiriscare.appliance.drift.host;

/// Whether systemd runs here and can be asked.
public final class Systemctl {
  private static final String RUNNING = "/run/systemd/system";

  private Systemctl() {}

  /// Whether systemd runs. Its folder in our own view is enough, even in a mount that need not be
  /// the host's: a sandboxed service sees `/run` like that, and it is systemd that answers, not a
  /// file.
  public static Seen<Boolean> runs(Host host) {
    return host.files().isInView(RUNNING) ? new Seen.Known<>(true) : host.files().exists(RUNNING);
  }

  /// The path of `systemctl`, hidden where it would not speak for this host.
  public static Seen<String> of(Host host) {
    return runs(host)
        .then(running ->
            running
                ? host.program("systemctl")
                : new Seen.Hidden<>("systemd does not run on this host"));
  }
}
