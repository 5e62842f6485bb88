package osiriscare.central.reset;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import osiriscare.central.mail.Mailer;
import osiriscare.central.password.PasswordRules;
import osiriscare.central.password.Passwords;
import osiriscare.central.settings.CentralSettings;
import osiriscare.database.Database;

/// Builds the doors for forgotten passwords.
@Configuration(proxyBeanMethods = false)
public class ResetConfiguration {
  @Bean
  ResetMail resetMail(
      Database database,
      Mailer mailer,
      CentralSettings settings,
      Environment environment,
      Clock clock) {
    return new ResetMail(
        database,
        mailer,
        () -> settings.address(environment.getRequiredProperty("local.server.port", Integer.class)),
        clock);
  }

  @Bean
  ResetApi resetApi(
      Database database, ResetMail mail, Passwords passwords, PasswordRules rules, Clock clock) {
    return new ResetApi(database, mail, passwords, rules, clock);
  }
}
