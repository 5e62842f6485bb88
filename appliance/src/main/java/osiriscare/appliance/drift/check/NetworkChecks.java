package osiriscare.appliance.drift.check;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.stream.Stream;

/// The appliance's way to Central: its name resolves and its port answers.
final class NetworkChecks {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

  private NetworkChecks() {}

  static Finding resolves(Subject subject) {
    var name = subject.centralHost();
    if (isAddress(name)) {
      return Finding.unknown("Central is configured by address: there is no name to resolve");
    }
    try {
      var addresses =
          Stream.of(InetAddress.getAllByName(name)).map(InetAddress::getHostAddress).toList();
      return Finding.pass().with("name", name).with("addresses", addresses);
    } catch (UnknownHostException _) {
      return Finding.fail(name + " does not resolve").with("name", name);
    }
  }

  static boolean isAddress(String name) {
    return name.matches("[0-9.]+") || name.contains(":");
  }

  static Finding reaches(Subject subject) {
    var target = subject.centralHost() + ":" + subject.centralPort();
    try (var socket = new Socket()) {
      var address = new InetSocketAddress(subject.centralHost(), subject.centralPort());
      socket.connect(address, Math.toIntExact(CONNECT_LIMIT.toMillis()));
      return Finding.pass().with("target", target);
    } catch (IOException _) {
      return Finding.fail(target + " does not answer").with("target", target);
    }
  }
}
