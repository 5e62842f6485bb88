package osiriscare.central.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import osiriscare.central.access.SecondFactorPolicy;
import osiriscare.central.secret.SecretSource;
import osiriscare.database.DatabaseUrl;
import osiriscare.evidence.signing.ReleaseKeys;
import osiriscare.healing.budget.BudgetLimits;
import osiriscare.protocol.id.Secret;

/// Everything Central is told from outside, read once.
///
/// @param port 0 takes any free one
/// @param bind address to listen on
/// @param databaseConnectionsMax most connections to the database, apart from the one that listens
/// @param receiverUrl where machines belong
/// @param publicUrl how browsers reach Central, when a proxy stands before it
/// @param keysFolder private signing keys; nobody else can read it
/// @param webFolder the built UI; empty takes what is in the jar
/// @param adminPasswordFile password of the first administrator, made when it does not exist
/// @param adminTokenFile an API token of theirs, made when it does not exist
/// @param policySourcesFile names the Git repositories that policies come from
/// @param policyFetchEvery time between two looks at them
/// @param trustedProxies addresses that may say for whom they ask
/// @param accountPerMinute most requests of one account
/// @param anonymousPerMinute most requests of one address without an account
/// @param mailServer takes invitations; empty shows them in the console
/// @param budgets how much a runbook may do by itself
/// @param releaseKeys who may sign an agent that appliances are ordered to run
/// @param signIn how people log in
/// @param planner who decides about what no rule knows
/// @param channelsFile names the channels that people are told by
/// @param evaluationFile an operator's own report about planners
/// @param partnersReachPrivateAddresses whether channels of partners may lead into private networks
/// @param secrets where the secrets that other files name are found
public record CentralSettings(
    int port,
    String bind,
    DatabaseUrl database,
    int databaseConnectionsMax,
    URI receiverUrl,
    Optional<URI> publicUrl,
    Path keysFolder,
    Optional<Path> webFolder,
    Optional<Path> adminPasswordFile,
    Optional<Path> adminTokenFile,
    Optional<Path> policySourcesFile,
    Duration policyFetchEvery,
    List<String> trustedProxies,
    int accountPerMinute,
    int anonymousPerMinute,
    Optional<MailServer> mailServer,
    Budgets budgets,
    ReleaseKeys releaseKeys,
    SignIn signIn,
    PlannerSettings planner,
    Optional<Path> channelsFile,
    Optional<Path> evaluationFile,
    boolean partnersReachPrivateAddresses,
    SecretSource secrets) {

  private static final int PORT_DEFAULT = 8000;
  private static final int CONNECTIONS_DEFAULT = 10;
  private static final int ACCOUNT_PER_MINUTE_DEFAULT = 1200;
  private static final int ANONYMOUS_PER_MINUTE_DEFAULT = 60;
  private static final int FETCH_SECONDS_DEFAULT = 300;
  private static final Set<String> SCHEMES = Set.of("http", "https");

  public CentralSettings {
    trustedProxies = List.copyOf(trustedProxies);
  }

  /// How much one runbook may do by itself at one site, and at all sites together.
  public record Budgets(BudgetLimits site, BudgetLimits fleet) {
    /// What holds unless it is said otherwise.
    public static final Budgets DEFAULT =
        new Budgets(new BudgetLimits(5, 50, 25, 4), new BudgetLimits(50, 10, 25, 4));
  }

  /// Reads the environment.
  ///
  /// @throws IllegalArgumentException naming the variable
  public static CentralSettings from(Map<String, String> environment) {
    var values = Values.of(environment);
    int port = values.number("OSIRIS_PORT", PORT_DEFAULT, 0, 65_535);
    return new CentralSettings(
        port,
        values.text("OSIRIS_HOST").orElse("127.0.0.1"),
        values.database(),
        values.number("OSIRIS_DATABASE_CONNECTIONS", CONNECTIONS_DEFAULT, 2, 200),
        values
            .url("OSIRIS_RECEIVER_URL")
            .orElseGet(() -> URI.create("http://127.0.0.1:" + (port + 1))),
        values.url("OSIRIS_PUBLIC_URL"),
        values.required("OSIRIS_KEYS_DIR"),
        values.path("OSIRIS_WEB_DIR"),
        values.path("OSIRIS_ADMIN_PASSWORD_FILE"),
        values.path("OSIRIS_ADMIN_TOKEN_FILE"),
        values.path("OSIRIS_POLICY_SOURCES_FILE"),
        Duration.ofSeconds(
            values.number("OSIRIS_POLICY_FETCH_SECONDS", FETCH_SECONDS_DEFAULT, 5, 86_400)),
        values.list("OSIRIS_TRUSTED_PROXIES"),
        values.number("OSIRIS_ACCOUNT_PER_MINUTE", ACCOUNT_PER_MINUTE_DEFAULT, 1, 1_000_000),
        values.number("OSIRIS_ANONYMOUS_PER_MINUTE", ANONYMOUS_PER_MINUTE_DEFAULT, 1, 1_000_000),
        values.mailServer(),
        new Budgets(
            values.budget("OSIRIS_BUDGET_SITE", Budgets.DEFAULT.site()),
            values.budget("OSIRIS_BUDGET_FLEET", Budgets.DEFAULT.fleet())),
        values.releaseKeys(),
        values.signIn(),
        values.planner(),
        values.path("OSIRIS_CHANNELS_FILE"),
        values.path("OSIRIS_L2_EVALUATION_FILE"),
        values.text("OSIRIS_PARTNERS_REACH_PRIVATE_ADDRESSES").filter("true"::equals).isPresent(),
        values.secrets());
  }

  /// What the environment says of the planner alone, for whoever only measures it.
  ///
  /// @throws IllegalArgumentException naming the variable
  public static PlannerSettings planner(Map<String, String> environment) {
    return Values.of(environment).planner();
  }

  /// The same with another planner.
  public CentralSettings withPlanner(PlannerSettings other) {
    return new CentralSettings(
        port,
        bind,
        database,
        databaseConnectionsMax,
        receiverUrl,
        publicUrl,
        keysFolder,
        webFolder,
        adminPasswordFile,
        adminTokenFile,
        policySourcesFile,
        policyFetchEvery,
        trustedProxies,
        accountPerMinute,
        anonymousPerMinute,
        mailServer,
        budgets,
        releaseKeys,
        signIn,
        other,
        channelsFile,
        evaluationFile,
        partnersReachPrivateAddresses,
        secrets);
  }

  /// Whether browsers reach us over https, and may be told to send cookies that way only.
  public boolean isBehindHttps() {
    return publicUrl.filter(url -> url.getScheme().equals("https")).isPresent();
  }

  /// The address that people open, for links in mails.
  ///
  /// @param boundPort the port that Central listens on
  public URI address(int boundPort) {
    var host = bind.equals("0.0.0.0") ? "127.0.0.1" : bind;
    return publicUrl.orElseGet(() -> URI.create("http://" + host + ":" + boundPort));
  }

  private record Values(Map<String, String> environment, SecretSource secrets) {
    static Values of(Map<String, String> environment) {
      return new Values(environment, SecretSource.of(environment));
    }

    Optional<Secret> secret(String name) {
      return text(name).map(secrets::read);
    }

    Secret requiredSecret(String name) {
      return secret(name).orElseThrow(() -> wrong(name, "is required"));
    }

    Optional<String> text(String name) {
      return Optional.ofNullable(environment.get(name))
          .map(String::strip)
          .filter(text -> !text.isEmpty());
    }

    List<String> list(String name) {
      return text(name)
          .map(text ->
              Arrays.stream(text.split(",", -1))
                  .map(String::strip)
                  .filter(each -> !each.isEmpty())
                  .toList())
          .orElse(List.of());
    }

    Optional<Path> path(String name) {
      return text(name).map(Path::of);
    }

    Path required(String name) {
      return path(name).orElseThrow(() -> wrong(name, "is required"));
    }

    int number(String name, int otherwise, int min, int max) {
      var text = text(name);
      if (text.isEmpty()) {
        return otherwise;
      }
      try {
        int number = Integer.parseInt(text.get());
        if (number >= min && number <= max) {
          return number;
        }
      } catch (NumberFormatException _) {
        // Answered below, as a number out of range is.
      }
      throw wrong(name, "must be a whole number from " + min + " to " + max);
    }

    <E extends Enum<E>> E oneOf(String name, E otherwise) {
      var known = otherwise.getDeclaringClass().getEnumConstants();
      return text(name)
          .map(text ->
              Arrays.stream(known)
                  .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(text))
                  .findFirst()
                  .orElseThrow(() -> wrong(name, "must be one of " + words(known))))
          .orElse(otherwise);
    }

    private static String words(Enum<?>[] constants) {
      return Arrays.stream(constants)
          .map(each -> each.name().toLowerCase(Locale.ROOT))
          .collect(Collectors.joining(", "));
    }

    Optional<URI> url(String name) {
      return text(name).map(text -> parseUrl(name, text));
    }

    private static URI parseUrl(String name, String text) {
      try {
        var url = new URI(text);
        if (url.getHost() != null && SCHEMES.contains(String.valueOf(url.getScheme()))) {
          return url;
        }
      } catch (URISyntaxException _) {
        // Answered below, as a URL of another kind.
      }
      throw wrong(name, "must be an http or https URL");
    }

    BudgetLimits budget(String name, BudgetLimits otherwise) {
      return new BudgetLimits(
          number(name + "_HOSTS_PER_HOUR", otherwise.hostsPerHour(), 1, 1_000_000),
          number(name + "_PERCENT_PER_DAY", otherwise.percentPerDay(), 1, 100),
          number("OSIRIS_BUDGET_FAILURE_PERCENT", otherwise.failurePercentMax(), 1, 100),
          otherwise.runsMin());
    }

    SignIn signIn() {
      return new SignIn(
          oneOf("OSIRIS_SECOND_FACTOR", SecondFactorPolicy.OPTIONAL), passkeyRpId(), sso());
    }

    private Optional<SsoProvider> sso() {
      return url("OSIRIS_OIDC_ISSUER")
          .map(issuer -> {
            if (!issuer.getScheme().equals("https") && !issuer.getHost().equals("127.0.0.1")) {
              throw wrong("OSIRIS_OIDC_ISSUER", "must be an https URL");
            }
            return new SsoProvider(
                issuer,
                text("OSIRIS_OIDC_CLIENT_ID")
                    .orElseThrow(() -> wrong("OSIRIS_OIDC_CLIENT_ID", "is required")),
                requiredSecret("OSIRIS_OIDC_CLIENT_SECRET_FILE"),
                text("OSIRIS_OIDC_NAME").orElse("single sign-on"));
          });
    }

    /// Browsers refuse a domain that our host does not belong to; better to say so at the start.
    private Optional<String> passkeyRpId() {
      var id = text("OSIRIS_PASSKEY_RP_ID");
      var host = url("OSIRIS_PUBLIC_URL").map(URI::getHost).orElse("localhost");
      if (id.filter(name -> !host.equals(name) && !host.endsWith("." + name)).isPresent()) {
        throw wrong("OSIRIS_PASSKEY_RP_ID", "must be the host of OSIRIS_PUBLIC_URL or end it");
      }
      return id;
    }

    ReleaseKeys releaseKeys() {
      try {
        return text("OSIRIS_RELEASE_KEYS").map(ReleaseKeys::parse).orElse(ReleaseKeys.NONE);
      } catch (IllegalArgumentException e) {
        throw wrong("OSIRIS_RELEASE_KEYS", String.valueOf(e.getMessage()));
      }
    }

    DatabaseUrl database() {
      return secret("DATABASE_URL_FILE")
          .map(Secret::reveal)
          .or(() -> text("DATABASE_URL"))
          .map(DatabaseUrl::parse)
          .orElseThrow(() -> wrong("DATABASE_URL", "or DATABASE_URL_FILE is required"));
    }

    Optional<MailServer> mailServer() {
      return text("OSIRIS_SMTP_URL")
          .map(text -> {
            var from =
                text("OSIRIS_MAIL_FROM")
                    .orElseThrow(() -> wrong("OSIRIS_MAIL_FROM", "is required"));
            var password = secret("OSIRIS_SMTP_PASSWORD_FILE");
            try {
              return MailServer.of(URI.create(text), password, from);
            } catch (IllegalArgumentException e) {
              throw wrong("OSIRIS_SMTP_URL", String.valueOf(e.getMessage()));
            }
          });
    }

    PlannerSettings planner() {
      var none = PlannerSettings.NONE;
      return new PlannerSettings(
          text("OSIRIS_L2_PROVIDER").map(_ -> model()),
          oneOf("OSIRIS_L2_MODE", none.mode()),
          number("OSIRIS_L2_CONFIDENCE_PERCENT", none.confidenceMin(), 0, 100),
          1_000_000L * number("OSIRIS_L2_USD_PER_DAY", 10, 0, 100_000),
          number("OSIRIS_L2_CALLS_PER_HOUR", none.callsPerHour(), 0, 100_000),
          Duration.ofSeconds(
              number("OSIRIS_L2_TIMEOUT_SECONDS", (int) none.timeout().toSeconds(), 1, 300)));
    }

    private PlannerSettings.Model model() {
      return new PlannerSettings.Model(
          oneOf("OSIRIS_L2_PROVIDER", PlannerSettings.Protocol.ANTHROPIC),
          text("OSIRIS_L2_MODEL").orElseThrow(() -> wrong("OSIRIS_L2_MODEL", "is required")),
          url("OSIRIS_L2_BASE_URL").map(url -> requireEncrypted("OSIRIS_L2_BASE_URL", url)),
          requiredSecret("OSIRIS_L2_KEY_FILE"),
          text("OSIRIS_L2_STREAM").filter("true"::equals).isPresent(),
          number("OSIRIS_L2_INPUT_CENTS_PER_MILLION", 80, 0, 1_000_000),
          number("OSIRIS_L2_OUTPUT_CENTS_PER_MILLION", 400, 0, 1_000_000));
    }

    private static URI requireEncrypted(String name, URI url) {
      if (url.getScheme().equals("https") || MailServer.isThisMachine(url.getHost())) {
        return url;
      }
      throw wrong(name, "must be https, but for a server on this machine");
    }

    private static IllegalArgumentException wrong(String name, String message) {
      return new IllegalArgumentException(name + " " + message);
    }
  }
}
