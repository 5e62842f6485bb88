package osiriscare.central.user;

import java.time.Clock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import osiriscare.central.account.CurrentPassword;
import osiriscare.central.factor.SecondFactors;
import osiriscare.central.passkey.Passkeys;
import osiriscare.central.password.PasswordRules;
import osiriscare.central.password.Passwords;
import osiriscare.central.route.RouteTable;
import osiriscare.central.token.TokenDesk;
import osiriscare.central.tool.McpDoor;
import osiriscare.database.Database;

/// Builds the doors to accounts, sessions and tokens.
@Configuration(proxyBeanMethods = false)
public class UserConfiguration {
  @Bean
  UserApi userApi(
      Database database,
      Passwords passwords,
      PasswordRules rules,
      CurrentPassword currentPassword,
      Clock clock) {
    return new UserApi(database, passwords, rules, currentPassword, clock);
  }

  @Bean
  FactorApi factorApi(Database database, SecondFactors factors, CurrentPassword currentPassword) {
    return new FactorApi(database, factors, currentPassword);
  }

  @Bean
  PasskeyApi passkeyApi(Database database, Passkeys passkeys, CurrentPassword currentPassword) {
    return new PasskeyApi(database, passkeys, currentPassword);
  }

  @Bean
  SessionApi sessionApi(Database database, Clock clock) {
    return new SessionApi(database, clock);
  }

  @Bean
  TokenDesk tokenDesk(Clock clock, ObjectProvider<RouteTable> table) {
    return new TokenDesk(
        clock,
        () ->
            Stream.concat(
                    table.getObject().routes().stream().map(route -> route.operation().tag()),
                    McpDoor.areas().stream())
                .collect(Collectors.toSet()));
  }

  @Bean
  TokenApi tokenApi(Database database, Clock clock, TokenDesk desk) {
    return new TokenApi(database, clock, desk);
  }
}
