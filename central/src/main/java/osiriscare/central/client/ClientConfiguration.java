package osiriscare.central.client;

import java.net.URI;
import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import osiriscare.central.mail.Mailer;
import osiriscare.central.settings.CentralSettings;
import osiriscare.database.Database;

/// Builds the doors to clients: their partners', and their own.
@Configuration(proxyBeanMethods = false)
public class ClientConfiguration {
  @Bean
  LinkMail linkMail(
      Database database,
      Mailer mailer,
      CentralSettings settings,
      Environment environment,
      Clock clock) {
    return new LinkMail(database, mailer, address(settings, environment), clock);
  }

  @Bean
  ClientInvites clientInvites(
      Mailer mailer, CentralSettings settings, Environment environment, Clock clock) {
    return new ClientInvites(mailer, address(settings, environment), clock);
  }

  @Bean
  ClientApi clientApi(Database database, ClientInvites invites, Clock clock) {
    return new ClientApi(database, invites, clock);
  }

  @Bean
  ClientLoginApi clientLoginApi(
      Database database, LinkMail mail, CentralSettings settings, Clock clock) {
    return new ClientLoginApi(database, mail, new ClientCookies(settings.isBehindHttps()), clock);
  }

  @Bean
  TeamApi teamApi(Database database, ClientInvites invites, Clock clock) {
    return new TeamApi(database, invites, clock);
  }

  @Bean
  OwnershipApi ownershipApi(Database database, Clock clock) {
    return new OwnershipApi(database, clock);
  }

  private static Supplier<URI> address(CentralSettings settings, Environment environment) {
    return () ->
        settings.address(environment.getRequiredProperty("local.server.port", Integer.class));
  }
}
