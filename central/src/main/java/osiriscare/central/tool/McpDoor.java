package osiriscare.central.tool;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.jackson3.DefaultJsonSchemaValidator;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.server.McpStatelessSyncServer;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;
import osiriscare.central.route.Call;
import osiriscare.central.tool.ToolDesk.Asker;
import osiriscare.protocol.BuildInfo;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.Problem;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Tools over MCP (streamable HTTP), spoken by the SDK. Every request is let in by the route table
/// with an account of its own and stands alone: there are no sessions, so that any Central answers
/// any request, and nothing but the credential says who asks. The way in is ours, because the SDK's
/// own answers a malformed message with a stack trace.
public final class McpDoor implements AutoCloseable {
  static final String ASKER = "osiris.asker";
  private static final String VERSION_HEADER = "MCP-Protocol-Version";
  // The one version in which several messages may come together; also of who names none.
  private static final String BATCHED = "2025-03-26";
  private static final int BATCH_MAX = 20;

  private final McpJsonMapper json = new JacksonMcpJsonMapper(JsonMapper.builder().build());
  private final Transport transport = new Transport();
  private final McpStatelessSyncServer server;
  private final OwnOrigins origins;

  McpDoor(McpTools tools, OwnOrigins origins) {
    this.origins = origins;
    server =
        McpServer.sync(transport)
            .jsonMapper(json)
            .jsonSchemaValidator(new DefaultJsonSchemaValidator())
            .serverInfo("osiris-central", BuildInfo.current().id())
            .capabilities(ServerCapabilities.builder().tools(false).build())
            .instructions(
                "Tools act on clinics' hosts by signed orders and behind guardrails. Look before you act, and use"
                    + " dry_run first.")
            .addToolFilter(McpTools::isVisible)
            .tools(tools.all())
            // In the thread that serves the request.
            .immediateExecution(true)
            .build();
  }

  /// What a token's scope may name beside areas of routes: single tools.
  public static List<String> areas() {
    return Stream.concat(Tool.words().stream(), LookingTool.NAMES.stream())
        .map(name -> McpTools.AREA + "." + name)
        .toList();
  }

  /// Answers one message, or a batch of the version that has them.
  public ServerResponse serve(Call call) {
    requireOwnPage(call);
    requireVersion(call);
    var context =
        McpTransportContext.create(Map.of(ASKER, new Asker(call.account(), call.ipAddress())));
    var body = call.json();
    return body.isArray() ? batch(call, context, body) : one(context, message(body));
  }

  private ServerResponse one(McpTransportContext context, JSONRPCMessage message) {
    return handle(context, message)
        .map(reply -> written(json(reply)))
        .orElseGet(() -> ServerResponse.accepted().build());
  }

  private ServerResponse batch(Call call, McpTransportContext context, JsonNode body) {
    if (!call.header(VERSION_HEADER).orElse(BATCHED).equals(BATCHED)) {
      throw refused("Only version " + BATCHED + " has batches");
    }
    if (body.isEmpty() || body.size() > BATCH_MAX) {
      throw refused("A batch has 1 to " + BATCH_MAX + " messages");
    }
    // All are read before one is done.
    var messages = body.valueStream().map(this::message).toList();
    if (messages.stream().anyMatch(McpDoor::isInitialize)) {
      throw refused("initialize stands alone");
    }
    var replies = new ArrayList<String>();
    messages.forEach(message -> handle(context, message).map(this::json).ifPresent(replies::add));
    return replies.isEmpty()
        ? ServerResponse.accepted().build()
        : written("[" + String.join(",", replies) + "]");
  }

  private static boolean isInitialize(JSONRPCMessage message) {
    return message instanceof JSONRPCRequest request
        && request.method().equals(McpSchema.METHOD_INITIALIZE);
  }

  private Optional<JSONRPCResponse> handle(McpTransportContext context, JSONRPCMessage message) {
    return switch (message) {
      case JSONRPCRequest request ->
          Optional.of(
              request.params() == null || request.params() instanceof Map
                  ? answer(transport.handler().handleRequest(context, request))
                  : JSONRPCResponse.error(
                      request.id(),
                      new JSONRPCError(ErrorCodes.INVALID_PARAMS, "params must be an object")));
      case JSONRPCNotification notification -> {
        transport.handler().handleNotification(context, notification).block();
        yield Optional.empty();
      }
      default -> throw refused("Nobody was asked anything");
    };
  }

  private void requireOwnPage(Call call) {
    call.header("Origin")
        .filter(origin -> !origins.isOurs(origin))
        .ifPresent(_ -> {
          throw new ProblemException(
              ProblemCode.FORBIDDEN, "A page of another origin may not speak to this server");
        });
  }

  private void requireVersion(Call call) {
    call.header(VERSION_HEADER)
        .filter(version -> !transport.protocolVersions().contains(version))
        .ifPresent(_ -> {
          throw refused(
              VERSION_HEADER
                  + " must be one of "
                  + String.join(", ", transport.protocolVersions()));
        });
  }

  private JSONRPCMessage message(JsonNode message) {
    if (!message.isObject()) {
      throw refused("The body is no message of JSON-RPC 2.0");
    }
    try {
      return McpSchema.deserializeJsonRpcMessage(json, Json.text(message));
    } catch (IOException | RuntimeException _) {
      throw refused("The body is no message of JSON-RPC 2.0");
    }
  }

  private static ProblemException refused(String why) {
    return new ProblemException(ProblemCode.INVALID_REQUEST, why);
  }

  private static JSONRPCResponse answer(Mono<JSONRPCResponse> reply) {
    var response = reply.block();
    if (response == null) {
      throw new IllegalStateException("the SDK has no answer to a request");
    }
    return withoutInside(response);
  }

  private static ServerResponse written(String answer) {
    return ServerResponse.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header("Cache-Control", "no-store")
        .body(answer.getBytes(StandardCharsets.UTF_8));
  }

  private String json(JSONRPCResponse response) {
    try {
      return json.writeValueAsString(response);
    } catch (IOException e) {
      throw new UncheckedIOException("write an answer", e);
    }
  }

  // The SDK puts the text of whatever was thrown into this one.
  private static JSONRPCResponse withoutInside(JSONRPCResponse response) {
    var error = response.error();
    return error == null || error.code() != ErrorCodes.INTERNAL_ERROR
        ? response
        : JSONRPCResponse.error(
            response.id(),
            new JSONRPCError(ErrorCodes.INTERNAL_ERROR, ProblemCode.INTERNAL.detail()));
  }

  /// There are no streams of the server's own, and no sessions to end.
  public Problem refuse(Call call) {
    return Problem.of(ProblemCode.METHOD_NOT_ALLOWED);
  }

  @Override
  public void close() {
    server.close();
  }

  /// Where the SDK leaves what answers messages.
  private static final class Transport implements McpStatelessServerTransport {
    private volatile @Nullable McpStatelessServerHandler handler;

    @Override
    public void setMcpHandler(McpStatelessServerHandler mcpHandler) {
      handler = mcpHandler;
    }

    McpStatelessServerHandler handler() {
      var current = handler;
      if (current == null) {
        throw new IllegalStateException("the server was not built");
      }
      return current;
    }

    @Override
    public Mono<Void> closeGracefully() {
      return Mono.empty();
    }
  }
}
