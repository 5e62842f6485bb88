package osiriscare.appliance.drift.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import osiriscare.appliance.drift.host.Host;
import osiriscare.appliance.drift.host.NotUnderstood;
import osiriscare.appliance.drift.host.Programs;
import osiriscare.appliance.drift.host.Seen;
import osiriscare.appliance.drift.host.Sense;

/// Checks of the clock: its measured offset, and whether a time service keeps it.
final class TimeChecks {
  /// The name of the fact that evidence repeats as `ntp_offset_ms`.
  static final String OFFSET_FACT = "offset_ms";

  private static final Duration SERVER_LIMIT = Duration.ofSeconds(2);
  private static final int CHRONY_FIELDS = 14;
  private static final List<String> TIME_SERVICES =
      List.of("chronyd", "ntpd", "openntpd", "systemd-timesyncd");

  /// A measured offset.
  ///
  /// @param source the service or server that told it
  record Offset(String source, long ms) {}

  private TimeChecks() {}

  static Finding offset(Subject subject) {
    var wanted = subject.baseline().time();
    return Finding.judge(
        measured(subject.host(), wanted.servers()),
        offset -> decideOffset(offset, wanted.offsetMsMax()));
  }

  private static Seen<Offset> measured(Host host, List<String> servers) {
    var seen = chrony(host).map(csv -> new Offset("chrony", parseChrony(csv)));
    // One after the other: the first that answers is enough.
    for (var server : servers) {
      seen =
          seen.orAsk(() ->
              new Sntp(Clock.systemUTC(), SERVER_LIMIT)
                  .offsetMs(server)
                  .map(ms -> new Offset(server, ms)));
    }
    return seen;
  }

  static Finding decideOffset(Offset offset, int msMax) {
    return Finding.failWhen(
            Math.abs(offset.ms()) > msMax, "the clock is off by " + offset.ms() + " ms")
        .withMeasure(OFFSET_FACT, offset.ms())
        .with("offset_ms_max", msMax)
        .with("source", offset.source());
  }

  private static Seen<String> chrony(Host host) {
    return host.program("chronyc")
        .then(chronyc -> host.commands().textOf(chronyc, "-n", "-c", "tracking"));
  }

  /// `id,name,stratum,reference,system time,…,leap status`; seconds with a fraction.
  static long parseChrony(String csv) {
    var fields = csv.strip().split(",", -1);
    if (fields.length != CHRONY_FIELDS) {
      throw new NotUnderstood("the output of chronyc");
    }
    if (fields[13].equals("Not synchronised")) {
      throw new NotUnderstood("chrony is not synchronised and measures nothing");
    }
    try {
      return new BigDecimal(fields[4])
          .movePointRight(3)
          .setScale(0, RoundingMode.HALF_UP)
          .longValueExact();
    } catch (ArithmeticException | NumberFormatException _) {
      throw new NotUnderstood("the offset that chronyc prints");
    }
  }

  static Finding synchronised(Subject subject) {
    var host = subject.host();
    var told = chrony(host).map(csv -> Optional.of(isChronySynchronised(csv)));
    var asked = told.orAsk(() -> timedatectl(host).map(Optional::of));
    return Finding.judge(asked.orAsk(() -> withoutService(host)), TimeChecks::decideSynchronised);
  }

  private static boolean isChronySynchronised(String csv) {
    return csv.strip().split(",", -1).length == CHRONY_FIELDS
        && !csv.strip().endsWith("Not synchronised");
  }

  private static Seen<Boolean> timedatectl(Host host) {
    return host.program("timedatectl")
        .then(timedatectl ->
            host.commands().textOf(timedatectl, "show", "--property=NTPSynchronized", "--value"))
        .map(TimeChecks::parseTimedatectl);
  }

  static boolean parseTimedatectl(String output) {
    return switch (output.strip()) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw new NotUnderstood("the output of timedatectl");
    };
  }

  /// Nobody can be asked: where no time service runs, the clock is not synchronised by one.
  private static Seen<Optional<Boolean>> withoutService(Host host) {
    return host.look(Sense.PROGRAMS)
        .map(Programs::parse)
        .then(programs ->
            TIME_SERVICES.stream().anyMatch(programs::has)
                ? new Seen.Hidden<>("a time service runs and does not tell its state")
                : new Seen.Known<>(Optional.empty()));
  }

  /// @param isSynchronised what the time service says, or empty when none runs
  static Finding decideSynchronised(Optional<Boolean> isSynchronised) {
    return isSynchronised
        .map(yes ->
            Finding.failWhen(!yes, "the clock is not synchronised").with("synchronised", yes))
        .orElseGet(() -> Finding.fail("no time service runs").with("synchronised", false));
  }
}
