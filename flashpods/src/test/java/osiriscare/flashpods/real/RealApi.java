package osiriscare.flashpods.real;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import osiriscare.flashpods.FlashpodsMain;
import osiriscare.flashpods.fake.RunningApi;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.testkit.Await;

/// The program `flashpods-api` in a process of its own, which can be killed.
final class RealApi {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final Path folder;
  private final Process process;
  private final int port;
  private final Site site;

  private RealApi(Path folder, Process process, int port, Site site) {
    this.folder = folder;
    this.process = process;
    this.port = port;
    this.site = site;
  }

  /// Where it runs.
  ///
  /// @param prefix what to put before its command
  /// @param address it listens on
  /// @param isRemote whether requests must be made there too
  record Site(List<String> prefix, String address, boolean isRemote) {
    static final Site HERE = new Site(List.of(), "127.0.0.1", false);
  }

  static RealApi start(Path folder, Path socket) throws IOException {
    return start(folder, socket, Map.of(), Site.HERE);
  }

  /// @param more settings
  static RealApi start(Path folder, Path socket, Map<String, String> more, Site site)
      throws IOException {
    int port;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Files.writeString(folder.resolve("api-token"), RunningApi.TOKEN);
    var command = new ArrayList<>(site.prefix());
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            FlashpodsMain.class.getName()));
    var builder = new ProcessBuilder(command);
    var environment = builder.environment();
    environment.put("FLASHPODS_DB_PATH", folder.resolve("db/flashpods.db").toString());
    environment.put("FLASHPODS_UPLOADS_PATH", folder.resolve("uploads").toString());
    environment.put("FLASHPODS_ARTIFACTS_PATH", folder.resolve("artifacts").toString());
    environment.put("FLASHPODS_LOGS_PATH", folder.resolve("logs").toString());
    environment.put("FLASHPODS_LISTEN_ADDR", site.address() + ":" + port);
    environment.put("FLASHPODS_TOKEN_FILE", folder.resolve("api-token").toString());
    environment.put("FLASHPODS_PODMAN_SOCKET", socket.toString());
    environment.put("FLASHPODS_HOST_CPUS", "8");
    environment.put("FLASHPODS_HOST_MEMORY_GB", "16");
    environment.put("FLASHPODS_DISK_PERCENT_MAX", "100");
    environment.put("FLASHPODS_ALLOWED_IMAGES", RealPodman.IMAGE);
    environment.put("FLASHPODS_DEFAULT_IMAGE", RealPodman.IMAGE);
    environment.put("FLASHPODS_PREPULL_IMAGES", "none");
    // The host's own network namespace is not for tests.
    environment.put("FLASHPODS_DEFAULT_NETWORK", "none");
    environment.put("FLASHPODS_GRACE_SECONDS", "1");
    environment.put("FLASHPODS_WARM_POOL", "0");
    environment.putAll(more);
    var process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("api.log").toFile()))
            .start();
    var api = new RealApi(folder, process, port, site);
    Await.until("the API answers", Duration.ofSeconds(30), api::isReady);
    return api;
  }

  private boolean isReady() {
    if (!process.isAlive()) {
      throw new AssertionError("the API ended: " + log());
    }
    try {
      return json("GET", "/ready", "").text("status").equals("ready");
    } catch (UncheckedIOException | InvalidRequest _) {
      return false;
    }
  }

  String log() {
    try {
      return Files.readString(folder.resolve("api.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  HttpResponse<String> send(
      String method, String path, HttpRequest.BodyPublisher body, String type) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + RunningApi.TOKEN)
            .header("Content-Type", type)
            .method(method, body)
            .build();
    try {
      return CLIENT.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  Fields json(String method, String path, String body) {
    return Json.object(
        site.isRemote()
            ? remotely(method, path, body)
            : send(method, path, BodyPublishers.ofString(body), "application/json").body(),
        "answer");
  }

  private String remotely(String method, String path, String body) {
    var command = new ArrayList<>(site.prefix());
    command.addAll(
        List.of("curl", "-s", "-X", method, "-H", "Authorization: Bearer " + RunningApi.TOKEN));
    if (!body.isEmpty()) {
      command.addAll(List.of("-H", "Content-Type: application/json", "--data-binary", body));
    }
    command.add("http://" + site.address() + ":" + port + path);
    try {
      return new String(
          new ProcessBuilder(command).start().getInputStream().readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return port;
  }

  /// Uploads one file.
  ///
  /// @return the finalized upload's id
  String upload(String name, String content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(bytes)) {
      var text = content.getBytes(StandardCharsets.UTF_8);
      var entry = new TarArchiveEntry(name);
      entry.setSize(text.length);
      tar.putArchiveEntry(entry);
      tar.write(text);
      tar.closeArchiveEntry();
    }
    var upload = json("POST", "/uploads", "{}").text("upload_id");
    var sent =
        send(
            "PUT",
            "/uploads/" + upload + "/content",
            BodyPublishers.ofByteArray(bytes.toByteArray()),
            "application/x-tar");
    if (sent.statusCode() != 200) {
      throw new IOException(sent.body());
    }
    json("POST", "/uploads/" + upload + "/finalize", "{}");
    return upload;
  }

  String submit(String command) {
    return json("POST", "/jobs", body(command).toString()).text("job_id");
  }

  private static Object body(String command) {
    return Json.text(
        Json.object()
            .put("type", "worker")
            .put("command", command)
            .put("cpus", 1)
            .put("memory_gb", 1));
  }

  Fields awaitOver(String job) {
    try {
      Await.until(
          job + " ends",
          Duration.ofSeconds(60),
          () -> json("GET", "/jobs/" + job, "").has("completed_at"));
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + "; the API said: " + log(), e);
    }
    return json("GET", "/jobs/" + job, "");
  }

  /// The job that a killed API took last, and the events that it wrote; read from the file, since
  /// nobody answers any more.
  List<String> events() {
    try (var database =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("db/flashpods.db"));
        var statement = database.createStatement();
        var rows = statement.executeQuery("SELECT job_id || ' ' || event FROM job_events")) {
      var result = new ArrayList<String>();
      while (rows.next()) {
        result.add(rows.getString(1));
      }
      return result;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  Optional<String> eventOf(String job, String event) {
    return events().stream().filter((job + " " + event)::equals).findFirst();
  }

  /// kill -9.
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  public void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
