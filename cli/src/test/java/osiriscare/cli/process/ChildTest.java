package osiriscare.cli.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir private Path folder;

  @Test
  void start_ofAProgram_keepsWhatItSaysAndHowItEnds() throws Exception {
    var child =
        start(Map.of("GREETING", "hello"), "sh", "-c", "echo $GREETING; echo no >&2; exit 7");
    assertThat(child.awaitExit(LIMIT)).isTrue();
    assertThat(child.exit().join()).isEqualTo(7);
    assertThat(child.log().tail(9)).containsExactly("hello", "no");
  }

  @Test
  void awaitExit_whenMuchWaitsInThePipe_comesAfterTheLastLine() throws Exception {
    var child = start(Map.of("PATH", "/usr/bin:/bin"), "sh", "-c", "seq 1 100000; echo last");
    assertThat(child.awaitExit(LIMIT)).isTrue();
    assertThat(child.log().tail(1)).containsExactly("last");
  }

  @Test
  void awaitExit_whenAGrandchildHoldsThePipe_comesNevertheless() throws Exception {
    var child = start(Map.of("PATH", "/usr/bin:/bin"), "sh", "-c", "sleep 60 & echo $!; exit 3");
    try {
      assertThat(child.awaitExit(LIMIT)).isTrue();
      assertThat(child.exit().join()).isEqualTo(3);
    } finally {
      ProcessHandle.of(Long.parseLong(child.log().tail(1).getFirst()))
          .ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  @Test
  void start_ofAProgram_givesItASessionOfItsOwnAndNothingOfOurEnvironment() throws Exception {
    var child = start(Map.of(), "sh", "-c", "cut -d' ' -f1,6 /proc/$$/stat; /usr/bin/env");
    assertThat(child.awaitExit(LIMIT)).isTrue();
    assertThat(child.log().tail(9))
        .startsWith(child.pid() + " " + child.pid())
        .noneMatch(line -> line.startsWith("HOME="));
  }

  @Test
  void close_ofAProgramThatTidiesUp_letsItDoSo() throws Exception {
    var done = folder.resolve("done");
    var child =
        start(
            Map.of("PATH", "/usr/bin:/bin"),
            "sh",
            "-c",
            "trap 'touch " + done + "; exit' TERM; echo ready; while :; do sleep 0.05; done");
    for (int i = 0; i < 400 && child.log().tail(1).isEmpty(); i++) {
      assertThat(child.awaitExit(Duration.ofMillis(50))).isFalse();
    }
    child.close();
    assertThat(child.isAlive()).isFalse();
    assertThat(Files.exists(done)).isTrue();
  }

  @Test
  void append_whenTheFileIsFull_beginsANewOne() throws Exception {
    var log = new LogFile(folder.resolve("x.log"), 12);
    for (var line : List.of("one\n", "two\n", "three\n", "four\n")) {
      log.append(line.getBytes(UTF_8), line.length());
    }
    assertThat(folder.resolve("x.log.1")).hasContent("one\ntwo\n");
    assertThat(log.tail(5)).containsExactly("three", "four");
    assertThat(log.tail(1)).containsExactly("four");
  }

  private Child start(Map<String, String> environment, String... command) {
    return Child.start(
        new Child.Program(
            "test", List.of(command), environment, new LogFile(folder.resolve("test.log"))));
  }
}
