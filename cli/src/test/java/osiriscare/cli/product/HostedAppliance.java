package osiriscare.cli.product;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import osiriscare.cli.central.CentralClient;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.evidence.signing.VerifyingKey;
import osiriscare.protocol.healing.HealingOrigin;
import osiriscare.protocol.healing.HealingRequest;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// The appliance and its root helper as units of a Debian host, claimed with a code, and what
/// Central knows of them.
final class HostedAppliance {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int SHOWN = 5;
  private static final Duration ASK_EVERY = Duration.ofMillis(400);
  private static final List<String> OPEN = List.of("pending", "acknowledged");
  private static final String CONFIG = "/var/lib/msp/config.yaml";
  private static final String BASELINE = "/etc/osiriscare/baseline.yaml";

  private static final String FIREWALL = "/etc/osiriscare/firewall.nft";
  static final String RULESET =
      """
      flush ruleset
      table inet clinic {
        chain input {
          type filter hook input priority 0; policy drop;
          iif lo accept
          ct state established,related accept
        }
      }
      """;

  private final DebianHost host;
  private final CentralClient central;
  private final String site;
  private final String appliance;
  private final Map<String, Fields> payloads = new ConcurrentHashMap<>();

  private HostedAppliance(DebianHost host, CentralClient central, Fields identity) {
    this.host = host;
    this.central = central;
    this.site = identity.text("site_id");
    this.appliance = identity.text("appliance_id");
  }

  /// How a host gets its baseline.
  @FunctionalInterface
  interface Declared {
    /// Called after the claim and before the first scan.
    void at(DebianHost host, String site) throws IOException, InterruptedException;
  }

  /// As signed files on the host, firewall included.
  static Declared files(SigningKey rules, String baseline) {
    return (host, _) -> {
      host.write(BASELINE, baseline);
      host.write(BASELINE + ".sig", rules.sign(baseline) + "\n");
      host.write(FIREWALL, RULESET);
      host.write(FIREWALL + ".sig", rules.sign(RULESET) + "\n");
    };
  }

  /// Puts them into service.
  ///
  /// @param key that root believes of what Central signs
  static HostedAppliance start(
      DebianHost host, CentralClient central, URI receiver, VerifyingKey key, Declared declared)
      throws IOException, InterruptedException {
    return start(host, central, receiver, key, declared, units());
  }

  /// As Central names it.
  String id() {
    return appliance;
  }

  /// The same with units of the caller's.
  ///
  /// @param units by their file names
  static HostedAppliance start(
      DebianHost host,
      CentralClient central,
      URI receiver,
      VerifyingKey key,
      Declared declared,
      Map<String, String> units)
      throws IOException, InterruptedException {
    install(host, key, units);
    var code =
        central
            .post(Json.object().put("client_name", "debian"), "partners", "local", "provisions")
            .text("provision_code", 100);
    asUser(host, List.of("env", "MCP_URL=" + receiver), "--provision", code);
    var config = host.file(CONFIG);
    var text = Files.readString(config);
    declared.at(host, value(text, "site_id"));
    var baseline = Files.exists(host.file(BASELINE)) ? "baseline_path: " + BASELINE + "\n" : "";
    Files.writeString(config, text + baseline + "allow_disruptive_outside_window: true\n");
    run(host);
    var identity =
        Json.object()
            .put("site_id", value(text, "site_id"))
            .put("appliance_id", value(text, "appliance_id"));
    return new HostedAppliance(host, central, Fields.of(identity));
  }

  /// Puts one more of a site into service, by registration.
  ///
  /// @param number of the host within the site, below 100
  static HostedAppliance register(
      DebianHost host,
      CentralClient central,
      URI receiver,
      VerifyingKey key,
      String site,
      int number)
      throws IOException, InterruptedException {
    install(host, key, units());
    host.write(
        CONFIG,
        """
        enrolment: registered
        site_id: %s
        api_endpoint: %s
        deployment_mode: reseller
        reseller_id: local
        hostname: host-%d
        mac_address: 02:00:00:00:00:%02d
        """
            .formatted(site, receiver, number, number));
    host.run("chown", "compliance-agent", CONFIG);
    host.run("chmod", "600", CONFIG);
    var request = Json.object(asUser(host, List.of(), "--registration"), "registration").tree();
    var appliance = central.post(request, "sites", site, "appliances").text("appliance_id");
    run(host);
    var identity = Json.object().put("site_id", site).put("appliance_id", appliance);
    return new HostedAppliance(host, central, Fields.of(identity));
  }

  private static Map<String, String> units() throws IOException {
    return Map.of(
        "compliance-agent.service", agentUnit(), "osiriscare-root-helper.service", helperUnit());
  }

  private static void install(DebianHost host, VerifyingKey key, Map<String, String> units)
      throws IOException, InterruptedException {
    host.write("/etc/osiriscare/rules.pub", key.hex() + "\n");
    host.run("install", "-d", "-o", "compliance-agent", "-m", "700", "/var/lib/msp");
    for (var unit : units.entrySet()) {
      host.write("/etc/systemd/system/" + unit.getKey(), unit.getValue());
    }
  }

  private static void run(DebianHost host) throws IOException, InterruptedException {
    host.run("systemctl", "daemon-reload");
    host.run("systemctl", "start", "osiriscare-root-helper", "compliance-agent");
  }

  // Its program with other arguments, as the daemon's user.
  private static String asUser(DebianHost host, List<String> before, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("runuser", "-u", "compliance-agent", "--"));
    command.addAll(before);
    command.addAll(DebianHost.java("-jar", jar(), "--state-dir", "/var/lib/msp"));
    command.addAll(List.of(arguments));
    return host.run(command.toArray(String[]::new));
  }

  private static String value(String yaml, String key) {
    return yaml.lines()
        .filter(line -> line.startsWith(key + ":"))
        .map(line -> line.substring(key.length() + 1).strip().replaceAll("['\"]", ""))
        .findFirst()
        .orElseThrow();
  }

  static String jar() throws IOException {
    return "/opt/appliance/" + RunningLauncher.jar("appliance").getFileName();
  }

  private static String agentUnit() throws IOException {
    return """
    [Service]
    User=compliance-agent
    ExecStart=%s
    Restart=always
    RestartSec=1
    ReadWritePaths=/var/lib/msp
    NoNewPrivileges=yes
    CapabilityBoundingSet=
    ProtectSystem=strict
    ProtectHome=yes
    PrivateTmp=yes
    """
        .formatted(String.join(" ", DebianHost.java("-jar", jar(), "--state-dir", "/var/lib/msp")));
  }

  private static String helperUnit() throws IOException {
    var program = "osiriscare.appliance.roothelper.RootHelperMain";
    return """
    [Service]
    ExecStart=%s
    """
        .formatted(
            String.join(" ", DebianHost.java("-cp", jar(), program, "--user", "compliance-agent")));
  }

  /// Puts a watcher of this host into service, with what it looks for everywhere.
  void watch(URI receiver) throws IOException, InterruptedException {
    var program = DebianHost.java("-jar", "/opt/watcher/" + watcherJar());
    var settings =
        List.of(
            "OSIRIS_WATCHER_SITE=" + site,
            "OSIRIS_WATCHER_STATE_DIR=/var/lib/msp-watcher",
            "MCP_SERVER_URL=" + receiver);
    host.run("install", "-d", "-m", "700", "/var/lib/msp-watcher");
    var identity = new ArrayList<>(List.of("env"));
    identity.addAll(settings);
    identity.addAll(program);
    identity.add("identity");
    var registration = Json.object(host.run(identity.toArray(String[]::new)), "identity").tree();
    central.post(registration, "sites", site, "watchers");
    var unit = new ArrayList<>(List.of("systemd-run", "--quiet", "--unit=msp-watcher"));
    settings.forEach(setting -> unit.add("--setenv=" + setting));
    unit.addAll(program);
    host.run(unit.toArray(String[]::new));
    RunningLauncher.await(this::watcherReads, LIMIT);
  }

  // It reads on from the place that it found first; what is written before that is the past.
  private boolean watcherReads() {
    try {
      return host.tryRun("sh", "-c", "cat /proc/[0-9]*/cmdline | tr '\\0' ' '")
          .contains("--follow --no-tail");
    } catch (IOException e) {
      throw new AssertionError("look for the watcher", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static String watcherJar() throws IOException {
    return RunningLauncher.jar("watcher").getFileName().toString();
  }

  /// Waits until a watcher's incident of this type is as wanted.
  ///
  /// @return its timeline
  List<String> watched(String type, String status) throws InterruptedException {
    var incident =
        await(
            "incident " + type + " " + status,
            () -> items("incidents?limit=200&site_id=" + site),
            row ->
                row.text("incident_type").equals(type)
                    && row.has("watcher_id")
                    && row.text("status").equals(status));
    return central
        .get("incidents", incident.text("incident_id", 100))
        .objects("timeline", 500, line -> line.text("what"));
  }

  /// Orders a scan, which heals what it finds, and waits for its result.
  Fields scan() throws InterruptedException {
    return result(orderScan());
  }

  /// Orders a scan, and waits until all that was seen until then is in the ledger.
  void scanAndDeliver() throws InterruptedException {
    var order = orderScan();
    result(order);
    await(
        "evidence of order " + order,
        () -> bundles("order", ""),
        row -> payload(row).object("pre_state").text("order_id", 100).equals(order));
  }

  /// Orders a scan.
  ///
  /// @return the order's id
  String orderScan() {
    return order("run_drift", Json.object());
  }

  /// Orders a service that has stopped to be started, as a person would, and waits for the result.
  Fields start(String unit) throws InterruptedException {
    var request =
        new HealingRequest(
            new RunbookId("LIN-SVC-001"),
            new HostId("debian"),
            Map.of("unit", unit),
            HealingOrigin.PERSON,
            Optional.of("critical_services"),
            Optional.empty());
    return result(order("healing", request.toJson()));
  }

  private String order(String type, ObjectNode parameters) {
    var order = Json.object().put("order_type", type);
    order.set("parameters", parameters);
    return central
        .post(order, "sites", site, "appliances", appliance, "orders")
        .text("order_id", 100);
  }

  private Fields result(String order) throws InterruptedException {
    return await(
        "result of order " + order,
        () -> items("sites", site, "orders?limit=50"),
        row -> row.text("order_id").equals(order) && !OPEN.contains(row.text("status")));
  }

  /// Waits until the appliance says that it decides by the rules that Central signed.
  Fields followsCentral() throws InterruptedException {
    // The first brings the rules, the second tells of them.
    result(order("force_checkin", Json.object()));
    result(order("force_checkin", Json.object()));
    return await(
        "check-in by signed rules",
        () -> items("sites", site, "appliances"),
        row ->
            row.text("appliance_id", 100).equals(appliance)
                && row.optionalInteger("rules_serial", 0, Long.MAX_VALUE).orElse(0L) > 0);
  }

  /// Waits until the newest bundle about a check says so.
  void checked(String check, String verdict) throws InterruptedException {
    await(
        check + " " + verdict,
        () -> bundles("check", check).stream().limit(1).toList(),
        bundle -> bundle.optionalText("verdict", 20).filter(verdict::equals).isPresent());
  }

  // Newest first.
  private List<Fields> bundles(String kind, String check) {
    var path = "bundles?limit=200&kind=" + kind + (check.isEmpty() ? "" : "&check=" + check);
    return items("evidence", "sites", site, path).stream()
        .filter(row -> row.text("appliance_id", 100).equals(appliance))
        .toList();
  }

  /// What holds on the host now, as the appliance tells a person there.
  Fields policyReport() throws IOException, InterruptedException {
    return Json.object(asUser(host, List.of(), "--policy"), "policy");
  }

  /// Has it ask for its policy until a rule is in force, or is no more.
  ///
  /// @return hash of the policy that it then decides by
  String awaitRule(String rule, boolean isInForce) throws IOException, InterruptedException {
    var deadline = Instant.now().plus(LIMIT);
    Fields report;
    do {
      result(order("force_checkin", Json.object()));
      report = policyReport();
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError(rule + " is not " + isInForce + "; " + told());
      }
    } while (Json.text(report.tree().path("rules")).contains(rule) != isInForce);
    return report.text("ruleset_hash", 100);
  }

  /// Hashes of the policies that the ledger holds.
  List<String> policies() {
    return bundles("ruleset", "").stream()
        .map(row -> payload(row).text("ruleset_hash", 100))
        .toList();
  }

  // Asked for once: a bundle never changes.
  private Fields payload(Fields row) {
    return payloads.computeIfAbsent(
        row.text("bundle_id"), id -> central.get("evidence", id).object("payload"));
  }

  /// Waits for evidence of healing about a check.
  Fields healing(String check, String outcome) throws InterruptedException {
    return healing(
        check, payload -> payload.object("post_state").text("healing_outcome").equals(outcome));
  }

  /// Waits for evidence of healing about a check that says so, and verifies it.
  Fields healing(String check, Predicate<Fields> wanted) throws InterruptedException {
    var row =
        await(
            "healing " + check,
            () -> bundles("healing", check),
            bundle -> wanted.test(payload(bundle)));
    var verdict = central.get("evidence", row.text("bundle_id"), "verify");
    if (!verdict.bool("signature_valid") || !verdict.bool("chain_valid")) {
      throw new AssertionError(Json.text(verdict.tree()));
    }
    return payload(row);
  }

  /// Waits for an incident of this appliance about a check.
  Fields incident(String check, Predicate<Fields> condition) throws InterruptedException {
    return await(
        "incident " + check,
        () -> items("incidents?limit=200&site_id=" + site),
        row ->
            row.tree().path("appliance_id").asString().equals(appliance)
                && row.optionalText("check_type", 100).filter(check::equals).isPresent()
                && condition.test(row));
  }

  private List<Fields> items(String... path) {
    return central.get(path).objects("items", 200, row -> row);
  }

  private interface Look {
    List<Fields> now();
  }

  private Fields await(String what, Look look, Predicate<Fields> condition)
      throws InterruptedException {
    RunningLauncher.await(() -> look.now().stream().anyMatch(condition), LIMIT, ASK_EVERY);
    return look.now().stream()
        .filter(condition)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + what + " in " + seen(look) + "; " + told()));
  }

  private static List<String> seen(Look look) {
    return look.now().stream().limit(SHOWN).map(row -> Json.text(row.tree())).toList();
  }

  private String told() {
    try {
      return host.tryRun(
          "journalctl",
          "--no-pager",
          "-o",
          "cat",
          "-n",
          "80",
          "-u",
          "compliance-agent",
          "-u",
          "appliance-daemon",
          "-u",
          "osiriscare-root-helper");
    } catch (IOException | InterruptedException e) {
      return e.toString();
    }
  }
}
