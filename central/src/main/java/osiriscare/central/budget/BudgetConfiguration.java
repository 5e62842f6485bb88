package osiriscare.central.budget;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import osiriscare.central.job.PeriodicJob;
import osiriscare.central.settings.CentralSettings;
import osiriscare.central.signing.Signer;
import osiriscare.database.Database;
import osiriscare.healing.budget.BudgetPlanner;

/// Builds the budget feature.
@Configuration(proxyBeanMethods = false)
public class BudgetConfiguration {
  private static final Duration EVERY = Duration.ofSeconds(2);

  @Bean
  BudgetKeeper budgetKeeper(
      Database database, Signer signer, CentralSettings settings, Clock clock) {
    var budgets = settings.budgets();
    return new BudgetKeeper(
        database, signer, new BudgetPlanner(budgets.site(), budgets.fleet()), clock);
  }

  @Bean
  BudgetApi budgetApi(
      Database database, BudgetKeeper keeper, CentralSettings settings, Clock clock) {
    return new BudgetApi(database, keeper, settings.budgets(), clock);
  }

  @Bean
  PeriodicJob budgetJob(BudgetKeeper keeper, MeterRegistry metrics) {
    return new PeriodicJob("budget", EVERY, keeper::keep, metrics);
  }
}
