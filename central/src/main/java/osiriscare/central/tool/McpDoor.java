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
import java.util.List;
import java.util.Map;
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
import tools.jackson.databind.json.JsonMapper;

/// Tools over MCP (streamable HTTP), spoken by the SDK. Every request is let in by the route table
/// with an account of its own and stands alone: there are no sessions, so that any Central answers
/// any request, and nothing but the credential says who asks. The way in is ours, because the SDK's
/// own answers a malformed message with a stack trace.
public final class McpDoor implements AutoCloseable {
  static final String ASKER = "osiris.asker";
  private static final String VERSION_HEADER = "MCP-Protocol-Version";

  private final McpJsonMapper json = new JacksonMcpJsonMapper(JsonMapper.builder().build());
  private final Transport transport = new Transport();
  private final McpStatelessSyncServer server;

  McpDoor(McpTools tools) {
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

  /// Answers one message.
  public ServerResponse serve(Call call) {
    requireVersion(call);
    var context =
        McpTransportContext.create(Map.of(ASKER, new Asker(call.account(), call.ipAddress())));
    return switch (message(call)) {
      case JSONRPCRequest request -> answer(transport.handler().handleRequest(context, request));
      case JSONRPCNotification notification -> {
        transport.handler().handleNotification(context, notification).block();
        yield ServerResponse.accepted().build();
      }
      default -> throw refused("Nobody was asked anything");
    };
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

  private JSONRPCMessage message(Call call) {
    var text = Json.text(call.body().tree());
    try {
      return McpSchema.deserializeJsonRpcMessage(json, text);
    } catch (IOException | RuntimeException _) {
      throw refused("The body is no message of JSON-RPC 2.0");
    }
  }

  private static ProblemException refused(String why) {
    return new ProblemException(ProblemCode.INVALID_REQUEST, why);
  }

  private ServerResponse answer(Mono<JSONRPCResponse> reply) {
    var response = reply.block();
    if (response == null) {
      throw new IllegalStateException("the SDK has no answer to a request");
    }
    try {
      return ServerResponse.ok()
          .contentType(MediaType.APPLICATION_JSON)
          .header("Cache-Control", "no-store")
          .body(json.writeValueAsBytes(withoutInside(response)));
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
