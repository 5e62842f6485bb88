package osiriscare.watcher.report;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import osiriscare.protocol.BuildInfo;
import osiriscare.protocol.id.WatcherKey;
import osiriscare.protocol.incident.Heartbeat;
import osiriscare.protocol.incident.Recovery;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.watcher.store.WatcherStore.Waiting;

/// Posts incidents, that they are over, and heartbeats to the receiver.
public final class ReceiverSink implements Sink {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final HttpClient http;
  private final URI incidents;
  private final URI recoveries;
  private final URI heartbeats;
  private final WatcherKey key;

  public ReceiverSink(URI receiver, WatcherKey key) {
    this.incidents = receiver.resolve("/incidents");
    this.recoveries = receiver.resolve("/incidents/recovered");
    this.heartbeats = receiver.resolve("/incidents/heartbeat");
    this.key = key;
    var parameters = new SSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .sslParameters(parameters)
            .build();
  }

  @Override
  public Delivery send(Waiting incident) throws InterruptedException {
    boolean isRecovery = Recovery.isOne(Json.object(incident.body(), "body").tree());
    try {
      var response = post(isRecovery ? recoveries : incidents, incident.body());
      return delivery(incident, isRecovery, response);
    } catch (IOException e) {
      return new Delivery.Later(String.valueOf(e));
    }
  }

  @Override
  public Delivery send(Heartbeat heartbeat) throws InterruptedException {
    try {
      var response = post(heartbeats, Json.text(heartbeat.toJson()));
      return response.statusCode() == 202
          ? new Delivery.Delivered()
          : new Delivery.Later("HTTP " + response.statusCode());
    } catch (IOException e) {
      return new Delivery.Later(String.valueOf(e));
    }
  }

  private HttpResponse<String> post(URI door, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(door)
            .timeout(TIMEOUT)
            .header("User-Agent", "msp-watcher/" + BuildInfo.current().version())
            .header("Authorization", "Bearer " + key.reveal())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  // A proxy or a captive portal answers 200 too; only the receiver names our incident.
  private static Delivery delivery(
      Waiting incident, boolean isRecovery, HttpResponse<String> response) {
    int status = response.statusCode();
    if (status == 202) {
      return text(response.body(), "incident_id").equals(Optional.of(incident.incidentId()))
          ? new Delivery.Delivered()
          : new Delivery.Later("the answer is not the receiver's");
    }
    var code = text(response.body(), "code").flatMap(ProblemCode::of);
    return code.filter(c -> isForGood(c, isRecovery)).isPresent()
        ? new Delivery.Refused(code.get().code())
        : new Delivery.Later("HTTP " + status + code.map(c -> " " + c.code()).orElse(""));
  }

  // A key that is not registered yet, or revoked by mistake, is a passing failure.
  // Nothing is left to close of an incident that never arrived.
  private static boolean isForGood(ProblemCode code, boolean isRecovery) {
    return switch (code) {
      case INVALID_REQUEST, CONFLICT, PAYLOAD_TOO_LARGE, WRONG_SITE -> true;
      case NOT_FOUND -> isRecovery;
      default -> false;
    };
  }

  private static Optional<String> text(String body, String field) {
    try {
      return Json.object(body, "answer").optionalText(field, 1000);
    } catch (InvalidRequest _) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
