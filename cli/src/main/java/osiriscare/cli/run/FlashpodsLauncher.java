package osiriscare.cli.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import osiriscare.cli.CliSettings;
import osiriscare.cli.CommandFailed;
import osiriscare.cli.home.Home;
import osiriscare.cli.process.Child;

/// Starts Flashpods: a Podman of its own, an image, the API, and a first job that shows it works.
final class FlashpodsLauncher {
  private static final Duration SOCKET_MAX = Duration.ofSeconds(30);
  private static final Duration PULL_MAX = Duration.ofSeconds(60);
  private static final Duration IMPORT_MAX = Duration.ofMinutes(3);
  private static final Duration ASK_EVERY = Duration.ofMillis(50);
  private static final String PULLED_IMAGE = "alpine:latest";

  private final CliSettings settings;
  private final Home home;
  private final Report report;
  private final Product product;

  FlashpodsLauncher(CliSettings settings, Home home, Report report, Product product) {
    this.settings = settings;
    this.home = home;
    this.report = report;
    this.product = product;
  }

  /// Runs until the time is over, for ever when there is no limit.
  ///
  /// @param limit counted from the moment when the API answers
  /// @throws CommandFailed when a program cannot start or ends by itself
  void run(Optional<Duration> limit) throws InterruptedException {
    var java = new JavaPrograms(settings.root(), home);
    var url =
        Ports.loopback(
            Ports.free(settings.flashpodsPort(), "FLASHPODS_PORT", "the API of Flashpods"));
    var programs = new FlashpodsPrograms(java, home, url);
    var token = home.secret(programs.tokenFile());
    var engine = ContainerEngine.in(home.folder().resolve("containers"), java);
    report.step("start-podman", "starting Podman", () -> listening(engine));
    var image = report.step("get-image", "getting an image to run in", () -> image(engine));
    report.step(
        "start-flashpods",
        "starting Flashpods",
        () -> Readiness.await(product.door(programs.api(engine.socket(), image)), url, report));
    product.beforeStop(() -> new OpenJobs(url, token).end());
    var end = limit.map(Instant.now()::plus);
    report.tell(new Fact.Sandbox(url, programs.tokenFile(), image, settings.root()));
    report.tell(new FirstJob(home, programs, product).run(image));
    product.stay(end);
  }

  private Child listening(ContainerEngine engine) {
    var service = product.engine(engine.service(), engine.removeAll());
    var deadline = Instant.now().plus(SOCKET_MAX);
    try {
      while (!Files.exists(engine.socket())) {
        if (service.awaitExit(ASK_EVERY)) {
          throw Loss.of("Podman did not start", service);
        }
        if (Instant.now().isAfter(deadline)) {
          throw new CommandFailed("Podman does not listen. See " + service.log().path());
        }
      }
      return service;
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private String image(ContainerEngine engine) {
    if (succeeds(engine, PULL_MAX, "image", "exists", PULLED_IMAGE)
        || succeeds(engine, PULL_MAX, "pull", "--quiet", PULLED_IMAGE)) {
      return PULLED_IMAGE;
    }
    if (!succeeds(engine, PULL_MAX, "image", "exists", ScratchImage.NAME)) {
      importScratch(engine);
    }
    return ScratchImage.NAME;
  }

  private void importScratch(ContainerEngine engine) {
    var archive = engine.folder().resolve("scratch.tar");
    try {
      ScratchImage.write(archive, engine.folder().resolve("scratch"));
      if (!succeeds(
          engine, IMPORT_MAX, "import", "--quiet", archive.toString(), ScratchImage.NAME)) {
        throw new CommandFailed(
            "Podman could not import an image. See " + home.logs().resolve("podman-command.log"));
      }
      Files.delete(archive);
    } catch (IOException e) {
      throw new UncheckedIOException("remove the archive", e);
    }
  }

  private boolean succeeds(ContainerEngine engine, Duration limit, String... arguments) {
    try (var command = product.command(engine.command(arguments))) {
      return command.awaitExit(limit) && command.exit().join() == 0;
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static CommandFailed interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new CommandFailed("Interrupted while starting: " + e.getMessage());
  }
}
