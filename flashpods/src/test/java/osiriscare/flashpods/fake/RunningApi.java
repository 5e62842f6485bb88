package osiriscare.flashpods.fake;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import osiriscare.daemon.settings.Settings;
import osiriscare.flashpods.Features;
import osiriscare.flashpods.Flashpods;
import osiriscare.flashpods.FlashpodsConfig;
import osiriscare.flashpods.api.Tokens;
import osiriscare.flashpods.artifact.FileArtifacts;
import osiriscare.flashpods.id.JobId;
import osiriscare.flashpods.log.FileJobLog;
import osiriscare.flashpods.pool.WarmPool;
import osiriscare.flashpods.store.Store;
import osiriscare.flashpods.upload.FolderUploads;
import osiriscare.flashpods.upload.UploadEndpoints;
import osiriscare.flashpods.upload.UploadRules;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import osiriscare.testkit.Await;

/// One API process over fakes, and a client of it.
public final class RunningApi implements AutoCloseable {
  /// The token that may do everything.
  public static final String TOKEN =
      "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Store store;
  private final Flashpods api;
  private final Life life;

  private RunningApi(Store store, Flashpods api, Life life) {
    this.store = store;
    this.api = api;
    this.life = life;
  }

  /// Starts one in a folder that may hold what an earlier one left.
  public static RunningApi start(
      Path folder,
      FakeEngine engine,
      FakeFiles files,
      Life life,
      Clock clock,
      Map<String, String> more)
      throws IOException {
    var config = config(folder, more);
    try (var _ = Flashpods.prepare(config)) {
      var store = Store.open(config.database());
      var features =
          new Features(
              engine.seenBy(life),
              files.images(life),
              WarmPool.none(),
              files.uploads(life),
              files.logs(life),
              files.artifacts(life),
              List.of());
      try {
        var mortal = new MortalClock(clock, life);
        var tokens = new Tokens(config.tokenFile(), clock);
        return new RunningApi(
            store, Flashpods.start(config, tokens, store, features, mortal), life);
      } catch (Life.Killed e) {
        store.close();
        throw e;
      }
    }
  }

  /// Starts one that keeps uploads, logs and artifacts as the product does, on disk; only its
  /// containers are fakes.
  public static RunningApi overFiles(Path folder, FakeEngine engine) throws IOException {
    var config = config(folder, Map.of());
    var clock = Clock.systemUTC();
    try (var _ = Flashpods.prepare(config)) {
      var store = Store.open(config.database());
      var life = new Life(0);
      var uploads =
          new FolderUploads(
              config.uploads(),
              folder.resolve("snapshots"),
              store,
              UploadRules.DOCUMENTED.withDiskPercentMax(100),
              clock,
              new SecureRandom(),
              Flashpods.rsyncPasswords(config));
      var features =
          new Features(
              engine.seenBy(life),
              new FakeFiles().images(life),
              WarmPool.none(),
              uploads,
              new FileJobLog(config.logs(), 50L << 20, clock),
              new FileArtifacts(config.artifacts(), store, clock),
              new UploadEndpoints(uploads, "127.0.0.1:873").endpoints());
      var tokens = new Tokens(config.tokenFile(), clock);
      return new RunningApi(store, Flashpods.start(config, tokens, store, features, clock), life);
    }
  }

  /// Where it answers.
  public URI url() {
    return URI.create("http://127.0.0.1:" + api.port());
  }

  private static FlashpodsConfig config(Path folder, Map<String, String> more) throws IOException {
    var token = folder.resolve("api-token");
    if (!Files.exists(token)) {
      Files.writeString(token, TOKEN);
    }
    var values = new HashMap<String, String>();
    values.put("FLASHPODS_DB_PATH", folder.resolve("db/flashpods.db").toString());
    values.put("FLASHPODS_UPLOADS_PATH", folder.resolve("uploads").toString());
    values.put("FLASHPODS_ARTIFACTS_PATH", folder.resolve("artifacts").toString());
    values.put("FLASHPODS_LOGS_PATH", folder.resolve("logs").toString());
    values.put("FLASHPODS_LISTEN_ADDR", "127.0.0.1:0");
    values.put("FLASHPODS_TOKEN_FILE", token.toString());
    values.put("FLASHPODS_HOST_CPUS", "4");
    values.put("FLASHPODS_HOST_MEMORY_GB", "8");
    values.put("FLASHPODS_RESERVE_CPUS", "0");
    values.put("FLASHPODS_RESERVE_MEMORY_GB", "0");
    values.put("FLASHPODS_DISK_PERCENT_MAX", "100");
    values.put("FLASHPODS_PREPULL_IMAGES", "none");
    values.put("FLASHPODS_RSYNC_ALLOW", "127.0.0.1");
    values.put("FLASHPODS_REQUESTS_PER_SECOND", "1000000");
    values.putAll(more);
    return FlashpodsConfig.from(new Settings(values));
  }

  /// A request with the token that may do everything.
  public HttpResponse<String> send(String method, String path, String body) {
    return send(method, path, body, Map.of("Authorization", "Bearer " + TOKEN));
  }

  /// A request with these headers.
  public HttpResponse<String> send(
      String method, String path, String body, Map<String, String> headers) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port() + path))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    headers.forEach(request::header);
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Submits a worker that must be taken.
  public JobId submit(String command, String moreFields) {
    var body = "{\"type\":\"worker\",\"command\":\"" + command + "\"" + moreFields + "}";
    var answer = send("POST", "/jobs", body);
    if (answer.statusCode() != 201) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    return new JobId(Json.object(answer.body(), "answer").text("job_id"));
  }

  /// The job as the API shows it.
  public Fields job(JobId id) {
    return Json.object(send("GET", "/jobs/" + id, "").body(), "answer");
  }

  /// Waits until the job has this status.
  public Fields await(JobId id, String status) {
    Await.until(
        id + " " + status, Duration.ofSeconds(20), () -> job(id).text("status").equals(status));
    return job(id);
  }

  /// Its database.
  public Store store() {
    return store;
  }

  /// Ends it as kill -9 would: nothing it had in hand is finished.
  public void kill() {
    life.kill();
    close();
  }

  @Override
  public void close() {
    api.close();
    store.close();
  }

  private static final class MortalClock extends Clock {
    private final Clock clock;
    private final Life life;

    MortalClock(Clock clock, Life life) {
      this.clock = clock;
      this.life = life;
    }

    @Override
    public Instant instant() {
      life.step();
      return clock.instant();
    }

    @Override
    public ZoneId getZone() {
      return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("tests are in UTC");
    }
  }
}
