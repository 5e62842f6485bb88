package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import osiriscare.testkit.Await;

class EventTest {
  private RunningCentral central;

  @BeforeEach
  void start() {
    central = RunningCentral.start();
  }

  @AfterEach
  void stop() {
    central.close();
  }

  @Test
  void events_sayHello_thenWhichSitesChanged_andEndPromptlyWhenCentralStops() throws Exception {
    var lines = new LinkedBlockingQueue<String>();
    var ended = new CountDownLatch(1);
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + CentralMain.port(central.context) + "/api/events"))
            .header("Authorization", "Bearer " + central.file("admin-token"))
            .header("Accept", "text/event-stream")
            .build();
    var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
    assertThat(response.statusCode()).isEqualTo(200);
    Thread.ofVirtual()
        .start(() -> {
          try (var reader =
              new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            reader.lines().forEach(lines::add);
          } catch (IOException e) {
            lines.add(e.toString());
          } finally {
            ended.countDown();
          }
        });
    assertThat(next(lines, "event:")).isEqualTo("event:hello");
    assertThat(next(lines, "data:")).contains("build_id");
    // Central may not listen to the database yet; what comes before that nobody hears.
    Await.until(
        "the first change",
        Duration.ofSeconds(30),
        () -> {
          central.sql("SELECT pg_notify('osiris_site', 'one,two')");
          return hears(lines, "\"site_id\":\"one\"");
        });
    assertThat(next(lines, "data:")).contains("\"site_id\":\"two\"");

    var before = Instant.now();
    central.context.close();
    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void events_ofAPartnersAccount_nameItsSitesOnly() throws Exception {
    central.sql(TenantSeed.of("a") + TenantSeed.of("b"));
    var user = central.addUser("tech", "correct horse battery", "readonly");
    central.sql(TenantSeed.bind(user, "a"));
    central.sql(
        "INSERT INTO api_token (token_id, token_sha256, user_id, name) VALUES (gen_random_uuid(),"
            + " encode(sha256('osk_tech-0123456789'), 'hex'), '"
            + user
            + "', 't')");
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + CentralMain.port(central.context) + "/api/events"))
            .header("Authorization", "Bearer osk_tech-0123456789")
            .build();
    var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
    var lines = new LinkedBlockingQueue<String>();
    Thread.ofVirtual()
        .start(() -> {
          try (var reader =
              new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            reader.lines().forEach(lines::add);
          } catch (IOException e) {
            lines.add("closed");
          }
        });
    var heard = new ArrayList<String>();
    Await.until(
        "the own site's change",
        Duration.ofSeconds(30),
        () -> {
          central.sql("SELECT pg_notify('osiris_site', 'practice-b,practice-a,no-such')");
          lines.drainTo(heard);
          return heard.stream().anyMatch(line -> line.contains("practice-a"));
        });
    assertThat(heard).noneMatch(line -> line.contains("practice-b") || line.contains("no-such"));
  }

  @Test
  void events_withoutAnAccount_areRefused() {
    assertThat(central.client().get("/api/events").code()).isEqualTo("unauthenticated");
  }

  private static boolean hears(LinkedBlockingQueue<String> lines, String text) {
    try {
      for (var line = lines.poll(1, TimeUnit.SECONDS);
          line != null;
          line = lines.poll(1, TimeUnit.SECONDS)) {
        if (line.contains(text)) {
          return true;
        }
      }
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String next(LinkedBlockingQueue<String> lines, String prefix)
      throws InterruptedException {
    while (true) {
      var line = lines.poll(10, TimeUnit.SECONDS);
      assertThat(line).as("a line that starts with " + prefix).isNotNull();
      if (line != null && line.startsWith(prefix)) {
        return line;
      }
    }
  }
}
