package osiriscare.cli.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.cli.CliSettings;
import osiriscare.cli.CommandLineRun;
import osiriscare.cli.central.CentralClient;
import osiriscare.cli.overlay.OverlayCommand;
import osiriscare.cli.release.ReleaseCommand;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.json.Json;
import osiriscare.testkit.workstation.FakeWorkstation;
import tools.jackson.databind.node.ObjectNode;

/// The generated units run for real, sandbox on, under systemd on a Debian host: the seven lines of
/// the documented NixOS test, healing through the sandbox, and the switch between both profiles.
@Tag("product")
@Tag("real-podman")
@Tag("real-nix")
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class NixUnitsOnDebianTest {
  private static final String CERTIFICATE = "/etc/letsencrypt/live/clinic/fullchain.pem";
  private static final String BASELINE = "/etc/osiriscare/baseline.yaml";
  private static final String POLICY = "policy_version: \"1\"\ncritical_services: [cron]\n";
  private static final String AGENT = "compliance-agent";
  private static final String DAEMON = "appliance-daemon";
  private static final String WAITING =
      "SELECT bundle_id FROM bundle WHERE acknowledged_at IS NULL";
  private static final int AGENT_PORT = 50_051;
  private static final String WORKSTATION = "front-desk-3";
  private static final String FLAG = "/var/lib/msp/.use-go-daemon";

  private static final Map<String, String> HARDENED =
      Map.ofEntries(
          Map.entry("ProtectSystem", "strict"),
          Map.entry("ProtectHome", "yes"),
          Map.entry("PrivateTmp", "yes"),
          Map.entry("PrivateDevices", "yes"),
          Map.entry("PrivateUsers", "yes"),
          Map.entry("NoNewPrivileges", "yes"),
          Map.entry("CapabilityBoundingSet", ""),
          Map.entry("ReadWritePaths", "/var/lib/msp"),
          Map.entry("SystemCallArchitectures", "native"),
          Map.entry("RestrictNamespaces", "yes"),
          Map.entry("LockPersonality", "yes"),
          Map.entry("Type", "notify"),
          Map.entry("NotifyAccess", "main"),
          Map.entry("WatchdogUSec", "2min"),
          // The JIT writes the code that it runs.
          Map.entry("MemoryDenyWriteExecute", "no"));

  private Path folder;
  private Path home;
  private RunningLauncher run;
  private CentralClient central;
  private DebianHost host;
  private HostedAppliance appliance;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    this.folder = folder;
    home = folder.resolve("home");
    var releaseKey = overlay("key", file("release.key"));
    var centralsOnly = overlay("key", file("other.key"));
    run =
        RunningLauncher.start(
            home, 0, Map.of("OSIRIS_RELEASE_KEYS", releaseKey + "," + centralsOnly));
    run.await("summary");
    var token = new Secret(Files.readString(home.resolve("admin-token")).strip());
    central = new CentralClient(URI.create(run.await("dashboard").text("url")), token);
    var rules = SigningKey.ofFileForm(Files.readString(home.resolve("keys/rules.key")).strip());
    var receiver =
        run.events("ready").stream()
            .filter(ready -> ready.text("program").equals("receiver"))
            .map(ready -> URI.create(ready.text("url")))
            .findFirst()
            .orElseThrow();
    host = DebianHost.boot(Files.createDirectory(folder.resolve("host")), receiver);
    HardenedDebian.prepare(host, CERTIFICATE);
    var evaluation = NixUnits.install(host, folder, releaseKey);
    host.write(
        "/etc/firewall.nft",
        Optional.ofNullable(evaluation.tables().get("appliance_daemon")).orElseThrow());
    host.run("nft", "-f", "/etc/firewall.nft");
    appliance =
        HostedAppliance.start(
            host,
            central,
            receiver,
            rules.verifyingKey(),
            (to, _) -> {
              to.write(BASELINE, POLICY);
              to.write(BASELINE + ".sig", rules.sign(POLICY) + "\n");
            },
            evaluation.units());
    host.run("systemctl", "start", "osiriscare-profile-switch.path");
  }

  @AfterAll
  void stop() throws IOException {
    host.close();
    run.close();
    central.close();
  }

  private String show(String unit, String property) throws IOException, InterruptedException {
    return host.run("systemctl", "show", unit, "--property=" + property, "--value");
  }

  @Test
  @Order(2)
  void theSevenDocumentedLines_hold() throws Exception {
    appliance.checked("critical_services", "pass");
    var pid = show(AGENT, "MainPID");
    assertThat(pid).isNotEqualTo("0");

    assertThat(host.run("ss", "-Hlnptu"))
        .as("no listening sockets")
        .doesNotContain("pid=" + pid + ",");

    assertThat(host.run("nft", "list", "ruleset"))
        .as("egress list")
        .contains("hook output priority filter; policy drop;")
        .contains("appliance-daemon-blocked");

    for (var file : List.of("config.yaml", "keys/signing.key", "identity.json")) {
      assertThat(host.run("stat", "-c", "%a %U", "/var/lib/msp/" + file))
          .as(file)
          .isEqualTo("600 compliance-agent");
    }

    assertThat(evidence()).as("time skew").contains("\"ntp_offset_ms\":");

    assertThat(host.run("stat", "-c", "%a %U", "/var/lib/msp")).isEqualTo("700 compliance-agent");

    isHardened(AGENT);

    assertThat(host.run("journalctl", "-u", AGENT, "--no-pager"))
        .as("logs reach the journal")
        .contains("appliance started")
        .doesNotContain("/var/lib/msp/keys");
  }

  // What both documents list, as systemd has understood it and as the kernel holds it.
  private void isHardened(String unit) throws Exception {
    for (var directive : HARDENED.entrySet()) {
      assertThat(show(unit, directive.getKey()))
          .as("%s of %s", directive.getKey(), unit)
          .isEqualTo(directive.getValue());
    }
    assertThat(show(unit, "RestrictAddressFamilies").split(" ", -1))
        .containsExactlyInAnyOrder("AF_INET", "AF_INET6", "AF_UNIX");
    assertThat(show(unit, "SystemCallFilter").split(" ", -1))
        .contains("read", "openat")
        .doesNotContain("mount", "ptrace", "bpf", "kexec_load", "init_module");
    var status = host.run("cat", "/proc/" + show(unit, "MainPID") + "/status");
    assertThat(status).containsPattern("Seccomp:\\s+2");
    assertThat(status).containsPattern("CapEff:\\s+0000000000000000");
    assertThat(status).containsPattern("CapBnd:\\s+0000000000000000");
    assertThat(status).containsPattern("NoNewPrivs:\\s+1");
  }

  private String evidence() throws Exception {
    host.run("rm", "-rf", "/var/tmp/export");
    host.run(
        "/opt/osiriscare/compliance-agent/bin/compliance-agent",
        "--state-dir",
        "/var/lib/msp",
        "--export",
        "/var/tmp/export");
    return host.run("sh", "-c", "cat /var/tmp/export/*/bundle.json");
  }

  // First: some of what this host lacks cannot be repaired in a container, and every failure
  // counts.
  @Test
  @Order(1)
  void healing_worksThroughTheSandbox() throws Exception {
    heals("critical_services", "systemctl", "stop", "cron");
    assertThat(host.tryRun("systemctl", "is-active", "cron")).isEqualTo("active");
  }

  // Each of them once: the guardrails would hold back a second repair of the same.
  private void heals(String check, String... broken) throws Exception {
    host.run(broken);
    appliance.scan();
    appliance.healing(check, "healed");
    appliance.checked(check, "pass");
  }

  @Test
  @Order(3)
  void flag_switchesBothWays_andEverythingIsKept() throws Exception {
    var identity = identity();
    appliance.scan();
    var nonces = rows("SELECT nonce FROM order_journal WHERE nonce IS NOT NULL");
    assertThat(nonces).isNotEmpty();

    host.disconnect();
    var before = rows("SELECT bundle_id FROM bundle");
    // Without a line it finds and heals this when it starts, and has nobody to tell.
    host.run("acme", "3");
    change(DAEMON, AGENT, "touch", FLAG);
    isHardened(DAEMON);
    var queued = queued(before);
    change(AGENT, DAEMON, "rm", FLAG);

    assertThat(rows(WAITING)).as("queue").containsAll(queued);
    assertThat(rows("SELECT bundle_id FROM bundle")).as("evidence").containsAll(before);
    assertThat(rows("SELECT nonce FROM order_journal")).as("nonces").containsAll(nonces);
    assertThat(identity()).isEqualTo(identity);

    host.connect();
    host.await("everything sent", () -> rows(WAITING).isEmpty());
    assertThat(rows("SELECT bundle_id FROM dead_letter")).isEmpty();
    change(DAEMON, AGENT, "touch", FLAG);
    appliance.checked("linux_cert_expiry", "pass");
    heals("linux_ssh_config", "sed", "-i", "1i PermitRootLogin yes", "/etc/ssh/sshd_config");
    change(AGENT, DAEMON, "rm", FLAG);
    assertThat(appliance.scan().text("status")).isEqualTo("completed");
  }

  /// The door for workstations is open in the full profile only, and what comes in by it goes
  /// through the sandbox into evidence and incidents at Central.
  @Test
  @Order(4)
  void workstation_reportsThroughTheSandbox_inTheFullProfileOnly() throws Exception {
    change(DAEMON, AGENT, "touch", FLAG);
    host.await("listens for workstations", () -> listens(AGENT_PORT));
    var invitation =
        Json.object(
                host.run("sh", "-c", "sh /nix/store/*osiriscare-agents token " + WORKSTATION),
                "invitation")
            .tree();
    try (var pc = new FakeWorkstation(WORKSTATION, invitation, host.wayIn(AGENT_PORT))) {
      pc.enrol();
      assertThat(pc.report(pc.event("firewall", false).build()).getReceived()).isTrue();
      appliance.incident("firewall_status", row -> row.text("host_id", 100).equals(WORKSTATION));
      appliance.checked("firewall_status", "fail");
      pc.report(pc.event("firewall", true).build());
      appliance.checked("firewall_status", "pass");
      change(AGENT, DAEMON, "rm", FLAG);
      assertThat(listens(AGENT_PORT)).as("pull-only").isFalse();
    }
  }

  private boolean listens(int port) throws IOException, InterruptedException {
    return host.run("ss", "-Hlnt").contains(":" + port + " ");
  }

  @Test
  @Order(5)
  void aDaemonThatHangs_isKilledAndStartedAgain() throws Exception {
    isStartedAgain(AGENT);
    change(DAEMON, AGENT, "touch", FLAG);
    isStartedAgain(DAEMON);
    change(AGENT, DAEMON, "rm", FLAG);
  }

  // The two minutes of the unit made short; all else is as it ships.
  private void isStartedAgain(String unit) throws Exception {
    host.write(
        "/etc/systemd/system/%s.service.d/short.conf".formatted(unit),
        "[Service]\nWatchdogSec=6\nRestartSec=1\n");
    host.run("systemctl", "daemon-reload");
    host.run("systemctl", "restart", unit);
    assertThat(show(unit, "WatchdogUSec")).isEqualTo("6s");
    host.await(unit + " says how it is", () -> show(unit, "StatusText").startsWith("check-in at"));
    var pid = show(unit, "MainPID");
    var sign = show(unit, "WatchdogTimestampMonotonic");
    host.await(
        unit + " says that it lives", () -> !show(unit, "WatchdogTimestampMonotonic").equals(sign));
    assertThat(show(unit, "NRestarts")).isEqualTo("0");

    host.run("kill", "-STOP", pid);
    host.await(unit + " is started again", () -> show(unit, "NRestarts").equals("1"));
    host.await(unit + " runs", () -> show(unit, "ActiveState").equals("active"));
    assertThat(show(unit, "MainPID")).isNotEqualTo(pid);
    assertThat(host.run("journalctl", "-u", unit, "--no-pager"))
        .contains("Watchdog timeout", "code=killed, status=9/KILL");
    host.run("rm", "-r", "/etc/systemd/system/%s.service.d".formatted(unit));
    host.run("systemctl", "daemon-reload");
    host.run("systemctl", "restart", unit);
  }

  @Test
  @Order(6)
  void aRelease_orderedForTheFleet_isFetchedVerifiedAndRun() throws Exception {
    var pid = show(AGENT, "MainPID");
    var refused = order(release("7.0.0", "other.key"));
    assertThat(ended(refused))
        .as("signed by a key that Central knows and the appliance does not")
        .startsWith("failed")
        .contains("is not signed by a release key");
    assertThat(show(AGENT, "MainPID")).isEqualTo(pid);
    central.post(Json.object().put("reason", "a test"), "fleet", "orders", refused, "cancel");

    assertThat(ended(order(release("7.0.1", "release.key")))).isEqualTo("completed");
    assertThat(show(AGENT, "MainPID")).isNotEqualTo(pid);
    assertThat(host.run("cat", "/proc/" + show(AGENT, "MainPID") + "/environ"))
        .contains("OSIRIS_OVERLAY=7.0.1");
    isHardened(AGENT);
    appliance.scan();
  }

  // The way of the documentation: built, signed, and handed to Central by the command line.
  private ObjectNode release(String version, String key) throws IOException, InterruptedException {
    var jar = RunningLauncher.jar("appliance");
    var libraries = jar.resolveSibling("lib").toString();
    overlay(
        "build",
        version,
        "--program",
        jar.toString(),
        "--libraries",
        libraries,
        "-o",
        file("made"));
    overlay("sign", file("made"), "--key", file(key), "-o", file(version));
    var added =
        CommandLineRun.of(
            new ReleaseCommand(CliSettings.from(Map.of(), folder)),
            "add",
            file(version),
            "--url",
            run.await("dashboard").text("url"),
            "--token-file",
            home.resolve("admin-token").toString());
    assertThat(added.err()).isEmpty();
    var sha = added.out().split(" {2}", -1)[1];
    return Json.object().put("version", version).put("sha256", sha);
  }

  private String overlay(String... arguments) {
    var run = CommandLineRun.of(new OverlayCommand(), arguments);
    assertThat(run.status()).as(run.err()).isZero();
    return run.out().strip();
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  // To all at once; the launcher's own appliance knows no release key, and must not stop it.
  private String order(ObjectNode release) {
    var order = Json.object().put("order_type", "update_agent").put("soak_minutes", 0);
    order.put("failure_percent", 100).set("parameters", release);
    order.putArray("stages").add(100);
    return central.post(order, "fleet", "orders").text("fleet_order_id");
  }

  // A new version proves itself by check-ins and a whole scan.
  private String ended(String fleetOrder) throws Exception {
    RunningLauncher.await(
        () -> status(fleetOrder).matches("(?s)(completed|failed).*"),
        Duration.ofMinutes(5),
        Duration.ofSeconds(2));
    return status(fleetOrder).strip();
  }

  private String status(String fleetOrder) {
    return central
        .get("fleet", "orders", fleetOrder, "appliances")
        .objects("items", 10, row -> row)
        .stream()
        .filter(row -> row.text("appliance_id").equals(appliance.id()))
        .map(row -> row.text("state") + " " + row.optionalText("reason", 1000).orElse(""))
        .findFirst()
        .orElse("");
  }

  private String identity() throws Exception {
    return host.run("sha256sum", "/var/lib/msp/identity.json", "/var/lib/msp/keys/signing.key");
  }

  private List<String> queued(List<String> before) throws Exception {
    host.await(
        "evidence of what it healed",
        () -> !before.containsAll(rows(WAITING + " AND kind = 'healing'")));
    return rows(WAITING);
  }

  private List<String> rows(String query) throws IOException {
    var file = "jdbc:sqlite:" + host.file("/var/lib/msp/appliance.db");
    try (var connection = DriverManager.getConnection(file);
        var rows = connection.createStatement().executeQuery(query)) {
      var values = new ArrayList<String>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    } catch (SQLException e) {
      throw new IOException(query, e);
    }
  }

  // Not in the middle of a repair: that would be one more that failed, and three are a guardrail's.
  private void change(String to, String from, String... command) throws Exception {
    host.await("nothing under way", () -> rows("SELECT run_id FROM healing_run").isEmpty());
    host.run(command);
    host.await(
        to + " instead of " + from,
        () ->
            host.tryRun("systemctl", "is-active", to).equals("active")
                && host.tryRun("systemctl", "is-active", from).equals("inactive"));
  }
}
