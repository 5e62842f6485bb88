package osiriscare.appliance.roothelper;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import osiriscare.appliance.drift.host.Host;
import osiriscare.appliance.drift.host.Seen;
import osiriscare.appliance.drift.host.Sense;
import osiriscare.protocol.json.InvalidRequest;

@Timeout(60)
class RootHelperTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir Path folder;
  private Path socket = Path.of("");
  private Path root = Path.of("");

  @BeforeEach
  void seedHost() throws IOException {
    socket = folder.resolve("socket");
    root = Files.createDirectories(folder.resolve("root"));
    Files.createDirectories(root.resolve("var/spool/cron/crontabs"));
    Files.writeString(root.resolve("var/spool/cron/crontabs/anna"), "* * * * * secret-command\n");
  }

  @AfterEach
  void socketIsGone() {
    assertThat(socket).doesNotExist();
  }

  private RootHelper start(Set<UserPrincipal> allowed, Duration limit) throws IOException {
    return RootHelper.start(
        socket,
        allowed,
        () -> Host.fixture(root, _ -> new Seen.Hidden<>("no commands here")),
        limit);
  }

  private Set<UserPrincipal> self() throws IOException {
    return Set.of(Files.getOwner(folder));
  }

  private String exchange(byte[] request) throws IOException {
    try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      channel.write(ByteBuffer.wrap(request));
      return Wire.receive(channel, Wire.REPLY_BYTES_MAX);
    }
  }

  @Test
  void look_allowedUser_getsTheAnswerAndNothingElse() throws Exception {
    try (var _ = start(self(), LIMIT)) {
      var seen = new RootHelperClient(socket, LIMIT).look(Sense.CRONTABS);

      assertThat(seen).isEqualTo(new Seen.Known<>("anna\n"));
    }
  }

  @ParameterizedTest
  @EnumSource(Sense.class)
  void look_everyVerb_isAnsweredAsTheHelperSeesIt(Sense sense) throws Exception {
    var host = Host.fixture(root, _ -> new Seen.Hidden<>("no commands here"));
    try (var _ = start(self(), LIMIT)) {
      var seen = new RootHelperClient(socket, LIMIT).look(sense);

      var expected =
          switch (sense.gather(host)) {
            case Seen.Hidden<String>(var reason) ->
                new Seen.Hidden<String>("the root helper: " + reason);
            case Seen.Known<String> known -> known;
            case Seen.Partly<String> partly -> partly;
          };
      assertThat(seen).isEqualTo(expected);
    }
  }

  @Test
  void look_foreignUser_isRefused() throws Exception {
    var other =
        FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName("64999");
    try (var _ = start(Set.of(other), LIMIT)) {
      var seen = new RootHelperClient(socket, LIMIT).look(Sense.CRONTABS);

      assertThat(seen)
          .isEqualTo(new Seen.Hidden<>("the root helper refused: this user may not ask"));
    }
  }

  @Test
  void look_noHelper_isHidden() {
    assertThat(new RootHelperClient(socket, LIMIT).look(Sense.CRONTABS))
        .isEqualTo(new Seen.Hidden<>("no root helper answers"));
  }

  @Test
  void look_silentHelper_isHiddenWhenTheTimeIsOver() throws Exception {
    try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));

      var seen = new RootHelperClient(socket, Duration.ofMillis(200)).look(Sense.CRONTABS);

      assertThat(seen).isInstanceOf(Seen.Hidden.class);
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
    Files.delete(socket);
  }

  @Test
  void parseRequest_unknownVerbOrField_isNamed() {
    assertThatThrownBy(() -> Wire.parseRequest("{\"verb\": \"rm\"}"))
        .isInstanceOf(InvalidRequest.class)
        .hasMessageContaining("verb must be one of account_files");
    assertThatThrownBy(() -> Wire.parseRequest("{\"verb\": \"crontabs\", \"path\": \"/etc\"}"))
        .isInstanceOf(InvalidRequest.class)
        .hasMessageContaining("a field that is not verb");
    assertThatThrownBy(() -> Wire.parseRequest("{}"))
        .isInstanceOf(InvalidRequest.class)
        .hasMessageContaining("verb is required");
  }

  @Test
  void serve_tooLongOrUnfinishedRequest_isRefusedAndTheNextIsServed() throws Exception {
    try (var _ = start(self(), Duration.ofSeconds(1))) {
      var tooLong = "{\"verb\": \"" + "x".repeat(2 * Wire.REQUEST_BYTES_MAX) + "\"}\n";
      assertThat(exchange(tooLong.getBytes(StandardCharsets.UTF_8))).contains("is larger than");
      // Never finishes its line: the helper hangs up when the time is over.
      assertThatThrownBy(() -> exchange("{\"verb\"".getBytes(StandardCharsets.UTF_8)))
          .isInstanceOfAny(InvalidRequest.class, IOException.class);
      assertThat(new RootHelperClient(socket, LIMIT).look(Sense.CRONTABS))
          .isEqualTo(new Seen.Known<>("anna\n"));
    }
  }

  @Test
  @Timeout(value = 30, unit = SECONDS)
  void serve_garbage_isRefusedAndTheNextIsServed() throws Exception {
    try (var _ = start(self(), LIMIT)) {
      for (long seed : LongStream.concat(LongStream.of(7), new Random().longs(50)).toArray()) {
        assertThat(exchange(garbageLine(seed))).as("seed " + seed).contains("\"refused\"");
      }
      assertThat(new RootHelperClient(socket, LIMIT).look(Sense.CRONTABS))
          .isEqualTo(new Seen.Known<>("anna\n"));
    }
  }

  private static byte[] garbageLine(long seed) {
    var random = new Random(seed);
    var bytes = new byte[random.nextInt(1, 500)];
    random.nextBytes(bytes);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = bytes[i] == '\n' ? (byte) ' ' : bytes[i];
    }
    bytes[bytes.length - 1] = '\n';
    return bytes;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void parseReply_garbage_isHidden(long seed) {
    var text = new String(garbageLine(seed), StandardCharsets.UTF_8);

    assertThat(Wire.parseReply(text)).isInstanceOf(Seen.Hidden.class);
  }

  static LongStream seeds() {
    return LongStream.concat(LongStream.of(7, 1234), new Random().longs(20));
  }

  @Test
  void reply_roundTrip_isTheSameView() {
    assertThat(Wire.parseReply(Wire.reply(new Seen.Known<>("")))).isEqualTo(new Seen.Known<>(""));
    assertThat(Wire.parseReply(Wire.reply(new Seen.Partly<>("a\tb\n", "corner"))))
        .isEqualTo(new Seen.Partly<>("a\tb\n", "corner"));
    assertThat(Wire.parseReply(Wire.reply(new Seen.Known<>("x".repeat(5_000_000)))))
        .isInstanceOf(Seen.Hidden.class);
  }
}
