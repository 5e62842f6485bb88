package osiriscare.watcher.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.json.Json;
import osiriscare.testkit.redis.TestAuthority;
import osiriscare.watcher.probe.Probe.Answer;
import osiriscare.watcher.probe.Probe.Question;

class ProbeRunnerTest {
  private final ProbeRunner runner = new ProbeRunner(Clock.systemUTC());

  @AfterEach
  void close() {
    runner.close();
  }

  private Answer ask(Question question) throws InterruptedException {
    return ask(runner, question);
  }

  private static Answer ask(ProbeRunner runner, Question question) throws InterruptedException {
    return runner.ask(
        new Probe(
            "p",
            "t",
            Optional.empty(),
            Severity.LOW,
            List.of(),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            1,
            Optional.empty(),
            question));
  }

  @Test
  void http_statusDecides_andAnyOtherIsBad() throws Exception {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(
              exchange.getRequestURI().getPath().equals("/ok") ? 200 : 503, -1);
          exchange.close();
        });
    server.start();
    var base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    try {
      assertThat(ask(new Question.Http(base.resolve("/ok"), 200))).isEqualTo(new Answer.Good());
      assertThat(ask(new Question.Http(base.resolve("/bad"), 503))).isEqualTo(new Answer.Good());
      assertThat(ask(new Question.Http(base.resolve("/bad"), 200)))
          .isEqualTo(new Answer.Bad("answered status 503 instead of 200"));
    } finally {
      server.stop(0);
    }
    assertThat(ask(new Question.Http(base, 200))).isInstanceOf(Answer.Bad.class);
  }

  @Test
  void tcp_isGoodWhileSomebodyListens() throws Exception {
    int port;
    try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = listening.getLocalPort();
      assertThat(ask(new Question.Tcp("127.0.0.1", port))).isEqualTo(new Answer.Good());
    }
    assertThat(ask(new Question.Tcp("127.0.0.1", port))).isInstanceOf(Answer.Bad.class);
  }

  @Test
  void unitState_isGoodOnlyWhenActive_andNeverWhenNobodySaid() {
    assertThat(ProbeRunner.unitState("a.service", "LoadState=loaded\nActiveState=active\n"))
        .isEqualTo(new Answer.Good());
    assertThat(
            ProbeRunner.unitState(
                "a.service", "NRestarts=2\nLoadState=loaded\nActiveState=failed\n"))
        .isEqualTo(
            new Answer.Bad(
                "is failed", Json.object().put("unit", "a.service").put("restart_count", 2L)));
    assertThat(ProbeRunner.unitState("a.service", "LoadState=not-found\nActiveState=inactive\n"))
        .isInstanceOf(Answer.Bad.class);
    assertThat(ProbeRunner.unitState("a.service", "")).isInstanceOf(Answer.Unknown.class);
  }

  @Test
  void disk_isJudgedByItsUse_andUnknownWhenItCannotBeSeen(@TempDir Path folder) throws Exception {
    assertThat(ask(new Question.Disk(Path.of("/"), 0)))
        .isInstanceOfSatisfying(
            Answer.Bad.class,
            bad -> {
              assertThat(bad.facts().path("path").asString()).isEqualTo("/");
              assertThat(bad.facts().path("usage_percent").asLong(0)).isBetween(1L, 100L);
            });
    assertThat(ask(new Question.Disk(folder, 100))).isEqualTo(new Answer.Good());
    assertThat(ask(new Question.Disk(folder.resolve("none"), 100)))
        .isInstanceOf(Answer.Unknown.class);
  }

  @Test
  void certificate_isJudgedByItsEnd_andUnknownWhenItCannotBeRead(@TempDir Path folder)
      throws Exception {
    // Good for one day.
    var file = new TestAuthority(folder).file();
    assertThat(ask(new Question.CertificateFile(file, 0))).isEqualTo(new Answer.Good());
    assertThat(ask(new Question.CertificateFile(file, 2)))
        .isInstanceOfSatisfying(
            Answer.Bad.class,
            bad -> assertThat(bad.facts().path("days_remaining").asLong(-1)).isZero());
    var later = Clock.fixed(Instant.now().plus(Duration.ofDays(3)), ZoneOffset.UTC);
    try (var tomorrow = new ProbeRunner(later)) {
      assertThat(ask(tomorrow, new Question.CertificateFile(file, 0)))
          .isInstanceOf(Answer.Bad.class);
    }
    var none = Files.writeString(folder.resolve("none.pem"), "nothing");
    assertThat(ask(new Question.CertificateFile(none, 0))).isInstanceOf(Answer.Unknown.class);
    assertThat(ask(new Question.CertificateFile(folder.resolve("missing"), 0)))
        .isInstanceOf(Answer.Unknown.class);
  }
}
