package osiriscare.protocol.route;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// Every route of the machines' door, and who may call it. The receiver builds its routing from
/// this table and refuses to start when a route has no handler; Central answers these paths with
/// 421.
public enum MachineRoute {
  CLAIM("POST", "/api/provision/claim", Caller.ANYONE, "Claim a provision code"),
  VALIDATE_CODE(
      "GET",
      "/api/provision/validate/{code}",
      Caller.ANYONE,
      "Look at a provision code without claiming it"),
  PROVISIONING_STATUS(
      "POST", "/api/provision/status", Caller.MACHINE, "Report provisioning progress"),
  PROVISIONING_HEARTBEAT(
      "POST", "/api/provision/heartbeat", Caller.ANYONE, "Announce a box that is not claimed yet"),
  ANNOUNCE(
      "POST",
      "/api/provision/announce",
      Caller.ANYONE,
      "Get a short code for a box that waits for a provision code"),
  ASK_HAND_OVER(
      "POST",
      "/api/provision/announce/poll",
      Caller.ANYONE,
      "Ask whether somebody handed the waiting box a provision code"),
  REPORT_HAND_OVER(
      "POST",
      "/api/provision/announce/outcome",
      Caller.ANYONE,
      "Say what became of the code that was handed over"),
  PROVISIONING_CONFIG(
      "GET",
      "/api/provision/config/{appliance_id}",
      Caller.MACHINE,
      "Read the appliance's configuration"),
  CHECKIN("POST", "/api/appliances/checkin", Caller.MACHINE, "Check in"),
  CHECKIN_LEGACY("POST", "/checkin", Caller.MACHINE, "Check in (older path)"),
  NEXT_ORDER("GET", "/orders/next", Caller.MACHINE, "Wait for the next order"),
  ACKNOWLEDGE_ORDER(
      "POST", "/api/orders/{order_id}/acknowledge", Caller.MACHINE, "Say that an order arrived"),
  COMPLETE_ORDER(
      "POST", "/api/orders/{order_id}/complete", Caller.MACHINE, "Say how an order ended"),
  DOWNLOAD_RELEASE(
      "GET",
      "/agent/releases/{archive}",
      Caller.MACHINE,
      "Download the archive that an open order names"),
  REPORT_INCIDENT("POST", "/incidents", Caller.MACHINE, "Report an incident"),
  REPORT_RECOVERY(
      "POST", "/incidents/recovered", Caller.MACHINE, "Say that what was reported is well again"),
  WATCHER_HEARTBEAT("POST", "/incidents/heartbeat", Caller.MACHINE, "Say that a watcher is there"),
  SYNC("GET", "/agent/sync", Caller.MACHINE, "Read the site's signed rules, switches and settings"),
  REPORT_EXECUTION(
      "POST", "/api/agent/executions", Caller.MACHINE, "Say what was done about a drift"),
  COMPARE_PATTERNS(
      "POST",
      "/agent/patterns",
      Caller.MACHINE,
      "Compare what the appliance counted with what its bundles prove"),
  SUBMIT_EVIDENCE("POST", "/evidence", Caller.MACHINE, "Submit an evidence bundle"),
  SUBMIT_SITE_EVIDENCE(
      "POST",
      "/api/evidence/sites/{site_id}/submit",
      Caller.MACHINE,
      "Submit an evidence bundle of a site"),
  HEALTH("GET", "/health", Caller.ANYONE, "Build and database state"),
  METRICS("GET", "/metrics", Caller.ANYONE, "Prometheus metrics"),
  OPENAPI("GET", "/openapi.json", Caller.ANYONE, "This interface as OpenAPI 3.1");

  /// Who may call a route.
  public enum Caller {
    /// Nobody is asked for a credential; the provision code is one where it is needed.
    ANYONE,
    /// A registered appliance, for its own site and itself only; incidents may also be told by a
    /// watcher of the site.
    MACHINE
  }

  private final String method;
  private final String template;
  private final Caller caller;
  private final String summary;
  private final Pattern pattern;

  MachineRoute(String method, String template, Caller caller, String summary) {
    this.method = method;
    this.template = template;
    this.caller = caller;
    this.summary = summary;
    this.pattern = Pattern.compile(template.replaceAll("\\{[a-z_]+}", "[^/]+"));
  }

  public String method() {
    return method;
  }

  /// Path with `{name}` for each variable segment.
  public String template() {
    return template;
  }

  public Caller caller() {
    return caller;
  }

  /// What it is for, in a few words.
  public String summary() {
    return summary;
  }

  /// The route whose path this is, whatever its method; health, metrics and OpenAPI are every
  /// program's own.
  public static Optional<MachineRoute> ofMachinePath(String path) {
    return Arrays.stream(values())
        .filter(route -> route != HEALTH && route != METRICS && route != OPENAPI)
        .filter(route -> route.pattern.matcher(path).matches())
        .findFirst();
  }
}
