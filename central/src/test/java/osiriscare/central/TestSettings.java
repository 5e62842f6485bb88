package osiriscare.central;

import java.net.URI;
import java.util.Optional;
import osiriscare.central.settings.CentralSettings;
import osiriscare.central.settings.MailServer;
import osiriscare.central.settings.SignIn;

/// Settings with one thing changed.
final class TestSettings {
  private TestSettings() {}

  /// With other rules for logins.
  static CentralSettings with(CentralSettings s, SignIn signIn) {
    return changed(s, s.publicUrl(), s.mailServer(), signIn, s.partnersReachPrivateAddresses());
  }

  /// With a mail server on this machine, behind a proxy of another name.
  static CentralSettings withMail(CentralSettings s, int smtpPort) {
    var server =
        new MailServer(
            "127.0.0.1",
            smtpPort,
            MailServer.Security.NONE,
            Optional.empty(),
            Optional.empty(),
            "central@example.com");
    return changed(
        s,
        Optional.of(URI.create("https://central.example.com")),
        Optional.of(server),
        s.signIn(),
        s.partnersReachPrivateAddresses());
  }

  /// With partners whose hooks may be on this machine.
  static CentralSettings withHooksHere(CentralSettings s) {
    return changed(s, s.publicUrl(), s.mailServer(), s.signIn(), true);
  }

  private static CentralSettings changed(
      CentralSettings s,
      Optional<URI> publicUrl,
      Optional<MailServer> mail,
      SignIn signIn,
      boolean reachesPrivate) {
    return new CentralSettings(
        s.port(),
        s.bind(),
        s.database(),
        s.databaseConnectionsMax(),
        s.receiverUrl(),
        publicUrl,
        s.keysFolder(),
        s.webFolder(),
        s.adminPasswordFile(),
        s.adminTokenFile(),
        s.policySourcesFile(),
        s.policyFetchEvery(),
        s.trustedProxies(),
        s.accountPerMinute(),
        s.anonymousPerMinute(),
        mail,
        s.budgets(),
        s.releaseKeys(),
        signIn,
        s.planner(),
        s.channelsFile(),
        s.evaluationFile(),
        reachesPrivate,
        s.secrets());
  }
}
