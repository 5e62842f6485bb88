package osiriscare.daemon.systemd;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// systemd, as a unit of `Type=notify` speaks to it (`sd_notify(3)`). Without it, or where it was
/// not this process that it started, nothing is said.
///
/// A message that does not arrive is logged and otherwise left: systemd then ends the process by
/// its own limits, which is the safe side.
public final class Systemd implements AutoCloseable {
  /// So much of a status line is sent, in characters.
  static final int STATUS_MAX = 200;

  private static final Logger log = LoggerFactory.getLogger(Systemd.class);

  private final Optional<DatagramSender> sender;
  private final Optional<Duration> limit;

  private Systemd(Optional<DatagramSender> sender, Optional<Duration> limit) {
    this.sender = sender;
    this.limit = limit;
  }

  /// The one that started this process, if it was one.
  ///
  /// @param environment of this process
  /// @param process this process's number
  public static Systemd of(Map<String, String> environment, long process) {
    var address = environment.getOrDefault("NOTIFY_SOCKET", "");
    if (address.isEmpty()) {
      return new Systemd(Optional.empty(), Optional.empty());
    }
    try {
      return new Systemd(Optional.of(DatagramSender.to(address)), limit(environment, process));
    } catch (IOException e) {
      log.atError().setCause(e).log("cannot speak to the service manager");
      return new Systemd(Optional.empty(), Optional.empty());
    }
  }

  // What a parent inherited is none of its child's duty.
  private static Optional<Duration> limit(Map<String, String> environment, long process) {
    var whose = environment.getOrDefault("WATCHDOG_PID", "");
    var micros = environment.getOrDefault("WATCHDOG_USEC", "");
    if ((!whose.isEmpty() && !whose.equals(Long.toString(process)))
        || !micros.matches("[1-9][0-9]{0,14}")) {
      return Optional.empty();
    }
    return Optional.of(Duration.ofNanos(Long.parseLong(micros) * 1000));
  }

  /// Within which the watchdog must hear from this process again and again, if at all.
  public Optional<Duration> watchdogLimit() {
    return limit;
  }

  /// It runs.
  public void ready(String status) {
    send("READY=1\n" + line(status));
  }

  /// How it is, in a line that `systemctl status` shows. Never says what nobody may read.
  public void status(String status) {
    send(line(status));
  }

  /// It makes progress.
  public void alive(String status) {
    send("WATCHDOG=1\n" + line(status));
  }

  /// It was asked to end, or ends by itself.
  public void stopping() {
    send("STOPPING=1\n" + line("stopping"));
  }

  private static String line(String status) {
    var text = status.replaceAll("\\p{Cntrl}+", " ");
    return "STATUS=" + text.substring(0, Math.min(text.length(), STATUS_MAX)) + "\n";
  }

  private synchronized void send(String message) {
    sender.ifPresent(to -> {
      try {
        to.send(message);
      } catch (IOException e) {
        log.atWarn().setCause(e).log("the service manager did not take a message");
      }
    });
  }

  @Override
  public synchronized void close() {
    sender.ifPresent(DatagramSender::close);
  }
}
