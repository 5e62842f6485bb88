package osiriscare.appliance.nixos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import osiriscare.daemon.process.ProcessResult;
import osiriscare.daemon.process.ProcessRunner;
import osiriscare.testkit.Await;

/// Two network namespaces with a wire between them. The world has four addresses: two on the
/// appliance's own network, two beyond.
final class TwoHosts implements AutoCloseable {
  static final String APPLIANCE = "appliance";
  static final String WORLD = "world";

  /// Of the world: on the site's network.
  static final String SITE = "10.77.0.2";

  /// Of the world: on the site's network, too.
  static final String LISTED = "10.77.0.3";

  /// Of the world: elsewhere.
  static final String OTHER = "10.88.0.2";

  /// Of the world: elsewhere, too.
  static final String OUTSIDE = "10.88.0.3";

  private static final String APPLIANCE_ADDRESS = "10.77.0.1";
  private static final ProcessRunner RUNNER = new ProcessRunner(Duration.ofSeconds(20));
  private static final Path NAMES = Path.of("/etc/netns");

  private final String suffix = "-osiris-" + ProcessHandle.current().pid();
  private final List<Process> servers = new ArrayList<>();

  private TwoHosts() {}

  static TwoHosts connect() throws IOException {
    var hosts = new TwoHosts();
    var a = hosts.space(APPLIANCE);
    var w = hosts.space(WORLD);
    must("ip", "netns", "add", a);
    must("ip", "netns", "add", w);
    must("ip", "-n", a, "link", "add", "wire", "type", "veth", "peer", "name", "wire", "netns", w);
    for (var space : List.of(a, w)) {
      must("ip", "-n", space, "link", "set", "lo", "up");
      must("ip", "-n", space, "link", "set", "wire", "up");
    }
    must("ip", "-n", a, "address", "add", APPLIANCE_ADDRESS + "/24", "dev", "wire");
    for (var address : List.of(SITE, LISTED, OTHER, OUTSIDE)) {
      must("ip", "-n", w, "address", "add", address + "/24", "dev", "wire");
    }
    must("ip", "-n", a, "route", "add", "default", "via", SITE);
    hosts.names(Map.of());
    return hosts;
  }

  private String space(String host) {
    return host + suffix;
  }

  private static String must(String program, String... arguments) {
    if (RUNNER.run(program, arguments)
        instanceof ProcessResult.Exited(var code, var output, var errors, _)) {
      if (code == 0) {
        return output;
      }
      throw new AssertionError(program + " " + List.of(arguments) + ": " + errors);
    }
    throw new AssertionError(program + " did not run");
  }

  private String[] within(String host, String... command) {
    return Stream.concat(Stream.of("netns", "exec", space(host)), Stream.of(command))
        .toArray(String[]::new);
  }

  /// Runs a command on a host; it must succeed.
  String run(String host, String... command) {
    return must("ip", within(host, command));
  }

  /// Runs a command on a host.
  boolean succeeds(String host, String... command) {
    return RUNNER.run("ip", within(host, command)) instanceof ProcessResult.Exited exited
        && exited.exitCode() == 0;
  }

  /// What the appliance's resolver knows; everything else does not resolve.
  void names(Map<String, String> addresses) throws IOException {
    var folder = Files.createDirectories(NAMES.resolve(space(APPLIANCE)));
    var lines =
        addresses.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey() + "\n")
            .collect(Collectors.joining());
    Files.writeString(folder.resolve("hosts"), lines);
    Files.writeString(
        folder.resolve("resolv.conf"), "nameserver 127.0.0.1\noptions attempts:1 timeout:1\n");
    Files.writeString(folder.resolve("nsswitch.conf"), "hosts: files\n");
  }

  /// Answers connections to a port with what was sent.
  void listen(String host, int port) throws IOException {
    listen(host, "TCP4-LISTEN:" + port, "-Htnl", port);
  }

  /// Answers datagrams to an address of the world with what was sent.
  void listenForDatagrams(String address, int port) throws IOException {
    listen(WORLD, "UDP4-LISTEN:" + port + ",bind=" + address, "-Hunl", port);
  }

  private void listen(String host, String where, String flag, int port) throws IOException {
    var command = new ArrayList<>(List.of("ip"));
    command.addAll(List.of(within(host, "socat", where + ",fork,reuseaddr", "PIPE")));
    servers.add(
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start());
    Await.until(
        "port " + port,
        Duration.ofSeconds(10),
        () -> run(host, "ss", flag, "sport = :" + port).contains(":" + port));
  }

  /// Whether the appliance gets a connection to an address of the world.
  boolean reaches(String address, int port) {
    return echoes(APPLIANCE, "TCP4:" + address + ":" + port + ",connect-timeout=1");
  }

  /// Whether the world gets one to the appliance, from this address of its own.
  boolean isReachedFrom(String address, int port) {
    return echoes(
        WORLD, "TCP4:" + APPLIANCE_ADDRESS + ":" + port + ",connect-timeout=1,bind=" + address);
  }

  /// Whether the appliance gets an answer to a datagram.
  boolean answersDatagrams(String address, int port) {
    return echoes(APPLIANCE, "UDP4:" + address + ":" + port);
  }

  private boolean echoes(String host, String address) {
    var command = new ArrayList<>(List.of("ip"));
    command.addAll(List.of(within(host, "socat", "-t1", "-T1", "STDIO", address)));
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try (var in = process.getOutputStream()) {
        in.write("hello\n".getBytes(StandardCharsets.UTF_8));
      }
      var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor(5, TimeUnit.SECONDS);
      return text.contains("hello");
    } catch (IOException e) {
      return false; // It ended before it took our greeting.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  @Override
  public void close() throws IOException {
    for (var server : servers) {
      server.descendants().forEach(ProcessHandle::destroyForcibly);
      server.destroyForcibly();
    }
    for (var host : List.of(APPLIANCE, WORLD)) {
      RUNNER.run("ip", "netns", "delete", space(host));
    }
    try (var files = Files.list(NAMES.resolve(space(APPLIANCE)))) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(NAMES.resolve(space(APPLIANCE)));
  }
}
