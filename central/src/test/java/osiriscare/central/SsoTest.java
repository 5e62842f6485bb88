package osiriscare.central;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import osiriscare.central.access.SecondFactorPolicy;
import osiriscare.central.settings.SignIn;
import osiriscare.central.settings.SsoProvider;
import osiriscare.protocol.id.Secret;

/// Single sign-on against a provider that keeps to the protocol, and against its lies.
class SsoTest {
  private static FakeIdentityProvider provider;
  private static RunningCentral central;

  @BeforeAll
  static void start() {
    provider = new FakeIdentityProvider();
    central = RunningCentral.startWith(settings -> TestSettings.with(settings, signIn(provider)));
  }

  @AfterAll
  static void stop() {
    central.close();
    provider.close();
  }

  @BeforeEach
  void tellTheTruth() {
    provider.signing = FakeIdentityProvider.Signing.RIGHT;
    central.sql("DELETE FROM sso_identity; UPDATE admin_user SET email = NULL");
  }

  private static SignIn signIn(FakeIdentityProvider provider) {
    return new SignIn(
        SecondFactorPolicy.ADMINS,
        Optional.empty(),
        Optional.of(
            new SsoProvider(
                provider.issuer(),
                FakeIdentityProvider.CLIENT_ID,
                new Secret(FakeIdentityProvider.CLIENT_SECRET),
                "Contoso")));
  }

  @Test
  void person_withAVerifiedAddress_isLinkedOnce_andKnownByTheSubjectFromThenOn() {
    addUser("ada", "operator");
    says("sub-ada", "Ada@Example.com", true);
    assertThat(central.client().get("/api/auth/methods").text()).contains("Contoso");
    var back = signOn();
    assertThat(back.header("Location")).isEqualTo(address("/"));
    var session =
        central.client().with("Cookie", "osiris_session=" + back.cookie("osiris_session"));
    assertThat(session.get("/api/auth/me").json().path("user").path("username").asString())
        .isEqualTo("ada");
    assertThat(session.get("/api/users/me/sessions").text()).contains("\"sso\"");
    assertThat(session.get("/api/users").status()).as("an operator as before").isEqualTo(403);
    // The provider's address may change; the subject does not.
    says("sub-ada", "other@example.com", true);
    assertThat(signOn().header("Location")).isEqualTo(address("/"));
    assertThat(central.admin().get("/api/auth/audit-logs?action=sso&actor=ada").text())
        .containsOnlyOnce("sso.link");
  }

  @Test
  void stranger_orUnverifiedAddress_orASecondSubject_opensNothing_andMakesNobody() {
    addUser("bea", "admin");
    says("sub-x", "nobody@example.com", true);
    assertRefused(signOn());
    says("sub-bea", "bea@example.com", false);
    assertRefused(signOn());
    says("sub-bea", "bea@example.com", true);
    assertThat(signOn().header("Location")).isEqualTo(address("/"));
    says("sub-mallory", "bea@example.com", true);
    assertRefused(signOn());
    assertThat(central.admin().get("/api/users").text()).doesNotContain("nobody");
  }

  @Test
  void account_thatIsDisabledOrAPartners_staysShut() {
    addUser("cy", "operator");
    central.sql("UPDATE admin_user SET status = 'disabled' WHERE username = 'cy'");
    says("sub-cy", "cy@example.com", true);
    assertRefused(signOn());
    addUser("dan", "operator");
    central.sql(
        """
        INSERT INTO partner (partner_id, slug, name, brand_name) VALUES
          ('00000000-0000-0000-0000-00000000000a', 'msp', 'M', 'M');
        UPDATE admin_user SET partner_id = '00000000-0000-0000-0000-00000000000a' WHERE username = 'dan'
        """);
    says("sub-dan", "dan@example.com", true);
    assertRefused(signOn());
  }

  @Test
  void token_thatLies_isRefused() {
    addUser("eve", "admin");
    Map<String, UnaryOperator<JWTClaimsSet.Builder>> lies =
        Map.of(
            "nonce", claims -> claims.claim("nonce", "another"),
            "no nonce", claims -> claims.claim("nonce", null),
            "audience", claims -> claims.audience("somebody else"),
            "issuer", claims -> claims.issuer("https://elsewhere.example.com"),
            "expired", claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(3600))),
            "subject", claims -> claims.subject(null));
    lies.forEach((name, lie) -> {
      says("sub-eve", "eve@example.com", true);
      var truth = provider.claims;
      provider.claims = claims -> lie.apply(truth.apply(claims));
      assertRefused(signOn());
      assertThat(name).isNotEmpty();
    });
    for (var signing :
        new FakeIdentityProvider.Signing[] {
          FakeIdentityProvider.Signing.NONE, FakeIdentityProvider.Signing.OTHER_KEY
        }) {
      says("sub-eve", "eve@example.com", true);
      provider.signing = signing;
      assertRefused(signOn());
    }
    provider.signing = FakeIdentityProvider.Signing.RIGHT;
    says("sub-eve", "eve@example.com", true);
    assertThat(signOn().header("Location")).as("the truth").isEqualTo(address("/"));
  }

  @Test
  void answer_inAnotherBrowser_orAgain_orLate_isRefused() {
    addUser("fay", "operator");
    says("sub-fay", "fay@example.com", true);
    var mine = central.client().get("/api/auth/sso");
    var theirs = central.client().get("/api/auth/sso");
    var answer = provider.logIn(URI.create(mine.header("Location")));
    assertRefused(back(theirs.cookie("osiris_sso"), answer));
    assertRefused(central.client().get(answer.getPath() + "?" + answer.getRawQuery()));
    assertThat(back(mine.cookie("osiris_sso"), answer).header("Location")).isEqualTo(address("/"));
    assertRefused(back(mine.cookie("osiris_sso"), answer));
    var late = central.client().get("/api/auth/sso");
    var lateAnswer = provider.logIn(URI.create(late.header("Location")));
    central.clock.advance(Duration.ofMinutes(10));
    assertRefused(back(late.cookie("osiris_sso"), lateAnswer));
    assertThat(mine.headers().allValues("Set-Cookie").getFirst())
        .contains("HttpOnly", "SameSite=Lax", "Path=/api/auth/sso");
  }

  @Test
  void provider_thatIsAway_opensNothing() {
    var gone = new FakeIdentityProvider();
    gone.close();
    try (var alone =
        RunningCentral.startWith(settings -> TestSettings.with(settings, signIn(gone)))) {
      assertThat(alone.client().get("/api/auth/sso").header("Location"))
          .endsWith("/login?problem=sso_unavailable");
      assertThat(alone.login("admin", alone.file("admin-password")).status()).isEqualTo(200);
    }
  }

  @Test
  void withoutAProvider_thereIsNoSuchDoor() {
    try (var plain = RunningCentral.start()) {
      assertThat(plain.client().get("/api/auth/sso").status()).isEqualTo(404);
      assertThat(plain.client().get("/api/auth/sso/callback?code=x&state=y").status())
          .isEqualTo(404);
      assertThat(plain.client().get("/api/auth/methods").json().path("sso").isNull()).isTrue();
    }
  }

  private static void addUser(String name, String role) {
    central.addUser(name, "seven purple tractors hum", role);
    central.sql(
        "UPDATE admin_user SET email = '%1$s@example.com' WHERE username = '%1$s'".formatted(name));
  }

  private static void says(String subject, String email, boolean isVerified) {
    provider.claims =
        claims -> claims.subject(subject).claim("email", email).claim("email_verified", isVerified);
  }

  private static Client.Response signOn() {
    var begun = central.client().get("/api/auth/sso");
    assertThat(begun.status()).as(begun.text()).isEqualTo(303);
    return back(begun.cookie("osiris_sso"), provider.logIn(URI.create(begun.header("Location"))));
  }

  private static Client.Response back(String cookie, URI answer) {
    return central
        .client()
        .with("Cookie", "osiris_sso=" + cookie)
        .get(answer.getPath() + "?" + answer.getRawQuery());
  }

  private static void assertRefused(Client.Response response) {
    assertThat(response.status()).isEqualTo(303);
    assertThat(response.header("Location")).isEqualTo(address("/login?problem=sso_refused"));
    assertThat(response.headers().allValues("Set-Cookie"))
        .noneMatch(cookie -> cookie.startsWith("osiris_session="));
  }

  private static String address(String path) {
    return central.client().server() + path;
  }
}
