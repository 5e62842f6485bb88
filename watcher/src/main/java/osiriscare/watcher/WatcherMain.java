package osiriscare.watcher;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.daemon.file.AtomicFile;
import osiriscare.daemon.file.InstanceLock;
import osiriscare.daemon.settings.Settings;
import osiriscare.daemon.store.SqliteFile;
import osiriscare.protocol.BuildInfo;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.watcher.pattern.WatchFile;

/// The program `msp-watcher`.
public final class WatcherMain {
  private static final String USAGE =
      """
      usage: msp-watcher              watches this host
             msp-watcher identity     makes the keys if there are none, and prints what to register
             msp-watcher check FILE   reads a watch file and says what is wrong with it\
      """;
  private static final Logger log = LoggerFactory.getLogger(WatcherMain.class);

  private WatcherMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    try {
      switch (String.join(" ", arguments)) {
        case "" -> run(WatcherConfig.from(new Settings(System.getenv())));
        case "identity" -> identity(WatcherConfig.from(new Settings(System.getenv())));
        case String line when arguments.length == 2 && line.startsWith("check ") ->
            check(Path.of(arguments[1]));
        default -> {
          System.err.println(USAGE);
          System.exit(2);
        }
      }
    } catch (Settings.InvalidSetting
        | InvalidRequest
        | IllegalStateException
        | SqliteFile.Damaged
        | InstanceLock.HeldByAnother e) {
      System.err.println(e.getMessage());
      System.exit(2);
    } catch (IOException e) {
      System.err.println("The state folder cannot be used: " + e);
      System.exit(2);
    }
  }

  private static void run(WatcherConfig config) throws IOException, InterruptedException {
    var watch = config.watchFile().map(WatchFile::read).orElseGet(WatchFile::builtIn);
    var watcher = Watcher.start(config, watch, Clock.systemUTC());
    log.atInfo()
        .addKeyValue("site", config.site())
        .addKeyValue("host", config.host())
        .addKeyValue("api_key_sha256", watcher.identity().key().sha256())
        .addKeyValue("public_key", watcher.identity().signing().verifyingKey().hex())
        .addKeyValue("patterns", watch.patterns().size())
        .addKeyValue("probes", watch.probes().size())
        .addKeyValue("build", BuildInfo.current().id())
        .log("watcher ready");
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(watcher::close));
    watcher.awaitFailure();
    System.exit(1);
  }

  private static void identity(WatcherConfig config) throws IOException {
    AtomicFile.createPrivateFolder(config.state());
    var identity = Identity.of(config.state(), new SecureRandom());
    System.out.println(Json.text(identity.registration(config.host())));
  }

  private static void check(Path file) {
    var watch = WatchFile.read(file);
    System.out.println(
        watch.patterns().size() + " patterns and " + watch.probes().size() + " probes");
  }
}
