package osiriscare.flashpods.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Two network namespaces: a host for Podman, and behind a cable everything else, public and not,
/// each address answering on the ports of API, rsync and web.
public final class World implements AutoCloseable {
  /// A public address that also answers look-ups of names, all with itself.
  public static final String PUBLIC = "9.9.9.9";

  /// Another public address.
  public static final String OTHER_PUBLIC = "8.8.4.4";

  /// The host's public address.
  public static final String HOST = "9.9.9.1";

  /// Addresses no job ever reaches: the host, API and rsync, tunnel, metadata, private ones.
  public static final List<String> NEVER =
      List.of(
          "10.88.0.1",
          HOST,
          "10.0.0.1",
          "10.0.0.2",
          "169.254.169.254",
          "192.168.5.5",
          "172.16.3.3",
          "100.64.1.1",
          "203.0.113.7");

  /// Ports that answer everywhere.
  public static final List<Integer> PORTS = List.of(80, 873, 8080);

  private static final int NOT_OF_THE_HOST = 2;

  private final NetNamespace host;
  private final NetNamespace others;
  private final List<Process> servers = new ArrayList<>();

  private World(NetNamespace host, NetNamespace others) {
    this.host = host;
    this.others = others;
  }

  /// Makes it.
  ///
  /// @param folder of the test
  public static World make(Path folder) throws IOException {
    var name = "fp" + ProcessHandle.current().pid() + "-" + folder.hashCode();
    var world = new World(NetNamespace.make(name + "h"), NetNamespace.make(name + "w"));
    world.connect();
    world.serve(Files.createDirectories(folder.resolve("www")));
    return world;
  }

  private void connect() {
    NetNamespace.join(host, others);
    host.ip("address", "add", HOST + "/24", "dev", "fp0");
    others.ip("address", "add", PUBLIC + "/24", "dev", "fp1");
    host.ip("route", "add", "default", "via", PUBLIC);
    others.ip("address", "add", OTHER_PUBLIC + "/32", "dev", "lo");
    for (var address : NEVER.subList(NOT_OF_THE_HOST, NEVER.size())) {
      others.ip("address", "add", address + "/32", "dev", "lo");
    }
  }

  private void serve(Path page) throws IOException {
    for (int port : PORTS) {
      for (var namespace : List.of(host, others)) {
        servers.add(
            namespace.start(
                "busybox", "httpd", "-f", "-p", "0.0.0.0:" + port, "-h", page.toString()));
      }
    }
    servers.add(
        others.start(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            NameServer.class.getName(),
            PUBLIC,
            PUBLIC));
  }

  /// What to put before a command that is to run on its host.
  public List<String> onHost() {
    return host.prefix();
  }

  /// A shell script that tries to connect to each address on all ports and says `yes` or `no`.
  public static String tryAll(List<String> addresses) {
    return tryAll(addresses, PORTS);
  }

  /// The same with other ports.
  static String tryAll(List<String> addresses, List<Integer> ports) {
    var script = new StringBuilder();
    for (var address : addresses) {
      for (int port : ports) {
        script.append(
            "timeout 3 bash -c 'exec 3<>/dev/tcp/%1$s/%2$d' 2>/dev/null && echo yes %1$s:%2$d || echo no %1$s:%2$d\n"
                .formatted(address, port));
      }
    }
    return script.toString();
  }

  @Override
  public void close() {
    servers.forEach(Process::destroy);
    host.close();
    others.close();
  }
}
