package osiriscare.cli.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;

/// Upload a project, build it, fetch the artifact: by the command line and by curl, as an archive
/// and by rsync, in real containers, with nothing but the programs that users have.
@Tag("product")
@Tag("real-podman")
class FlashpodsJourneyTest {
  private static final String BUILD =
      """
      set -e
      mkdir out
      tr a-z A-Z < src/main.txt > out/app
      cp out/app /artifacts/app
      echo built with $(ls -a | wc -l) entries
      """;

  @TempDir private static Path folder;
  private static RunningLauncher run;
  private static Process rsyncd;
  private static String url = "";
  private static Path token = Path.of("/");
  private static Path project = Path.of("/");

  @BeforeAll
  static void start() throws Exception {
    int rsyncPort;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      rsyncPort = free.getLocalPort();
    }
    var home = folder.resolve("home");
    run =
        RunningLauncher.start(
            home,
            0,
            Map.of("FLASHPODS_PORT", "0", "FLASHPODS_RSYNC_PORT", Integer.toString(rsyncPort)),
            "--flashpods");
    var flashpods = run.await("flashpods");
    url = flashpods.text("url", 100);
    token = Path.of(flashpods.text("token_file", 1000));
    rsyncd =
        new ProcessBuilder(
                "rsync",
                "--daemon",
                "--no-detach",
                "--port=" + rsyncPort,
                "--config=" + home.resolve("flashpods/database/state/rsyncd.conf"))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("rsyncd.out").toFile())
            .start();
    RunningLauncher.await(() -> listens(rsyncPort), Duration.ofSeconds(10));
    project = folder.resolve("project");
    Files.createDirectories(project.resolve("src"));
    Files.writeString(project.resolve("src/main.txt"), "hello\n");
    Files.writeString(project.resolve("build.sh"), BUILD);
    Files.writeString(project.resolve(".env"), "KEY=tell-nobody\n");
  }

  private static boolean listens(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  @AfterAll
  static void stop() throws Exception {
    rsyncd.destroy();
    run.interrupt();
    assertThat(run.awaitExit()).as(run.said()).isEqualTo(130);
    run.close();
    assertThat(rsyncd.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(RunningLauncher.processesOf(folder)).isEmpty();
  }

  @Test
  void commandLine_withAnArchive() throws Exception {
    byCommandLine("tar", List.of());
  }

  @Test
  void commandLine_byRsync() throws Exception {
    byCommandLine("rsync", List.of("--rsync"));
  }

  private static void byCommandLine(String name, List<String> more) throws Exception {
    var results = folder.resolve("by-command-line-" + name);
    var checkout = Path.of("..").toAbsolutePath().normalize();
    var said =
        shell(
            checkout.resolve("flashpods/bin/flashpods")
                + " run --cpus=1 --memory-gb=1 "
                + String.join(" ", more)
                + " -C "
                + project
                + " --get "
                + results
                + " 'sh build.sh && cat out/app' 2>&1");
    assertThat(said)
        .contains("not sent: .env", "sent 2 files", "built with 5 entries", "HELLO", "exit code 0");
    assertThat(results.resolve("app")).hasContent("HELLO");
  }

  @Test
  void curl_withAnArchive() throws Exception {
    var upload = json("curl -sX POST $A/uploads $H $J").text("upload_id");
    var sent =
        json(
            "tar -C %s -c --exclude=.env . | curl -sX PUT $A/uploads/%s/content $H -H 'Content-Type: application/x-tar' --data-binary @-"
                .formatted(project, upload));
    assertThat(sent.text("state")).isEqualTo("uploading");
    buildAndFetch(upload, "curl-tar");
  }

  @Test
  void curl_byRsync_withThePasswordOfThisUploadOnly() throws Exception {
    var upload = json("curl -sX POST $A/uploads $H $J");
    var other = json("curl -sX POST $A/uploads $H $J");
    var send = "rsync -a --exclude=.env %s/ '%s' 2>&1; echo ended $?";
    var withPassword = "RSYNC_PASSWORD=" + upload.text("rsync_password", 200) + " ";
    assertThat(shell(withPassword + send.formatted(project, upload.text("rsync_url", 200))))
        .contains("ended 0");
    assertThat(shell(withPassword + send.formatted(project, other.text("rsync_url", 200))))
        .contains("auth failed");
    buildAndFetch(upload.text("upload_id"), "curl-rsync");
    assertThat(shell(withPassword + send.formatted(project, upload.text("rsync_url", 200))))
        .contains("auth failed");
  }

  private static void buildAndFetch(String upload, String name) throws Exception {
    assertThat(json("curl -sX POST $A/uploads/" + upload + "/finalize $H").text("state"))
        .isEqualTo("finalized");
    var body =
        Json.object()
            .put("type", "worker")
            .put("command", "sh build.sh")
            .put("files_id", upload)
            .put("cpus", 1)
            .put("memory_gb", 1);
    var job = json("curl -sX POST $A/jobs $H $J -d '" + Json.text(body) + "'").text("job_id");
    assertThat(shell("curl -sN \"$A/jobs/" + job + "/output?follow=true\" $H"))
        .contains("built with 5 entries");
    RunningLauncher.await(() -> isOver(job), Duration.ofSeconds(30));
    assertThat(json("curl -s $A/jobs/" + job + " $H").text("status")).isEqualTo("completed");
    var result = folder.resolve(name);
    shell("curl -sf -o " + result + " $A/jobs/" + job + "/artifacts/app $H");
    assertThat(result).hasContent("HELLO");
  }

  private static boolean isOver(String job) {
    try {
      return json("curl -s $A/jobs/" + job + " $H").has("completed_at");
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("ask for " + job, e);
    }
  }

  private static Fields json(String command) throws IOException, InterruptedException {
    return Json.object(shell(command), "the answer");
  }

  // $A is the API, $H the header with the token, $J that of a JSON body.
  private static String shell(String command) throws IOException, InterruptedException {
    var words =
        command
            .replace("$H", "-H @" + folder.resolve("header"))
            .replace("$J", "-H 'Content-Type: application/json'");
    Files.writeString(
        folder.resolve("header"), "Authorization: Bearer " + Files.readString(token).strip());
    var builder = new ProcessBuilder("bash", "-c", words);
    builder.environment().put("A", url);
    builder.environment().put("FLASHPODS_URL", url);
    builder.environment().put("FLASHPODS_TOKEN_FILE", token.toString());
    var errors = Files.createTempFile(folder, "shell", ".err");
    var process = builder.redirectError(errors.toFile()).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(command + said + Files.readString(errors)).isZero();
    return said;
  }
}
