package osiriscare.appliance.drift.host;

/// Whether an update waits for a restart. Text form: `true` or `false`.
final class RestartPending {
  private RestartPending() {}

  static Seen<String> gather(Host host) {
    return host.files()
        .exists("/run/reboot-required")
        .with(host.files().exists("/var/run/reboot-required"), (a, b) -> String.valueOf(a || b));
  }
}
