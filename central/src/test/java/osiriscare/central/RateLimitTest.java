package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import osiriscare.central.settings.CentralSettings;
import osiriscare.central.settings.PlannerSettings;
import osiriscare.central.settings.SignIn;

class RateLimitTest {
  private static final int ACCOUNT = 8;
  private static final int ANONYMOUS = 5;

  private static final AtomicInteger NAMES = new AtomicInteger();

  private RunningCentral central;

  @BeforeEach
  void start() {
    central = RunningCentral.startWith(s -> limited(s, List.of("127.0.0.1")));
  }

  @AfterEach
  void stop() {
    central.close();
  }

  @Test
  void address_thatAsksTooOften_waits_andOthersAndAccountsDoNot() {
    var guesser = central.client().with("X-Forwarded-For", "203.0.113.7");
    for (int i = 0; i < ANONYMOUS; i++) {
      assertThat(guess(guesser).code()).isEqualTo("invalid_credentials");
    }
    var limited = guess(guesser);
    assertThat(limited.status()).isEqualTo(429);
    assertThat(limited.code()).isEqualTo("rate_limited");
    assertThat(limited.header("Retry-After")).isEqualTo("13");
    assertThat(guess(guesser.with("Authorization", "Bearer osk_made-up")).status()).isEqualTo(429);
    assertThat(guess(central.client().with("X-Forwarded-For", "203.0.113.8")).status())
        .isEqualTo(401);
    assertThat(central.admin().with("X-Forwarded-For", "203.0.113.7").get("/api/sites").status())
        .isEqualTo(200);
    central.clock.advance(Duration.ofSeconds(13));
    assertThat(guess(guesser).status()).isEqualTo(401);
  }

  @Test
  void address_isWhatTheTrustedProxySaw_notWhatTheCallerClaims() {
    // A proxy appends whom it sees; what stands before was the caller's idea.
    for (int i = 0; i < ANONYMOUS; i++) {
      var claims = "198.51.100." + i + ", 203.0.113.7";
      assertThat(guess(central.client().with("X-Forwarded-For", claims)).status()).isEqualTo(401);
    }
    assertThat(
            guess(central.client().with("X-Forwarded-For", "198.51.100.99, 203.0.113.7")).status())
        .isEqualTo(429);
    assertThat(central.admin().get("/api/auth/audit-logs?action=login.failed&limit=1").text())
        .contains("203.0.113.7");
  }

  @Test
  void address_withoutATrustedProxy_isTheConnections() {
    try (var direct = RunningCentral.startWith(s -> limited(s, List.of()))) {
      for (int i = 0; i < ANONYMOUS; i++) {
        guess(direct.client().with("X-Forwarded-For", "198.51.100." + i));
      }
      assertThat(guess(direct.client().with("X-Forwarded-For", "198.51.100.99")).status())
          .isEqualTo(429);
    }
  }

  @Test
  void network_ofIpv6_isOneCaller() {
    for (int i = 0; i < ANONYMOUS; i++) {
      guess(central.client().with("X-Forwarded-For", "2001:db8:1:2::" + i));
    }
    assertThat(guess(central.client().with("X-Forwarded-For", "2001:db8:1:2:f::1")).status())
        .isEqualTo(429);
    assertThat(guess(central.client().with("X-Forwarded-For", "2001:db8:1:3::1")).status())
        .isEqualTo(401);
  }

  @Test
  void account_thatAsksTooOften_waits_fromWhereverItAsks_andAnotherDoesNot() {
    var reader = central.as("readonly");
    for (int i = 0; i < ACCOUNT; i++) {
      assertThat(reader.with("X-Forwarded-For", "203.0.113." + i).get("/api/sites").status())
          .isEqualTo(200);
    }
    assertThat(reader.get("/api/sites").code()).isEqualTo("rate_limited");
    assertThat(central.admin().get("/api/sites").status()).isEqualTo(200);
    assertThat(reader.get("/health").status()).isEqualTo(200);
  }

  private static Client.Response guess(Client client) {
    // Each time another name: otherwise the name is locked before the address is limited.
    var name = "nobody-" + NAMES.incrementAndGet();
    return client.post(
        "/api/auth/login", "{\"username\": \"" + name + "\", \"password\": \"wrong\"}");
  }

  private static CentralSettings limited(CentralSettings s, List<String> proxies) {
    return new CentralSettings(
        s.port(),
        s.bind(),
        s.database(),
        s.databaseConnectionsMax(),
        s.receiverUrl(),
        s.publicUrl(),
        s.keysFolder(),
        s.webFolder(),
        s.adminPasswordFile(),
        s.adminTokenFile(),
        s.policySourcesFile(),
        s.policyFetchEvery(),
        proxies,
        ACCOUNT,
        ANONYMOUS,
        s.mailServer(),
        CentralSettings.Budgets.DEFAULT,
        s.releaseKeys(),
        SignIn.DEFAULT,
        PlannerSettings.NONE,
        Optional.empty(),
        Optional.empty(),
        false,
        s.secrets());
  }
}
