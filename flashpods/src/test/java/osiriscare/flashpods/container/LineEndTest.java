package osiriscare.flashpods.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LineEndTest {
  static LongStream seeds() {
    return LongStream.concat(LongStream.of(7, 1234), new Random().longs(200));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void find_anyBytes_isTheFirstEndOfTheRange(long seed) {
    var random = new Random(seed);
    var bytes = new byte[random.nextInt(100)];
    random.nextBytes(bytes);
    // Neighbours of a line end are what eight bytes at once get wrong.
    for (int i = 0; i < bytes.length; i++) {
      if (random.nextInt(4) == 0) {
        bytes[i] = (byte) ('\n' + random.nextInt(3) - 1);
      }
    }
    for (int from = 0; from <= bytes.length; from++) {
      for (int to = from; to <= bytes.length; to++) {
        assertThat(LineEnd.find(bytes, from, to)).isEqualTo(slowly(bytes, from, to));
      }
    }
  }

  private static int slowly(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }
}
