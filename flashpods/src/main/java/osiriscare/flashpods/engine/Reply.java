package osiriscare.flashpods.engine;

import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.JsonNode;

/// What Podman answered.
///
/// @param step the request in words, for errors
public record Reply(String step, int status, String text) {
  private static final int MESSAGE_MAX = 500;

  /// The answer, when its status is one of these.
  ///
  /// @throws EngineFailure with Podman's own words otherwise
  public Reply expect(int... statuses) {
    for (int expected : statuses) {
      if (status == expected) {
        return this;
      }
    }
    throw new EngineFailure(step + ": " + status + " " + message());
  }

  /// The answer as an object.
  public Fields object() {
    try {
      return Json.object(text, "answer");
    } catch (InvalidRequest e) {
      throw new EngineFailure(step + ": the answer cannot be read", e);
    }
  }

  /// The answer as any JSON.
  public JsonNode json() {
    try {
      return Json.parse(text, "answer");
    } catch (InvalidRequest e) {
      throw new EngineFailure(step + ": the answer cannot be read", e);
    }
  }

  // {"cause":…,"message":…}; other programs on the way answer with anything.
  private String message() {
    String words;
    try {
      words = Json.object(text, "answer").optionalText("message", 100_000).orElse(text);
    } catch (InvalidRequest _) {
      words = text;
    }
    return words.length() > MESSAGE_MAX ? words.substring(0, MESSAGE_MAX) : words;
  }
}
