package osiriscare.central.policysource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.daemon.process.ProcessResult;
import osiriscare.daemon.process.ProcessRunner;
import osiriscare.testkit.Await;

/// Real Git servers, reached as a partner's are: over TLS with a password, and over SSH with a key.
class GitFetchTest {
  private static final String PASSWORD = "a pass phrase of nobody";
  private static final String STORE_PASSWORD = "changeit";

  @TempDir Path folder;
  private String revision = "";

  @BeforeEach
  void repository() throws IOException {
    var repository = folder.resolve("alpha.git");
    run("git", "init", "--quiet", "-b", "main", repository.toString());
    Files.writeString(repository.resolve("policy.yaml"), "switches: {}\n");
    git("add", "--all");
    git(
        "-c",
        "user.name=test",
        "-c",
        "user.email=test@example.com",
        "commit",
        "--quiet",
        "-m",
        "policy");
    revision = git("rev-parse", "HEAD").strip();
  }

  private String git(String... arguments) {
    var all = new ArrayList<>(List.of("-C", folder.resolve("alpha.git").toString()));
    all.addAll(List.of(arguments));
    return run("git", all.toArray(String[]::new));
  }

  private static String run(String program, String... arguments) {
    var result = new ProcessRunner(Duration.ofSeconds(30)).run(program, arguments);
    assertThat(result).isInstanceOf(ProcessResult.Exited.class);
    var exited = (ProcessResult.Exited) result;
    assertThat(exited.exitCode()).as(exited.errors()).isZero();
    return exited.output();
  }

  private GitRemote https(int port, String path, Optional<Path> credentials, Optional<Path> ca) {
    return new GitRemote(
        URI.create("https://localhost:" + port + path),
        "main",
        "",
        Optional.empty(),
        Optional.empty(),
        credentials,
        ca);
  }

  private Path store() throws IOException {
    var store = folder.resolve("store.p12");
    run(
        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
        "-genkeypair",
        "-keyalg",
        "EC",
        "-alias",
        "git",
        "-dname",
        "CN=localhost",
        "-ext",
        "san=dns:localhost",
        "-storetype",
        "PKCS12",
        "-keystore",
        store.toString(),
        "-storepass",
        STORE_PASSWORD);
    run(
        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
        "-exportcert",
        "-rfc",
        "-alias",
        "git",
        "-keystore",
        store.toString(),
        "-storepass",
        STORE_PASSWORD,
        "-file",
        folder.resolve("ca.pem").toString());
    return store;
  }

  private Path credentials(String name, String password) throws IOException {
    return Files.writeString(folder.resolve(name), "username=reader\npassword=" + password + "\n");
  }

  @Test
  void https_isFetchedWithThePassword_andNotWithoutItOrFromAStranger() throws Exception {
    var ca = Optional.of(folder.resolve("ca.pem"));
    try (var server = new GitOverHttps(folder, store(), STORE_PASSWORD, Optional.of(PASSWORD))) {
      var good = Optional.of(credentials("good", PASSWORD));
      var fetch = new GitFetch(https(server.port(), "/alpha.git", good, ca));
      assertThat(fetch.revision()).isEqualTo(revision);
      var fetched = fetch.fetch();
      assertThat(fetched.revision()).isEqualTo(revision);
      assertThat(fetched.files()).containsExactly(Map.entry("policy.yaml", "switches: {}\n"));

      var wrong = Optional.of(credentials("wrong", PASSWORD + " of somebody else"));
      refused(https(server.port(), "/alpha.git", wrong, ca), "Authentication failed");
      refused(https(server.port(), "/alpha.git", Optional.empty(), ca), "could not read Username");
      refused(https(server.port(), "/alpha.git", good, Optional.empty()), "certificate");
      refused(https(server.port(), "/beta.git", good, ca), "not found");
      // A server that sends us elsewhere would get the password of another.
      refused(https(server.port(), "/moved/alpha.git", good, ca), "302");
    }
  }

  private static void refused(GitRemote remote, String words) {
    assertThatThrownBy(() -> new GitFetch(remote).revision())
        .hasMessageContaining(words)
        .hasMessageNotContaining(PASSWORD);
  }

  @Test
  @Tag("real-openssh")
  void ssh_isFetchedWithTheKey_andNotFromAHostWithAnother() throws Exception {
    key("host");
    key("reader");
    key("stranger");
    Files.copy(folder.resolve("reader.pub"), folder.resolve("authorized"));
    int port = freePort();
    var server = sshd(port);
    try {
      Await.until("sshd listens", Duration.ofSeconds(20), () -> listens(port));
      var known = knownHosts("known", port, "host");
      var fetch = new GitFetch(ssh(port, "reader", known));
      assertThat(fetch.revision()).isEqualTo(revision);
      assertThat(fetch.fetch().files()).containsKey("policy.yaml");
      refused(ssh(port, "stranger", known), "Permission denied");
      refused(
          ssh(port, "reader", knownHosts("other", port, "stranger")),
          "host key has just been changed");
      refused(
          ssh(port, "reader", Files.createFile(folder.resolve("none"))),
          "Host key verification failed");
    } finally {
      server.destroy();
      server.waitFor();
    }
  }

  private GitRemote ssh(int port, String key, Path knownHosts) {
    return new GitRemote(
        URI.create(
            "ssh://"
                + System.getProperty("user.name")
                + "@127.0.0.1:"
                + port
                + folder.resolve("alpha.git")),
        "main",
        "",
        Optional.of(folder.resolve(key)),
        Optional.of(knownHosts),
        Optional.empty(),
        Optional.empty());
  }

  private void key(String name) {
    run(
        "ssh-keygen",
        "-q",
        "-t",
        "ed25519",
        "-N",
        "",
        "-C",
        name,
        "-f",
        folder.resolve(name).toString());
  }

  private Path knownHosts(String name, int port, String key) throws IOException {
    var shown = Files.readString(folder.resolve(key + ".pub")).split(" ", 3);
    return Files.writeString(
        folder.resolve(name), "[127.0.0.1]:" + port + " " + shown[0] + " " + shown[1] + "\n");
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean listens(int port) {
    try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private Process sshd(int port) throws IOException {
    // Where sshd goes without privileges; a machine on which it was never started has none.
    var empty = Path.of("/run/sshd");
    if (!Files.exists(empty)) {
      Files.createDirectory(
          empty,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }
    var config =
        Files.writeString(
            folder.resolve("sshd_config"),
            """
            Port %d
            ListenAddress 127.0.0.1
            HostKey %s
            AuthorizedKeysFile %s
            PidFile none
            UsePAM no
            StrictModes no
            PasswordAuthentication no
            PermitRootLogin prohibit-password
            """
                .formatted(port, folder.resolve("host"), folder.resolve("authorized")));
    var sshd = ProcessRunner.find("sshd").orElseThrow();
    return new ProcessBuilder(sshd.toString(), "-D", "-e", "-f", config.toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("sshd.log").toFile())
        .start();
  }
}
