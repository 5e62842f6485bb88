package osiriscare.cli.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import osiriscare.cli.CliSettings;
import osiriscare.cli.CommandFailed;
import osiriscare.cli.home.HomeLock;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// `osiris run`, which `./run` starts after building.
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Starts OsirisCare on this machine.",
      "",
      "With --flashpods it starts Flashpods instead, the sandbox for jobs in containers: a Podman of"
          + " its own, an image made from this machine's programs when no registry answers, the API,"
          + " and a first job. Otherwise it starts PostgreSQL (unless DATABASE_URL names one), Central Command, the receiver and an"
          + " appliance daemon; claims this machine with a code, scans it, and shows what it found"
          + " and where the dashboard is. Nothing is repaired without consent (dry run). Ctrl-C"
          + " stops everything; the next start goes on with the same site and data.",
      ""
    },
    footerHeading = "%nEnvironment:%n",
    footer = {
      "  OSIRIS_HOME           where everything is kept (default: .osiris)",
      "  OSIRIS_PORT           Central's port (default: 8000; 0: any free one)",
      "  OSIRIS_RECEIVER_PORT  the receiver's port (default: the next one)",
      "  FLASHPODS_PORT        the port of --flashpods (default: 8080; 0: any free one); other",
      "                        FLASHPODS_ variables are handed on",
      "  DATABASE_URL          a PostgreSQL of your own, as its owner:",
      "                        postgresql://user:password@host/db or JDBC's form",
      "",
      "Events of --json, one object per line:",
      "  step, ready, dashboard, appliance, check, bundle, summary, notice, error, stopped,",
      "  and with --flashpods: flashpods, job"
    },
    exitCodeListHeading = "%nEnds with:%n",
    exitCodeList = {
      "0:the time of --for is over and everything has stopped",
      "1:a program could not start, or ended by itself",
      "2:wrong arguments or settings",
      "3:the home or a port is in use",
      "130:stopped by Ctrl-C (143: by SIGTERM); everything has stopped"
    })
public final class RunCommand implements Callable<Integer> {
  private final CliSettings settings;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      converter = Time.class,
      description =
          "Stop by itself after this time, such as 60s or 2m, counted from when the"
              + " doors answer.")
  private @Nullable Duration limit;

  @Option(names = "--json", description = "Say everything as JSON lines.")
  private boolean json;

  @Option(
      names = "--flashpods",
      description = "Start Flashpods instead, and run a first job in a container.")
  private boolean flashpods;

  public RunCommand(CliSettings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() throws InterruptedException {
    var begun = Instant.now();
    Report report = json ? new JsonReport(System.out) : new HumanReport(System.out);
    var home = flashpods ? settings.flashpodsHome() : settings.home();
    try (var _ = HomeLock.take(home)) {
      var product = new Product();
      var hook = new Thread(() -> stop(product, report, begun), "stop");
      Runtime.getRuntime().addShutdownHook(hook);
      try {
        if (flashpods) {
          new FlashpodsLauncher(settings, home, report, product).run(Optional.ofNullable(limit));
        } else {
          new Launcher(settings, home, report, product).run(Optional.ofNullable(limit));
        }
        return 0;
      } catch (RuntimeException e) {
        if (product.isStopping()) {
          // Programs that end now do what they were told.
          return CommandFailed.FAILED;
        }
        throw e;
      } finally {
        stop(product, report, begun);
      }
    } catch (CommandFailed e) {
      if (json) {
        report.tell(new Fact.Trouble(String.valueOf(e.getMessage())));
      }
      throw e;
    }
  }

  private static void stop(Product product, Report report, Instant begun) {
    if (product.stop()) {
      report.tell(new Fact.Stopped(Duration.between(begun, Instant.now())));
    }
  }

  static final class Time implements ITypeConverter<Duration> {
    private static final long MAX_DIGITS = 6;

    @Override
    public Duration convert(String text) {
      if (!text.matches("[1-9][0-9]{0," + (MAX_DIGITS - 1) + "}[smh]?")) {
        throw new TypeConversionException("'" + text + "' is no time such as 60s, 2m or 1h");
      }
      boolean hasUnit = !Character.isDigit(text.charAt(text.length() - 1));
      var number = Long.parseLong(hasUnit ? text.substring(0, text.length() - 1) : text);
      return switch (hasUnit ? text.charAt(text.length() - 1) : 's') {
        case 'h' -> Duration.ofHours(number);
        case 'm' -> Duration.ofMinutes(number);
        default -> Duration.ofSeconds(number);
      };
    }
  }
}
