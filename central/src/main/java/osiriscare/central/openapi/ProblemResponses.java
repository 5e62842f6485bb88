package osiriscare.central.openapi;

import static osiriscare.protocol.problem.ProblemCode.CSRF;
import static osiriscare.protocol.problem.ProblemCode.FORBIDDEN;
import static osiriscare.protocol.problem.ProblemCode.IDEMPOTENCY_CONFLICT;
import static osiriscare.protocol.problem.ProblemCode.INTERNAL;
import static osiriscare.protocol.problem.ProblemCode.INVALID_REQUEST;
import static osiriscare.protocol.problem.ProblemCode.PAYLOAD_TOO_LARGE;
import static osiriscare.protocol.problem.ProblemCode.UNAUTHENTICATED;
import static osiriscare.protocol.problem.ProblemCode.UNAVAILABLE;
import static osiriscare.protocol.problem.ProblemCode.UNSUPPORTED_MEDIA_TYPE;

import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import osiriscare.central.access.Access;
import osiriscare.central.route.Answer;
import osiriscare.central.route.Route;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.Problem;
import osiriscare.protocol.problem.ProblemCode;
import tools.jackson.databind.node.ObjectNode;

/// What can go wrong on a route, as responses: its own problems and those that follow from its row.
final class ProblemResponses {
  private ProblemResponses() {}

  /// Adds one response per status.
  static void add(ObjectNode responses, Route route) {
    problems(route).stream()
        .collect(Collectors.groupingBy(ProblemCode::status, TreeMap::new, Collectors.toList()))
        .forEach((status, codes) -> problem(responses.putObject(status.toString()), codes));
  }

  private static void problem(ObjectNode response, List<ProblemCode> codes) {
    response.put(
        "description",
        codes.stream()
            .map(code -> "`" + code.code() + "` " + code.detail())
            .collect(Collectors.joining("; ")));
    var body = response.putObject("content").putObject(Problem.MEDIA_TYPE);
    body.set("schema", Schemas.reference("Problem"));
    var examples = body.putObject("examples");
    codes.forEach(code -> examples.putObject(code.code()).set("value", Problem.of(code).toJson()));
  }

  private static SortedSet<ProblemCode> problems(Route route) {
    var codes = new TreeSet<>(route.operation().problems());
    codes.addAll(List.of(INTERNAL, UNAVAILABLE));
    switch (route.access()) {
      case ANYONE -> {}
      case ACCOUNT, READ_OR_LOCAL -> codes.add(UNAUTHENTICATED);
      case SESSION,
          READ,
          OPERATE,
          PARTNER,
          PARTNER_READ,
          PARTNER_OPERATE,
          PARTNER_ADMIN,
          PLATFORM_READ,
          PLATFORM_OPERATE,
          ADMIN,
          CLIENT,
          CLIENT_ADMIN,
          CLIENT_OWNER ->
          codes.addAll(List.of(UNAUTHENTICATED, FORBIDDEN));
    }
    if (OpenApiDocument.isChange(route) && route.access() != Access.ANYONE) {
      codes.add(CSRF);
    }
    if (route.operation().request().isPresent()) {
      codes.addAll(List.of(PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE));
    }
    if (route.operation().request().isPresent() || !route.operation().query().isEmpty()) {
      codes.add(INVALID_REQUEST);
    }
    if (route.operation().answer() instanceof Answer.Created) {
      codes.add(IDEMPOTENCY_CONFLICT);
    }
    return codes;
  }

  /// The schema of a problem.
  static ObjectNode schema() {
    var schema = Json.object().put("type", "object").put("additionalProperties", true);
    schema.put("description", "What went wrong (RFC 9457)");
    schema.set("required", Json.array(List.of("type", "title", "status", "detail", "code")));
    var properties = schema.putObject("properties");
    properties.putObject("type").put("type", "string");
    properties.putObject("title").put("type", "string");
    properties.putObject("status").put("type", "integer");
    properties.putObject("detail").put("type", "string");
    var code = properties.putObject("code").put("type", "string");
    code.put("description", "Machine-readable; new ones may appear");
    code.set(
        "examples",
        Json.array(Arrays.stream(ProblemCode.values()).map(ProblemCode::code).toList()));
    var error =
        properties
            .putObject("errors")
            .put("type", "array")
            .putObject("items")
            .put("type", "object");
    error.set("required", Json.array(List.of("field", "message")));
    var fields = error.putObject("properties");
    fields.putObject("field").put("type", "string");
    fields.putObject("message").put("type", "string");
    return schema;
  }
}
