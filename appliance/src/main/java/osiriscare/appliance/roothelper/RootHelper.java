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
import osiriscare.appliance.action.Actions;
import osiriscare.appliance.action.StepResult;
import osiriscare.appliance.drift.host.Host;
import osiriscare.appliance.drift.host.Seen;
import osiriscare.appliance.drift.host.Sense;
import osiriscare.protocol.healing.SignedDocument;
import osiriscare.protocol.json.InvalidRequest;

/// Listens on a Unix socket and answers the questions of [Sense] to the users that it was started
/// for, and carries out single steps of runbooks for them; the kernel tells who asks (SO_PEERCRED).
/// Both lists of verbs are closed. Every request is logged with who asked what and how it ended.
public final class RootHelper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RootHelper.class);
  private static final int CONNECTIONS_MAX = 4;

  private final ServerSocketChannel server;
  private final Path socket;
  private final Set<UserPrincipal> allowed;
  private final Supplier<Host> host;
  private final Actions actions;
  private final Duration limit;
  private final Semaphore connections = new Semaphore(CONNECTIONS_MAX);

  private RootHelper(
      ServerSocketChannel server,
      Path socket,
      Set<UserPrincipal> allowed,
      Supplier<Host> host,
      Actions actions,
      Duration limit) {
    this.server = server;
    this.socket = socket;
    this.allowed = Set.copyOf(allowed);
    this.host = host;
    this.actions = actions;
    this.limit = limit;
  }

  /// Binds the socket and answers until closed.
  ///
  /// @param allowed users that may ask; nobody else may, root included
  /// @param actions carries out steps, each within its own limit
  /// @param limit longest time for a request to arrive, and for an answer that only looks
  public static RootHelper start(
      Path socket, Set<UserPrincipal> allowed, Supplier<Host> host, Actions actions, Duration limit)
      throws IOException {
    var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    // What an earlier run left behind.
    Files.deleteIfExists(socket);
    server.bind(UnixDomainSocketAddress.of(socket));
    // Anybody may knock: who comes in is decided by the kernel's word on who it is.
    Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw-rw-"));
    var helper = new RootHelper(server, socket, allowed, host, actions, limit);
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
    try (channel) {
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
    try {
      var line = receive(channel);
      if (Wire.bringsFirewall(line)) {
        keepFirewall(channel, peer, Wire.parseFirewall(line));
      } else if (Wire.wantsAction(line)) {
        act(channel, peer, Wire.parseAction(line));
      } else {
        look(channel, peer, Wire.parseRequest(line));
      }
    } catch (InvalidRequest e) {
      LOG.atWarn()
          .addKeyValue("user", peer.getName())
          .addKeyValue("why", e.getMessage())
          .log("request refused");
      Wire.send(channel, Wire.refusal(String.valueOf(e.getMessage())));
    }
  }

  private String receive(SocketChannel channel) throws IOException {
    // Closes the channel that this thread waits on.
    try (var _ = Deadline.after(limit, Thread.currentThread()::interrupt)) {
      return Wire.receive(channel, Wire.REQUEST_BYTES_MAX);
    }
  }

  private void look(SocketChannel channel, UserPrincipal peer, Sense sense) throws IOException {
    // Ends the program that it runs, too.
    try (var _ = Deadline.after(limit, Thread.currentThread()::interrupt)) {
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
  }

  // Bounded by the step's own limit, and not ended when the asker goes away: half a change would be
  // worse.
  private void act(SocketChannel channel, UserPrincipal peer, Wire.ActionRequest request)
      throws IOException {
    var start = System.nanoTime();
    StepResult result;
    try {
      result = actions.run(request.step(), request.runId());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      result = StepResult.refused("the root helper stops");
    }
    LOG.atInfo()
        .addKeyValue("user", peer.getName())
        .addKeyValue("act", request.step().verb().word())
        .addKeyValue("arguments", request.step().arguments())
        .addKeyValue("run", request.runId())
        .addKeyValue("good", result.isGood())
        .addKeyValue("ms", Duration.ofNanos(System.nanoTime() - start).toMillis())
        .log("acted");
    Wire.send(channel, Wire.reply(result));
  }

  private void keepFirewall(SocketChannel channel, UserPrincipal peer, SignedDocument document)
      throws IOException {
    var result = actions.keepFirewall(document);
    LOG.atInfo()
        .addKeyValue("user", peer.getName())
        .addKeyValue("good", result.isGood())
        .addKeyValue("why", result.text())
        .log("firewall brought");
    Wire.send(channel, Wire.reply(result));
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
