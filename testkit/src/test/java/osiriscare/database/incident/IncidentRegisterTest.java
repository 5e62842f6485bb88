package osiriscare.database.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.database.incident.IncidentRegister.Filed;
import osiriscare.database.incident.IncidentRegister.What;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.IncidentId;
import osiriscare.protocol.incident.Incident;
import osiriscare.protocol.json.Json;
import osiriscare.testkit.database.TestDatabase;

/// Which incident a report belongs to, on the tables as they are, in the receiver's role.
class IncidentRegisterTest {
  private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");
  private static final int AT_ONCE = 6;
  private static final AtomicInteger SITES = new AtomicInteger();

  private static Database receiver;
  private static Database owner;

  @BeforeAll
  static void open() {
    var databases = TestDatabase.create();
    receiver = new Database(databases.receiver(), "test-receiver", AT_ONCE);
    owner = new Database(databases.owner(), "test-owner", 2);
  }

  @AfterAll
  static void close() {
    receiver.close();
    owner.close();
  }

  private static ApplianceId applianceOfANewSite() {
    var site = "clinic-" + SITES.incrementAndGet();
    var appliance = new ApplianceId(site + "-84:3A:5B:00:00:01");
    owner.inPlatform(db -> {
      db.sql(
              "INSERT INTO partner (partner_id, slug, name, brand_name) VALUES (gen_random_uuid(), :s, 'P', 'P')")
          .param("s", site)
          .update();
      db.sql(
              "INSERT INTO site (site_id, partner_id, name) SELECT :s, partner_id, 'C' FROM partner WHERE slug = :s")
          .param("s", site)
          .update();
      return db.sql(
              "INSERT INTO appliance (appliance_id, site_id, mac_address, hostname, registered_by)"
                  + " VALUES (:a, :s, '84:3A:5B:00:00:01', 'box', 'operator')")
          .param("a", appliance.value())
          .param("s", site)
          .update();
    });
    return appliance;
  }

  private static IncidentReport report(
      ApplianceId appliance, String host, Severity severity, Optional<Instant> observed) {
    return report(appliance, IncidentId.random(), host, severity, observed);
  }

  private static IncidentReport report(
      ApplianceId appliance,
      IncidentId id,
      String host,
      Severity severity,
      Optional<Instant> observed) {
    return new IncidentReport(
        new Incident(
            id,
            appliance.site(),
            new HostId(host),
            "linux_firewall",
            severity,
            Optional.of("linux_firewall"),
            Json.object(),
            Json.object(),
            List.of(),
            observed),
        new IncidentReport.Reporter.Appliance(appliance));
  }

  private static Optional<Filed> tryToFile(IncidentReport report, Instant now) {
    return receiver.inSites(
        Set.of(report.incident().site()), db -> IncidentRegister.file(db, report, now));
  }

  private static Filed file(IncidentReport report, Instant now) {
    return tryToFile(report, now).orElseThrow();
  }

  // As evidence closes it, which looked then, or else a person.
  private static void end(IncidentId id, Instant now, Optional<Instant> looked) {
    owner.inPlatform(db -> {
      db.sql(
              "UPDATE incident SET status = 'resolved', resolved_at = :now, over_at = :over WHERE incident_id = :id")
          .param("now", Db.time(now))
          .param("over", looked.map(Db::time).orElse(null))
          .param("id", id.value())
          .update();
      return db.sql(
              "INSERT INTO incident_step (incident_id, site_id, at, step, reason_code, reason, said_by)"
                  + " SELECT incident_id, site_id, :now, 'resolved', :code, 'r', 'x' FROM incident WHERE incident_id = :id")
          .param("now", Db.time(now))
          .param("code", looked.isPresent() ? "evidence" : "person")
          .param("id", id.value())
          .update();
    });
  }

  /// How an incident should be.
  private static final class Expected {
    private final IncidentId id;
    private final Instant first;
    private boolean isOpen = true;
    private boolean isByPerson;
    private Instant end = Instant.EPOCH;
    private Instant looked = Instant.EPOCH;
    private Severity severity;
    private int reopenings;
    private int reports = 1;

    Expected(IncidentId id, Instant first, Severity severity) {
      this.id = id;
      this.first = first;
      this.severity = severity;
    }

    String row() {
      return "%s %s %s %d of %d"
          .formatted(id, isOpen ? "open" : "resolved", severity.word(), reopenings, reports);
    }
  }

  static LongStream seeds() {
    return LongStream.concat(LongStream.of(7, 1234), new Random().longs(6));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void file_inAnyOrderOfReportsEndsAndTimes_isAsTheRulesSay(long seed) {
    var random = new Random(seed);
    var appliance = applianceOfANewSite();
    var all = new ArrayList<Expected>();
    var last = new HashMap<String, Expected>();
    var told = new ArrayList<IncidentReport>();
    var now = START;
    for (int i = 0; i < 80; i++) {
      now = now.plus(Duration.ofMinutes(random.nextInt(random.nextInt(5) == 0 ? 180 : 25)));
      var host = "host-" + random.nextInt(2);
      var known = Optional.ofNullable(last.get(host));
      if (random.nextInt(8) == 0 && !told.isEmpty()) {
        var again = told.get(random.nextInt(told.size()));
        assertThat(file(again, now).what()).isEqualTo(What.DUPLICATE);
      } else if (random.nextInt(3) == 0 && known.filter(one -> one.isOpen).isPresent()) {
        endSomehow(known.get(), now, random);
      } else {
        var severity = List.of(Severity.values()).get(random.nextInt(4));
        var report = report(appliance, host, severity, seen(now, random));
        told.add(report);
        var filed = file(report, now);
        assertThat(filed.what())
            .as("step %d of seed %d", i, seed)
            .isEqualTo(expected(known, report, now));
        apply(all, last, report, filed, now);
      }
      assertThat(rows(appliance))
          .as("step %d of seed %d", i, seed)
          .containsExactlyInAnyOrderElementsOf(all.stream().map(Expected::row).toList());
    }
  }

  // Now, or by a report that waited for up to an hour, or by a reporter that does not say.
  private static Optional<Instant> seen(Instant now, Random random) {
    return random.nextInt(4) == 0
        ? Optional.empty()
        : Optional.of(now.minus(Duration.ofMinutes(random.nextInt(3) * 30L)));
  }

  private static void endSomehow(Expected one, Instant now, Random random) {
    one.isOpen = false;
    one.end = now;
    one.isByPerson = random.nextInt(4) == 0;
    one.looked = now.minus(Duration.ofMinutes(random.nextInt(10)));
    end(one.id, now, one.isByPerson ? Optional.empty() : Optional.of(one.looked));
  }

  private static What expected(Optional<Expected> known, IncidentReport report, Instant now) {
    if (known.isEmpty()) {
      return What.OPENED;
    }
    var one = known.get();
    if (one.isOpen) {
      return What.KNOWN;
    }
    if (one.isByPerson) {
      return What.OPENED;
    }
    if (report.incident().observedAt().map(seen -> !seen.isAfter(one.looked)).orElse(false)) {
      return What.OVER;
    }
    boolean isSoon = Duration.between(one.end, now).compareTo(Duration.ofHours(2)) < 0;
    boolean isYoung = Duration.between(one.first, now).compareTo(Duration.ofHours(4)) < 0;
    return isSoon && isYoung ? What.REOPENED : What.OPENED;
  }

  private static void apply(
      List<Expected> all,
      Map<String, Expected> last,
      IncidentReport report,
      Filed filed,
      Instant now) {
    var host = report.incident().host().value();
    var severity = report.incident().severity();
    if (filed.what() == What.OPENED) {
      var opened = new Expected(filed.incident(), now, severity);
      all.add(opened);
      last.put(host, opened);
      return;
    }
    var one = Optional.ofNullable(last.get(host)).orElseThrow();
    assertThat(filed.incident()).isEqualTo(one.id);
    one.reports++;
    if (filed.what() == What.OVER) {
      return;
    }
    one.severity = severity.compareTo(one.severity) > 0 ? severity : one.severity;
    if (filed.what() == What.REOPENED) {
      one.isOpen = true;
      one.reopenings++;
    }
  }

  private static List<String> rows(ApplianceId appliance) {
    return owner.inPlatform(db ->
        db.sql(
                "SELECT incident_id || ' ' || status || ' ' || severity || ' ' || reopenings || ' of ' ||"
                    + " (SELECT count(*) FROM incident_occurrence o WHERE o.incident_id = i.incident_id) AS line"
                    + " FROM incident i WHERE site_id = :site")
            .param("site", appliance.site().value())
            .query((row, _) -> row.getString("line"))
            .list());
  }

  @Test
  void file_ofTheSameThingByManyAtOnce_opensItOnce_andReopensItOnce() throws Exception {
    var appliance = applianceOfANewSite();
    assertThat(whats(appliance, START)).containsOnlyOnce(What.OPENED).contains(What.KNOWN);
    assertThat(rows(appliance)).singleElement().asString().endsWith("0 of 6");

    var id = IncidentId.parse(rows(appliance).getFirst().replaceFirst(" .*", ""));
    end(id, START.plusSeconds(60), Optional.of(START.plusSeconds(59)));
    assertThat(whats(appliance, START.plusSeconds(120)))
        .containsOnlyOnce(What.REOPENED)
        .doesNotContain(What.OPENED);
    assertThat(rows(appliance)).singleElement().asString().endsWith("1 of 12");
  }

  private static List<What> whats(ApplianceId appliance, Instant now) throws Exception {
    var calls =
        IntStream.range(0, AT_ONCE)
            .mapToObj(_ -> report(appliance, "box", Severity.HIGH, Optional.of(now)))
            .<Callable<What>>map(report -> () -> file(report, now).what())
            .toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var whats = new ArrayList<What>();
      for (var call : threads.invokeAll(calls)) {
        whats.add(call.get());
      }
      return whats;
    }
  }

  @Test
  void file_ofAnIdOfAnotherSite_isNotFiled() {
    var ours = applianceOfANewSite();
    var first = report(ours, "box", Severity.LOW, Optional.empty());
    var second = report(ours, "box", Severity.LOW, Optional.empty());
    file(first, START);
    file(second, START);
    var theirs = applianceOfANewSite();
    for (var taken : List.of(first, second)) {
      var id = taken.incident().id();
      assertThat(tryToFile(report(theirs, id, "box", Severity.LOW, Optional.empty()), START))
          .isEmpty();
    }
    assertThat(rows(theirs)).isEmpty();
  }

  @Test
  void file_ofAnotherHost_isAnotherIncident() {
    var appliance = applianceOfANewSite();
    for (var host : List.of("one", "two")) {
      assertThat(file(report(appliance, host, Severity.LOW, Optional.empty()), START).what())
          .isEqualTo(What.OPENED);
    }
  }
}
