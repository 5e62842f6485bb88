package osiriscare.central.planner;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import osiriscare.central.incident.IncidentDesk;
import osiriscare.central.job.PeriodicJob;
import osiriscare.central.secret.SecretFile;
import osiriscare.central.settings.CentralSettings;
import osiriscare.database.Database;
import osiriscare.evidence.phi.PhiScrubber;

/// Builds the planner.
@Configuration(proxyBeanMethods = false)
public class PlannerConfiguration {
  private static final Duration EVERY = Duration.ofMillis(500);

  @Bean
  PhiScrubber phiScrubber(CentralSettings settings) {
    var file = settings.keysFolder().resolve("planner-scrub.key");
    if (!Files.exists(file)) {
      SecretFile.write(file, PhiScrubber.newKey(new SecureRandom()).reveal() + "\n");
    }
    return new PhiScrubber(SecretFile.read(file));
  }

  @Bean
  Planner planner(
      Database database,
      IncidentDesk desk,
      CentralSettings settings,
      PhiScrubber scrubber,
      Clock clock) {
    var planner = settings.planner();
    if (planner.model().isEmpty()) {
      LoggerFactory.getLogger(Planner.class)
          .atInfo()
          .log("no planner is configured (OSIRIS_L2_PROVIDER): what no rule knows goes to people");
    }
    return new Planner(
        database,
        desk,
        planner,
        planner.model().map(model -> PlanModel.of(model, planner.timeout())),
        scrubber,
        clock);
  }

  @Bean
  PlannerApi plannerApi(
      Database database, IncidentDesk desk, CentralSettings settings, Clock clock) {
    return new PlannerApi(database, desk, settings.planner(), clock);
  }

  @Bean
  PeriodicJob plannerJob(Planner planner, MeterRegistry metrics) {
    return new PeriodicJob("planner", EVERY, planner::work, metrics);
  }
}
