package osiriscare.central.invite;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import osiriscare.central.mail.Mailer;
import osiriscare.central.password.PasswordRules;
import osiriscare.central.password.Passwords;
import osiriscare.central.settings.CentralSettings;
import osiriscare.database.Database;

/// Builds the doors to invitations.
@Configuration(proxyBeanMethods = false)
public class InviteConfiguration {
  @Bean
  InviteApi inviteApi(
      Database database,
      Mailer mailer,
      CentralSettings settings,
      Environment environment,
      Clock clock) {
    var mail =
        new InviteMail(
            mailer,
            () ->
                settings.address(
                    environment.getRequiredProperty("local.server.port", Integer.class)));
    return new InviteApi(database, mail, clock);
  }

  @Bean
  AcceptApi acceptApi(Database database, Passwords passwords, PasswordRules rules, Clock clock) {
    return new AcceptApi(database, passwords, rules, clock);
  }
}
