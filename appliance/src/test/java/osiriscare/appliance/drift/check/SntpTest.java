package osiriscare.appliance.drift.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import osiriscare.appliance.drift.host.Seen;

class SntpTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /// A time server on loopback that answers one question.
  private static Seen<Long> ask(Instant itsTime, UnaryOperator<ByteBuffer> spoil) throws Exception {
    try (var server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      var thread = Thread.ofVirtual().start(() -> answerOnce(server, itsTime, spoil));
      var seen = new Sntp(CLOCK, LIMIT).offsetMs("127.0.0.1:" + server.getLocalPort());
      thread.join(Duration.ofSeconds(10));
      return seen;
    }
  }

  private static void answerOnce(
      DatagramSocket server, Instant itsTime, UnaryOperator<ByteBuffer> spoil) {
    try {
      var request = new DatagramPacket(new byte[48], 48);
      server.receive(request);
      var reply = ByteBuffer.allocate(48);
      reply.put(0, (byte) 0x24).put(1, (byte) 2);
      reply.putLong(24, ByteBuffer.wrap(request.getData()).getLong(40));
      var seconds = (int) (itsTime.getEpochSecond() + 2_208_988_800L);
      reply.putInt(32, seconds).putInt(40, seconds);
      server.send(new DatagramPacket(spoil.apply(reply).array(), 48, request.getSocketAddress()));
    } catch (IOException e) {
      throw new UncheckedIOException("answer as a time server", e);
    }
  }

  @Test
  void offsetMs_serverAhead_isPositive() throws Exception {
    assertThat(ask(NOW.plusSeconds(7), reply -> reply)).isEqualTo(new Seen.Known<>(7000L));
    assertThat(ask(NOW.minusSeconds(7), reply -> reply)).isEqualTo(new Seen.Known<>(-7000L));
  }

  @Test
  void offsetMs_wrongReplies_areHidden() throws Exception {
    assertThat(ask(NOW, reply -> reply.putLong(24, 1))).isInstanceOf(Seen.Hidden.class);
    assertThat(ask(NOW, reply -> reply.put(0, (byte) 0x23))).isInstanceOf(Seen.Hidden.class);
    assertThat(ask(NOW, reply -> reply.put(0, (byte) 0xE4))).isInstanceOf(Seen.Hidden.class);
    assertThat(ask(NOW, reply -> reply.put(1, (byte) 0))).isInstanceOf(Seen.Hidden.class);
  }

  @Test
  void offsetMs_nobodyAnswers_isHidden() throws Exception {
    try (var silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      var sntp = new Sntp(CLOCK, Duration.ofMillis(100));

      assertThat(sntp.offsetMs("127.0.0.1:" + silent.getLocalPort()))
          .isInstanceOf(Seen.Hidden.class);
    }
    assertThat(new Sntp(CLOCK, LIMIT).offsetMs("127.0.0.1:none")).isInstanceOf(Seen.Hidden.class);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void decide_garbage_isHidden(long seed) {
    var random = new Random(seed);
    var bytes = new byte[random.nextInt(100)];
    random.nextBytes(bytes);

    assertThat(Sntp.decide(ByteBuffer.wrap(bytes), 42, NOW, NOW, "s"))
        .isInstanceOf(Seen.Hidden.class);
  }

  static LongStream seeds() {
    return LongStream.concat(LongStream.of(7, 1234), new Random().longs(50));
  }
}
