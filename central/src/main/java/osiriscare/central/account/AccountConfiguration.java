package osiriscare.central.account;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import osiriscare.central.factor.SealedDevices;
import osiriscare.central.factor.SecondFactors;
import osiriscare.central.job.PeriodicJob;
import osiriscare.central.passkey.Passkeys;
import osiriscare.central.password.PasswordRules;
import osiriscare.central.password.Passwords;
import osiriscare.central.secret.SealedRows;
import osiriscare.central.secret.Vault;
import osiriscare.central.session.SessionCookies;
import osiriscare.central.settings.CentralSettings;
import osiriscare.database.Database;

/// Builds the accounts feature; the first administrator is there before anybody can call.
@Configuration(proxyBeanMethods = false)
public class AccountConfiguration {
  private static final Duration HOUSEKEEPING_EVERY = Duration.ofMinutes(10);

  @Bean
  Passwords passwords() {
    return new Passwords();
  }

  @Bean
  PasswordRules passwordRules() {
    return new PasswordRules();
  }

  @Bean
  SessionCookies sessionCookies(CentralSettings settings) {
    return new SessionCookies(settings.isBehindHttps());
  }

  @Bean
  Login login(
      Database database,
      Passwords passwords,
      SecondFactors factors,
      Passkeys passkeys,
      Clock clock) {
    return new Login(database, passwords, factors, passkeys, clock);
  }

  @Bean
  AccountApi accountApi(
      Database database,
      CentralSettings settings,
      Passwords passwords,
      PasswordRules rules,
      Login login,
      SessionCookies cookies) {
    new FirstAdmin(database, passwords, rules)
        .ensure(settings.adminPasswordFile(), settings.adminTokenFile());
    return new AccountApi(database, login, cookies, settings.signIn().secondFactor());
  }

  @Bean
  SecondFactors secondFactors(Vault vault, Clock clock) {
    return new SecondFactors(vault, clock);
  }

  @Bean
  SealedRows sealedDevices() {
    return new SealedDevices();
  }

  @Bean
  Passkeys passkeys(
      Database database, CentralSettings settings, Environment environment, Clock clock) {
    return new Passkeys(
        database,
        () -> settings.address(environment.getRequiredProperty("local.server.port", Integer.class)),
        settings.signIn().passkeyRpId(),
        clock);
  }

  @Bean
  CurrentPassword currentPassword(Database database, Passwords passwords, Clock clock) {
    return new CurrentPassword(database, passwords, clock);
  }

  @Bean
  PeriodicJob housekeepingJob(Database database, Clock clock, MeterRegistry metrics) {
    return new PeriodicJob(
        "housekeeping", HOUSEKEEPING_EVERY, new Housekeeping(database, clock)::sweep, metrics);
  }

  @Bean
  Credentials credentials(Database database, Clock clock) {
    return new Credentials(database, clock);
  }
}
