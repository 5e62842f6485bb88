package osiriscare.cli.run;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;

/// The jobs that still run or wait when Flashpods is told to stop here: their containers would go
/// on without it.
record OpenJobs(URI url, Secret token) {
  private static final Duration STOP_MAX = Duration.ofSeconds(60);
  private static final Duration ANSWER_MAX = Duration.ofSeconds(5);
  private static final Duration ASK_EVERY = Duration.ofMillis(100);
  private static final Set<String> OPEN = Set.of("pending", "starting", "running");

  /// Ends them and waits until their containers are gone. What does not answer is left alone: its
  /// next start finds the containers.
  void end() {
    var deadline = Instant.now().plus(STOP_MAX);
    try (var http = HttpClient.newHttpClient()) {
      var asked = new HashSet<String>();
      for (var open = list(http); !open.isEmpty(); open = list(http)) {
        for (var job : open) {
          if (asked.add(job)) {
            send(http, request("/jobs/" + job).DELETE());
          }
        }
        if (Instant.now().isAfter(deadline)) {
          return;
        }
        LockSupport.parkNanos(ASK_EVERY.toNanos());
      }
    } catch (IOException | InvalidRequest _) {
      // Nobody is there to end them.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Set<String> list(HttpClient http) throws IOException, InterruptedException {
    var open = new HashSet<String>();
    for (var state : OPEN) {
      var page = Json.object(send(http, request("/jobs?limit=100&status=" + state).GET()), "jobs");
      page.objects("jobs", 100, job -> open.add(job.text("id", 100)));
    }
    return open;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(url.resolve(path))
        .timeout(ANSWER_MAX)
        .header("Authorization", "Bearer " + token.reveal());
  }

  private static String send(HttpClient http, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString()).body();
  }
}
