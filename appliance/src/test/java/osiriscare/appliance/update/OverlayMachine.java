package osiriscare.appliance.update;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import osiriscare.appliance.order.OrderExecutor.OrderFailed;
import osiriscare.daemon.archive.ArchiveReader;
import osiriscare.daemon.archive.ArchiveWriter;
import osiriscare.daemon.archive.OverlayLayout;
import osiriscare.evidence.signing.ReleaseKeys;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.protocol.BuildInfo;
import osiriscare.protocol.id.OrderId;
import osiriscare.protocol.release.AgentRelease;
import osiriscare.protocol.release.ReleaseVersion;
import osiriscare.testkit.Await;

/// A machine whose daemon is started by the script that ships, with [OverlayProbe] for the daemon.
final class OverlayMachine implements AutoCloseable {
  static final String PACKAGED = "packaged";
  private static final Path SCRIPT = Path.of("../nixos/packages/start.sh").toAbsolutePath();
  private static final Duration LIMIT = Duration.ofSeconds(60);

  final Path state;
  final SigningKey key = SigningKey.generate(new SecureRandom());
  private final Path folder;
  private final Path script;
  private Optional<Process> daemon = Optional.empty();
  private int orders;

  OverlayMachine(Path folder) throws IOException {
    this.folder = folder;
    state = Files.createDirectory(folder.resolve("msp"));
    script = folder.resolve("start");
    Files.writeString(
        script,
        """
        java=%s/bin/java
        options=(-XX:+UseSerialGC -XX:TieredStopAtLevel=1)
        packaged='%s'
        main=%s
        tools=/usr/bin
        """
                .formatted(
                    System.getProperty("java.home"),
                    System.getProperty("java.class.path"),
                    OverlayProbe.class.getName())
            + Files.readString(SCRIPT));
  }

  ReleaseKeys keys() {
    return new ReleaseKeys(List.of(key.verifyingKey()));
  }

  /// A signed archive of this version.
  Path archive(String version) throws IOException {
    var jar = folder.resolve("probe.jar");
    var name = OverlayProbe.class.getName().replace('.', '/') + ".class";
    try (var out = new JarOutputStream(Files.newOutputStream(jar));
        var in = OverlayProbe.class.getResourceAsStream("OverlayProbe.class")) {
      out.putNextEntry(new JarEntry(name));
      Optional.ofNullable(in).orElseThrow().transferTo(out);
    }
    var made = folder.resolve("made.tar");
    ArchiveWriter.build(
        Map.of(
            OverlayLayout.VERSION,
            Files.writeString(folder.resolve("v"), version + "\n"),
            OverlayLayout.PROGRAM,
            jar,
            OverlayLayout.LIBRARIES + "probe.jar",
            jar),
        ReleaseVersion.parse(version),
        Instant.parse("2026-11-21T09:00:00Z"),
        made);
    var signed = folder.resolve(version + ".tar");
    ArchiveWriter.sign(made, signed, key::sign);
    return signed;
  }

  AgentRelease release(Path archive) throws IOException {
    return new AgentRelease(
        ReleaseVersion.parse(archive.getFileName().toString().replace(".tar", "")),
        ArchiveReader.sha256(archive));
  }

  /// The desk of the daemon that runs now.
  OverlayDesk desk(Optional<String> running, Path archive, Runnable restart) {
    return new OverlayDesk(
        state,
        new OverlaySettings(keys(), running.map(ReleaseVersion::parse), true, restart),
        (_, file) -> Files.copy(archive, file),
        Clock.systemUTC(),
        _ -> Thread.sleep(5));
  }

  /// The order that is being carried out.
  OrderId order() {
    return new OrderId("ORD-20261121104500-%08X".formatted(orders));
  }

  /// From here on it is another.
  void nextOrder() {
    orders++;
  }

  /// Carries out a new order up to the restart.
  void install(Path archive) throws IOException {
    nextOrder();
    carryOut(archive);
  }

  /// Carries out the order up to the restart.
  void carryOut(Path archive) throws IOException {
    try {
      desk(Optional.empty(), archive, Thread.currentThread()::interrupt)
          .carryOut(order(), release(archive));
      throw new AssertionError("it goes on without a restart");
    } catch (InterruptedException _) {
      // Restarted.
    }
  }

  /// How the order ended, as the daemon that runs now says.
  String outcome(Optional<String> running, Path archive) throws Exception {
    try {
      var result = desk(running, archive, () -> {}).carryOut(order(), release(archive));
      return result.get("outcome").stringValue() + " " + result.get("version").stringValue();
    } catch (OrderFailed e) {
      return String.valueOf(e.getMessage());
    }
  }

  /// Lets the daemon that runs find itself healthy.
  void findHealthy(String version) {
    var desk = desk(Optional.of(version), folder, () -> {});
    for (int i = 0; i < Probation.CHECKINS_NEEDED; i++) {
      desk.probation().checkedIn();
    }
    desk.scanned();
  }

  /// The daemon named so crashes from now on.
  void crashes(String name) throws IOException {
    Files.createFile(state.resolve("crash-" + name));
  }

  /// Starts the daemon as its unit does.
  ///
  /// @return which one ran
  String start(int seconds) throws IOException {
    close();
    int before = ran().size();
    var builder = new ProcessBuilder("/bin/bash", script.toString(), state.toString());
    builder.environment().put("OSIRIS_RELEASE_KEYS", key.verifyingKey().hex());
    builder.environment().put("STATE_DIR", state.toString());
    builder.environment().put("OSIRIS_OVERLAY_SECONDS", String.valueOf(seconds));
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
    daemon = Optional.of(builder.start());
    Await.until("a daemon runs", LIMIT, () -> ran().size() > before);
    return ran().getLast();
  }

  List<String> ran() {
    var file = state.resolve("ran");
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new AssertionError(file.toString(), e);
    }
  }

  /// Waits until the daemon has ended by itself.
  int ended() {
    var process = daemon.orElseThrow();
    Await.until("the daemon ends", LIMIT, () -> !process.isAlive());
    return process.exitValue();
  }

  boolean isRunning() {
    return daemon.map(Process::isAlive).orElse(false);
  }

  /// What runs at the next start, asked of the program that decides it.
  String chosen() throws IOException {
    return new OverlayStart(
            new OverlayFolder(state), keys(), ReleaseVersion.ofBuild(BuildInfo.current().version()))
        .choose()
        .map(manifest -> manifest.version().toString())
        .orElse(PACKAGED);
  }

  String dropped() {
    return new OverlayFolder(state).dropped().orElse("");
  }

  /// Runs a main class with our keys; everything of it is killed at, or fails with, what `injected`
  /// says of its n-th system call.
  ///
  /// @return its exit status
  int traced(Class<?> main, String calls, String injected, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("strace", "-f", "-qq", "-o", "/dev/null"));
    command.addAll(List.of("-e", "trace=" + calls, "-e", "inject=" + calls + ":" + injected));
    command.addAll(List.of(System.getProperty("java.home") + "/bin/java"));
    command.addAll(List.of("-XX:-UsePerfData", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("OSIRIS_RELEASE_KEYS", key.verifyingKey().hex());
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
    return builder.start().waitFor();
  }

  @Override
  public void close() throws IOException {
    daemon.ifPresent(process -> {
      process.destroyForcibly();
      Await.until("the daemon is gone", LIMIT, () -> !process.isAlive());
    });
  }
}
