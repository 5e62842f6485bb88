package osiriscare.central.tool;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import osiriscare.central.audit.Actor;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.incident.ReportedIncidents;
import osiriscare.central.incident.ReportedIncidents.Reported;
import osiriscare.central.incident.ReportedIncidents.Taken;
import osiriscare.central.route.Call;
import osiriscare.central.route.Described;
import osiriscare.central.tool.ToolDesk.Asker;
import osiriscare.central.tool.ToolDesk.Outcome;
import osiriscare.central.tool.ToolDesk.Wanted;
import osiriscare.database.Database;
import osiriscare.evidence.phi.PhiScrubber;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.healing.HealingOrigin;
import osiriscare.protocol.healing.RunbookId;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.IncidentId;
import osiriscare.protocol.id.OrderId;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemException;
import tools.jackson.databind.JsonNode;

/// The documented chat door: an incident that somebody reports goes through the tiers, and a tool
/// that they name is used.
public final class ChatApi {
  private static final int WORD_MAX = 100;

  private final Database database;
  private final ToolDesk tools;
  private final ReportedIncidents incidents;
  private final PhiScrubber scrubber;

  ChatApi(Database database, ToolDesk tools, ReportedIncidents incidents, PhiScrubber scrubber) {
    this.database = database;
    this.tools = tools;
    this.incidents = incidents;
    this.scrubber = scrubber;
  }

  /// An incident, and with `tool_name` what to do about it.
  public record ChatRequest(
      @Described("The site") String clientId,
      String hostname,
      @Described(value = "What happened", example = "service_crash") String incidentType,
      @Described(oneOf = {"low", "medium", "high", "critical"}) String severity,
      @Described("What was observed, without patient data") Optional<JsonNode> details,
      @Described(
              value = "Without it the rules of the site decide, then the planner, then a person",
              oneOf = {"restart_service", "clear_cache", "rotate_logs", "delete_tmp", "renew_cert"})
          Optional<String> toolName,
      @Described("What the tool takes") Optional<JsonNode> params,
      @Described("true: only say what would be done") Optional<Boolean> dryRun) {
    static ChatRequest from(Fields fields) {
      return new ChatRequest(
          fields.parsed("client_id", SiteId::new).value(),
          fields.parsed("hostname", HostId::new).value(),
          fields.text("incident_type", WORD_MAX),
          fields.oneOf("severity", Severity.class).word(),
          Optional.of(fields.objectOrEmpty("details")),
          fields.optionalText("tool_name", WORD_MAX),
          Optional.of(fields.objectOrEmpty("params")),
          Optional.of(fields.bool("dry_run", false)));
    }

    private boolean isDryRun() {
      return dryRun.orElse(false);
    }
  }

  /// What came of it.
  public record ChatReply(
      @Described(
              value =
                  "planning: the planner is asked; escalated: a person is; monitored: nothing is to be done;"
                      + " known: the same is open already",
              oneOf = {"order_created", "dry_run", "planning", "escalated", "monitored", "known"})
          String status,
      Optional<String> orderId,
      Optional<String> incidentId,
      Optional<String> runbookId,
      @Described(
              value = "The tier that has it",
              oneOf = {"L1", "L2", "L3"})
          Optional<String> resolutionLevel,
      Optional<String> reasoning,
      @Described("What the runbook is called with") JsonNode parameters) {}

  /// Takes an incident or a tool's name.
  public ChatReply chat(Call call) {
    var fields = call.body();
    var request = ChatRequest.from(fields);
    return request.toolName().isPresent()
        ? tool(
            call,
            request,
            request.toolName().get(),
            Tool.parameters(Fields.of(fields.objectOrEmpty("params"))))
        : incident(
            call,
            request,
            new Reported(
                new SiteId(request.clientId()),
                new HostId(request.hostname()),
                scrubber.scrub(request.incidentType()),
                Severity.valueOf(request.severity().toUpperCase(Locale.ROOT)),
                scrubber.scrub(fields.objectOrEmpty("details")),
                call.account().username()));
  }

  private ChatReply tool(
      Call call, ChatRequest request, String name, Map<String, String> parameters) {
    var outcome =
        tools.call(
            new Asker(call.account(), call.ipAddress()),
            new Wanted(
                name,
                new SiteId(request.clientId()),
                new HostId(request.hostname()),
                parameters,
                request.isDryRun(),
                HealingOrigin.CHAT));
    return switch (outcome) {
      case Outcome.Ordered(var order, var runbook, var completed) ->
          reply("order_created", Optional.of(order), runbook, completed);
      case Outcome.WouldOrder(var runbook, var completed) ->
          reply("dry_run", Optional.empty(), runbook, completed);
      case Outcome.Refused(var problem) -> throw new ProblemException(problem);
    };
  }

  private static ChatReply reply(
      String status, Optional<OrderId> order, RunbookId runbook, Map<String, String> parameters) {
    return new ChatReply(
        status,
        order.map(OrderId::value),
        Optional.empty(),
        Optional.of(runbook.value()),
        Optional.empty(),
        Optional.empty(),
        tree(parameters));
  }

  private ChatReply incident(Call call, ChatRequest request, Reported reported) {
    return database.in(
        call.tenant(),
        db -> {
          if (request.isDryRun()) {
            return reply("dry_run", incidents.preview(db, reported));
          }
          var taken = incidents.report(db, reported);
          var status = taken.outcome().name().toLowerCase(Locale.ROOT);
          var detail = Json.object().put("incident_type", reported.type()).put("status", status);
          AuditLog.append(
              db,
              Actor.of(call)
                  .did(
                      "chat.incident",
                      taken.incident().map(IncidentId::toString).orElse(""),
                      reported.site(),
                      detail));
          return reply(status, taken);
        });
  }

  private static ChatReply reply(String status, Taken taken) {
    return new ChatReply(
        status,
        taken.order().map(OrderId::value),
        taken.incident().map(IncidentId::toString),
        taken.runbook().map(RunbookId::value),
        level(taken),
        Optional.of(taken.reason()),
        tree(taken.parameters()));
  }

  private static Optional<String> level(Taken taken) {
    return switch (taken.outcome()) {
      case ORDER_CREATED, MONITORED -> Optional.of("L1");
      case PLANNING -> Optional.of("L2");
      case ESCALATED -> Optional.of("L3");
      case KNOWN -> Optional.empty();
    };
  }

  private static JsonNode tree(Map<String, String> parameters) {
    var json = Json.object();
    parameters.forEach(json::put);
    return json;
  }
}
