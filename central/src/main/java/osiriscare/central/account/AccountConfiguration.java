package osiriscare.central.account;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import osiriscare.central.settings.CentralSettings;
import osiriscare.database.Database;

/// Builds the accounts feature; the first administrator is there before anybody can call.
@Configuration(proxyBeanMethods = false)
public class AccountConfiguration {
  @Bean
  AccountApi accountApi(Database database, CentralSettings settings, Clock clock) {
    var passwords = new Passwords();
    new FirstAdmin(database, passwords)
        .ensure(settings.adminPasswordFile(), settings.adminTokenFile());
    return new AccountApi(
        database,
        new Login(database, passwords, clock),
        new SessionCookies(settings.isBehindHttps()));
  }

  @Bean
  Credentials credentials(Database database, Clock clock) {
    return new Credentials(database, clock);
  }
}
