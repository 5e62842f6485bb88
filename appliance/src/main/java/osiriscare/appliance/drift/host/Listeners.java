package osiriscare.appliance.drift.host;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Sockets that wait for others to speak first. Text form: the kernel's tables, each after a line
/// with its name.
public record Listeners(List<Listener> all) {
  private static final List<String> TABLES = List.of("tcp", "tcp6", "udp", "udp6");
  private static final String TCP_LISTENS = "0A";
  private static final String UDP_UNCONNECTED = "07";
  // The lowest port that the kernel gives to a client by default.
  private static final int CLIENT_PORT_MIN = 32_768;

  /// One socket.
  ///
  /// @param address in the kernel's hex form
  public record Listener(boolean isTcp, String address, int port) {
    /// Whether other machines can reach it.
    public boolean isExternal() {
      var v4Loopback = address.length() == 8 && address.endsWith("7F");
      var v6Loopback = address.equals("00000000000000000000000001000000");
      var mappedLoopback = address.startsWith("0000000000000000FFFF0000") && address.endsWith("7F");
      return !v4Loopback && !v6Loopback && !mappedLoopback;
    }
  }

  public Listeners {
    all = List.copyOf(all);
  }

  static Seen<String> gather(Host host) {
    if (!host.sight().networkHidden().isEmpty()) {
      return new Seen.Hidden<>(host.sight().networkHidden());
    }
    Seen<String> tables = new Seen.Known<>("");
    for (var table : TABLES) {
      // A kernel without IPv6 has no such table; one without tcp is not understood below.
      var text = host.files().text("/proc/net/" + table).map(found -> found.orElse(""));
      tables = tables.with(text, (before, here) -> before + "== " + table + "\n" + here);
    }
    return tables;
  }

  /// Reads the text form.
  public static Listeners parse(String text) {
    var all = new ArrayList<Listener>();
    var table = "";
    var headers = new TreeSet<String>();
    for (var line : text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList()) {
      if (line.startsWith("== ")) {
        table = line.substring(3);
      } else if (line.startsWith("sl ")) {
        headers.add(table);
      } else {
        addListener(table.startsWith("tcp"), line, all);
      }
    }
    if (!headers.containsAll(Set.of("tcp", "udp"))) {
      throw new NotUnderstood("the kernel's tables of sockets are missing");
    }
    return new Listeners(all);
  }

  private static void addListener(boolean isTcp, String line, List<Listener> into) {
    var words = line.split("\\s+", -1);
    var colon = words.length < 4 ? -1 : words[1].lastIndexOf(':');
    if (colon < 0) {
      throw new NotUnderstood("the kernel's table of sockets has a line of another form");
    }
    var port = Numbers.hex(words[1].substring(colon + 1));
    var listens = isTcp ? TCP_LISTENS : UDP_UNCONNECTED;
    if (words[3].equals(listens) && (isTcp || port < CLIENT_PORT_MIN)) {
      into.add(new Listener(isTcp, words[1].substring(0, colon), port));
    }
  }

  /// Ports that other machines can reach, such as `tcp/22`, sorted.
  public List<String> externalPorts() {
    return all.stream()
        .filter(Listener::isExternal)
        .sorted(Comparator.comparing(Listener::isTcp).reversed().thenComparingInt(Listener::port))
        .map(socket -> (socket.isTcp() ? "tcp/" : "udp/") + socket.port())
        .distinct()
        .toList();
  }
}
