package osiriscare.bench.flashpods;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// The API as a caller uses it.
final class JobApi {
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI url;
  private final String token;
  private final String image;

  JobApi(RunningFlashpods flashpods) throws IOException {
    this.url = flashpods.url();
    this.token = flashpods.token();
    this.image = flashpods.image();
  }

  /// Submits a job with one core and one gigabyte.
  String submit(String command) throws IOException, InterruptedException {
    return submit(body(command).put("cpus", 1).put("memory_gb", 1));
  }

  /// Submits a job of the default size, for which containers are kept ready.
  String submitDefault(String command) throws IOException, InterruptedException {
    return submit(body(command));
  }

  private ObjectNode body(String command) {
    return Json.object().put("type", "worker").put("command", command).put("image", image);
  }

  private String submit(ObjectNode body) throws IOException, InterruptedException {
    return send("POST", "/jobs", Json.text(body)).text("job_id", 100);
  }

  /// Waits for the job by following its log, as the command line does.
  Fields awaitEnd(String job) throws IOException, InterruptedException {
    while (true) {
      var seen = send("GET", "/jobs/" + job, "");
      if (seen.has("completed_at")) {
        return seen;
      }
      if (!seen.text("status", 20).equals("pending")) {
        http.send(
            request("/jobs/" + job + "/output?follow=true").GET().build(),
            BodyHandlers.discarding());
      } else {
        Thread.sleep(10);
      }
    }
  }

  Fields send(String method, String path, String body) throws IOException, InterruptedException {
    var publisher = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    var answer =
        http.send(
            request(path)
                .header("Content-Type", "application/json")
                .method(method, publisher)
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return Json.object(answer.body(), path);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(url.resolve(path)).header("Authorization", "Bearer " + token);
  }
}
