package osiriscare.flashpods;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.flashpods.fake.FakeEngine;
import osiriscare.flashpods.fake.FakeFiles;
import osiriscare.flashpods.fake.Life;
import osiriscare.flashpods.fake.RunningApi;
import osiriscare.protocol.json.Json;
import osiriscare.testkit.TestClock;

/// The documented error codes that no other test of the API meets, each by the request that gets
/// it.
class ErrorCodesTest {
  private static final String WORKER = "{\"type\":\"worker\",\"command\":\"wait\",\"cpus\":4}";

  @TempDir Path folder;

  private static void assertRefused(
      RunningApi api, String method, String path, String body, int status, String code) {
    var answer = api.send(method, path, body);
    assertThat(answer.body()).as(path).contains("\"error\":\"" + code + "\"");
    assertThat(answer.statusCode()).as(path).isEqualTo(status);
  }

  private static String upload(RunningApi api) {
    return Json.object(api.send("POST", "/uploads", "").body(), "answer").text("upload_id");
  }

  @Test
  void uploads_inTheWrongState_areRefused() throws IOException {
    try (var api = RunningApi.overFiles(folder, new FakeEngine())) {
      var id = upload(api);
      assertRefused(
          api,
          "POST",
          "/jobs",
          "{\"type\":\"worker\",\"command\":\"c\",\"files_id\":\"" + id + "\"}",
          409,
          "upload_not_finalized");
      assertRefused(api, "PUT", "/uploads/" + id + "/content", "x", 415, "unsupported_media_type");
      assertThat(api.send("POST", "/uploads/" + id + "/finalize", "").statusCode()).isEqualTo(200);
      var tar =
          Map.of(
              "Authorization", "Bearer " + RunningApi.TOKEN, "Content-Type", "application/x-tar");
      assertThat(api.send("PUT", "/uploads/" + id + "/content", "x", tar).body())
          .contains("unsupported_media_type", "Content-Type");
      assertThat(api.send("DELETE", "/uploads/" + id, "").statusCode()).isEqualTo(204);
      assertRefused(api, "POST", "/uploads/" + id + "/finalize", "", 410, "upload_expired");
      assertRefused(api, "DELETE", "/uploads/" + id, "", 404, "upload_not_found");
    }
  }

  @Test
  void artifacts_byAWrongNameOrRange_areRefused() throws IOException {
    var engine = new FakeEngine();
    try (var api = RunningApi.overFiles(folder, engine)) {
      var id = api.submit("exit 0", "");
      api.await(id, "completed");
      var path = "/jobs/" + id + "/artifacts/";
      assertRefused(api, "GET", path + "..%2f..%2fapi-token", "", 400, "invalid_artifact_name");
      assertRefused(api, "GET", path + "none", "", 404, "artifact_not_found");
    }
  }

  @Test
  void requests_thatNoRouteTakes_areRefused() throws IOException {
    try (var api = RunningApi.overFiles(folder, new FakeEngine())) {
      assertRefused(api, "GET", "/nothing", "", 404, "not_found");
      assertRefused(api, "PUT", "/jobs", "{}", 405, "method_not_allowed");
      assertRefused(
          api, "POST", "/jobs", "\"" + "a".repeat(2_000_000) + "\"", 413, "payload_too_large");
    }
  }

  @Test
  void queue_full_isRefused() throws IOException {
    var engine = new FakeEngine();
    var clock = new TestClock(Instant.parse("2026-11-21T10:00:00Z"));
    var more = Map.of("FLASHPODS_QUEUE_MAX", "1");
    try (var api = RunningApi.start(folder, engine, new FakeFiles(), new Life(0), clock, more)) {
      for (int i = 0; i < 2; i++) {
        assertThat(api.send("POST", "/jobs", WORKER).statusCode()).isEqualTo(201);
      }
      assertRefused(api, "POST", "/jobs", WORKER, 429, "queue_full");
      engine.endAll(0);
    }
  }

  @Test
  void database_thatFails_isOurFault() throws IOException {
    try (var api = RunningApi.overFiles(folder, new FakeEngine())) {
      api.store().run(tx -> tx.sql("DROP TABLE job_events").update());
      assertRefused(api, "GET", "/jobs/job_000000000000/events", "", 404, "job_not_found");
      api.store().run(tx -> tx.sql("ALTER TABLE jobs RENAME TO lost").update());
      assertRefused(api, "GET", "/jobs", "", 500, "database_error");
    }
  }
}
