package osiriscare.bench.budget;

import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import osiriscare.central.budget.BudgetKeeper;
import osiriscare.central.settings.CentralSettings.Budgets;
import osiriscare.central.signing.Signer;
import osiriscare.database.Database;
import osiriscare.database.EmbeddedPostgres;
import osiriscare.database.Migrations;
import osiriscare.evidence.order.OrderSigner;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.healing.budget.BudgetPlanner;
import osiriscare.protocol.id.Secret;

/// Handing out allowances to a fleet, against what cannot be spared: signing and storing as many
/// documents of the same size. On a PostgreSQL that writes every commit to disk.
public final class BudgetBench {
  private static final int ROUNDS = 5;
  private static final Secret PASSWORD = new Secret("bench-password");

  private BudgetBench() {}

  /// Takes as arguments the numbers of sites; without any, 100, 1 000 and 5 000.
  public static void main(String[] arguments) throws Exception {
    var counts =
        arguments.length > 0
            ? Stream.of(arguments).map(Integer::valueOf).toList()
            : List.of(100, 1_000, 5_000);
    System.out.printf(
        "%n%8s %14s %14s %7s %18s%n",
        "sites", "new hour ms", "sign+store ms", "ratio", "one report ms");
    var home = Files.createTempDirectory("budgetbench");
    try (var server = EmbeddedPostgres.start(home, EmbeddedPostgres.Durability.DURABLE)) {
      for (int sites : counts) {
        measure(server, sites);
      }
    }
  }

  private static void measure(EmbeddedPostgres server, int sites) {
    var owner = server.database("bench_" + sites);
    Migrations.run(owner, PASSWORD, PASSWORD);
    var key = SigningKey.generate(new SecureRandom());
    try (var arranging = new Database(owner, "bench-owner", 1);
        var central = new Database(owner.as(Migrations.CENTRAL, PASSWORD), "bench", 2)) {
      var fleet = new BudgetedFleet(arranging, sites);
      fleet.arrange(key.verifyingKey());
      var baseline = new SignAndStore(central, key);
      var hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
      var hours = new ArrayList<Double>();
      var bare = new ArrayList<Double>();
      var reports = new ArrayList<Double>();
      for (int round = 0; round <= ROUNDS; round++) {
        var now = hour.plus(Duration.ofHours(round)).plusSeconds(60);
        fleet.checkedIn(now);
        var keeper = keeper(central, key, now);
        double took = millis(keeper::keep);
        fleet.requireAllowances(now);
        fleet.report(now);
        double one = millis(keeper::keep);
        double least = millis(() -> baseline.run(sites, now));
        // The first also warms up.
        if (round > 0) {
          hours.add(took);
          reports.add(one);
          bare.add(least);
        }
      }
      System.out.printf(
          Locale.ROOT,
          "%8d %14.0f %14.0f %7.1f %18.1f%n",
          sites,
          median(hours),
          median(bare),
          median(hours) / median(bare),
          median(reports));
    }
  }

  private static BudgetKeeper keeper(Database central, SigningKey key, Instant now) {
    var clock = Clock.fixed(now, ZoneOffset.UTC);
    var budgets = Budgets.DEFAULT;
    return new BudgetKeeper(
        central,
        new Signer(new OrderSigner(key), key, key, clock),
        new BudgetPlanner(budgets.site(), budgets.fleet()),
        clock);
  }

  private static double millis(Runnable work) {
    long begun = System.nanoTime();
    work.run();
    return (System.nanoTime() - begun) / 1e6;
  }

  private static double median(List<Double> times) {
    return times.stream().sorted().toList().get(times.size() / 2);
  }
}
