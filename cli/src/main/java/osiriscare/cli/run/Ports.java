package osiriscare.cli.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import osiriscare.cli.CliSettings;
import osiriscare.cli.CommandFailed;

/// Where the two doors listen.
record Ports(int central, int receiver) {
  /// Makes sure that both are free, or finds free ones.
  ///
  /// @throws CommandFailed naming the port and the variable that changes it
  static Ports of(CliSettings settings) {
    if (settings.port() != 0 && settings.port() == settings.receiverPort()) {
      throw new CommandFailed(
          CommandFailed.USAGE, "OSIRIS_PORT and OSIRIS_RECEIVER_PORT must differ");
    }
    return new Ports(
        free(settings.port(), "OSIRIS_PORT", "Central Command"),
        free(settings.receiverPort(), "OSIRIS_RECEIVER_PORT", "the receiver"));
  }

  URI centralUrl() {
    return loopback(central);
  }

  URI receiverUrl() {
    return loopback(receiver);
  }

  static URI loopback(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  /// That port, or any free one for 0.
  ///
  /// @throws CommandFailed naming the port and the variable that changes it
  static int free(int wanted, String variable, String program) {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
      return socket.getLocalPort();
    } catch (IOException e) {
      if (wanted == 0) {
        throw new UncheckedIOException("find a free port", e);
      }
      throw new CommandFailed(
          CommandFailed.IN_USE,
          "Port %d of 127.0.0.1, which %s needs, is taken. Free it, or set %s to another port."
              .formatted(wanted, program, variable));
    }
  }
}
