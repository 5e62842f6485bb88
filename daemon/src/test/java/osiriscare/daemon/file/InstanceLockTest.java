package osiriscare.daemon.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.daemon.file.InstanceLock.HeldByAnother;

class InstanceLockTest {
  @TempDir Path folder;

  /// Run as a program of its own: takes the lock, says so, and keeps it until it is killed.
  static final class Holder {
    static void main(String[] arguments) throws IOException {
      try (var lock = InstanceLock.take(Path.of(arguments[0]))) {
        System.out.println("held " + lock.file());
        System.in.read();
      }
    }
  }

  @Test
  void take_heldInThisProcess_isRefusedUntilReleased() throws IOException {
    var file = folder.resolve("lock");
    try (var _ = InstanceLock.take(file)) {
      assertThatThrownBy(() -> InstanceLock.take(file))
          .isInstanceOf(HeldByAnother.class)
          .hasMessageContaining(file.toString());
    }
    InstanceLock.take(file).close();
  }

  @Test
  void take_holderWasKilled_succeeds() throws IOException, InterruptedException {
    var file = folder.resolve("lock");
    var holder =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader output = holder.inputReader(StandardCharsets.UTF_8)) {
      assertThat(output.readLine()).isEqualTo("held " + file);
      assertThatThrownBy(() -> InstanceLock.take(file)).isInstanceOf(HeldByAnother.class);
    } finally {
      holder.destroyForcibly();
    }
    assertThat(holder.waitFor(10, TimeUnit.SECONDS)).isTrue();
    InstanceLock.take(file).close();
  }
}
