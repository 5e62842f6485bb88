package osiriscare.central.clientnotice;

import static org.assertj.core.api.Assertions.assertThat;
import static osiriscare.central.clientnotice.ClientNoticeKind.PROBLEM_LONG;
import static osiriscare.central.clientnotice.ClientNoticeKind.PROBLEM_SOLVED;
import static osiriscare.central.clientnotice.ClientNoticeKind.SITE_BACK;
import static osiriscare.central.clientnotice.ClientNoticeKind.SITE_SILENT;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import osiriscare.central.clientnotice.ClientNews.Boxes;
import osiriscare.central.clientnotice.ClientNews.Problem;
import osiriscare.central.clientnotice.ClientNews.Said;

class ClientNewsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
  private static final Instant HOUR_AGO = NOW.minus(ClientNews.SILENT_AFTER);
  private static final Instant DAY_AGO = NOW.minus(ClientNews.LONG_AFTER);

  @Test
  void site_isSilentAfterAnHour_andBackWhenEveryBoxIs() {
    assertThat(site(HOUR_AGO, false, Optional.empty())).isEmpty();
    assertThat(site(HOUR_AGO.minusMillis(1), false, Optional.empty())).contains(SITE_SILENT);
    assertThat(site(HOUR_AGO.minusMillis(1), false, said(SITE_BACK, NOW))).contains(SITE_SILENT);
    assertThat(site(HOUR_AGO.minusMillis(1), false, said(SITE_SILENT, NOW))).isEmpty();
    assertThat(site(NOW, false, said(SITE_SILENT, NOW))).isEmpty();
    assertThat(site(NOW, true, said(SITE_SILENT, NOW))).contains(SITE_BACK);
    assertThat(site(NOW, true, said(SITE_BACK, NOW))).isEmpty();
  }

  @Test
  void problem_isLongAfterADay_solvedOnce_andLongAgainADayLater() {
    assertThat(problem(DAY_AGO.plusMillis(1), false, Optional.empty())).isEmpty();
    assertThat(problem(DAY_AGO, false, Optional.empty())).contains(PROBLEM_LONG);
    assertThat(problem(DAY_AGO, true, Optional.empty())).isEmpty();
    assertThat(problem(DAY_AGO, false, said(PROBLEM_LONG, NOW))).isEmpty();
    assertThat(problem(DAY_AGO, true, said(PROBLEM_LONG, NOW))).contains(PROBLEM_SOLVED);
    assertThat(problem(DAY_AGO, true, said(PROBLEM_SOLVED, NOW))).isEmpty();
    var before = DAY_AGO.minusSeconds(1);
    assertThat(problem(before, false, said(PROBLEM_SOLVED, DAY_AGO.plusMillis(1)))).isEmpty();
    assertThat(problem(before, false, said(PROBLEM_SOLVED, DAY_AGO))).contains(PROBLEM_LONG);
  }

  /// Whatever boxes do, silence and return are said in turn, and silence at most once an hour.
  @ParameterizedTest
  @MethodSource("seeds")
  void site_saysSilenceAndReturnInTurn(long seed) {
    var random = new Random(seed);
    var said = new ArrayList<Said>();
    var heard = NOW;
    var now = NOW;
    for (int i = 0; i < 500; i++) {
      now = now.plus(Duration.ofMinutes(random.nextInt(1, 40)));
      if (random.nextInt(4) == 0) {
        heard = now;
      }
      var at = now;
      var last = said.isEmpty() ? Optional.<Said>empty() : Optional.of(said.getLast());
      ClientNews.of(new Boxes(heard, heard.equals(now)), last, now)
          .ifPresent(kind -> said.add(new Said(kind, at)));
    }
    assertThat(said).isNotEmpty();
    for (int i = 0; i < said.size(); i++) {
      assertThat(said.get(i).kind()).isEqualTo(i % 2 == 0 ? SITE_SILENT : SITE_BACK);
      if (i % 2 == 0 && i > 0) {
        assertThat(Duration.between(said.get(i - 2).at(), said.get(i).at()))
            .isGreaterThan(ClientNews.SILENT_AFTER);
      }
    }
  }

  static LongStream seeds() {
    return LongStream.concat(LongStream.of(7, 1234), new Random().longs(20));
  }

  @Test
  void titles_areInWordsThatNameNothing() {
    for (var kind : List.of(ClientNoticeKind.values())) {
      assertThat(ClientNoticeKind.of(kind.word())).isEqualTo(kind);
      assertThat(kind.title()).doesNotContain("%").hasSizeLessThan(100);
    }
  }

  private static Optional<Said> said(ClientNoticeKind kind, Instant at) {
    return Optional.of(new Said(kind, at));
  }

  private static Optional<ClientNoticeKind> site(
      Instant heard, boolean isComplete, Optional<Said> said) {
    return ClientNews.of(new Boxes(heard, isComplete), said, NOW);
  }

  private static Optional<ClientNoticeKind> problem(
      Instant opened, boolean isResolved, Optional<Said> said) {
    return ClientNews.of(new Problem(opened, isResolved), said, NOW);
  }
}
