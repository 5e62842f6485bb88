package osiriscare.appliance.roothelper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import osiriscare.appliance.action.StepResult;
import osiriscare.appliance.drift.host.Seen;
import osiriscare.appliance.drift.host.Sense;
import osiriscare.healing.runbook.ActionVerb;
import osiriscare.healing.runbook.Step;
import osiriscare.protocol.healing.SignedDocument;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// One request and one reply per connection, each a line of JSON. A request is `{"verb": "…"}` and
/// nothing else: no path, name or argument ever comes from the client. A reply has `view`, which is
/// `known`, `partly`, `hidden` or `refused`, and `text` or `reason` or both.
final class Wire {
  static final int REQUEST_BYTES_MAX = 256 * 1024;
  static final int REPLY_BYTES_MAX = 8 * 1024 * 1024;

  private static final String KEEP_FIREWALL = "keep_firewall";
  private static final int TEXT_MAX = 4 * 1024 * 1024;
  private static final int REASON_MAX = 10_000;
  private static final int ARGUMENT_MAX = 1_024;
  private static final int SECONDS_MAX = 7_200;

  private enum View {
    KNOWN,
    PARTLY,
    HIDDEN,
    REFUSED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private Wire() {}

  static String request(Sense sense) {
    var json = Json.object();
    json.put("verb", sense.verb());
    return Json.text(json);
  }

  /// @throws InvalidRequest naming the field that is missing, wrong or not known
  static Sense parseRequest(String line) {
    var fields = Json.object(line, "request");
    for (var name : fields.tree().propertyNames()) {
      if (!name.equals("verb")) {
        throw new InvalidRequest("request", "has a field that is not verb");
      }
    }
    return fields.oneOf("verb", Sense.class);
  }

  static String request(Step step, String runId) {
    var json = Json.object();
    json.put("act", step.verb().word());
    var arguments = json.putObject("arguments");
    step.arguments().forEach(arguments::put);
    json.put("timeout_seconds", step.timeout().toSeconds());
    json.put("run_id", runId);
    return Json.text(json);
  }

  static String request(SignedDocument firewall) {
    return Json.text(Json.object().set(KEEP_FIREWALL, firewall.toJson()));
  }

  /// Whether a request brings a firewall to keep.
  static boolean bringsFirewall(String line) {
    return Json.object(line, "request").has(KEEP_FIREWALL);
  }

  /// @throws InvalidRequest naming the field that is missing, wrong or not known
  static SignedDocument parseFirewall(String line) {
    var fields = Json.object(line, "request");
    if (fields.tree().size() != 1) {
      throw new InvalidRequest("request", "has a field that is not known");
    }
    return SignedDocument.from(fields.object(KEEP_FIREWALL));
  }

  /// Whether a request wants something done, not seen.
  static boolean wantsAction(String line) {
    return Json.object(line, "request").has("act");
  }

  /// A step to carry out.
  record ActionRequest(Step step, String runId) {}

  /// @throws InvalidRequest naming the field that is missing, wrong or not known
  static ActionRequest parseAction(String line) {
    var fields = Json.object(line, "request");
    for (var name : fields.tree().propertyNames()) {
      if (!Set.of("act", "arguments", "timeout_seconds", "run_id").contains(name)) {
        throw new InvalidRequest("request", "has a field that is not known");
      }
    }
    var word = fields.text("act", 50);
    var verb =
        ActionVerb.of(word).orElseThrow(() -> fields.wrong("act", "is not a verb that acts"));
    var arguments = new TreeMap<String, String>();
    var given = fields.object("arguments");
    for (var name : given.tree().propertyNames()) {
      if (!verb.arguments().containsKey(name)) {
        throw given.wrong(name, "is not an argument of " + word);
      }
      arguments.put(name, given.text(name, ARGUMENT_MAX));
    }
    var limit = Duration.ofSeconds(fields.integer("timeout_seconds", 1, SECONDS_MAX));
    return new ActionRequest(
        new Step(verb, arguments, limit).bind(Map.of()), fields.text("run_id", 64));
  }

  static String reply(StepResult result) {
    return Json.text(result.toJson());
  }

  static StepResult parseResult(String line) {
    var fields = Json.object(line, "reply");
    return fields.has("view")
        ? StepResult.refused("the root helper refused: " + fields.text("reason", REASON_MAX))
        : StepResult.from(fields);
  }

  static String reply(Seen<String> seen) {
    return switch (seen) {
      case Seen.Known<String>(var text) when text.length() > TEXT_MAX ->
          reply(new Seen.Hidden<>("the answer is larger than " + TEXT_MAX + " characters"));
      case Seen.Partly<String>(var text, _) when text.length() > TEXT_MAX ->
          reply(new Seen.Hidden<>("the answer is larger than " + TEXT_MAX + " characters"));
      case Seen.Known<String>(var text) -> Json.text(view(View.KNOWN).put("text", text));
      case Seen.Partly<String>(var text, var hidden) ->
          Json.text(view(View.PARTLY).put("text", text).put("reason", cut(hidden)));
      case Seen.Hidden<String>(var reason) ->
          Json.text(view(View.HIDDEN).put("reason", cut(reason)));
    };
  }

  static String refusal(String reason) {
    return Json.text(view(View.REFUSED).put("reason", cut(reason)));
  }

  private static ObjectNode view(View view) {
    return Json.object().put("view", view.word());
  }

  private static String cut(String reason) {
    return reason.substring(0, Math.min(reason.length(), REASON_MAX));
  }

  /// What the helper saw, told apart from what this process saw itself.
  static Seen<String> parseReply(String line) {
    try {
      var fields = Json.object(line, "reply");
      return switch (fields.oneOf("view", View.class)) {
        case KNOWN -> new Seen.Known<>(text(fields));
        case PARTLY -> new Seen.Partly<>(text(fields), reason(fields));
        case HIDDEN -> new Seen.Hidden<>("the root helper: " + reason(fields));
        case REFUSED -> new Seen.Hidden<>("the root helper refused: " + reason(fields));
      };
    } catch (InvalidRequest e) {
      return new Seen.Hidden<>("the root helper's reply is not understood: " + e.getMessage());
    }
  }

  /// An empty text is an answer too: no user has a crontab.
  private static String text(Fields fields) {
    var node = fields.tree().get("text");
    if (node == null || !node.isString()) {
      throw new InvalidRequest("text", "must be text");
    }
    return node.stringValue();
  }

  private static String reason(Fields fields) {
    return fields.text("reason", REASON_MAX);
  }

  static void send(SocketChannel channel, String line) throws IOException {
    var bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /// Reads up to the line feed.
  ///
  /// @throws InvalidRequest when the line is longer than the bound or the other side ends before it
  static String receive(SocketChannel channel, int bytesMax) throws IOException {
    var line = new ByteArrayOutputStream();
    var buffer = ByteBuffer.allocate(Math.min(bytesMax, 65_536));
    while (line.size() <= bytesMax) {
      if (channel.read(buffer) < 0) {
        throw new InvalidRequest("message", "ended before its line feed");
      }
      line.write(buffer.array(), 0, buffer.position());
      if (buffer.get(buffer.position() - 1) == '\n') {
        return line.toString(StandardCharsets.UTF_8).strip();
      }
      buffer.clear();
    }
    throw new InvalidRequest("message", "is larger than " + bytesMax + " bytes");
  }
}
