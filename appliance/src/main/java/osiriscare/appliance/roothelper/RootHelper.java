package osiriscare.appliance.roothelper;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import jdk.net.ExtendedSocketOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.appliance.drift.host.Host;
import osiriscare.appliance.drift.host.Seen;
import osiriscare.appliance.drift.host.Sense;
import osiriscare.protocol.json.InvalidRequest;

/// Listens on a Unix socket and answers the questions of [Sense] to the users that it was started
/// for; the kernel tells who asks (SO_PEERCRED). It reads and never changes anything. Every request
/// is logged with who asked what and how it ended.
public final class RootHelper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RootHelper.class);
  private static final int CONNECTIONS_MAX = 4;

  private final ServerSocketChannel server;
  private final Path socket;
  private final Set<UserPrincipal> allowed;
  private final Supplier<Host> host;
  private final Duration limit;
  private final Semaphore connections = new Semaphore(CONNECTIONS_MAX);

  private RootHelper(
      ServerSocketChannel server,
      Path socket,
      Set<UserPrincipal> allowed,
      Supplier<Host> host,
      Duration limit) {
    this.server = server;
    this.socket = socket;
    this.allowed = Set.copyOf(allowed);
    this.host = host;
    this.limit = limit;
  }

  /// Binds the socket and answers until closed.
  ///
  /// @param allowed users that may ask; nobody else may, root included
  /// @param limit longest time for one connection, from its first byte to its last
  public static RootHelper start(
      Path socket, Set<UserPrincipal> allowed, Supplier<Host> host, Duration limit)
      throws IOException {
    var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    // What an earlier run left behind.
    Files.deleteIfExists(socket);
    server.bind(UnixDomainSocketAddress.of(socket));
    // Anybody may knock: who comes in is decided by the kernel's word on who it is.
    Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw-rw-"));
    var helper = new RootHelper(server, socket, allowed, host, limit);
    Thread.ofPlatform().name("root-helper").start(helper::acceptAll);
    return helper;
  }

  private void acceptAll() {
    while (server.isOpen()) {
      try {
        connections.acquire();
        var channel = server.accept();
        Thread.ofVirtual().start(() -> serve(channel));
      } catch (IOException e) {
        connections.release();
        if (server.isOpen()) {
          LOG.atError().setCause(e).log("cannot accept");
        }
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  private void serve(SocketChannel channel) {
    try (channel;
        // Closes the channel that this thread waits on and ends the program that it runs.
        var _ = Deadline.after(limit, Thread.currentThread()::interrupt)) {
      var peer = channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user();
      if (!allowed.contains(peer)) {
        LOG.atWarn().addKeyValue("user", peer.getName()).log("foreign user refused");
        Wire.send(channel, Wire.refusal("this user may not ask"));
        return;
      }
      answer(channel, peer);
    } catch (IOException e) {
      LOG.atWarn().setCause(e).log("connection broke");
    } finally {
      connections.release();
    }
  }

  private void answer(SocketChannel channel, UserPrincipal peer) throws IOException {
    Sense sense;
    try {
      sense = Wire.parseRequest(Wire.receive(channel, Wire.REQUEST_BYTES_MAX));
    } catch (InvalidRequest e) {
      LOG.atWarn()
          .addKeyValue("user", peer.getName())
          .addKeyValue("why", e.getMessage())
          .log("request refused");
      Wire.send(channel, Wire.refusal(String.valueOf(e.getMessage())));
      return;
    }
    var start = System.nanoTime();
    var seen = sense.gather(host.get());
    LOG.atInfo()
        .addKeyValue("user", peer.getName())
        .addKeyValue("verb", sense.verb())
        .addKeyValue("view", word(seen))
        .addKeyValue("ms", Duration.ofNanos(System.nanoTime() - start).toMillis())
        .log("answered");
    Wire.send(channel, Wire.reply(seen));
  }

  private static String word(Seen<String> seen) {
    return switch (seen) {
      case Seen.Known<String> _ -> "known";
      case Seen.Partly<String> _ -> "partly";
      case Seen.Hidden<String> _ -> "hidden";
    };
  }

  @Override
  public void close() throws IOException {
    server.close();
    Files.deleteIfExists(socket);
  }
}
