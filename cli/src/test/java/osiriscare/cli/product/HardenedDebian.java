package osiriscare.cli.product;

import java.io.IOException;

/// Makes a fresh Debian comply as far as it can without a network, so that what a test breaks is
/// all that is wrong.
final class HardenedDebian {
  private HardenedDebian() {}

  /// @param certificate renewed by the unit `acme-clinic`, or by the command `acme DAYS`
  static void prepare(DebianHost host, String certificate)
      throws IOException, InterruptedException {
    // The clock is the machine's: chrony keeps it without touching it.
    host.write(
        "/etc/systemd/system/chrony.service.d/container.conf", "[Unit]\nConditionCapability=\n");
    host.write("/etc/default/chrony", "DAEMON_OPTS=\"-F 1 -x\"\n");
    host.write(
        "/etc/chrony/chrony.conf", "driftfile /var/lib/chrony/chrony.drift\nlocal stratum 8\n");
    host.run("sh", "-c", "echo PasswordAuthentication no >> /etc/ssh/sshd_config");
    host.write(
        "/etc/apt/apt.conf.d/20auto-upgrades",
        "APT::Periodic::Update-Package-Lists \"1\";\nAPT::Periodic::Unattended-Upgrade \"1\";\n");
    host.run("mkdir", "-p", "/var/log/journal");
    certificates(host, certificate);
    host.run("systemctl", "daemon-reload");
    host.run("systemctl", "restart", "chrony", "systemd-journald");
    host.run("systemctl", "start", "acme-clinic.timer");
    host.run("acme", "90");
  }

  /// Puts a unit `acme-clinic`, a timer for it, and the command `acme DAYS` there.
  static void certificates(DebianHost host, String certificate)
      throws IOException, InterruptedException {
    host.write(
        "/usr/local/bin/acme",
        """
        #!/bin/sh
        mkdir -p "$(dirname %1$s)"
        exec openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=clinic \\
          -days "$1" -keyout "$(dirname %1$s)/privkey.pem" -out %1$s
        """
            .formatted(certificate));
    host.run("chmod", "755", "/usr/local/bin/acme");
    host.write(
        "/etc/systemd/system/acme-clinic.service",
        "[Service]\nType=oneshot\nExecStart=/usr/local/bin/acme 90\n");
    host.write(
        "/etc/systemd/system/acme-clinic.timer", "[Timer]\nOnUnitActiveSec=30d\nOnBootSec=30d\n");
  }
}
