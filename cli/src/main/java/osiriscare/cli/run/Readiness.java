package osiriscare.cli.run;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import osiriscare.cli.CommandFailed;
import osiriscare.cli.process.Child;

/// Waits for a door to answer.
final class Readiness {
  private static final Duration READY_MAX = Duration.ofSeconds(90);
  private static final Duration ASK_EVERY = Duration.ofMillis(250);

  private Readiness() {}

  /// The door, once its `/health` is well.
  ///
  /// @throws CommandFailed when it ends or does not answer in time
  static Child await(Child door, URI url, Report report) {
    var health = HttpRequest.newBuilder(url.resolve("/health")).timeout(ASK_EVERY.multipliedBy(8));
    var deadline = Instant.now().plus(READY_MAX);
    try (var http = HttpClient.newHttpClient()) {
      while (Instant.now().isBefore(deadline)) {
        if (door.awaitExit(ASK_EVERY)) {
          throw Loss.of("It did not start", door);
        }
        if (isWell(http, health.build())) {
          report.tell(new Fact.Ready(door.name(), url, door.pid()));
          return door;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailed("Interrupted while starting " + door.name());
    }
    throw new CommandFailed(
        door.name() + " does not answer at " + url + ". See " + door.log().path());
  }

  private static boolean isWell(HttpClient http, HttpRequest health) throws InterruptedException {
    try {
      return http.send(health, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }
}
