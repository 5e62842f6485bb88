package osiriscare.appliance;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import osiriscare.appliance.config.ApplianceConfig;
import osiriscare.appliance.config.ApplianceConfig.Enrolment;
import osiriscare.appliance.config.ConfigException;
import osiriscare.appliance.config.ConfigFile;
import osiriscare.appliance.daemon.Daemon;
import osiriscare.appliance.drift.DriftScan;
import osiriscare.appliance.drift.ScanContext;
import osiriscare.appliance.evidence.EvidenceExport;
import osiriscare.appliance.evidence.EvidencePrune;
import osiriscare.appliance.healing.PolicyReport;
import osiriscare.appliance.provision.ProvisionFile;
import osiriscare.appliance.provision.Provisioner;
import osiriscare.appliance.provision.ProvisioningConsole;
import osiriscare.appliance.provision.Registration;
import osiriscare.appliance.provision.ShortCodeFile;
import osiriscare.appliance.roothelper.RootHelperClient;
import osiriscare.appliance.update.OverlaySettings;
import osiriscare.daemon.file.InstanceLock;
import osiriscare.daemon.retry.Backoff;
import osiriscare.daemon.systemd.Liveness;
import osiriscare.daemon.systemd.Systemd;
import osiriscare.daemon.systemd.Watchdog;
import osiriscare.protocol.BuildInfo;
import osiriscare.protocol.json.Json;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The program `compliance-agent` and `appliance-daemon`.
@Command(
    name = "compliance-agent",
    mixinStandardHelpOptions = true,
    versionProvider = ApplianceMain.Version.class,
    description = "Keeps this machine as declared and proves it to Central Command.",
    subcommands = AgentsCommand.class,
    footer = {
      "",
      "Without a configuration file it asks for a provision code first.",
      "Exit codes: 0 done, 1 provisioning failed, 2 wrong usage or a damaged file."
    })
public final class ApplianceMain implements Callable<Integer> {
  private static final Backoff FIRST_CONTACT =
      new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(1));
  private static final String CONTACT = "first contact";
  private static final Duration CONTACT_MAX = Duration.ofMinutes(5);
  private static final String UNKNOWN_YET = "waiting until Central knows this appliance";
  private static final Duration ROOT_HELPER_LIMIT = Duration.ofSeconds(80);

  @Option(
      names = "--provision",
      paramLabel = "CODE",
      description = "Claim this provision code and exit.")
  private @Nullable String provision;

  @Option(
      names = "--provision-file",
      paramLabel = "FILE",
      description = {
        "While it asks for a provision code, claim the one in this file (mode 0600), again and again"
            + " until that works; then delete the file."
      })
  private @Nullable Path provisionFile;

  @Option(
      names = "--short-code-file",
      paramLabel = "FILE",
      description =
          "While it asks for a provision code, keep the short code for phones in this file, for the"
              + " machine's login screens.")
  private @Nullable Path shortCodeFile;

  @Option(names = "--provision-interactive", description = "Ask for a provision code and exit.")
  private boolean isInteractive;

  @Option(
      names = "--config",
      scope = ScopeType.INHERIT,
      paramLabel = "FILE",
      description = "Configuration file (default: STATE_DIR/config.yaml).")
  private @Nullable Path config;

  @Option(
      names = "--state-dir",
      scope = ScopeType.INHERIT,
      paramLabel = "DIR",
      description =
          "State folder, whatever the configuration file says (default: $STATE_DIR or /var/lib/msp).")
  private @Nullable Path stateDir;

  @Option(
      names = "--api-endpoint",
      paramLabel = "URL",
      description = "Where to claim the code (default: $MCP_URL).")
  private @Nullable URI apiEndpoint;

  @Option(
      names = "--root-helper",
      paramLabel = "SOCKET",
      description = "Socket of the root helper (default: ${DEFAULT-VALUE}).")
  // A constant of the compiler's: that class makes a logger, and the log's file is not known yet.
  private Path rootHelper = Path.of(RootHelperClient.SOCKET);

  @Option(
      names = "--registration",
      description = {
        "For a configuration file with 'enrolment: registered': make missing keys, print what an"
            + " operator registers at Central (POST /api/sites/SITE/appliances), and exit."
      })
  private boolean isRegistration;

  @Option(names = "--once", description = "Check in, scan, deliver evidence once, and exit.")
  private boolean isOnce;

  @Option(
      names = "--export",
      paramLabel = "DIR",
      description = "Write all kept evidence as bundle.json and bundle.sig, and exit.")
  private @Nullable Path export;

  @Option(
      names = "--policy",
      description =
          "Print the policy that holds now (rules, runbooks, switches, guardrails, baseline) as"
              + " JSON, and exit.")
  private boolean isPolicy;

  @Option(
      names = "--prune",
      description =
          "Delete evidence that is delivered, old enough and beyond the number to keep, and exit.")
  private boolean isPrune;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new ApplianceMain()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var folder = folder();
    var logFile = folder.resolve("log/appliance.log");
    // Read by logback.xml, so it must be set before the first logger is made.
    System.setProperty("appliance.log", logFile.toString());
    var file = configFile();
    try {
      if (provision != null || isInteractive || ConfigFile.needsProvisioning(file)) {
        if (!provision(file, folder) || provision != null || isInteractive) {
          return ConfigFile.needsProvisioning(file) ? 1 : 0;
        }
        System.out.println("Provisioning complete. Starting agent...");
      }
      var settings = ConfigFile.read(file, settingsEnvironment());
      if (isRegistration) {
        System.out.println(Json.text(Registration.request(settings, new SecureRandom())));
        return 0;
      }
      if (isPolicy) {
        System.out.println(Json.text(PolicyReport.of(settings)));
        return 0;
      }
      if (export != null) {
        System.out.println(EvidenceExport.run(settings, export) + " bundles written to " + export);
        return 0;
      }
      if (isPrune) {
        System.out.println(EvidencePrune.run(settings) + " bundles deleted");
        return 0;
      }
      try (var _ = InstanceLock.take(settings.stateDir().resolve("daemon.lock"))) {
        return run(settings, logFile);
      }
    } catch (ConfigException | InstanceLock.HeldByAnother e) {
      System.err.println(e.getMessage());
      return 2;
    }
  }

  private Path folder() {
    return Optional.ofNullable(stateDir)
        .orElseGet(() -> Path.of(environment("STATE_DIR").orElse("/var/lib/msp")));
  }

  private Path configFile() {
    return Optional.ofNullable(config).orElse(folder().resolve("config.yaml"));
  }

  /// What the configuration file says, for a subcommand.
  ///
  /// @throws ConfigException saying what is wrong and where
  ApplianceConfig settings() {
    return ConfigFile.read(configFile(), settingsEnvironment());
  }

  // A folder that is named on the command line is the one that is meant, whatever the file says.
  private Map<String, String> settingsEnvironment() {
    var environment = new HashMap<>(System.getenv());
    if (stateDir != null) {
      environment.put("STATE_DIR", stateDir.toString());
    }
    return environment;
  }

  private boolean provision(Path file, Path folder) throws IOException, InterruptedException {
    if (!ConfigFile.needsProvisioning(file)) {
      System.err.println("This appliance has its configuration already: " + file);
      return false;
    }
    var endpoint =
        Optional.ofNullable(apiEndpoint)
            .or(() -> environment("MCP_URL").map(URI::create))
            .orElseThrow(() ->
                new ConfigException(
                    file, "does not exist, and no --api-endpoint says where to claim a code"));
    var dryRun = environment("HEALING_DRY_RUN").map("true"::equals).orElse(false);
    var provisioner = new Provisioner(file, folder, dryRun, new SecureRandom(), Clock.systemUTC());
    var console =
        new ProvisioningConsole(
            provisioner,
            file,
            endpoint,
            System.out,
            Optional.ofNullable(shortCodeFile).map(ShortCodeFile::new));
    return provision != null
        ? console.claim(provision)
        : console.askAndClaim(
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
            Optional.ofNullable(provisionFile).map(ProvisionFile::new));
  }

  private int run(ApplianceConfig settings, Path logFile) throws IOException, InterruptedException {
    if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
      root.setLevel(Level.toLevel(settings.logLevel().replace("WARNING", "WARN")));
    }
    var liveness = new Liveness(System::nanoTime);
    var systemd = Systemd.of(System.getenv(), ProcessHandle.current().pid());
    if (!hasIdentity(settings, systemd, liveness)) {
      return 1;
    }
    var helper = new RootHelperClient(rootHelper, ROOT_HELPER_LIMIT);
    var stopped = new CountDownLatch(1);
    var context = new ScanContext(settings.hostname(), settings.stateDir(), settings.apiEndpoint());
    var daemon =
        new Daemon(
            settings,
            baselines -> DriftScan.ofThisMachine(context, baselines, helper),
            helper,
            logFile,
            overlays(stopped::countDown),
            liveness,
            Clock.systemUTC());
    if (isOnce) {
      try (daemon) {
        return daemon.once() ? 0 : 1;
      }
    }
    // Where systemd made one, the web server looks.
    environment("RUNTIME_DIRECTORY").map(Path::of).ifPresent(daemon::publishStatus);
    var watchdog = Watchdog.of(systemd, liveness, daemon::statusLine);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(() -> {
                  watchdog.close();
                  systemd.stopping();
                  daemon.close();
                  stopped.countDown();
                }));
    daemon.start();
    systemd.ready(daemon.statusLine());
    watchdog.start();
    LoggerFactory.getLogger(ApplianceMain.class)
        .atInfo()
        .addKeyValue("appliance", settings.appliance())
        .addKeyValue("build", BuildInfo.current().id())
        .log("appliance started");
    stopped.await();
    return 0;
  }

  private static OverlaySettings overlays(Runnable restart) {
    try {
      return OverlaySettings.of(
          environment("OSIRIS_RELEASE_KEYS"),
          environment("OSIRIS_OVERLAY"),
          isSupervised(),
          restart);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(Path.of("OSIRIS_RELEASE_KEYS"), String.valueOf(e.getMessage()));
    }
  }

  // systemd names the process that it started and looks after; what that one starts inherits the
  // name.
  private static boolean isSupervised() {
    return environment("SYSTEMD_EXEC_PID")
        .filter(pid -> pid.equals(Long.toString(ProcessHandle.current().pid())))
        .isPresent();
  }

  // One that was registered gets it at its first contact, however long that takes.
  private boolean hasIdentity(ApplianceConfig settings, Systemd systemd, Liveness liveness)
      throws IOException, InterruptedException {
    if (settings.enrolment() == Enrolment.CLAIMED) {
      return true;
    }
    var registration = new Registration(settings, new SecureRandom());
    try (var watchdog = Watchdog.of(systemd, liveness, () -> UNKNOWN_YET)) {
      int failures = 0;
      liveness.busy(CONTACT, CONTACT_MAX);
      while (!registration.complete()) {
        if (isOnce) {
          return false;
        }
        if (failures == 0) {
          // It may take days until an operator registers it, and systemd waits for no more than
          // minutes.
          systemd.ready(UNKNOWN_YET);
          watchdog.start();
        }
        failures++;
        Thread.sleep(FIRST_CONTACT.after(failures, new SecureRandom()));
        liveness.busy(CONTACT, CONTACT_MAX);
      }
    } finally {
      liveness.ended(CONTACT);
    }
    return true;
  }

  private static Optional<String> environment(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
  }

  /// Version and build.
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"compliance-agent " + BuildInfo.current().id()};
    }
  }
}
