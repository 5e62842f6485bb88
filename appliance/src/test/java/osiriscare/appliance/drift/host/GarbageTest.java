package osiriscare.appliance.drift.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever a program or a file says, a parser ends soon and throws nothing but [NotUnderstood].
class GarbageTest {
  private static final List<Function<String, ?>> PARSERS =
      List.of(
          AccountFiles::parse,
          BlockStacks::parse,
          Certificates::parse,
          Crontabs::parse,
          FailedUnits::parse,
          FirewallRules::parse,
          KernelParameters::parse,
          Listeners::parse,
          LogWrites::parse,
          MountTable::parse,
          Programs::parse,
          SetuidFiles::parse,
          SshdSettings::parse,
          UserMap::parse);
  private static final List<String> PIECES =
      List.of(
          " ",
          "\n",
          "\t",
          ":",
          "=",
          "-",
          "0",
          "9999999999999999999999",
          "ffff",
          "/etc/passwd",
          "server yes\n",
          "nft\n",
          "== tcp\n",
          "sl \n",
          "{",
          "}",
          "\"",
          "\\",
          "\0",
          "ä",
          "\uD800",
          "SystemState=running\n",
          "NFailedUnits=",
          "0: 0100007F:0016 00000000:0000 0A",
          "?");

  static LongStream seeds() {
    return LongStream.concat(LongStream.of(7, 1234), new Random().longs(100));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void parse_garbage_onlyNotUnderstood(long seed) {
    var random = new Random(seed);
    var text = new StringBuilder();
    for (int i = random.nextInt(60); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    var start = System.nanoTime();
    for (var parser : PARSERS) {
      assertThatCode(() -> new Seen.Known<>(text.toString()).map(parser))
          .doesNotThrowAnyException();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }
}
