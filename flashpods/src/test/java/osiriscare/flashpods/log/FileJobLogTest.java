package osiriscare.flashpods.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.flashpods.container.OutputConsumer.OutputStreamName;
import osiriscare.flashpods.container.OutputPosition;
import osiriscare.flashpods.id.JobId;
import osiriscare.testkit.Await;
import osiriscare.testkit.TestClock;

class FileJobLogTest {
  private static final JobId JOB = new JobId("job_0123456789ab");

  @TempDir Path folder;

  private final TestClock clock = new TestClock(Instant.parse("2026-11-21T10:20:30.456Z"));

  private FileJobLog logs(long bytesMax) {
    return new FileJobLog(folder, bytesMax, clock);
  }

  private static void print(JobLog.Writer writer, OutputStreamName stream, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    writer.accept(stream, bytes, 0, bytes.length);
  }

  @Test
  void lines_inPieces_getOneStampEach() {
    var logs = logs(1000);
    try (var writer = logs.open(JOB)) {
      print(writer, OutputStreamName.STDOUT, "al");
      print(writer, OutputStreamName.STDERR, "oops\n");
      print(writer, OutputStreamName.STDOUT, "pha\nbeta");
    }
    var tail = logs.tail(JOB, 10).orElseThrow();
    assertThat(tail.output())
        .isEqualTo("[10:20:30.456] oops\n[10:20:30.456] alpha\n[10:20:30.456] beta\n");
    assertThat(tail.lines()).isEqualTo(3);
    assertThat(tail.isTruncated()).isFalse();
    assertThat(logs.tail(JOB, 1).orElseThrow().output()).isEqualTo("[10:20:30.456] beta\n");
  }

  @Test
  void tail_ofALongLog_isTheEndOfIt() {
    var logs = logs(50_000_000);
    try (var writer = logs.open(JOB)) {
      for (int i = 0; i < 20_000; i++) {
        print(writer, OutputStreamName.STDOUT, "line " + i + "\n");
      }
    }
    var tail = logs.tail(JOB, 10_000).orElseThrow();
    assertThat(tail.lines()).isEqualTo(10_000);
    assertThat(tail.output()).startsWith("[10:20:30.456] line 10000\n").endsWith("line 19999\n");
  }

  @Test
  void cap_keepsTheHeadAndSaysSo_alsoAfterARestart() throws IOException {
    for (int life = 0; life < 2; life++) {
      try (var writer = logs(2000).open(JOB)) {
        for (int i = 0; i < 1000; i++) {
          print(writer, OutputStreamName.STDOUT, "line " + i + "\n");
        }
      }
    }
    var text = Files.readString(folder.resolve(JOB + ".log"));
    assertThat(text).startsWith("[10:20:30.456] line 0\n").contains("log truncated at 2000 bytes");
    assertThat(text.split("log truncated", -1)).hasSize(2);
    assertThat(text.length()).isLessThan(2100);
    assertThat(logs(2000).isTruncated(JOB)).isTrue();
    // What was dropped is still counted: twice "line 0" to "line 999".
    assertThat(logs(2000).tail(JOB, 1).orElseThrow().producedBytes()).isEqualTo(2 * 8890);
  }

  @Test
  void position_thatACrashLeftEmpty_isNothingYet() throws IOException {
    Files.writeString(folder.resolve(JOB + ".position"), "");
    try (var writer = logs(2000).open(JOB)) {
      assertThat(writer.position()).isEqualTo(OutputPosition.START);
    }
  }

  @Test
  void position_afterAKill_isTheEndOfTheLastWholeLine() {
    var logs = logs(1000);
    // Never closed, as a killed API leaves it.
    var killed = logs.open(JOB);
    print(killed, OutputStreamName.STDOUT, "whole\nhalf");
    try (var writer = logs.open(JOB)) {
      assertThat(writer.position()).isEqualTo(new OutputPosition(6, 0));
      print(writer, OutputStreamName.STDOUT, "half a line\n");
    }
    assertThat(logs.tail(JOB, 10).orElseThrow().output())
        .isEqualTo("[10:20:30.456] whole\n[10:20:30.456] half a line\n");
  }

  @Test
  void follow_endsWithTheWriter_andMissesNothing() throws InterruptedException {
    var logs = logs(1_000_000);
    var seen = new ByteArrayOutputStream();
    var writer = logs.open(JOB);
    print(writer, OutputStreamName.STDOUT, "first\n");
    var reader =
        Thread.ofVirtual()
            .start(() -> {
              try {
                logs.copy(JOB, 0, true, seen);
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    Await.until("the first line", Duration.ofSeconds(5), () -> seen.size() > 0);
    print(writer, OutputStreamName.STDOUT, "second\n");
    writer.close();
    assertThat(reader.join(Duration.ofSeconds(5))).isTrue();
    assertThat(seen.toString(StandardCharsets.UTF_8)).contains("first\n", "second\n");
  }

  @Test
  void bytes_ofAnyKind_doNotBreakIt() {
    var logs = logs(200_000);
    var random = new Random(7);
    try (var writer = logs.open(JOB)) {
      for (int i = 0; i < 100; i++) {
        var bytes = new byte[random.nextInt(5000)];
        random.nextBytes(bytes);
        writer.accept(OutputStreamName.STDOUT, bytes, 0, bytes.length);
      }
    }
    assertThat(logs.tail(JOB, 100)).isPresent();
    logs.delete(JOB);
    assertThat(logs.tail(JOB, 100)).isEmpty();
    assertThat(logs.bytesOnDisk()).isZero();
  }
}
