package osiriscare.testkit.planner;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A model's server as Anthropic's Messages API and as OpenAI's chat completions, streaming and
/// not. It refuses requests that the real ones refuse, and answers what the test scripts.
public final class FakeModelServer implements AutoCloseable {
  public static final String KEY = "sk-test-0123456789";

  private final HttpServer server;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Function<JsonNode, Reply> script = _ -> new Reply.Text("{}");
  public final List<JsonNode> requests = new CopyOnWriteArrayList<>();

  /// What it does with one request.
  public sealed interface Reply {
    /// Answers this text.
    record Text(String text) implements Reply {}

    /// Would not.
    record Refusal() implements Reply {}

    /// Answers an error.
    record Status(int status) implements Reply {}

    /// Answers bytes that are no answer.
    record Garbage(String body) implements Reply {}

    /// Says nothing until it is stopped.
    record Silence() implements Reply {}

    /// Ends in the middle of the answer.
    record CutOff(String text) implements Reply {}
  }

  public FakeModelServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/messages", exchange -> serve(exchange, true));
    server.createContext("/openai/v1/chat/completions", exchange -> serve(exchange, false));
    server.start();
  }

  /// Where Anthropic's API is.
  public URI anthropic() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// Where OpenAI's is.
  public URI openAi() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/openai/v1");
  }

  /// Says what comes next.
  public void answers(Function<JsonNode, Reply> next) {
    script = next;
  }

  private void serve(HttpExchange exchange, boolean isAnthropic) throws IOException {
    try (exchange) {
      var request =
          Json.parse(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
              "request");
      requests.add(request);
      var wrong =
          isAnthropic ? wrongForAnthropic(exchange, request) : wrongForOpenAi(exchange, request);
      if (!wrong.isEmpty()) {
        send(exchange, 400, "application/json", error(isAnthropic, "invalid_request_error", wrong));
        return;
      }
      boolean isStream = request.path("stream").asBoolean(false);
      switch (script.apply(request)) {
        case Reply.Status(var status) ->
            send(
                exchange,
                status,
                "application/json",
                error(
                    isAnthropic, status == 429 ? "rate_limit_error" : "api_error", "as scripted"));
        case Reply.Garbage(var body) -> send(exchange, 200, "application/json", body);
        case Reply.Silence _ -> await();
        case Reply.Text(var text) -> answer(exchange, isAnthropic, isStream, text, false);
        case Reply.Refusal _ ->
            answer(exchange, isAnthropic, isStream, "I would rather not.", true);
        case Reply.CutOff(var text) -> {
          var whole = isStream ? stream(isAnthropic, text, false) : plain(isAnthropic, text, false);
          var bytes = whole.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", type(isStream));
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
        }
      }
    }
  }

  private void await() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String wrongForAnthropic(HttpExchange exchange, JsonNode request) {
    if (!KEY.equals(exchange.getRequestHeaders().getFirst("x-api-key"))
        && !("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      return "x-api-key";
    }
    if (exchange.getRequestHeaders().getFirst("anthropic-version") == null) {
      return "anthropic-version";
    }
    if (request.path("max_tokens").asInt(0) < 1 || !request.path("messages").isArray()) {
      return "max_tokens, messages";
    }
    var format = request.path("output_config").path("format");
    return format.path("type").asString("").equals("json_schema")
            && format.path("schema").path("additionalProperties").isBoolean()
        ? ""
        : "output_config";
  }

  private static String wrongForOpenAi(HttpExchange exchange, JsonNode request) {
    if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      return "Authorization";
    }
    var format = request.path("response_format");
    return format.path("type").asString("").equals("json_schema")
            && format.path("json_schema").path("strict").asBoolean(false)
            && format.path("json_schema").path("schema").path("required").isArray()
        ? ""
        : "response_format";
  }

  private static String type(boolean isStream) {
    return isStream ? "text/event-stream" : "application/json";
  }

  private static void answer(
      HttpExchange exchange, boolean isAnthropic, boolean isStream, String text, boolean isRefusal)
      throws IOException {
    send(
        exchange,
        200,
        type(isStream),
        isStream ? stream(isAnthropic, text, isRefusal) : plain(isAnthropic, text, isRefusal));
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static String error(boolean isAnthropic, String type, String message) {
    var json = Json.object();
    if (isAnthropic) {
      json.put("type", "error");
    }
    json.putObject("error").put("type", type).put("message", message);
    return Json.text(json);
  }

  private static String plain(boolean isAnthropic, String text, boolean isRefusal) {
    return Json.text(isAnthropic ? message(text, isRefusal) : completion(text, isRefusal));
  }

  private static ObjectNode message(String text, boolean isRefusal) {
    var json = Json.object();
    json.put("id", "msg_1").put("type", "message").put("role", "assistant").put("model", "fake");
    json.putArray("content").addObject().put("type", "text").put("text", text);
    json.put("stop_reason", isRefusal ? "refusal" : "end_turn").putNull("stop_sequence");
    json.putObject("usage").put("input_tokens", 1000).put("output_tokens", 100);
    return json;
  }

  private static ObjectNode completion(String text, boolean isRefusal) {
    var json = Json.object();
    json.put("id", "chatcmpl-1")
        .put("object", "chat.completion")
        .put("created", 1)
        .put("model", "fake");
    var choice = json.putArray("choices").addObject().put("index", 0).put("finish_reason", "stop");
    choice.putNull("logprobs");
    var message = choice.putObject("message").put("role", "assistant");
    if (isRefusal) {
      message.putNull("content").put("refusal", text);
    } else {
      message.put("content", text).putNull("refusal");
    }
    json.putObject("usage")
        .put("prompt_tokens", 1000)
        .put("completion_tokens", 100)
        .put("total_tokens", 1100);
    return json;
  }

  private static String stream(boolean isAnthropic, String text, boolean isRefusal) {
    return isAnthropic ? messageEvents(text, isRefusal) : completionChunks(text, isRefusal);
  }

  private static String messageEvents(String text, boolean isRefusal) {
    var events = new StringBuilder();
    var start = message("", false);
    start.putArray("content");
    start.putNull("stop_reason");
    event(events, "message_start", Json.object().set("message", start));
    var block = Json.object().put("index", 0);
    block.putObject("content_block").put("type", "text").put("text", "");
    event(events, "content_block_start", block);
    event(events, "ping", Json.object());
    for (int i = 0; i < text.length(); i += 7) {
      var delta = Json.object().put("index", 0);
      delta
          .putObject("delta")
          .put("type", "text_delta")
          .put("text", text.substring(i, Math.min(text.length(), i + 7)));
      event(events, "content_block_delta", delta);
    }
    event(events, "content_block_stop", Json.object().put("index", 0));
    var end = Json.object();
    end.putObject("delta")
        .put("stop_reason", isRefusal ? "refusal" : "end_turn")
        .putNull("stop_sequence");
    end.putObject("usage").put("output_tokens", 100);
    event(events, "message_delta", end);
    event(events, "message_stop", Json.object());
    return events.toString();
  }

  private static void event(StringBuilder events, String name, JsonNode data) {
    ((ObjectNode) data).put("type", name);
    events.append("event: ").append(name).append("\ndata: ").append(Json.text(data)).append("\n\n");
  }

  private static String completionChunks(String text, boolean isRefusal) {
    var chunks = new StringBuilder();
    for (int i = 0; i < text.length(); i += 7) {
      var part = text.substring(i, Math.min(text.length(), i + 7));
      chunk(chunks, Json.object().put(isRefusal ? "refusal" : "content", part), "");
    }
    chunk(chunks, Json.object(), "stop");
    var last = chunkBase();
    last.putArray("choices");
    last.putObject("usage")
        .put("prompt_tokens", 1000)
        .put("completion_tokens", 100)
        .put("total_tokens", 1100);
    return chunks
        .append("data: ")
        .append(Json.text(last))
        .append("\n\ndata: [DONE]\n\n")
        .toString();
  }

  private static ObjectNode chunkBase() {
    return Json.object()
        .put("id", "chatcmpl-1")
        .put("object", "chat.completion.chunk")
        .put("created", 1)
        .put("model", "fake");
  }

  private static void chunk(StringBuilder chunks, ObjectNode delta, String finish) {
    var json = chunkBase();
    var choice = json.putArray("choices").addObject().put("index", 0);
    choice.set("delta", delta);
    if (finish.isEmpty()) {
      choice.putNull("finish_reason");
    } else {
      choice.put("finish_reason", finish);
    }
    chunks.append("data: ").append(Json.text(json)).append("\n\n");
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
