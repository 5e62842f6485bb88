package osiriscare.flashpods.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.daemon.process.ProcessResult;
import osiriscare.daemon.process.ProcessRunner;
import osiriscare.flashpods.fake.FakeEngine;
import osiriscare.flashpods.fake.RunningApi;
import osiriscare.protocol.json.Json;
import osiriscare.testkit.Await;

/// A real rsync daemon with the settings that we write, and senders that mean no good.
@Tag("real-podman")
class RsyncDaemonTest {
  @TempDir Path folder;
  private RunningApi api;
  private Process daemon;
  private int port;
  private Path project;
  private Path password;
  private String id = "";

  @BeforeEach
  void start() throws IOException {
    api = RunningApi.overFiles(folder, new FakeEngine());
    var reserved = Json.object(api.send("POST", "/uploads", "").body(), "upload");
    id = reserved.text("upload_id");
    password = folder.resolve("password");
    Files.writeString(password, reserved.text("rsync_password"));
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
    project = folder.resolve("project");
    Files.createDirectories(project.resolve("src"));
    Files.writeString(project.resolve("src/a.c"), "int a;\n");
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    daemon =
        new ProcessBuilder(
                "rsync",
                "--daemon",
                "--no-detach",
                "--port=" + port,
                "--config=" + folder.resolve("db/state/rsyncd.conf"))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("rsyncd.out").toFile())
            .start();
    Await.until("rsync listens", Duration.ofSeconds(10), this::listens);
  }

  private boolean listens() {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  @AfterEach
  void stop() throws InterruptedException {
    daemon.destroy();
    assertThat(daemon.waitFor(10, TimeUnit.SECONDS)).isTrue();
    api.close();
  }

  private static ProcessResult.Exited ended(String program, String... arguments) {
    return (ProcessResult.Exited) new ProcessRunner(Duration.ofSeconds(20)).run(program, arguments);
  }

  private ProcessResult.Exited rsync(String... arguments) {
    var words = new ArrayList<>(List.of("--password-file=" + password));
    words.addAll(List.of(arguments));
    return ended("rsync", words.toArray(String[]::new));
  }

  private String url(String path) {
    return "rsync://" + id + "@127.0.0.1:" + port + "/uploads/" + path;
  }

  private ProcessResult.Exited send() {
    return rsync("-az", "--delete", project + "/", url(""));
  }

  private int finish() {
    return api.send("POST", "/uploads/" + id + "/finalize", "").statusCode();
  }

  @Test
  void folder_sentTwiceAndFinalized_isFrozenOutOfReach() throws IOException {
    assertThat(send().exitCode()).isZero();
    Files.writeString(project.resolve("src/b.c"), "int b;\n");
    assertThat(send().exitCode()).isZero();
    assertThat(finish()).isEqualTo(200);
    Files.writeString(project.resolve("src/a.c"), "changed\n");
    assertThat(send().errors()).contains("auth failed");

    var frozen = folder.resolve("snapshots").resolve(id);
    assertThat(frozen.resolve("src/a.c")).hasContent("int a;");
    assertThat(frozen.resolve("src/b.c")).exists();
  }

  @Test
  void senderWithoutPassword_orThatReadsOrLists_getsNothing() {
    assertThat(send().exitCode()).isZero();

    assertThat(ended("rsync", "-a", "--no-motd", project + "/", url("x/")).exitCode()).isNotZero();
    assertThat(rsync("rsync://127.0.0.1:" + port + "/").output()).doesNotContain("uploads");
    var read = rsync("-a", url(""), folder.resolve("stolen") + "/");
    assertThat(read.exitCode()).isNotZero();
    assertThat(folder.resolve("stolen/src")).doesNotExist();
  }

  @Test
  void senderOfAnotherUpload_orOneThatTheApiForgot_getsNothing() throws IOException {
    var other = Json.object(api.send("POST", "/uploads", "").body(), "upload").text("upload_id");
    var url = "rsync://" + other + "@127.0.0.1:" + port + "/uploads/";
    assertThat(rsync("-a", project + "/", url).errors()).contains("auth failed");
    assertThat(folder.resolve("uploads").resolve(other)).isEmptyDirectory();

    assertThat(api.send("DELETE", "/uploads/" + id, "").statusCode()).isEqualTo(204);
    assertThat(send().errors()).contains("auth failed");
    assertThat(Files.readString(folder.resolve("db/state/rsyncd.secrets")))
        .contains(other)
        .doesNotContain(id);
  }

  @Test
  void namesThatLeadOut_stayInside() {
    rsync("-a", project + "/", url("../outside/"));
    rsync("-a", project + "/", url("../../outside/"));
    rsync("-a", project + "/", url("/" + folder + "/outside/"));

    assertThat(folder.resolve("outside")).doesNotExist();
    assertThat(folder.resolveSibling("outside")).doesNotExist();
  }

  @Test
  void linkThatLeadsOut_isNeverWrittenThrough() throws IOException {
    var victim = Files.createDirectories(folder.resolve("victim"));
    Files.createSymbolicLink(project.resolve("door"), victim);
    assertThat(send().exitCode()).isZero();
    Files.delete(project.resolve("door"));
    Files.createDirectories(project.resolve("door"));
    Files.writeString(project.resolve("door/x"), "x");
    send();
    rsync("-aK", project + "/", url(""));

    assertThat(victim).isEmptyDirectory();
  }

  @Test
  void pipe_isRefusedWhenFinalized() {
    var made = ended("mkfifo", project + "/pipe");
    assertThat(made.exitCode()).isZero();
    assertThat(send().exitCode()).isZero();

    assertThat(finish()).isEqualTo(400);
  }

  @Test
  void setUidBit_doesNotArrive() throws IOException {
    var made = ended("chmod", "6755", project + "/src/a.c");
    assertThat(made.exitCode()).isZero();
    assertThat(send().exitCode()).isZero();

    var mode = Files.getAttribute(folder.resolve("uploads/" + id + "/src/a.c"), "unix:mode");
    assertThat((Integer) mode & 07000).isZero();
  }

  @Test
  void settings_withALineEnd_areRefused() {
    var odd =
        new RsyncDaemon(
            folder, folder, "127.0.0.1\nuid = root", "10.0.0.2", "flashpods", Optional.empty());
    assertThatThrownBy(odd::write).isInstanceOf(IllegalArgumentException.class);
  }
}
