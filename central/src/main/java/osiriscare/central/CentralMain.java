package osiriscare.central;

import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.NestedRuntimeException;
import osiriscare.central.settings.CentralSettings;
import osiriscare.database.Database;
import osiriscare.database.DatabaseUnavailable;
import osiriscare.database.SchemaGuard;
import osiriscare.protocol.BuildInfo;

/// Central Command, the people's door.
public final class CentralMain {
  private static final Logger log = LoggerFactory.getLogger(CentralMain.class);
  private static final int EXIT_CANNOT_START = 1;
  private static final int EXIT_WRONG_SETTINGS = 2;

  private CentralMain() {}

  /// Starts with the settings of the environment; says in one line why when it cannot.
  public static void main(String[] args) {
    CentralSettings settings;
    try {
      settings = CentralSettings.from(System.getenv());
    } catch (IllegalArgumentException e) {
      exit(EXIT_WRONG_SETTINGS, e);
      return;
    }
    try {
      start(settings, Clock.systemUTC());
    } catch (RuntimeException e) {
      exit(EXIT_CANNOT_START, ourCause(e));
    }
  }

  /// Starts Central; returns when it serves. Closing the context stops it.
  ///
  /// @throws IllegalStateException when the database's role or schema, or a key file, is not as it
  ///   must be
  public static ConfigurableApplicationContext start(CentralSettings settings, Clock clock) {
    var database =
        new Database(settings.database(), "osiris-central", settings.databaseConnectionsMax());
    try {
      SchemaGuard.check(database);
      var context = application(settings, clock, database).run();
      log.atInfo()
          .addKeyValue("port", port(context))
          .addKeyValue("build", BuildInfo.current().id())
          .log("Central Command is up");
      return context;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /// The port that Central listens on.
  public static int port(ConfigurableApplicationContext context) {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  private static SpringApplication application(
      CentralSettings settings, Clock clock, Database database) {
    var application = new SpringApplication(CentralConfiguration.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    application.setAddCommandLineProperties(false);
    application.setDefaultProperties(properties(settings));
    application.addInitializers((GenericApplicationContext context) -> {
      context.getBeanFactory().registerSingleton("settings", settings);
      context.getBeanFactory().registerSingleton("clock", clock);
      context.registerBean("database", Database.class, () -> database);
    });
    return application;
  }

  private static Map<String, Object> properties(CentralSettings settings) {
    var properties = new TreeMap<String, Object>();
    properties.put("server.port", settings.port());
    properties.put("server.address", settings.bind());
    properties.put("server.shutdown", "graceful");
    // Whoever sends its request a byte at a time waits in vain.
    properties.put("server.tomcat.connection-timeout", "10s");
    properties.put("server.tomcat.max-swallow-size", "1MB");
    if (!settings.trustedProxies().isEmpty()) {
      properties.put("server.tomcat.remoteip.remote-ip-header", "x-forwarded-for");
      properties.put(
          "server.tomcat.remoteip.internal-proxies",
          settings.trustedProxies().stream().map(Pattern::quote).collect(Collectors.joining("|")));
    }
    // Beyond this many routes, requests would not be measured; paths nobody made are one, UNKNOWN.
    properties.put("management.metrics.web.server.max-uri-tags", 1000);
    properties.put("spring.lifecycle.timeout-per-shutdown-phase", "5s");
    properties.put("spring.threads.virtual.enabled", true);
    // A stream that ends is dispatched once more; it was let in when it began.
    properties.put("spring.security.filter.dispatcher-types", "request");
    properties.put("spring.jmx.enabled", false);
    properties.put("spring.web.resources.add-mappings", false);
    properties.put("spring.mvc.problemdetails.enabled", false);
    properties.put("spring.mvc.async.request-timeout", "-1");
    return properties;
  }

  /// What went wrong, without the frames that Spring wraps around it.
  private static Throwable ourCause(Throwable thrown) {
    var cause = thrown;
    while (cause instanceof NestedRuntimeException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static void exit(int status, Throwable cause) {
    switch (cause) {
      case IllegalStateException _, IllegalArgumentException _, UncheckedIOException _ -> {}
      case DatabaseUnavailable _, PoolInitializationException _, PortInUseException _ -> {}
      default -> log.atError().setCause(cause).log("start failed");
    }
    var reasons = new StringBuilder("Central Command cannot start");
    for (Throwable e = cause; e != null; e = e.getCause()) {
      var reason = String.valueOf(e.getMessage());
      if (reasons.indexOf(reason) < 0) {
        reasons.append(": ").append(reason);
      }
    }
    System.err.println(reasons);
    System.exit(status);
  }
}
