package osiriscare.central.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import osiriscare.central.delivery.NoticeTimes.Quiet;
import osiriscare.protocol.check.Severity;

/// When partners are told, by their clocks.
class NoticeTimesTest {
  private static final List<String> ZONES =
      List.of("UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu");
  private static final List<String> DIGESTS = List.of("none", "hourly", "daily");

  /// Berlin is two hours ahead in summer and one in winter; on 2026-10-25 at 03:00 it goes from one
  /// to the other, and on 2026-03-29 there is no 02:30.
  @ParameterizedTest
  @CsvSource({
    "2026-07-01T10:00:00Z, none, 2026-07-01T10:01:00Z",
    "2026-07-01T20:30:00Z, none, 2026-07-02T05:00:00Z",
    "2026-07-01T19:59:30Z, none, 2026-07-02T05:00:00Z",
    "2026-07-02T04:59:00Z, none, 2026-07-02T05:00:00Z",
    "2026-07-02T05:00:00Z, none, 2026-07-02T05:01:00Z",
    "2026-10-24T22:00:00Z, none, 2026-10-25T06:00:00Z",
    "2026-07-01T10:20:00Z, hourly, 2026-07-01T11:00:00Z",
    "2026-07-01T21:20:00Z, hourly, 2026-07-02T05:00:00Z",
    "2026-07-01T10:20:00Z, daily, 2026-07-02T06:00:00Z",
    "2026-01-01T06:59:59Z, daily, 2026-01-01T07:00:00Z",
    "2026-01-01T07:00:00Z, daily, 2026-01-02T07:00:00Z"
  })
  void due_isByTheClockOfTheZone(Instant now, String digest, Instant due) {
    var times = times("Europe/Berlin", "22:00", "07:00", "08:00");
    assertThat(times.due(now, Severity.HIGH, digest)).isEqualTo(due);
    assertThat(times.due(now, Severity.CRITICAL, digest)).isEqualTo(now.plusSeconds(60));
  }

  @Test
  void critical_waitsAsTheOthers_whenThePartnerSaysSo() {
    var quiet = Optional.of(new Quiet(LocalTime.parse("22:00"), LocalTime.parse("07:00")));
    var times = new NoticeTimes(ZoneId.of("UTC"), quiet, false, LocalTime.parse("08:00"));
    assertThat(times.due(Instant.parse("2026-07-01T23:00:00Z"), Severity.CRITICAL, "none"))
        .isEqualTo("2026-07-02T07:00:00Z");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void due_isNeverQuiet_andWithinTwoDays(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      var from = time(random);
      var to = from.plusMinutes(1 + random.nextInt(1439));
      var zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
      var quiet = new Quiet(from, to);
      var times = new NoticeTimes(zone, Optional.of(quiet), true, time(random));
      var now = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(366 * 24 * 3600));
      var due = times.due(now, Severity.HIGH, DIGESTS.get(random.nextInt(DIGESTS.size())));
      assertThat(due).isAfter(now).isBefore(now.plus(Duration.ofDays(2)).plusSeconds(7_200));
      var there = due.atZone(zone);
      // Where clocks jump over the end of the quiet hours, they end when the clocks have jumped.
      boolean isJumpedOver = there.toLocalTime().isAfter(to) && isJump(zone, due);
      assertThat(quiet.holds(there.toLocalTime()) && !isJumpedOver)
          .as("%s in %s, quiet %s", due, zone, quiet)
          .isFalse();
    }
  }

  private static boolean isJump(ZoneId zone, Instant at) {
    var next = zone.getRules().previousTransition(at.plusSeconds(1));
    return next != null && Duration.between(next.getInstant(), at).toHours() < 2;
  }

  static LongStream seeds() {
    return LongStream.concat(LongStream.of(7, 1234), new Random().longs(10));
  }

  private static LocalTime time(Random random) {
    return LocalTime.ofSecondOfDay(60L * random.nextInt(1440));
  }

  private static NoticeTimes times(String zone, String from, String to, String digest) {
    return new NoticeTimes(
        ZoneId.of(zone),
        Optional.of(new Quiet(LocalTime.parse(from), LocalTime.parse(to))),
        true,
        LocalTime.parse(digest));
  }
}
