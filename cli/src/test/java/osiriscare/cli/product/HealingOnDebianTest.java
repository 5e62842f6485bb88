package osiriscare.cli.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.cli.central.CentralClient;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.json.Json;

/// Drift on a real Debian host, and what becomes of it: found, decided, repaired or rolled back,
/// proven, and known to Central. Nothing of ours is replaced.
@Tag("product")
@Tag("real-podman")
@TestInstance(Lifecycle.PER_CLASS)
class HealingOnDebianTest {
  private static final String SSHD = "/etc/ssh/sshd_config";
  private static final String CERTIFICATE = "/etc/letsencrypt/live/clinic/fullchain.pem";

  private Path folder;
  private RunningLauncher run;
  private CentralClient central;
  private URI receiver = URI.create("http://127.0.0.1");
  private SigningKey rules;
  private PolicyRepository repository;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    this.folder = folder;
    var home = folder.resolve("home");
    repository = PolicyRepository.create(folder);
    run = RunningLauncher.start(home, 0, repository.environment());
    run.await("summary");
    var token = new Secret(Files.readString(home.resolve("admin-token")).strip());
    central = new CentralClient(URI.create(run.await("dashboard").text("url")), token);
    rules = SigningKey.ofFileForm(Files.readString(home.resolve("keys/rules.key")).strip());
    receiver =
        run.events("ready").stream()
            .filter(ready -> ready.text("program").equals("receiver"))
            .map(ready -> URI.create(ready.text("url")))
            .findFirst()
            .orElseThrow();
  }

  @AfterAll
  void stop() {
    run.close();
    central.close();
  }

  @Test
  void drift_ofFourKinds_isHealedVerifiedAndProven() throws Exception {
    try (var host = boot("healed")) {
      HardenedDebian.prepare(host, CERTIFICATE);
      var appliance = startWithGit(host, "cron", "");
      assertThat(appliance.scan().text("status")).isEqualTo("completed");
      appliance.checked("critical_services", "pass");
      // It began without a packet filter, and got the signed one.
      appliance.healing("linux_firewall", "healed");
      assertThat(host.run("nft", "list", "ruleset")).contains("policy drop");
      var policy = appliance.followsCentral().text("ruleset_hash");

      host.run("systemctl", "stop", "cron");
      var sshd = host.file("/etc/ssh/sshd_config");
      Files.writeString(sshd, "PermitRootLogin yes\n" + Files.readString(sshd));
      host.run("fallocate", "-l", "660M", "/var/tmp/old");
      host.run("touch", "-d", "60 days ago", "/var/tmp/old");
      host.run("acme", "3");
      appliance.scan();

      for (var check :
          List.of(
              "critical_services", "linux_ssh_config", "linux_disk_space", "linux_cert_expiry")) {
        var proof = appliance.healing(check, "healed");
        assertThat(proof.text("ruleset_hash", 100)).as(check).isIn(appliance.policies());
        appliance.checked(check, "pass");
        appliance.incident(check, incident -> incident.text("status").equals("resolved"));
      }
      assertThat(host.tryRun("systemctl", "is-active", "cron")).isEqualTo("active");
      assertThat(host.run("sshd", "-T")).contains("permitrootlogin no");
      assertThat(host.file("/var/tmp/old")).doesNotExist();
      assertThat(appliance.policies()).contains(policy);
      host.run("openssl", "x509", "-checkend", "2592000", "-in", CERTIFICATE);
    }
  }

  @Test
  @Tag("real-openssh")
  void drift_onThisMachine_overAScratchRoot_isHealedVerifiedAndProven() throws Exception {
    try (var host = bootThisMachine("this-machine")) {
      var appliance = startWithGit(host, "clinic-app", ON_THIS_MACHINE);
      assertThat(appliance.scan().text("status")).isEqualTo("completed");
      appliance.checked("critical_services", "pass");
      assertThat(appliance.policyReport().object("baseline").texts("critical_services", 9, 99))
          .containsExactly("clinic-app");

      host.run("systemctl", "stop", "clinic-app");
      host.write(SSHD, "PermitRootLogin yes\nPasswordAuthentication no\n");
      host.run("fallocate", "-l", "790M", "/var/tmp/old");
      host.run("touch", "-d", "60 days ago", "/var/tmp/old");
      host.run("acme", "3");
      appliance.scan();
      for (var check :
          List.of(
              "critical_services", "linux_ssh_config", "linux_disk_space", "linux_cert_expiry")) {
        appliance.healing(check, "healed");
        appliance.checked(check, "pass");
        appliance.incident(check, incident -> incident.text("status").equals("resolved"));
      }
      assertThat(host.tryRun("systemctl", "is-active", "clinic-app")).isEqualTo("active");
      assertThat(host.run("sshd", "-T")).contains("permitrootlogin no");
      assertThat(host.file("/var/tmp/old")).doesNotExist();
    }
  }

  @Test
  @Tag("real-openssh")
  void repairThatCannotBeVerified_onThisMachine_isRolledBack() throws Exception {
    try (var host = bootThisMachine("this-machine-reverted")) {
      // sshd refuses the file whatever we write into it.
      var broken = "PermitRootLogin yes\nPasswordAuthentication no\nNonsense yes\n";
      host.write(SSHD, broken);
      var appliance = startWithGit(host, "clinic-app", ON_THIS_MACHINE);
      appliance.healing("linux_ssh_config", "reverted");
      assertThat(host.file(SSHD)).hasContent(broken);
      // Central may have passed it on to a person by now.
      appliance.incident(
          "linux_ssh_config",
          incident -> Set.of("open", "escalated").contains(incident.text("status")));
    }
  }

  // Without a network its clock follows nobody; that is not what is looked at here.
  private static final String ON_THIS_MACHINE = "switches: {disabled_checks: [linux_ntp_sync]}\n";

  // Its own programs, its own sshd; a service of ours, a certificate and a disk of its own.
  private DebianHost bootThisMachine(String name) throws Exception {
    var host = DebianHost.bootThisMachine(Files.createDirectory(folder.resolve(name)), receiver);
    try {
      prepare(host);
    } catch (IOException | AssertionError e) {
      host.close();
      throw e;
    }
    return host;
  }

  private static void prepare(DebianHost host) throws IOException, InterruptedException {
    host.run("useradd", "--system", "--home-dir", "/var/lib/msp", "compliance-agent");
    HardenedDebian.certificates(host, CERTIFICATE);
    host.run("acme", "90");
    host.write(
        "/etc/systemd/system/clinic-app.service", "[Service]\nExecStart=/bin/sleep infinity\n");
    host.write(SSHD, "PermitRootLogin no\nPasswordAuthentication no\n");
    host.run("systemctl", "daemon-reload");
    host.run("systemctl", "start", "ssh", "clinic-app", "acme-clinic.timer");
  }

  @Test
  void order_isCarriedOut_andARepairThatCannotBeVerified_isRolledBack() throws Exception {
    try (var host = boot("reverted")) {
      var appliance = start(host);
      appliance.checked("critical_services", "pass");
      host.run("systemctl", "stop", "cron");
      var order = appliance.start("cron.service");
      assertThat(order.text("status")).as(Json.text(order.tree())).isEqualTo("completed");
      assertThat(host.tryRun("systemctl", "is-active", "cron")).isEqualTo("active");
      appliance.healing("critical_services", "healed");

      // sshd refuses the file whatever we write into it.
      host.write("/etc/ssh/sshd_config.d/broken.conf", "Nonsense yes\n");
      var sshd = host.file("/etc/ssh/sshd_config");
      Files.writeString(sshd, "PermitRootLogin yes\n" + Files.readString(sshd));
      var before = Files.readString(sshd);
      appliance.scan();

      appliance.healing("linux_ssh_config", "reverted");
      assertThat(sshd).hasContent(before);
      appliance.checked("linux_ssh_config", "fail");
      appliance.incident("linux_ssh_config", incident -> incident.text("status").equals("open"));
    }
  }

  @Test
  void applianceKilledInTheMiddleOfARunbook_looksAndDoesNotActTwice() throws Exception {
    try (var host = boot("killed")) {
      host.write(
          "/etc/systemd/system/slow.service",
          """
          [Service]
          ExecStartPre=/bin/sh -c 'echo started >> /var/lib/slow.starts'
          ExecStartPre=/bin/sleep 15
          ExecStart=/bin/sleep infinity
          """);
      host.run("systemctl", "daemon-reload");
      host.run("systemctl", "start", "slow");
      host.run("sh", "-c", "until systemctl is-active --quiet slow; do sleep 0.2; done");
      var appliance = start(host, "slow");
      appliance.checked("critical_services", "pass");

      host.run("systemctl", "stop", "slow");
      appliance.orderScan();
      var starts = host.file("/var/lib/slow.starts");
      host.await("the second start", () -> Files.readAllLines(starts).size() == 2);
      host.run("systemctl", "kill", "--signal=KILL", "compliance-agent");

      var proof = appliance.healing("critical_services", "healed");
      assertThat(Json.text(proof.tree())).contains("interrupted");
      assertThat(Files.readAllLines(starts)).hasSize(2);
      assertThat(host.tryRun("systemctl", "is-active", "slow")).isEqualTo("active");
    }
  }

  /// A watcher sees a service crash that no check lists; Central decides, the appliance starts it,
  /// and its evidence closes the incident.
  @Test
  void crash_thatAWatcherReports_isDecidedOrderedHealedAndProven() throws Exception {
    try (var host = boot("watched")) {
      host.write(
          "/etc/systemd/system/clinic-app.service", "[Service]\nExecStart=/bin/sleep infinity\n");
      host.run("systemctl", "daemon-reload");
      host.run("systemctl", "start", "clinic-app");
      var appliance = start(host);
      // After the first look, which would heal it without being asked.
      appliance.checked("linux_failed_services", "pass");
      appliance.watch(receiver);
      host.run("systemctl", "kill", "--signal=SEGV", "clinic-app");

      assertThat(appliance.watched("service_crash", "resolved"))
          .contains("reported", "decided", "ordered", "done", "resolved");
      assertThat(host.tryRun("systemctl", "is-active", "clinic-app")).isEqualTo("active");
    }
  }

  private DebianHost boot(String name) throws Exception {
    return DebianHost.boot(Files.createDirectory(folder.resolve(name)), receiver);
  }

  private HostedAppliance start(DebianHost host) throws Exception {
    return start(host, "cron");
  }

  private HostedAppliance start(DebianHost host, String critical) throws Exception {
    HardenedDebian.prepare(host, CERTIFICATE);
    return HostedAppliance.start(
        host,
        central,
        receiver,
        rules.verifyingKey(),
        HostedAppliance.files(
            rules, "policy_version: \"1\"\ncritical_services: [" + critical + "]\n"));
  }

  // Baseline and firewall come from the partner's repository, through Central.
  private HostedAppliance startWithGit(DebianHost host, String critical, String more)
      throws Exception {
    return HostedAppliance.start(
        host,
        central,
        receiver,
        rules.verifyingKey(),
        repository.declaring(
            central,
            more
                + "baseline: {critical_services: ["
                + critical
                + "]}\nfirewall_ruleset: |\n"
                + HostedAppliance.RULESET.indent(2)));
  }
}
