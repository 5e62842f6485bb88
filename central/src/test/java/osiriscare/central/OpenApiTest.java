package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The checked-in document is what Central serves, and it only grows. `-Dopenapi.write=true` writes
/// it anew; breaking clients on purpose needs `-Dopenapi.breaking=true` too.
class OpenApiTest {
  private static final Path FILE = Path.of("..", "docs", "openapi", "central.json");
  private static final JsonMapper PRETTY =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private static RunningCentral central;

  @BeforeAll
  static void start() {
    central = RunningCentral.start();
  }

  @AfterAll
  static void stop() {
    central.close();
  }

  @Test
  void document_isTheCheckedInOne_andOnlyGrew() throws IOException {
    var served = central.client().get("/v3/api-docs").json();
    var broken =
        Files.exists(FILE) ? broken(Json.parse(Files.readString(FILE), "file"), served) : List.of();
    if (!Boolean.getBoolean("openapi.breaking")) {
      assertThat(broken).as("what clients of the checked-in document would miss").isEmpty();
    }
    var text = PRETTY.writeValueAsString(served) + "\n";
    if (Boolean.getBoolean("openapi.write")) {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, text);
    }
    assertThat(text)
        .as("write it anew with -Dopenapi.write=true")
        .isEqualTo(Files.readString(FILE));
  }

  @Test
  void document_refersOnlyToWhatItHas_andEveryOperationHasASummary() {
    var served = central.client().get("/v3/api-docs").json();
    served
        .findValuesAsString("$ref")
        .forEach(ref -> assertThat(served.at(ref.substring(1)).isObject()).as(ref).isTrue());
    for (var path : served.path("paths")) {
      for (var operation : path) {
        assertThat(operation.path("summary").asString()).isNotEmpty();
        assertThat(operation.path("responses").size()).isPositive();
      }
    }
  }

  @Test
  void broken_namesWhatIsGone() {
    var before =
        Json.parse(
            """
            {"paths": {"/a": {"get": {"responses": {"200": {}}}}, "/b": {"get": {"responses": {"200": {}}}}},
             "components": {"schemas": {
               "A": {"required": ["x", "y"], "properties": {"x": {"type": "string"}, "y": {"type": "string"}}}}}}
            """,
            "before");
    var after =
        Json.parse(
            """
            {"paths": {"/a": {"get": {"responses": {"201": {}}}}},
             "components": {"schemas": {"A": {"required": ["x"], "properties": {"x": {"type": "integer"}}}}}}
            """,
            "after");
    assertThat(broken(before, after))
        .containsExactlyInAnyOrder(
            "/a get 200", "/b get", "A.x changed", "A.y", "A.y is no longer required");
  }

  /// What clients that were written for `before` cannot rely on any more.
  private static List<String> broken(JsonNode before, JsonNode after) {
    var broken = new ArrayList<String>();
    before
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(operation -> {
                  var name = path.getKey() + " " + operation.getKey();
                  var now = after.path("paths").path(path.getKey()).path(operation.getKey());
                  if (now.isMissingNode()) {
                    broken.add(name);
                    return;
                  }
                  operation.getValue().path("responses").propertyNames().stream()
                      .filter(
                          status -> status.startsWith("2") && !now.path("responses").has(status))
                      .forEach(status -> broken.add(name + " " + status));
                }));
    before
        .path("components")
        .path("schemas")
        .properties()
        .forEach(schema ->
            compare(
                schema.getKey(),
                schema.getValue(),
                after.path("components").path("schemas").path(schema.getKey()),
                broken));
    return broken;
  }

  private static void compare(String name, JsonNode before, JsonNode after, List<String> broken) {
    before
        .path("properties")
        .properties()
        .forEach(property -> {
          var field = name + "." + property.getKey();
          var now = after.path("properties").path(property.getKey());
          if (now.isMissingNode()) {
            broken.add(field);
          } else if (!now.path("type").equals(property.getValue().path("type"))
              || !now.path("$ref").equals(property.getValue().path("$ref"))) {
            broken.add(field + " changed");
          }
        });
    boolean isRequest = name.startsWith("New") || name.endsWith("Request");
    // An answer must keep what it promised; a request must not ask for more.
    var fewer = isRequest ? after : before;
    var more = isRequest ? before : after;
    fewer
        .path("required")
        .forEach(field -> {
          if (!contains(more.path("required"), field)) {
            broken.add(
                name
                    + "."
                    + field.asString()
                    + (isRequest ? " is required now" : " is no longer required"));
          }
        });
  }

  private static boolean contains(JsonNode list, JsonNode value) {
    return list.valueStream().anyMatch(value::equals);
  }
}
