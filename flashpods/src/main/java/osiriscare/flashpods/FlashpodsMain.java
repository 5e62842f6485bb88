package osiriscare.flashpods;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.daemon.file.InstanceLock;
import osiriscare.daemon.process.ProcessRunner;
import osiriscare.daemon.settings.Settings;
import osiriscare.flashpods.api.Tokens;
import osiriscare.flashpods.artifact.FileArtifacts;
import osiriscare.flashpods.container.PodmanContainers;
import osiriscare.flashpods.container.Workspaces;
import osiriscare.flashpods.egress.Destinations;
import osiriscare.flashpods.egress.Egress;
import osiriscare.flashpods.egress.HostResolvers;
import osiriscare.flashpods.egress.NamespaceRules;
import osiriscare.flashpods.engine.PodmanSocket;
import osiriscare.flashpods.file.OwnFolder;
import osiriscare.flashpods.image.PodmanImages;
import osiriscare.flashpods.log.FileJobLog;
import osiriscare.flashpods.pool.PreparedPool;
import osiriscare.flashpods.pool.WarmPool;
import osiriscare.flashpods.store.Store;
import osiriscare.flashpods.store.StoreFailure;
import osiriscare.flashpods.upload.FolderUploads;
import osiriscare.flashpods.upload.UploadEndpoints;
import osiriscare.flashpods.upload.UploadRules;
import osiriscare.protocol.BuildInfo;

/// The program `flashpods-api`.
public final class FlashpodsMain {
  private static final Logger log = LoggerFactory.getLogger(FlashpodsMain.class);
  private static final long LOG_BYTES_MAX = 50L << 20;
  private static final Duration RULES_LIMIT = Duration.ofSeconds(10);
  private static final Duration SLOT_AGE_MAX = Duration.ofHours(1);
  private static final Duration PULL_LIMIT = Duration.ofMinutes(10);

  private FlashpodsMain() {}

  public static void main(String[] arguments) throws InterruptedException, IOException {
    FlashpodsConfig config;
    InstanceLock lock;
    Tokens tokens;
    Store store;
    try {
      config = FlashpodsConfig.from(new Settings(System.getenv()));
      lock = Flashpods.prepare(config);
      tokens = new Tokens(config.tokenFile(), Clock.systemUTC());
      store = Store.open(config.database());
    } catch (Settings.InvalidSetting
        | OwnFolder.NotOurs
        | InstanceLock.HeldByAnother
        | StoreFailure e) {
      refuse(String.valueOf(e.getMessage()));
      return;
    } catch (Tokens.InvalidTokens e) {
      refuse("FLASHPODS_TOKEN_FILE " + e.getMessage());
      return;
    }
    logLevel(config.logLevel());
    var api = start(config, tokens, store);
    log.atInfo()
        .addKeyValue("port", api.port())
        .addKeyValue("build", BuildInfo.current().id())
        .log("flashpods ready");
    untilStopped(api, store, lock);
  }

  private static void refuse(String why) {
    System.err.println(why);
    System.exit(2);
  }

  private static void logLevel(String level) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.toLevel(level));
    }
  }

  private static Flashpods start(FlashpodsConfig config, Tokens tokens, Store store)
      throws IOException {
    var clock = Clock.systemUTC();
    var podman = new PodmanSocket(config.podmanSocket());
    var outputs = Files.createDirectories(config.state().resolve("output"));
    var egress =
        new Egress(
            new Destinations(InetAddress::getAllByName),
            new NamespaceRules(new ProcessRunner(RULES_LIMIT)),
            resolvers(config));
    var workspaces = Workspaces.of(config.state().resolve("work"), config.jobDiskBytes());
    var uploads =
        new FolderUploads(
            config.uploads(),
            config.uploads().resolveSibling("snapshots"),
            store,
            UploadRules.DOCUMENTED.withDiskPercentMax(config.rules().diskPercentMax()),
            clock,
            new SecureRandom(),
            Flashpods.rsyncPasswords(config));
    var containers = new PodmanContainers(podman, outputs, workspaces, egress);
    var images =
        new PodmanImages(
            podman,
            config.allowedImages(),
            new PodmanImages.Settings(config.registry(), true, PULL_LIMIT));
    var artifacts = new FileArtifacts(config.artifacts(), store, clock);
    var features =
        new Features(
            containers,
            images,
            config.warmSlots() == 0
                ? WarmPool.none()
                : new PreparedPool(
                    containers,
                    images,
                    artifacts,
                    workspaces,
                    warm(config),
                    new SecureRandom(),
                    clock),
            uploads,
            new FileJobLog(config.logs(), LOG_BYTES_MAX, clock),
            artifacts,
            new UploadEndpoints(uploads, config.host() + ":" + config.rsync().port()).endpoints());
    return Flashpods.start(config, tokens, store, features, clock);
  }

  private static PreparedPool.Settings warm(FlashpodsConfig config) {
    return new PreparedPool.Settings(
        config.state().resolve("slots"),
        config.warmImages(),
        config.network(),
        config.warmSlots(),
        SLOT_AGE_MAX);
  }

  private static List<InetAddress> resolvers(FlashpodsConfig config) {
    var resolvers = config.resolvers().isEmpty() ? HostResolvers.read() : config.resolvers();
    if (resolvers.isEmpty()) {
      log.atWarn()
          .log("no public name server, jobs find no names: set FLASHPODS_RESOLVERS to some");
    }
    return resolvers;
  }

  private static void untilStopped(Flashpods api, Store store, InstanceLock lock)
      throws InterruptedException, IOException {
    var stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(() -> {
                  api.close();
                  store.close();
                  stopped.countDown();
                }));
    stopped.await();
    lock.close();
  }
}
