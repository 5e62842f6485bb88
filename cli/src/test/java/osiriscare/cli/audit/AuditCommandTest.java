package osiriscare.cli.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.cli.CliSettings;
import osiriscare.cli.CommandLineRun;

class AuditCommandTest {
  private static final String HEAD = "ab".repeat(32);

  @TempDir private Path folder;
  private HttpServer server;
  private final List<String> asked = new ArrayList<>();
  private String answer = "";

  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().toString());
          var body = answer.getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    Files.writeString(folder.resolve("token"), "osk_x\n");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private CommandLineRun run(String... more) {
    var arguments =
        new ArrayList<>(
            List.of(
                "--url",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "--token-file",
                folder.resolve("token").toString()));
    arguments.addAll(List.of(more));
    return CommandLineRun.of(
        new AuditCommand(CliSettings.from(Map.of(), folder)), arguments.toArray(String[]::new));
  }

  private static String verdict(boolean ok, long links, String findings) {
    return """
    {"ok": %s, "links": %d, "head": "%s", "signed_links": %d, "findings": [%s]}\
    """
        .formatted(ok, links, HEAD, links, findings);
  }

  @Test
  void goodLog_endsWith0_andItsHeadIsKeptAndAskedForNextTime() throws Exception {
    var keep = folder.resolve("head.json");
    answer = verdict(true, 7, "");
    var first = run("--keep", keep.toString());
    assertThat(first.status()).as(first.err()).isZero();
    assertThat(first.out()).contains("as it was: 7 lines");
    assertThat(Files.readString(keep)).contains(HEAD, "7");
    answer = verdict(true, 9, "");
    assertThat(run("--keep", keep.toString()).out()).contains("The head kept at line 7 is in it.");
    assertThat(asked)
        .containsExactly(
            "/api/auth/audit-logs/verify", "/api/auth/audit-logs/verify?links=7&head=" + HEAD);
    assertThat(Files.readString(keep)).contains("9");
  }

  @Test
  void badLog_endsWith1_namesWhatIsWrong_andTheKeptHeadStays() throws Exception {
    var keep = folder.resolve("head.json");
    Files.writeString(keep, "{\"links\": 7, \"head\": \"" + HEAD + "\"}");
    answer = verdict(false, 6, "\"link 7 was kept elsewhere and is gone\"");
    var run = run("--keep", keep.toString());
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("NOT as it was", "link 7 was kept elsewhere and is gone");
    assertThat(Files.readString(keep)).contains("7");
  }

  @Test
  void spoiltFile_isAWrongArgument_andNotAFreshStart() throws Exception {
    var keep = folder.resolve("head.json");
    Files.writeString(keep, "");
    answer = verdict(true, 7, "");
    var run = run("--keep", keep.toString());
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("holds no head");
    assertThat(asked).isEmpty();
  }
}
