package osiriscare.flashpods.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.flashpods.fake.FakeEngine;
import osiriscare.flashpods.fake.FakeFiles;
import osiriscare.flashpods.fake.Life;
import osiriscare.flashpods.fake.RunningApi;
import osiriscare.flashpods.id.JobId;
import osiriscare.flashpods.job.JobEvents;
import osiriscare.flashpods.job.JobRetention;
import osiriscare.testkit.TestClock;

class RetentionTest {
  private static final String KEY = ",\"client_job_id\":\"7d444840-9dc0-41d1-b245-5ffdce74fad2\"";

  @TempDir Path folder;

  private final FakeEngine engine = new FakeEngine();
  private final FakeFiles files = new FakeFiles();
  private final TestClock clock = new TestClock(Instant.parse("2026-11-21T10:00:00Z"));

  private Retention retention(RunningApi api, long logBytesMax) {
    return new Retention(
        new JobRetention(api.store(), new JobEvents(api.store(), clock), clock),
        files.artifacts(new Life(0)),
        files.logs(new Life(0)),
        new Retention.Limits(Duration.ofHours(1), Duration.ofHours(24), logBytesMax),
        clock);
  }

  private static int status(RunningApi api, String method, String path) {
    return api.send(method, path, "").statusCode();
  }

  @Test
  void artifactsThenLogsThenTheJob_goWhenTheirTimeIsOver() throws IOException {
    try (var api = RunningApi.start(folder, engine, files, new Life(0), clock, Map.of())) {
      var retention = retention(api, 1 << 30);
      var id = api.submit("exit 0", KEY);
      api.await(id, "completed");
      retention.sweep();
      assertThat(status(api, "GET", "/jobs/" + id + "/artifacts")).isEqualTo(200);
      clock.advance(Duration.ofMinutes(61));
      retention.sweep();
      assertThat(status(api, "GET", "/jobs/" + id + "/artifacts")).isEqualTo(410);
      assertThat(status(api, "GET", "/jobs/" + id + "/output")).isEqualTo(200);
      assertThat(api.job(id).text("status")).isEqualTo("completed");
      clock.advance(Duration.ofHours(24));
      retention.sweep();
      assertThat(api.job(id).text("status")).isEqualTo("cleaned");
      assertThat(status(api, "GET", "/jobs/" + id + "/output")).isEqualTo(410);
      assertThat(status(api, "DELETE", "/jobs/" + id)).isEqualTo(409);
      assertThat(files.has(id)).isFalse();
      assertThat(api.submit("exit 0", KEY)).as("the key is free again").isNotEqualTo(id);
    }
  }

  @Test
  void logs_overTheTotal_goOldestFirst() throws IOException {
    try (var api = RunningApi.start(folder, engine, files, new Life(0), clock, Map.of())) {
      JobId[] ids = new JobId[3];
      for (int i = 0; i < ids.length; i++) {
        ids[i] = api.submit("exit 0", "");
        api.await(ids[i], "completed");
        clock.advance(Duration.ofSeconds(1));
      }
      long all = files.logs(new Life(0)).bytesOnDisk();
      retention(api, all - 1).sweep();
      assertThat(status(api, "GET", "/jobs/" + ids[0] + "/output")).isEqualTo(410);
      assertThat(status(api, "GET", "/jobs/" + ids[1] + "/output")).isEqualTo(200);
    }
  }
}
