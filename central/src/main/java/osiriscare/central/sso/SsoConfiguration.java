package osiriscare.central.sso;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import osiriscare.central.account.Login;
import osiriscare.central.session.SessionCookies;
import osiriscare.central.settings.CentralSettings;
import osiriscare.database.Database;

/// Builds the doors to single sign-on; without a provider they say that there is none.
@Configuration(proxyBeanMethods = false)
public class SsoConfiguration {
  @Bean
  SsoApi ssoApi(
      Database database,
      Login login,
      SessionCookies cookies,
      CentralSettings settings,
      Environment environment,
      Clock clock) {
    return new SsoApi(
        database,
        login,
        cookies,
        settings.signIn().sso(),
        () -> settings.address(environment.getRequiredProperty("local.server.port", Integer.class)),
        clock);
  }
}
