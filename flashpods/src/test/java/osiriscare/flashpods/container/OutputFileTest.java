package osiriscare.flashpods.container;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import osiriscare.flashpods.container.OutputConsumer.OutputStreamName;

final class OutputFileTest {
  private static final String TIME = "2026-11-21T13:15:00.123456789+00:00 ";

  @TempDir Path folder;
  private final StringBuilder stdout = new StringBuilder();
  private final StringBuilder stderr = new StringBuilder();

  private OutputFile file(OutputPosition from) {
    return new OutputFile(
        folder.resolve("out"),
        from,
        (stream, buffer, offset, length) ->
            (stream == OutputStreamName.STDOUT ? stdout : stderr)
                .append(new String(buffer, offset, length, UTF_8)));
  }

  private void print(String text) throws IOException {
    Files.writeString(
        folder.resolve("out"), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  @Test
  void drain_bothStreamsAndPartsOfLines_areTheirBytes() throws IOException {
    print(TIME + "stdout F one\n" + TIME + "stderr F \n" + TIME + "stdout P tw");
    try (var file = file(OutputPosition.START)) {
      assertThat(file.drain()).isTrue();
      assertThat(stdout.toString()).isEqualTo("one\n");
      print("\n" + TIME + "stdout F o stdout F\n");
      assertThat(file.drain()).isTrue();
      assertThat(file.drain()).isFalse();
    }
    assertThat(stdout.toString()).isEqualTo("one\ntwo stdout F\n");
    assertThat(stderr.toString()).isEqualTo("\n");
  }

  @Test
  void drain_fromAKnownPosition_skipsWhatIsKnown() throws IOException {
    print(TIME + "stdout F one\n" + TIME + "stderr F two\n" + TIME + "stdout F three\n");
    try (var file = file(new OutputPosition(6, 2))) {
      file.drain();
    }
    assertThat(stdout.toString()).isEqualTo("ree\n");
    assertThat(stderr.toString()).isEqualTo("o\n");
  }

  @Test
  void drain_aNewFileUnderTheSameName_isReadToo() throws IOException {
    print(TIME + "stdout F one\n");
    try (var file = file(OutputPosition.START)) {
      file.drain();
      Files.writeString(folder.resolve("new"), TIME + "stdout F two\n");
      Files.move(folder.resolve("new"), folder.resolve("out"), StandardCopyOption.REPLACE_EXISTING);
      file.drain();
    }
    assertThat(stdout.toString()).isEqualTo("one\ntwo\n");
  }

  @Test
  void drain_aRecordOfAnotherForm_isRefused() throws IOException {
    print("this is not what a monitor of containers writes, however long it is\n");
    try (var file = file(OutputPosition.START)) {
      assertThatThrownBy(file::drain).isInstanceOf(IOException.class).hasMessageContaining("form");
    }
  }

  static LongStream seeds() {
    return LongStream.concat(LongStream.of(7, 1234), new Random().longs(20));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void drain_anyBytes_endsOrIsRefused(long seed) throws IOException {
    var bytes = new byte[20_000];
    new Random(seed).nextBytes(bytes);
    Files.write(folder.resolve("out"), bytes);
    try (var file = file(OutputPosition.START)) {
      file.drain();
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("record");
    }
  }
}
