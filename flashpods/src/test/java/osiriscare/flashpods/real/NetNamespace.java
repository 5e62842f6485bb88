package osiriscare.flashpods.real;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import osiriscare.daemon.process.ProcessResult;
import osiriscare.daemon.process.ProcessRunner;

/// A network namespace of a test's own; nothing in it touches the host's network.
public final class NetNamespace implements AutoCloseable {
  private final String name;

  private NetNamespace(String name) {
    this.name = name;
  }

  /// Makes one.
  public static NetNamespace make(String name) {
    run("ip", "netns", "add", name);
    var made = new NetNamespace(name);
    made.ip("link", "set", "lo", "up");
    return made;
  }

  /// Joins two by a cable.
  public static void join(NetNamespace one, NetNamespace other) {
    run(
        "ip",
        "link",
        "add",
        "fp0",
        "netns",
        one.name,
        "type",
        "veth",
        "peer",
        "name",
        "fp1",
        "netns",
        other.name);
    one.ip("link", "set", "fp0", "up");
    other.ip("link", "set", "fp1", "up");
  }

  /// Runs `ip` inside.
  public void ip(String... arguments) {
    var all = new ArrayList<>(List.of("-n", name));
    all.addAll(List.of(arguments));
    run("ip", all.toArray(String[]::new));
  }

  /// What to put before a command that is to run inside. Not `ip netns exec`: that takes the
  /// control groups away.
  public List<String> prefix() {
    return List.of("nsenter", "--net=/run/netns/" + name);
  }

  /// Starts a program inside.
  public Process start(String... command) throws IOException {
    var all = new ArrayList<>(prefix());
    all.addAll(List.of(command));
    return new ProcessBuilder(all)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void run(String program, String... arguments) {
    var result = new ProcessRunner(Duration.ofSeconds(10)).run(program, arguments);
    if (!(result instanceof ProcessResult.Exited exited) || exited.exitCode() != 0) {
      throw new IllegalStateException(program + " " + List.of(arguments) + ": " + result);
    }
  }

  @Override
  public void close() {
    run("ip", "netns", "delete", name);
  }
}
