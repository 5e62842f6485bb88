package osiriscare.appliance.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.appliance.AgentProgram;
import osiriscare.appliance.TestAppliance;
import osiriscare.evidence.bundle.Bundle;
import osiriscare.protocol.json.Json;
import osiriscare.testkit.Await;
import osiriscare.testkit.receiver.FakeReceiver;
import osiriscare.testkit.workstation.FakeWorkstation;

/// The program itself: its command line beside the daemon, and a daemon that is killed.
class AgentProgramTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String HOST = "front-desk-3";

  @TempDir Path folder;

  private final FakeReceiver receiver = new FakeReceiver(Clock.systemUTC());
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void stop() {
    started.forEach(process -> process.destroyForcibly().onExit().join());
    receiver.close();
  }

  private Process start(int port) throws IOException {
    var builder = AgentProgram.of(folder);
    builder.environment().put("GRPC_PORT", Integer.toString(port));
    var process = builder.start();
    started.add(process);
    Await.until("listening", LIMIT, () -> isListening(port));
    return process;
  }

  private static boolean isListening(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException _) {
      return false;
    }
  }

  private String command(int expectedExit, int port, String... words) throws Exception {
    var builder = AgentProgram.of(folder, words).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.PIPE);
    builder.environment().put("GRPC_PORT", Integer.toString(port));
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(expectedExit);
    return said;
  }

  private Set<String> arrived() {
    var ids = new HashSet<String>();
    receiver
        .evidence()
        .forEach(one -> ids.add(Bundle.parse(one.signedPayload()).content().id().toString()));
    return ids;
  }

  @Test
  void killedAtAnyMoment_whatWasAcknowledgedIsKept_andEnrolmentLasts() throws Exception {
    TestAppliance.claimed(folder, receiver, Clock.systemUTC());
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    var first = start(port);
    var token = command(0, port, "agents", "token", HOST);
    var invitation = Json.object(token.lines().toList().getLast(), "invitation").tree();
    assertThat(command(2, port, "agents", "token", "a b")).contains("hostname must be 1 to 253");
    assertThat(command(2, port, "agents"))
        .contains("Usage: compliance-agent agents")
        .contains("token")
        .contains("list")
        .contains("remove");
    try (var pc = new FakeWorkstation(HOST, invitation)) {
      pc.enrol();
      receiver.down();
      var kept = new HashSet<String>();
      try (var stream = pc.stream()) {
        for (var check : List.of("firewall", "defender", "patches", "screenlock")) {
          stream.send(pc.event(check, false).build());
          kept.add(stream.ack().getEventId());
        }
        first.destroyForcibly().onExit().join();
      } catch (IllegalStateException _) {
        // The stream broke with the daemon.
      }
      receiver.up();
      start(port);
      pc.disconnect();
      assertThat(pc.heartbeat().getAcknowledged()).isTrue();
      Await.until("evidence arrived", LIMIT, () -> arrived().containsAll(kept));
      Await.until(
          "incidents arrived",
          LIMIT,
          () ->
              receiver.incidents().stream()
                      .filter(incident -> incident.path("host_id").asString().equals(HOST))
                      .count()
                  == kept.size());
      assertThat(command(0, port, "agents", "list"))
          .contains("agent-front-desk-3", "\"workstation_patches\":\"fail\"");
      assertThat(command(0, port, "agents", "remove", HOST)).contains("is removed");
      assertThat(command(2, port, "agents", "remove", HOST)).contains("no workstation");
    }
    assertThat(command(2, 0, "agents", "list")).contains("grpc_port is not set");
    try (var logs = Files.walk(folder.resolve("log"))) {
      for (var file : logs.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file))
            .as("no token in a log")
            .doesNotContain(invitation.path("enrolment_token").asString());
      }
    }
  }
}
