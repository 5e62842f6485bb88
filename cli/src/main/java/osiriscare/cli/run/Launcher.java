package osiriscare.cli.run;

import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import osiriscare.cli.CliSettings;
import osiriscare.cli.CommandFailed;
import osiriscare.cli.central.CentralClient;
import osiriscare.cli.database.HomeDatabase;
import osiriscare.cli.home.Home;
import osiriscare.cli.run.Enrolment.Identity;

/// Starts everything, each when the one before is ready, and tells what comes of it.
final class Launcher {
  private static final Duration ASK_EVERY = Duration.ofMillis(250);
  private static final Duration SCAN_USUAL = Duration.ofSeconds(90);
  private static final String ADMIN = "admin";

  private final CliSettings settings;
  private final Home home;
  private final Report report;
  private final Product product;

  Launcher(CliSettings settings, Home home, Report report, Product product) {
    this.settings = settings;
    this.home = home;
    this.report = report;
    this.product = product;
  }

  /// Runs until the time is over, for ever when there is no limit.
  ///
  /// @param limit counted from the moment when both doors answer
  /// @throws CommandFailed when a program cannot start or ends by itself
  void run(Optional<Duration> limit) throws InterruptedException {
    var begun = Instant.now();
    var ports = Ports.of(settings);
    var programs = new Programs(settings.root(), home, ports);
    var isFirstStart = !Files.exists(home.adminPassword());
    startDoors(programs);
    var end = limit.map(Instant.now()::plus);
    report.tell(
        new Fact.Dashboard(
            ports.centralUrl(),
            ADMIN,
            home.adminPassword(),
            home.adminToken(),
            isFirstStart ? Optional.of(home.read(home.adminPassword())) : Optional.empty()));
    try (var central = new CentralClient(ports.centralUrl(), home.read(home.adminToken()))) {
      serve(central, programs, begun, end);
    }
  }

  private void startDoors(Programs programs) {
    var database =
        report.step(
            "start-database",
            "starting PostgreSQL",
            () -> product.database(HomeDatabase.open(home, settings.database())));
    report.step("migrate-database", "bringing the schema up to date", database::migrate);
    report.step(
        "start-central",
        "starting Central Command",
        () ->
            Readiness.await(
                product.door(programs.central(database)), programs.ports().centralUrl(), report));
    report.step(
        "start-receiver",
        "starting the receiver",
        () ->
            Readiness.await(
                product.door(programs.receiver(database)), programs.ports().receiverUrl(), report));
  }

  private void serve(CentralClient central, Programs programs, Instant begun, Optional<Instant> end)
      throws InterruptedException {
    boolean resumed = Enrolment.isDone(programs);
    var identity = resumed ? Enrolment.identity(programs) : enrol(central, programs);
    report.step(
        "start-appliance", "starting the appliance", () -> product.appliance(programs.appliance()));
    var scan = new FirstScan(central, identity);
    boolean complete = awaitScan(scan, begun, end);
    report.tell(
        new Fact.Appliance(
            identity.siteId(),
            identity.applianceId(),
            Enrolment.hostname(),
            scan.liveStatus(),
            resumed));
    var findings = scan.findings();
    findings.checks().forEach(report::tell);
    findings.bundles().forEach(report::tell);
    report.tell(findings.summary(complete));
    product.stay(end);
  }

  private Identity enrol(CentralClient central, Programs programs) {
    return report.step(
        "enrol",
        "claiming this machine with a code",
        () -> {
          try {
            return new Enrolment(central, programs, product).enrol();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("Interrupted while claiming this machine");
          }
        });
  }

  /// Waits for the first scan of this start.
  ///
  /// @return false when the time was over before
  private boolean awaitScan(FirstScan scan, Instant begun, Optional<Instant> end)
      throws InterruptedException {
    report.tell(new Fact.StepBegun("scan", "scanning this machine"));
    var from = Instant.now();
    var isNoticeDue = true;
    while (!scan.hasArrivedSince(begun) || !scan.liveStatus().equals("online")) {
      if (end.isPresent() && Instant.now().isAfter(end.get())) {
        report.tell(new Fact.StepFailed("scan"));
        return false;
      }
      if (isNoticeDue && Instant.now().isAfter(from.plus(SCAN_USUAL))) {
        isNoticeDue = false;
        report.tell(new Fact.Notice("still waiting; see " + home.logs().resolve("appliance.log")));
      }
      product.failOnLoss(ASK_EVERY);
    }
    report.tell(new Fact.StepDone("scan", Duration.between(from, Instant.now())));
    return true;
  }
}
