package osiriscare.flashpods;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import osiriscare.flashpods.fake.FakeEngine;
import osiriscare.flashpods.fake.FakeFiles;
import osiriscare.flashpods.fake.Life;
import osiriscare.flashpods.fake.RunningApi;
import osiriscare.flashpods.id.JobId;
import osiriscare.flashpods.id.UploadId;
import osiriscare.flashpods.store.Store;
import osiriscare.protocol.json.Json;
import osiriscare.testkit.Await;
import osiriscare.testkit.TestClock;

/// The documented shapes and codes, over fakes of engine and files.
class ApiTest {
  private static final String KEY = "7d444840-9dc0-41d1-b245-5ffdce74fad2";
  private static final UploadId UPLOAD = new UploadId("upload_0123abcd-012");

  @TempDir Path folder;

  private final FakeEngine engine = new FakeEngine();
  private final FakeFiles files = new FakeFiles();
  private final TestClock clock = new TestClock(Instant.parse("2026-11-21T10:00:00Z"));
  private RunningApi api;

  @BeforeEach
  void start() throws IOException {
    api = RunningApi.start(folder, engine, files, new Life(0), clock, Map.of());
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private void restartWith(Map<String, String> settings) throws IOException {
    api.close();
    api = RunningApi.start(folder, engine, files, new Life(0), clock, settings);
  }

  private String error(String method, String path, String body, int status) {
    var answer = api.send(method, path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    return Json.object(answer.body(), "answer").text("error");
  }

  @Test
  void job_exitZero_completesWithTheDocumentedFields() {
    var id = api.submit("exit 0", "");
    var job = api.await(id, "completed");
    assertThat(job.integer("exit_code", 0, 255)).isZero();
    assertThat(job.text("image")).isEqualTo("ubuntu:22.04");
    assertThat(job.text("image_digest")).startsWith("sha256:");
    assertThat(job.tree().propertyNames())
        .contains("started_at", "completed_at", "duration_seconds", "elapsed_seconds")
        .doesNotContain("error", "task");
    assertThat(engine.count()).isZero();
  }

  @Test
  void job_exitOther_failsWithThatCode() {
    var id = api.submit("exit 3", "");
    assertThat(api.await(id, "failed").integer("exit_code", 0, 255)).isEqualTo(3);
  }

  @Test
  void job_outOfMemory_isToldApart() {
    var job = api.await(api.submit("oom", ""), "failed");
    assertThat(job.text("error")).isEqualTo("oom_killed");
    assertThat(job.integer("exit_code", 0, 255)).isEqualTo(137);
  }

  @Test
  void job_thatCannotStart_failsFromStarting() {
    assertThat(api.await(api.submit("broken", ""), "failed").text("error"))
        .isEqualTo("container_error");
    assertThat(api.await(api.submit("exit 0", ",\"image\":\"missing\""), "failed").text("error"))
        .isEqualTo("image_unavailable");
  }

  @Test
  void job_overItsTime_isTimedOut() {
    var id = api.submit("wait", ",\"timeout_minutes\":5");
    api.await(id, "running");
    clock.advance(Duration.ofMinutes(6));
    var job = api.await(id, "timed_out");
    assertThat(job.integer("exit_code", 0, 255)).isEqualTo(137);
    assertThat(job.integer("actual_runtime_seconds", 0, 1000)).isEqualTo(360);
    assertThat(job.text("error")).contains("5 minutes");
  }

  @Test
  void cancel_ofAStubbornJob_killsAfterTheGrace() {
    var id = api.submit("stubborn", "");
    api.await(id, "running");
    var answer = api.send("DELETE", "/jobs/" + id, "");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Json.object(answer.body(), "answer").text("status")).isEqualTo("cancelled");
    Await.until("TERM is sent", Duration.ofSeconds(5), () -> engine.signals().contains("TERM"));
    assertThat(engine.signals()).doesNotContain("KILL");
    clock.advance(Duration.ofSeconds(10));
    api.await(id, "cancelled");
    assertThat(engine.signals()).contains("KILL");
    assertThat(error("DELETE", "/jobs/" + id, "", 409)).isEqualTo("job_already_terminal");
  }

  @Test
  void submit_withTheSameKeyInOtherCase_isTheSameJob() {
    var body = "{\"type\":\"worker\",\"command\":\"exit 0\",\"client_job_id\":\"%s\"}";
    var first = Json.object(api.send("POST", "/jobs", body.formatted(KEY)).body(), "answer");
    var again = api.send("POST", "/jobs", body.formatted(KEY.toUpperCase(Locale.ROOT)));
    assertThat(again.statusCode()).isEqualTo(200);
    var answer = Json.object(again.body(), "answer");
    assertThat(answer.bool("created")).isFalse();
    assertThat(answer.text("message")).isNotEmpty();
    assertThat(answer.text("job_id")).isEqualTo(first.text("job_id"));
    assertThat(error("POST", "/jobs", body.formatted(KEY).replace("exit 0", "exit 1"), 409))
        .isEqualTo("idempotency_conflict");
  }

  @Test
  void submit_whenFull_waitsInOrderAndTellsItsPlace() {
    var first = api.submit("wait", ",\"cpus\":4");
    api.await(first, "running");
    var second = api.submit("wait", ",\"cpus\":4");
    var third = api.submit("exit 0", ",\"cpus\":1");
    assertThat(api.job(second).integer("queue_position", 0, 9)).isEqualTo(1);
    assertThat(api.job(third).integer("queue_position", 0, 9)).isEqualTo(2);
    assertThat(error("GET", "/jobs/" + third + "/output", "", 404)).isEqualTo("logs_not_available");
    engine.endAll(0);
    api.await(second, "running");
    assertThat(api.job(third).text("status")).isEqualTo("pending");
    engine.endAll(0);
    api.await(third, "completed");
  }

  @Test
  void submit_whenFullWithoutQueue_tellsWhatIsAskedAndFree() throws IOException {
    restartWith(Map.of("FLASHPODS_QUEUE", "off"));
    api.await(api.submit("wait", ",\"cpus\":3,\"memory_gb\":2"), "running");
    var answer = api.send("POST", "/jobs", "{\"type\":\"worker\",\"command\":\"wait\"}");
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    var json = Json.object(answer.body(), "answer");
    assertThat(json.text("error")).isEqualTo("insufficient_resources");
    assertThat(json.object("requested").integer("cpus", 0, 99)).isEqualTo(2);
    assertThat(json.object("available").integer("cpus", 0, 99)).isEqualTo(1);
    assertThat(json.object("available").integer("memory_gb", 0, 99)).isEqualTo(6);
    assertThat(json.object("host_capacity").integer("cpus", 0, 99)).isEqualTo(4);
    assertThat(json.integer("running_jobs", 0, 99)).isEqualTo(1);
    engine.endAll(0);
  }

  @Test
  void submit_largerThanTheHost_neverWaits() {
    var body = "{\"type\":\"worker\",\"command\":\"wait\",\"cpus\":8}";
    assertThat(error("POST", "/jobs", body, 429)).isEqualTo("insufficient_resources");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | invalid_job_type",
        "{\"type\":\"sub\"} | invalid_job_type",
        "{\"type\":\"worker\"} | missing_command",
        "{\"type\":\"worker\",\"command\":\" \"} | missing_command",
        "{\"type\":\"agent\"} | missing_task",
        "{\"type\":\"agent\",\"task\":\"t\"} | missing_git_branch",
        "{\"type\":\"agent\",\"task\":\"t\",\"git_branch\":\"-f\"} | invalid_request",
        "{\"type\":\"worker\",\"command\":\"c\",\"client_job_id\":\"x\"} | invalid_client_job_id",
        "{\"type\":\"worker\",\"command\":\"c\",\"image\":\"--privileged\"} | invalid_image",
        "{\"type\":\"worker\",\"command\":\"c\",\"cpus\":9} | invalid_cpus",
        "{\"type\":\"worker\",\"command\":\"c\",\"cpus\":0.5} | invalid_cpus",
        "{\"type\":\"agent\",\"task\":\"t\",\"git_branch\":\"b\",\"cpus\":5} | invalid_cpus",
        "{\"type\":\"worker\",\"command\":\"c\",\"memory_gb\":17} | invalid_memory",
        "{\"type\":\"worker\",\"command\":\"c\",\"timeout_minutes\":121} | invalid_timeout",
        "{\"type\":\"worker\",\"command\":\"c\",\"network\":\"host\"} | invalid_request",
      })
  void submit_wrong_isRefusedWithItsCode(String body, String code) {
    assertThat(error("POST", "/jobs", body.strip(), 400)).isEqualTo(code.strip());
  }

  @Test
  void submit_overTheCap_namesTheCap() {
    var answer = api.send("POST", "/jobs", "{\"type\":\"worker\",\"command\":\"c\",\"cpus\":9}");
    assertThat(answer.body()).contains("between 1 and 8");
  }

  @Test
  void submit_withNamesBelowADomain_namesTheField() {
    var answer =
        api.send(
            "POST",
            "/jobs",
            "{\"type\":\"worker\",\"command\":\"c\",\"network\":[\"a.example\",\"*.b.example\"]}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("network[1] must be a whole name");
  }

  @Test
  void upload_unknown_isRefusedAndTraversalIsUnknown() {
    var body = "{\"type\":\"worker\",\"command\":\"c\",\"files_id\":\"%s\"}";
    assertThat(error("POST", "/jobs", body.formatted(UPLOAD), 404)).isEqualTo("upload_not_found");
    assertThat(error("POST", "/jobs", body.formatted("../../etc"), 404))
        .isEqualTo("upload_not_found");
  }

  @Test
  void upload_heldByAJob_isReleasedAtItsEnd() {
    files.finalizedUpload(UPLOAD);
    var id = api.submit("wait", ",\"files_id\":\"" + UPLOAD + "\"");
    api.await(id, "running");
    assertThat(files.holders(UPLOAD)).containsExactly(id);
    engine.endAll(0);
    api.await(id, "completed");
    assertThat(files.holders(UPLOAD)).isEmpty();
  }

  @Test
  void results_beforeTheEnd_areNotAvailable() {
    var id = api.submit("wait", "");
    api.await(id, "running");
    assertThat(error("GET", "/jobs/" + id + "/artifacts", "", 404))
        .isEqualTo("artifacts_not_available");
    assertThat(error("GET", "/jobs/" + id + "/artifacts/a", "", 404))
        .isEqualTo("artifacts_not_available");
    engine.endAll(0);
    api.await(id, "completed");
    var list = Json.object(api.send("GET", "/jobs/" + id + "/artifacts", "").body(), "answer");
    assertThat(list.integer("total_size_bytes", 0, 99)).isEqualTo(3);
    assertThat(list.bool("copy_in_progress")).isFalse();
    assertThat(list.text("expires_at")).isEqualTo("2026-11-21T11:00:00.000Z");
    assertThat(error("GET", "/jobs/" + id + "/artifacts/b", "", 404))
        .isEqualTo("artifact_not_found");
    assertThat(error("GET", "/jobs/" + id + "/artifacts/report%2Findex.html", "", 404))
        .as("a path is one encoded name")
        .isEqualTo("artifact_not_found");
    var output = Json.object(api.send("GET", "/jobs/" + id + "/output", "").body(), "answer");
    assertThat(output.text("output")).contains("hello");
  }

  @Test
  void collect_failing_failsTheJob() {
    files.failCollecting("artifact_copy_disk_full");
    var job = api.await(api.submit("exit 0", ""), "failed");
    assertThat(job.text("error")).isEqualTo("artifact_copy_disk_full");
    assertThat(job.integer("exit_code", 0, 255)).isZero();
  }

  @Test
  void credentials_missingOrWrong_areToldApart() {
    assertThat(api.send("GET", "/jobs", "", Map.of()).body()).contains("missing_authorization");
    assertThat(api.send("GET", "/jobs", "", Map.of("Authorization", "Basic x")).body())
        .contains("malformed_authorization");
    var wrong = api.send("GET", "/jobs", "", Map.of("Authorization", "Bearer x"));
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(wrong.body()).contains("invalid_token").doesNotContain("Bearer x");
    assertThat(api.send("GET", "/health", "", Map.of()).statusCode()).isEqualTo(200);
  }

  @Test
  void everyAnswer_carriesTheLimitsAndAnId() {
    var headers = api.send("GET", "/nowhere", "", Map.of()).headers();
    assertThat(headers.firstValue("X-Request-Id")).isPresent();
    assertThat(headers.firstValue("X-RateLimit-Limit")).isPresent();
    assertThat(headers.firstValue("X-RateLimit-Remaining")).isPresent();
    assertThat(headers.firstValue("X-RateLimit-Reset")).isPresent();
  }

  @Test
  void requests_overTheLimit_areRefused() throws IOException {
    restartWith(Map.of("FLASHPODS_REQUESTS_PER_SECOND", "3"));
    for (int i = 0; i < 3; i++) {
      assertThat(api.send("GET", "/health", "").statusCode()).isEqualTo(200);
    }
    var answer = api.send("GET", "/health", "");
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(Json.object(answer.body(), "answer").integer("retry_after_seconds", 1, 60))
        .isEqualTo(1);
    clock.advance(Duration.ofSeconds(1));
    assertThat(api.send("GET", "/health", "").statusCode()).isEqualTo(200);
  }

  @Test
  void disk_thatIsTooFull_takesNoJob() throws IOException {
    // Any disk is fuller than nothing.
    restartWith(Map.of("FLASHPODS_DISK_PERCENT_MAX", "1"));
    assertThat(error("POST", "/jobs", "{\"type\":\"worker\",\"command\":\"exit 0\"}", 507))
        .isEqualTo("insufficient_storage");
    assertThat(api.send("GET", "/ready", "").statusCode()).isEqualTo(503);
  }

  @Test
  void token_withScopeRead_mayNotSubmit() throws Exception {
    var hash =
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-256")
                    .digest("reader".getBytes(StandardCharsets.UTF_8)));
    Files.writeString(
        folder.resolve("api-token"), RunningApi.TOKEN + "\nviewer read " + hash + "\n");
    restartWith(Map.of());
    var reader = Map.of("Authorization", "Bearer reader");
    assertThat(api.send("GET", "/jobs", "", reader).statusCode()).isEqualTo(200);
    assertThat(api.send("POST", "/jobs", "{}", reader).statusCode()).isEqualTo(403);
    assertThat(api.send("POST", "/admin/drain", "", reader).statusCode()).isEqualTo(403);
  }

  @Test
  void drain_overARestart_takesNoJobsUntilUndrained() throws IOException {
    api.send("POST", "/admin/drain", "");
    restartWith(Map.of());
    assertThat(error("POST", "/jobs", "{\"type\":\"worker\",\"command\":\"exit 0\"}", 503))
        .isEqualTo("draining");
    api.send("POST", "/admin/undrain", "");
    api.await(api.submit("exit 0", ""), "completed");
  }

  @Test
  void fail_byTheOperator_isWrittenDownWithHisToken() {
    var id = api.submit("wait", "");
    api.await(id, "running");
    assertThat(api.send("POST", "/admin/jobs/" + id + "/fail", "").statusCode()).isEqualTo(200);
    assertThat(api.await(id, "failed").text("error")).isEqualTo("forced_by_operator");
    assertThat(api.send("GET", "/jobs/" + id + "/events", "").body())
        .contains("stop_requested", "token:default", "container_created", "sha256:");
  }

  @Test
  void backup_isAUsableDatabase() throws IOException {
    api.await(api.submit("exit 0", ""), "completed");
    var file = Json.object(api.send("POST", "/admin/backup", "").body(), "answer").text("file");
    assertThat(Path.of(file)).isNotEmptyFile();
    Store.open(Path.of(file)).close();
  }

  @Test
  void list_knowsEveryStateAndPages() {
    for (int i = 0; i < 5; i++) {
      api.await(api.submit("exit " + i, ""), i == 0 ? "completed" : "failed");
    }
    var page = Json.object(api.send("GET", "/jobs?status=failed&limit=3", "").body(), "answer");
    assertThat(page.integer("total", 0, 9)).isEqualTo(4);
    assertThat(page.array("jobs", 9)).hasSize(3);
    assertThat(page.array("jobs", 9).get(0).get("command").stringValue()).isEqualTo("exit 4");
    var next = page.integer("next", 0, 99);
    var rest =
        Json.object(
            api.send("GET", "/jobs?status=failed&limit=3&before=" + next, "").body(), "answer");
    assertThat(rest.array("jobs", 9)).hasSize(1);
    assertThat(error("GET", "/jobs?status=odd", "", 400)).isEqualTo("invalid_request");
    assertThat(error("GET", "/jobs?limit=101", "", 400)).isEqualTo("invalid_request");
  }

  @Test
  void paths_thatNoIdHas_areNotFound() {
    for (var path : new String[] {"/jobs/x", "/jobs/job_00000000000g"}) {
      assertThat(error("GET", path, "", 404)).isEqualTo("job_not_found");
    }
    assertThat(api.send("DELETE", "/jobs/%2e%2e%2f%2e%2e", "").statusCode()).isIn(404, 405);
    assertThat(error("GET", "/jobs/" + new JobId("job_000000000000"), "", 404))
        .isEqualTo("job_not_found");
  }

  @Test
  void metrics_nameWhatTheAlertsAskFor() throws IOException {
    api.await(api.submit("exit 1", ""), "failed");
    var metrics = api.send("GET", "/metrics", "").body();
    assertThat(metrics)
        .contains("flashpods_jobs_failed_total 1.0", "flashpods_disk_used_ratio{area=\"logs\"}");
    var alerts = Files.readString(Path.of("alerts.yml"));
    var names = Pattern.compile("(?:flashpods|osiris)_[a-z_]+").matcher(alerts);
    assertThat(names.results().map(MatchResult::group).distinct())
        .isNotEmpty()
        .allSatisfy(name -> assertThat(metrics).contains(name));
  }
}
