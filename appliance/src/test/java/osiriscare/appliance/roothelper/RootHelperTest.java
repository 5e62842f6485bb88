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
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import osiriscare.appliance.action.HostActions;
import osiriscare.appliance.drift.host.Host;
import osiriscare.appliance.drift.host.Seen;
import osiriscare.appliance.drift.host.Sense;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.healing.runbook.ActionVerb;
import osiriscare.healing.runbook.Step;
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
        new HostActions(root, folder.resolve("state")),
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

  private Step step(ActionVerb verb, String... arguments) {
    var given = new TreeMap<String, String>();
    for (int i = 0; i < arguments.length; i += 2) {
      given.put(arguments[i], arguments[i + 1]);
    }
    return new Step(verb, given, LIMIT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5f0c2f0e-6f3a-4a58-9a51-0f5a5a0e8f11",
        "ORD-20261121094500-0A1B2C3D",
        "ORD-20261121094500-0A1B2C3D-deferred"
      })
  void act_setsAModeAndPutsItBack(String run) throws Exception {
    Files.createDirectories(root.resolve("etc"));
    var file = Files.writeString(root.resolve("etc/shadow"), "root:*:1::::::\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    var set = step(ActionVerb.FILE_MODE_SET, "path", "/etc/shadow", "mode", "640");
    var is = step(ActionVerb.FILE_MODE_IS, "path", "/etc/shadow", "mode", "640");
    try (var _ = start(self(), LIMIT)) {
      var client = new RootHelperClient(socket, LIMIT);
      assertThat(client.run(is, run).isGood()).isFalse();
      assertThat(client.run(set, run)).satisfies(result -> assertThat(result.isGood()).isTrue());
      assertThat(client.run(is, run).isGood()).isTrue();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-r-----");
      assertThat(client.run(step(ActionVerb.CHANGES_UNDO), run).isGood()).isTrue();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-rw-rw-");
    }
  }

  @Test
  void act_withARunIdThatLeavesTheFolder_isRefused() throws Exception {
    Files.createDirectories(root.resolve("etc"));
    Files.writeString(root.resolve("etc/shadow"), "");
    var set = step(ActionVerb.FILE_MODE_SET, "path", "/etc/shadow", "mode", "640");
    try (var _ = start(self(), LIMIT)) {
      var client = new RootHelperClient(socket, LIMIT);
      assertThat(client.run(set, "../../../../../etc/cron.d").isGood()).isFalse();
      assertThat(client.run(set, "short").isGood()).isFalse();
    }
  }

  @Test
  void act_loadsNoFirewallThatNobodySigned() throws Exception {
    var folder = Files.createDirectories(root.resolve("etc/osiriscare"));
    Files.createDirectories(root.resolve("run"));
    var ruleset = "table inet osiriscare_test { }\n";
    Files.writeString(folder.resolve("firewall.nft"), ruleset);
    var key = SigningKey.generate(new SecureRandom());
    var restore = step(ActionVerb.FIREWALL_RESTORE);
    var run = UUID.randomUUID().toString();
    try (var _ = start(self(), LIMIT)) {
      var client = new RootHelperClient(socket, LIMIT);
      assertThat(client.run(restore, run).text()).contains("rules.pub");
      Files.writeString(folder.resolve("rules.pub"), key.verifyingKey().hex() + "\n");
      assertThat(client.run(restore, run).text()).contains("signature is missing");
      var other = SigningKey.generate(new SecureRandom());
      Files.writeString(folder.resolve("firewall.nft.sig"), other.sign(ruleset));
      assertThat(client.run(restore, run).text()).contains("not that of a pinned key");
      Files.writeString(folder.resolve("firewall.nft.sig"), key.sign(ruleset + " "));
      assertThat(client.run(restore, run).text()).contains("not that of a pinned key");
      assertThat(root.resolve("run")).isEmptyDirectory();
    }
  }

  @Test
  void act_onNixOs_refusesPersistentChanges() throws Exception {
    Files.createDirectories(root.resolve("etc"));
    Files.writeString(root.resolve("etc/NIXOS"), "");
    Files.writeString(root.resolve("etc/shadow"), "");
    try (var _ = start(self(), LIMIT)) {
      var result =
          new RootHelperClient(socket, LIMIT)
              .run(
                  step(ActionVerb.FILE_MODE_SET, "path", "/etc/shadow", "mode", "640"),
                  UUID.randomUUID().toString());
      assertThat(result.isGood()).isFalse();
      assertThat(result.text()).contains("needs a configuration change");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"act\": \"run_script\", \"arguments\": {}, \"timeout_seconds\": 5, \"run_id\": \"R\"}",
        "{\"act\": \"unit_restart\", \"arguments\": {\"unit\": \"a;b\"}, \"timeout_seconds\": 5, \"run_id\": \"R\"}",
        "{\"act\": \"unit_restart\", \"arguments\": {}, \"timeout_seconds\": 5, \"run_id\": \"R\"}",
        "{\"act\": \"unit_restart\", \"arguments\": {\"unit\": \"a.service\", \"x\": \"y\"}, \"timeout_seconds\": 5, \"run_id\": \"R\"}",
        "{\"act\": \"temp_clear\", \"arguments\": {\"path\": \"/tmp/../etc\", \"hours\": \"1\"}, \"timeout_seconds\": 5, \"run_id\": \"R\"}",
        "{\"act\": \"logs_rotate\", \"arguments\": {}, \"timeout_seconds\": 99999, \"run_id\": \"R\"}",
        "{\"act\": \"logs_rotate\", \"arguments\": {}, \"timeout_seconds\": 5, \"run_id\": \"R\", \"shell\": \"sh\"}"
      })
  void act_wrongRequest_isRefusedByName(String request) throws Exception {
    try (var _ = start(self(), LIMIT)) {
      var line = request.replace("\"R\"", "\"" + UUID.randomUUID() + "\"") + "\n";
      assertThat(exchange(line.getBytes(StandardCharsets.UTF_8))).contains("\"refused\"");
    }
  }

  @Test
  void act_outsideItsPlaces_isRefused() throws Exception {
    try (var _ = start(self(), LIMIT)) {
      var client = new RootHelperClient(socket, LIMIT);
      var run = UUID.randomUUID().toString();
      for (var outside :
          List.of(
              step(ActionVerb.TEMP_CLEAR, "path", "/etc", "hours", "0"),
              step(ActionVerb.CACHE_CLEAR, "path", "/var/lib/x"),
              step(ActionVerb.FILE_MODE_SET, "path", "/etc/sudoers", "mode", "440"),
              step(ActionVerb.KERNEL_PARAMETER_SET, "parameter", "vm.swappiness", "value", "1"))) {
        assertThat(client.run(outside, run).isGood()).as(outside.toString()).isFalse();
      }
      assertThat(client.run(step(ActionVerb.LOGS_ROTATE), "../../etc").isGood()).isFalse();
    }
  }

  @Test
  void act_clearsOnlyOldFiles_andNothingBehindLinks() throws Exception {
    var tmp = Files.createDirectories(root.resolve("tmp/scratch"));
    var old = Files.writeString(tmp.resolve("old"), "x");
    var before = FileTime.from(Instant.now().minus(Duration.ofDays(20)));
    Files.getFileAttributeView(old, BasicFileAttributeView.class).setTimes(before, before, null);
    var fresh = Files.writeString(tmp.resolve("fresh"), "x");
    var elsewhere = Files.writeString(folder.resolve("elsewhere"), "x");
    Files.getFileAttributeView(elsewhere, BasicFileAttributeView.class)
        .setTimes(before, before, null);
    Files.createSymbolicLink(tmp.resolve("link"), elsewhere);
    try (var _ = start(self(), LIMIT)) {
      var result =
          new RootHelperClient(socket, LIMIT)
              .run(
                  step(ActionVerb.TEMP_CLEAR, "path", "/tmp/scratch", "hours", "240"),
                  UUID.randomUUID().toString());
      assertThat(result.text()).startsWith("1 files");
    }
    assertThat(old).doesNotExist();
    assertThat(fresh).exists();
    assertThat(elsewhere).exists();
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
