package osiriscare.central.tool;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.central.access.Role;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.tool.ToolDesk.Asker;
import osiriscare.central.tool.ToolDesk.Outcome;
import osiriscare.central.tool.ToolDesk.Wanted;
import osiriscare.database.Database;
import osiriscare.healing.runbook.BuiltInRunbooks;
import osiriscare.protocol.healing.HealingOrigin;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The tools as MCP clients see them. Each asks for a permission of its own, which a token's scope
/// may narrow to one tool; an account sees its own tenant only.
final class McpTools {
  /// Area of the API that scopes of tokens name.
  static final String AREA = "mcp";

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Logger log = LoggerFactory.getLogger(McpTools.class);

  private final Database database;
  private final ToolDesk desk;
  private final List<LookingTool> looking;

  McpTools(Database database, ToolDesk desk, List<LookingTool> looking) {
    this.database = database;
    this.desk = desk;
    this.looking = List.copyOf(looking);
  }

  /// All of them.
  List<SyncToolSpecification> all() {
    var all = new ArrayList<SyncToolSpecification>();
    for (var tool : Tool.values()) {
      all.add(acting(tool));
    }
    looking.forEach(tool -> all.add(looking(tool)));
    return all;
  }

  /// Whether who asks may use a tool; the others are not shown to it.
  static boolean isVisible(McpTransportContext context, McpSchema.Tool tool) {
    var needed = Tool.of(tool.name()).isPresent() ? Role.OPERATOR : Role.READONLY;
    return context.get(McpDoor.ASKER) instanceof Asker asker
        && asker.account().may(needed, AREA + "." + tool.name());
  }

  private interface Work {
    JsonNode of(Asker asker, Fields fields);
  }

  private SyncToolSpecification looking(LookingTool tool) {
    var properties = new LinkedHashMap<String, Object>();
    new TreeMap<>(tool.parameters())
        .forEach((name, meaning) -> properties.put(name, text(meaning)));
    return specification(
        tool.name(),
        tool.meaning(),
        schema(properties, List.copyOf(properties.keySet())),
        true,
        (asker, fields) -> look(tool, asker, fields));
  }

  private JsonNode look(LookingTool tool, Asker asker, Fields fields) {
    if (!asker.account().may(Role.READONLY, AREA + "." + tool.name())) {
      throw new ProblemException(
          ProblemCode.FORBIDDEN, "This account, or its token, may not use " + tool.name());
    }
    var found = tool.look().at(asker.account().tenant(), fields);
    return database.in(
        asker.account().tenant(),
        db -> {
          AuditLog.append(
              db,
              new AuditLog.Entry(
                  asker.account().username(),
                  "tool.look",
                  Optional.of(tool.name()),
                  Optional.empty(),
                  fields.tree(),
                  Optional.of(asker.ipAddress())));
          return found;
        });
  }

  private SyncToolSpecification acting(Tool tool) {
    var runbook = BuiltInRunbooks.catalogue().find(tool.runbook()).orElseThrow();
    var properties = new LinkedHashMap<String, Object>();
    properties.put("site_id", text("The site"));
    properties.put("hostname", text("The host, as its appliance calls itself"));
    var required = new ArrayList<>(properties.keySet());
    new TreeMap<>(runbook.parameters())
        .forEach((name, parameter) -> {
          properties.put(name, text(parameter.description()));
          if (parameter.standard().isEmpty()) {
            required.add(name);
          }
        });
    properties.put(
        "dry_run",
        Map.of("type", "boolean", "description", "true: only say what would be ordered"));
    return specification(
        tool.word(),
        tool.meaning() + (runbook.isDisruptive() ? "; waits for the maintenance window" : ""),
        schema(properties, required),
        false,
        (asker, fields) -> act(tool, asker, fields));
  }

  private JsonNode act(Tool tool, Asker asker, Fields fields) {
    var given = fields.tree().deepCopy();
    given.remove(List.of("site_id", "hostname", "dry_run"));
    var wanted =
        new Wanted(
            tool.word(),
            fields.parsed("site_id", SiteId::new),
            fields.parsed("hostname", HostId::new),
            Tool.parameters(Fields.of(given)),
            fields.bool("dry_run", false),
            HealingOrigin.MCP);
    return switch (desk.call(asker, wanted)) {
      case Outcome.Ordered(var order, var runbook, _) ->
          Json.object()
              .put("status", "order_created")
              .put("order_id", order.value())
              .put("runbook_id", runbook.value());
      case Outcome.WouldOrder(var runbook, var parameters) -> {
        var json = Json.object().put("status", "dry_run").put("runbook_id", runbook.value());
        parameters.forEach(json.putObject("parameters")::put);
        yield json;
      }
      case Outcome.Refused(var problem) -> throw new ProblemException(problem);
    };
  }

  private static Map<String, Object> text(String meaning) {
    return Map.of("type", "string", "description", meaning);
  }

  private static Map<String, Object> schema(Map<String, Object> properties, List<String> required) {
    return Map.of(
        "type",
        "object",
        "properties",
        properties,
        "required",
        required,
        "additionalProperties",
        false);
  }

  private static SyncToolSpecification specification(
      String name, String meaning, Map<String, Object> schema, boolean isReadOnly, Work work) {
    var tool =
        McpSchema.Tool.builder(name, schema)
            .description(meaning)
            .annotations(
                ToolAnnotations.builder().readOnlyHint(isReadOnly).openWorldHint(false).build())
            .build();
    return new SyncToolSpecification(tool, (context, request) -> answer(context, request, work));
  }

  private static CallToolResult answer(
      McpTransportContext context, CallToolRequest request, Work work) {
    try {
      if (!(context.get(McpDoor.ASKER) instanceof Asker asker)) {
        throw new IllegalStateException("the request has no account");
      }
      ObjectNode given =
          request.arguments() == null ? Json.object() : MAPPER.valueToTree(request.arguments());
      var result = work.of(asker, Fields.of(given));
      return CallToolResult.builder().addTextContent(Json.text(result)).build();
    } catch (ProblemException e) {
      return failed(e.problem().code().code() + ": " + e.problem().detail());
    } catch (InvalidRequest e) {
      return failed(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      // The SDK would tell the caller what the exception says.
      log.atError().setCause(e).addKeyValue("tool", request.name()).log("tool failed");
      return failed(ProblemCode.INTERNAL.code() + ": " + ProblemCode.INTERNAL.detail());
    }
  }

  private static CallToolResult failed(String reason) {
    return CallToolResult.builder().addTextContent(reason).isError(true).build();
  }
}
