package osiriscare.daemon.http;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import osiriscare.protocol.BuildInfo;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.openapi.FieldExamples;
import osiriscare.protocol.problem.Problem;
import osiriscare.protocol.problem.ProblemCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The OpenAPI 3.1 document of a route table.
public final class OpenApi {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern VARIABLE = Pattern.compile("\\{([a-z_]+)}");

  private OpenApi() {}

  /// The whole document.
  public static ObjectNode of(String title, List<Endpoint> endpoints) {
    var document = Json.object();
    document.put("openapi", "3.1.0");
    document.putObject("info").put("title", title).put("version", BuildInfo.current().version());
    document.putArray("servers").addObject().put("url", "/");
    var paths = document.putObject("paths");
    for (var endpoint : endpoints) {
      var path = paths.withObjectProperty(path(endpoint));
      path.set(endpoint.method().toLowerCase(Locale.ROOT), operation(endpoint));
    }
    var components = document.putObject("components");
    components
        .putObject("securitySchemes")
        .putObject("machine")
        .put("type", "http")
        .put("scheme", "bearer");
    components
        .putObject("schemas")
        .set(
            "Problem",
            schema(
                List.of(
                    "type:string!",
                    "title:string!",
                    "status:integer!",
                    "detail:string!",
                    "code:string!",
                    "errors:array")));
    return document;
  }

  private static ObjectNode operation(Endpoint endpoint) {
    var operation = Json.object();
    operation.put("summary", endpoint.summary());
    operation.put("operationId", operationId(endpoint));
    var parameters = operation.putArray("parameters");
    VARIABLE
        .matcher(path(endpoint))
        .results()
        .forEach(variable ->
            parameters
                .addObject()
                .put("name", variable.group(1))
                .put("in", "path")
                .put("required", true)
                .putObject("schema")
                .put("type", "string"));
    if (!endpoint.requestFields().isEmpty()) {
      var body = operation.putObject("requestBody").put("required", true);
      body.set("content", content(endpoint.requestFields()));
    }
    var security = operation.putArray("security");
    if (!endpoint.access().isEmpty()) {
      security.addObject().putArray("machine");
      operation.put("description", endpoint.access());
    }
    var responses = operation.putObject("responses");
    var good = responses.putObject("2XX").put("description", "Done");
    if (!endpoint.responseFields().isEmpty()) {
      good.set("content", content(endpoint.responseFields()));
    }
    var bad = responses.putObject("default").put("description", "A problem (RFC 9457)");
    var problem = bad.putObject("content").putObject(Problem.MEDIA_TYPE);
    problem.putObject("schema").put("$ref", "#/components/schemas/Problem");
    problem.set("example", Problem.of(ProblemCode.INVALID_REQUEST).toJson());
    return operation;
  }

  private static ObjectNode content(List<String> fields) {
    var schema = schema(fields);
    var content = Json.object();
    var body = content.putObject("application/json");
    body.set("schema", schema);
    var example = body.putObject("example");
    for (var property : schema.path("properties").properties()) {
      var name = property.getKey();
      example.set(name, example(name, property.getValue().path("type").asString()));
    }
    return content;
  }

  private static JsonNode example(String name, String type) {
    return switch (type) {
      case "object" -> Json.object();
      case "array" -> Json.array();
      case "boolean" -> NODES.booleanNode(true);
      case "integer", "number" -> NODES.numberNode(1);
      default -> NODES.stringNode(FieldExamples.of(name));
    };
  }

  private static ObjectNode schema(List<String> fields) {
    var schema = Json.object().put("type", "object");
    var properties = schema.putObject("properties");
    var required = Json.array();
    for (var field : fields) {
      var isRequired = field.endsWith("!");
      var plain = isRequired ? field.substring(0, field.length() - 1) : field;
      int colon = plain.indexOf(':');
      var name = plain.substring(0, colon);
      properties.putObject(name).put("type", plain.substring(colon + 1));
      if (isRequired) {
        required.add(name);
      }
    }
    return required.isEmpty() ? schema : schema.set("required", required);
  }

  private static String operationId(Endpoint endpoint) {
    return (endpoint.method() + path(endpoint))
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z]+", "_")
        .replaceAll("_$", "");
  }

  // OpenAPI has no word for a variable that takes the rest of the path.
  private static String path(Endpoint endpoint) {
    return endpoint.template().replace("{+", "{");
  }
}
