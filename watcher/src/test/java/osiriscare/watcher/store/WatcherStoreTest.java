package osiriscare.watcher.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.IncidentId;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.incident.Incident;
import osiriscare.protocol.incident.Recovery;
import osiriscare.protocol.json.Json;
import osiriscare.watcher.store.WatcherStore.Counted;
import osiriscare.watcher.store.WatcherStore.Sighting;
import osiriscare.watcher.store.WatcherStore.Sign;
import osiriscare.watcher.store.WatcherStore.Verdict;

class WatcherStoreTest {
  private static final Instant START = Instant.parse("2026-11-21T06:00:00Z");

  @TempDir private Path folder;
  private WatcherStore store;

  @BeforeEach
  void open() throws Exception {
    store = WatcherStore.open(folder, 2);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Instant at(long seconds) {
    return START.plusSeconds(seconds);
  }

  private static Sighting line(String pattern, String host, long seconds) {
    return new Sighting(
        pattern, host, "", "u", Json.object(), "line at " + seconds, at(seconds), at(seconds + 10));
  }

  private static Incident incident() {
    return new Incident(
        IncidentId.random(),
        new SiteId("a"),
        new HostId("h"),
        "t",
        Severity.LOW,
        Optional.empty(),
        Json.object(),
        Json.object(),
        List.of(),
        Optional.empty());
  }

  private List<Counted> due(long seconds, long quietSeconds) {
    var seen = new ArrayList<Counted>();
    store.makeIncidents(
        at(seconds),
        counted -> {
          seen.add(counted);
          return new Verdict(Optional.of(incident()), at(seconds + quietSeconds), true);
        });
    return seen;
  }

  @Test
  void linesOfOnePatternAndHost_areOneIncident_andThenQuiet() {
    store.read(List.of(line("p", "h", 0), line("p", "h", 1), line("p", "other", 1)), "c1");
    assertThat(due(9, 60)).isEmpty();
    assertThat(due(11, 60)).extracting(Counted::count).containsExactly(2L, 1L);
    store.read(List.of(line("p", "h", 12), line("p", "h", 70)), "c2");
    assertThat(due(70, 60)).isEmpty();
    assertThat(due(71, 60))
        .singleElement()
        .satisfies(counted -> {
          assertThat(counted.count()).isEqualTo(2);
          assertThat(counted.sample()).isEqualTo("line at 12");
          assertThat(counted.firstAt()).isEqualTo(at(12));
          assertThat(counted.lastAt()).isEqualTo(at(70));
        });
    assertThat(store.cursor()).contains("c2");
  }

  private static Sign over(String host, long seconds) {
    return new Sign("p", host, "", at(seconds + 60));
  }

  private List<Recovery> ended(long seconds) {
    var seen = new ArrayList<Recovery>();
    store.endIncidents(
        at(seconds),
        (pattern, incident) -> {
          assertThat(pattern).isEqualTo("p");
          var recovery = new Recovery(incident, new SiteId("a"), at(seconds), "over");
          seen.add(recovery);
          return Optional.of(recovery);
        });
    return seen;
  }

  private void deliverAll() {
    for (var head = store.head(); head.isPresent(); head = store.head()) {
      store.delivered(head.get());
    }
  }

  /// Silence alone ends nothing; a line that says so does, when nothing came after it.
  @Test
  void incident_endsByALine_thatNothingOfItFollows() {
    store.read(List.of(line("p", "h", 0)), "c1");
    due(11, 60);
    var incident = store.head().orElseThrow().incidentId();
    deliverAll();
    assertThat(ended(9_000)).as("silence").isEmpty();
    store.read(List.of(over("h", 20), over("other", 20)), "c2");
    assertThat(ended(79)).isEmpty();
    store.read(List.of(line("p", "h", 79)), "c3");
    assertThat(ended(9_000)).as("it came again").isEmpty();
    due(9_001, 60);
    deliverAll();
    store.read(List.of(over("h", 9_100), over("h", 9_150)), "c4");
    assertThat(ended(9_159)).isEmpty();
    assertThat(ended(9_160)).as("both incidents of it").hasSize(2);
    assertThat(store.head().orElseThrow().incidentId()).isEqualTo(incident);
    assertThat(ended(20_000)).isEmpty();
  }

  /// What is over before its incident was made is told first, and then that it is over.
  @Test
  void incident_thatIsMadeAfterTheLineThatEndsIt_endsToo() {
    store.read(List.of(line("p", "h", 0), over("h", 1)), "c1");
    assertThat(ended(61)).as("nothing was told yet").isEmpty();
    due(62, 60);
    assertThat(ended(63)).hasSize(1);
    assertThat(store.waiting()).isEqualTo(2);
  }

  @Test
  void ending_withoutRoom_waits() {
    for (var host : List.of("h1", "h2")) {
      store.read(List.of(line("p", host, 0), over(host, 1)), "c-" + host);
    }
    due(20, 1);
    assertThat(store.waiting()).isEqualTo(2);
    ended(100);
    deliverAll();
    assertThat(ended(101)).hasSize(2);
  }

  @Test
  void clockThatIsSetBack_makesNobodyWaitForTheFuture() {
    store.read(List.of(line("p", "h", 90_000)), "c1");
    assertThat(due(5, 900)).extracting(Counted::count).containsExactly(1L);
    store.read(List.of(line("p", "h", 6)), "c2");
    assertThat(due(15, 900)).isEmpty();
    assertThat(due(16, 900)).as("the quiet time counts from before").hasSize(1);
    store.read(List.of(line("p", "h", 17)), "c3");
    assertThat(due(30, 900)).as("and holds again").isEmpty();
    assertThat(due(916, 900)).hasSize(1);
  }

  @Test
  void withoutRoom_theCountGrows_andNothingIsLost() {
    for (int i = 0; i < 3; i++) {
      store.read(List.of(line("p" + i, "h", 0)), "c" + i);
    }
    due(20, 60);
    assertThat(store.waiting()).isEqualTo(2);
    store.read(List.of(line("p2", "h", 30)), "c4");
    assertThat(due(40, 60)).extracting(Counted::count).containsExactly(2L);
    assertThat(store.waiting()).isEqualTo(2);
    store.delivered(store.head().orElseThrow());
    assertThat(due(41, 60)).extracting(Counted::count).containsExactly(2L);
    assertThat(due(42, 60)).isEmpty();
    assertThat(store.waiting()).isEqualTo(2);
  }

  @Test
  void incidents_leaveOldestFirst_andTheRefusedStandAside() {
    store.read(List.of(line("p0", "h", 0), line("p1", "h", 0)), "c");
    due(20, 60);
    var first = store.head().orElseThrow();
    store.refused(first, "wrong_site");
    var second = store.head().orElseThrow();
    assertThat(second).isNotEqualTo(first);
    store.delivered(second);
    assertThat(store.head()).isEmpty();
  }

  @Test
  void probe_isAnIncidentAtTheThreshold_once_untilItPasses() throws Exception {
    assertThat(fails(0)).isFalse();
    store.close();
    store = WatcherStore.open(folder, 2);
    assertThat(fails(1)).isTrue();
    assertThat(fails(2)).isFalse();
    assertThat(passes()).isTrue();
    assertThat(passes()).isFalse();
    assertThat(fails(3)).isFalse();
    assertThat(fails(4)).as("no room: the incident and its end wait").isFalse();
    store.delivered(store.head().orElseThrow());
    assertThat(fails(5)).as("made at a later answer").isTrue();
    assertThat(fails(6)).isFalse();
    assertThat(store.waiting()).isEqualTo(2);
  }

  @Test
  void probe_thatIsGoodAgain_saysSoOfItsIncident_behindIt_andOnlyThen() {
    fails(0);
    assertThat(passes()).isTrue();
    assertThat(store.waiting()).as("it was no incident yet").isZero();
    fails(1);
    assertThat(fails(2)).isTrue();
    assertThat(passes()).isTrue();
    var incident = store.head().orElseThrow();
    store.delivered(incident);
    var over = store.head().orElseThrow();
    assertThat(over.incidentId()).isEqualTo(incident.incidentId());
    assertThat(over.body()).contains("recovered_at");
    store.delivered(over);
    assertThat(store.head()).isEmpty();
  }

  @Test
  void recovery_withoutRoom_isSaidAtALaterAnswer() {
    fails(0);
    fails(1);
    store.read(List.of(line("p", "h", 0)), "c");
    due(20, 60);
    assertThat(passes()).isFalse();
    store.delivered(store.head().orElseThrow());
    assertThat(passes()).isTrue();
    assertThat(store.waiting()).isEqualTo(2);
  }

  private boolean passes() {
    return store.probePassed("x", id -> new Recovery(id, new SiteId("a"), at(0), "again"));
  }

  private boolean fails(long seconds) {
    return store.probeFailed("x", 2, at(seconds), _ -> incident());
  }
}
