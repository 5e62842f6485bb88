package osiriscare.central.openapi;

import java.util.Collection;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.http.HttpMethod;
import osiriscare.central.access.Access;
import osiriscare.central.openapi.Schemas.Direction;
import osiriscare.central.route.Answer;
import osiriscare.central.route.QueryParameter;
import osiriscare.central.route.Route;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes the people's door as an OpenAPI 3.1 document. Machines' paths are in the receiver's.
final class OpenApiDocument {
  private static final Pattern VARIABLE = Pattern.compile("\\{([a-z_]+)}");

  private final Schemas schemas = new Schemas();
  private final Examples examples = new Examples(schemas.components());

  private OpenApiDocument() {}

  /// The document of these routes.
  static ObjectNode of(Collection<Route> routes) {
    return new OpenApiDocument().document(routes);
  }

  private ObjectNode document(Collection<Route> routes) {
    var document = Json.object().put("openapi", "3.1.0");
    document
        .putObject("info")
        .put("title", "OsirisCare Central Command")
        .put("version", "1")
        .put(
            "description",
            "The people's door. Machines talk to the receiver, which has a document of its own.");
    document.putArray("servers").addObject().put("url", "/");
    schemas.add("Problem", ProblemResponses.schema());
    var paths = new TreeMap<String, ObjectNode>();
    routes.stream()
        .filter(OpenApiDocument::isDocumented)
        .sorted((a, b) -> a.method().name().compareTo(b.method().name()))
        .forEach(route ->
            paths
                .computeIfAbsent(route.path(), _ -> Json.object())
                .set(route.method().name().toLowerCase(Locale.ROOT), operation(route)));
    var pathsNode = document.putObject("paths");
    paths.forEach(pathsNode::set);
    var components = document.putObject("components");
    var schemaNodes = components.putObject("schemas");
    schemas.components().forEach(schemaNodes::set);
    components.set("securitySchemes", securitySchemes());
    return document;
  }

  private static boolean isDocumented(Route route) {
    return !(route.operation().answer() instanceof Answer.Refused)
        && !route.path().startsWith("/{*");
  }

  private ObjectNode operation(Route route) {
    var operation = Json.object().put("operationId", route.operation().id());
    operation.putArray("tags").add(route.operation().tag());
    operation.put("summary", route.operation().summary());
    operation.put("x-access", route.access().name().toLowerCase(Locale.ROOT));
    operation.set("security", security(route));
    var parameters = parameters(route);
    if (!parameters.isEmpty()) {
      operation.set("parameters", parameters);
    }
    route
        .operation()
        .request()
        .ifPresent(type -> {
          var body = operation.putObject("requestBody").put("required", true);
          var schema = schemas.record(type, Direction.REQUEST);
          body.set("content", content("application/json", schema, examples.request(schema)));
        });
    operation.set("responses", responses(route));
    return operation;
  }

  private static ArrayNode parameters(Route route) {
    var parameters = Json.array();
    var variables = VARIABLE.matcher(route.path());
    while (variables.find()) {
      var parameter = parameters.addObject().put("name", variables.group(1)).put("in", "path");
      parameter.put("required", true).putObject("schema").put("type", "string");
    }
    route.operation().query().forEach(query -> parameters.add(queryParameter(query)));
    if (route.operation().answer() instanceof Answer.Created) {
      var key =
          parameters
              .addObject()
              .put("name", "Idempotency-Key")
              .put("in", "header")
              .put("required", false);
      key.put(
          "description",
          "The same key with the same request creates nothing and gets the same answer, for a day");
      key.putObject("schema").put("type", "string").put("maxLength", 200);
    }
    return parameters;
  }

  private static ObjectNode queryParameter(QueryParameter query) {
    var parameter =
        Json.object().put("name", query.name()).put("in", "query").put("required", false);
    parameter.put("description", query.description());
    var schema = parameter.putObject("schema");
    if (query.name().equals("limit")) {
      schema.put("type", "integer").put("minimum", 1).put("maximum", 200).put("default", 50);
    } else {
      schema.put("type", "string");
    }
    if (!query.oneOf().isEmpty()) {
      schema.set("enum", Json.array(query.oneOf()));
    }
    return parameter;
  }

  private ObjectNode responses(Route route) {
    var responses = Json.object();
    switch (route.operation().answer()) {
      case Answer.Json<?>(var type, _) ->
          success(responses, "200", schemas.record(type, Direction.ANSWER));
      case Answer.PageOf<?>(var item, _) -> success(responses, "200", schemas.page(item));
      case Answer.Created<?>(var type, _) ->
          success(responses, "201", schemas.record(type, Direction.ANSWER));
      case Answer.Nothing _ -> responses.putObject("204").put("description", "Done");
      case Answer.Raw(var mediaType, _) -> {
        var schema = Json.object().put("type", mediaType.endsWith("json") ? "object" : "string");
        responses
            .putObject("200")
            .put("description", "Done")
            .set("content", content(mediaType, schema, rawExample(mediaType)));
      }
      case Answer.Refused _ -> throw new IllegalStateException("a refused route is not documented");
    }
    ProblemResponses.add(responses, route);
    return responses;
  }

  private void success(ObjectNode responses, String status, ObjectNode schema) {
    responses
        .putObject(status)
        .put("description", "Done")
        .set("content", content("application/json", schema, examples.answer(schema)));
  }

  private static JsonNode rawExample(String mediaType) {
    return switch (mediaType) {
      case "application/json" -> Json.object().put("openapi", "3.1.0");
      case "text/event-stream" ->
          text("event: site_changed\ndata: {\"site_id\": \"main-street\"}\n\n");
      case "text/html" -> text("");
      default -> text("osiris_sites 12\n");
    };
  }

  private static JsonNode text(String text) {
    return JsonNodeFactory.instance.stringNode(text);
  }

  private static ArrayNode security(Route route) {
    var security = Json.array();
    if (route.access() == Access.READ_OR_LOCAL) {
      security.addObject();
    }
    if (route.access() == Access.ANYONE) {
      return security;
    }
    if (route.access() != Access.SESSION) {
      security.addObject().putArray("bearer");
    }
    var session = security.addObject();
    session.putArray("session");
    if (isChange(route)) {
      session.putArray("csrf");
    }
    return security;
  }

  static boolean isChange(Route route) {
    return !route.method().equals(HttpMethod.GET);
  }

  private static ObjectNode content(String mediaType, ObjectNode schema, JsonNode example) {
    var content = Json.object();
    content.putObject(mediaType).set("schema", schema).set("example", example);
    return content;
  }

  private static ObjectNode securitySchemes() {
    var schemes = Json.object();
    schemes
        .putObject("bearer")
        .put("type", "http")
        .put("scheme", "bearer")
        .put("description", "An API token, osk_…");
    schemes
        .putObject("session")
        .put("type", "apiKey")
        .put("in", "cookie")
        .put("name", "osiris_session");
    schemes.putObject("csrf").put("type", "apiKey").put("in", "header").put("name", "X-CSRF-Token");
    return schemes;
  }
}
