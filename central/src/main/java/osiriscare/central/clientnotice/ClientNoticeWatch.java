package osiriscare.central.clientnotice;

import static osiriscare.central.clientnotice.ClientNoticeKind.REPORT_READY;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import osiriscare.central.clientnotice.NewsStore.Thing;
import osiriscare.central.delivery.Message;
import osiriscare.central.delivery.Notifier;
import osiriscare.central.job.Lease;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.json.Json;

/// Looks how things stand and tells clients what is new, once: what was said last is read from what
/// was stored, so that a restart or another Central repeats nothing.
final class ClientNoticeWatch {
  /// By then what boxes collected in the last hours of a month has come in.
  private static final Duration REPORT_AFTER = Duration.ofHours(6);

  /// Later than this a month is no news.
  private static final Duration REPORT_WITHIN = Duration.ofDays(3);

  private final Database database;
  private final Notifier notifier;
  private final Clock clock;

  ClientNoticeWatch(Database database, Notifier notifier, Clock clock) {
    this.database = database;
    this.notifier = notifier;
    this.clock = clock;
  }

  /// Looks once; several Centrals take turns.
  void look() {
    var _ =
        database.inPlatform(db -> {
          if (Lease.take(db, "client-notices")) {
            tellNews(db, clock.instant());
          }
          return db;
        });
  }

  private void tellNews(Db db, Instant now) {
    for (var site : NewsStore.sites(db, now)) {
      ClientNews.of(site.state(), site.said(), now)
          .ifPresent(kind -> tell(db, site.thing(), kind, "/client", now));
    }
    for (var problem : NewsStore.problems(db, now)) {
      ClientNews.of(problem.state(), problem.said(), now)
          .ifPresent(kind -> tell(db, problem.thing(), kind, "/client", now));
    }
    var begin = YearMonth.from(now.atZone(ZoneOffset.UTC)).atDay(1).atStartOfDay(ZoneOffset.UTC);
    var since = Duration.between(begin.toInstant(), now);
    if (since.compareTo(REPORT_AFTER) >= 0 && since.compareTo(REPORT_WITHIN) < 0) {
      var month = YearMonth.from(begin).minusMonths(1);
      var about = "month " + month;
      for (var client : NewsStore.withoutReport(db, about, begin.toInstant())) {
        var path = "/client/report?month=" + month;
        tell(db, new Thing(client, Optional.empty(), about), REPORT_READY, path, now);
      }
    }
  }

  private void tell(Db db, Thing thing, ClientNoticeKind kind, String path, Instant now) {
    var id = UUID.randomUUID();
    ClientNoticeStore.insert(db, id, thing, kind, now);
    notifier.tellClient(
        db,
        thing.client(),
        new Message(
            "client notice " + id,
            Optional.empty(),
            kind.severity(),
            kind.word(),
            kind.title(),
            path,
            Json.object(),
            now));
  }
}
