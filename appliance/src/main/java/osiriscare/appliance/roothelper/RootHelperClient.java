package osiriscare.appliance.roothelper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.appliance.action.Actions;
import osiriscare.appliance.action.StepResult;
import osiriscare.appliance.drift.host.Seen;
import osiriscare.appliance.drift.host.Sense;
import osiriscare.appliance.drift.host.Senses;
import osiriscare.healing.runbook.Step;
import osiriscare.protocol.healing.SignedDocument;
import osiriscare.protocol.json.InvalidRequest;

/// Asks the root helper. When it is absent, refuses or takes too long, the answer is hidden.
public final class RootHelperClient implements Senses, Actions {
  /// Where the helper listens by default.
  public static final String SOCKET = "/run/osiriscare-root-helper/socket";

  // A walk over all files takes a minute on a slow disk.
  private static final Duration LIMIT = Duration.ofSeconds(80);

  // The helper ends a step at its limit and says so; only when it does not, we stop waiting.
  private static final Duration ACTION_GRACE = Duration.ofSeconds(10);

  private static final Logger log = LoggerFactory.getLogger(RootHelperClient.class);

  private final Path socket;
  private final Duration limit;

  /// Asks at this socket; [#SOCKET] unless the helper was started with another.
  public static RootHelperClient at(Path socket) {
    return new RootHelperClient(socket, LIMIT);
  }

  /// @param limit longest wait for one answer
  public RootHelperClient(Path socket, Duration limit) {
    this.socket = socket;
    this.limit = limit;
  }

  @Override
  public Seen<String> look(Sense sense) {
    try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        var _ = Deadline.after(limit, () -> close(channel))) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      ask(channel, Wire.request(sense));
      return Wire.parseReply(Wire.receive(channel, Wire.REPLY_BYTES_MAX));
    } catch (InvalidRequest e) {
      return new Seen.Hidden<>("the root helper's reply is not understood: " + e.getMessage());
    } catch (IOException _) {
      return new Seen.Hidden<>("no root helper answers");
    }
  }

  @Override
  public StepResult run(Step step, String runId) {
    return act(Wire.request(step, runId), step.timeout().plus(ACTION_GRACE));
  }

  @Override
  public StepResult keepFirewall(SignedDocument document) {
    return act(Wire.request(document), limit);
  }

  private StepResult act(String request, Duration longest) {
    try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        var _ = Deadline.after(longest, () -> close(channel))) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      ask(channel, request);
      return Wire.parseResult(Wire.receive(channel, Wire.REPLY_BYTES_MAX));
    } catch (InvalidRequest e) {
      return StepResult.refused("the root helper's reply is not understood: " + e.getMessage());
    } catch (IOException _) {
      return StepResult.refused("no root helper answers");
    }
  }

  // It refuses a stranger before it reads a byte, so our question may find the connection closed
  // and the answer there.
  private static void ask(SocketChannel channel, String request) {
    try {
      Wire.send(channel, request);
    } catch (IOException e) {
      log.atDebug().setCause(e).log("the root helper did not take the question");
    }
  }

  /// Not an interruption: the thread is the check's, which goes on with what it has.
  private static void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("close the connection to the root helper", e);
    }
  }
}
