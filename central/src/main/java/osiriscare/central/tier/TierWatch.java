package osiriscare.central.tier;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.database.Database;

/// Measures the tiers of all sites together over a week, and says so when rules put less right than
/// they should: then something new is about, or a rule was lost.
final class TierWatch {
  private static final int DAYS = 7;
  private static final Logger log = LoggerFactory.getLogger(TierWatch.class);

  private final Database database;
  private final Clock clock;
  private final Map<String, AtomicLong> shares =
      Map.of("L1", new AtomicLong(), "L2", new AtomicLong(), "L3", new AtomicLong());
  private final AtomicLong belowFloor = new AtomicLong();

  TierWatch(Database database, MeterRegistry metrics, Clock clock) {
    this.database = database;
    this.clock = clock;
    shares.forEach((tier, share) ->
        Gauge.builder("osiris.incident.tier.share", share, AtomicLong::doubleValue)
            .description("Share of incidents of the last week that the tier put right, in per cent")
            .tag("tier", tier)
            .register(metrics));
    Gauge.builder("osiris.incident.tier.below.floor", belowFloor, AtomicLong::doubleValue)
        .description("1 when rules put fewer incidents right than they should")
        .register(metrics);
  }

  /// Measures.
  void look() {
    var since = clock.instant().minus(Duration.ofDays(DAYS));
    var view = database.inPlatform(db -> TierApi.tiers(db, DAYS, Optional.empty(), since));
    for (var tier : view.tiers()) {
      Optional.ofNullable(shares.get(tier.tier())).ifPresent(one -> one.set(tier.sharePercent()));
    }
    long was = belowFloor.getAndSet(view.belowFloor() ? 1 : 0);
    if (view.belowFloor() && was == 0) {
      log.atError()
          .addKeyValue("share_percent", view.tiers().getFirst().sharePercent())
          .addKeyValue("floor_percent", view.l1FloorPercent())
          .log("rules put fewer incidents right than they should");
    }
  }
}
