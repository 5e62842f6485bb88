package osiriscare.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.database.DatabaseUrl;

/// The program as it is started: a process with an environment, stopped by a signal.
class ReceiverMainTest {
  private static final Pattern PORT = Pattern.compile("receiver ready.*port=\"?([0-9]+)");

  private static ReceiverFixture door;

  @TempDir private Path folder;
  private @Nullable Process process;

  @BeforeAll
  static void open() {
    door = new ReceiverFixture();
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
  }

  @AfterAll
  static void close() {
    door.close();
  }

  @Test
  void process_servesUntilItIsToldToStop() throws Exception {
    var started = start(door.databases.receiver());
    ReceiverFixture.await(() -> PORT.matcher(log()).find());
    var port = PORT.matcher(log());
    assertThat(port.find()).isTrue();
    var health = door.send(Integer.parseInt(port.group(1)), "GET", "/health", "", "", "");
    assertThat(health.status()).isEqualTo(200);
    started.destroy();
    assertThat(started.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(log()).doesNotContain("Exception", "test-password");
  }

  @Test
  void process_asOwner_saysInOneLineWhyItDoesNotStart() throws Exception {
    var started = start(door.databases.owner());
    assertThat(started.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(started.exitValue()).isEqualTo(2);
    assertThat(log()).contains("is the owner or a superuser").doesNotContain("\tat ");
  }

  private Process start(DatabaseUrl database) throws IOException {
    var url =
        Files.writeString(folder.resolve("database-url"), ReceiverFixture.postgresql(database));
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            ReceiverMain.class.getName());
    builder.environment().clear();
    builder.environment().put("OSIRIS_RECEIVER_PORT", "0");
    builder.environment().put("DATABASE_URL_FILE", url.toString());
    return builder.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("log"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
