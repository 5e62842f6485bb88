package osiriscare.central.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import osiriscare.central.secret.SecretSource;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.json.Fields;

/// Where messages go.
///
/// @param partner whose sites it hears of; empty hears of all
/// @param severityMin what is told
record Channel(String id, Optional<String> partner, Severity severityMin, Way way) {
  private static final Set<String> FIELDS =
      Set.of(
          "id",
          "kind",
          "partner",
          "severity",
          "to",
          "url",
          "secret_file",
          "host",
          "port",
          "ca_file",
          "board");
  static final int RECIPIENTS_MAX = 20;

  /// How it gets there.
  sealed interface Way {
    /// A mail to each.
    record Email(List<String> to) implements Way {}

    /// Signed JSON by POST.
    record Webhook(URI url, Secret secret) implements Way {}

    /// RFC 5424 over TLS.
    ///
    /// @param ca who signed the server's certificate; empty asks the usual ones
    record Syslog(String host, int port, Optional<CaSource> ca) implements Way {}

    /// A service ticket in a partner's PSA or RMM, by its webhook.
    ///
    /// @param board the queue there
    record Psa(URI url, Secret secret, String board) implements Way {}
  }

  /// Where the certificates of a syslog server's authority are read, as PEM.
  interface CaSource {
    InputStream open() throws IOException;
  }

  /// Whether the same message may be sent twice, because the other side tells the copies apart by
  /// their id.
  boolean knowsCopies() {
    return switch (way) {
      case Way.Webhook _, Way.Psa _ -> true;
      case Way.Email _, Way.Syslog _ -> false;
    };
  }

  static Channel from(Fields fields, SecretSource secrets) {
    for (var name : fields.tree().propertyNames()) {
      if (!FIELDS.contains(name)) {
        throw fields.wrong(name, "is not known here");
      }
    }
    var kind = fields.text("kind", 20);
    var partner = fields.optionalText("partner", 40);
    if (kind.equals("psa") && partner.isEmpty()) {
      throw fields.wrong("partner", "is required: a PSA hears of its own reseller's clients only");
    }
    var id = fields.text("id", 100);
    if (!id.matches("[a-z0-9-]+")) {
      throw fields.wrong("id", "must be small letters, digits and dashes");
    }
    return new Channel(
        id,
        partner,
        fields.optionalOneOf("severity", Severity.class).orElse(Severity.LOW),
        way(kind, fields, secrets));
  }

  private static Way way(String kind, Fields fields, SecretSource secrets) {
    return switch (kind) {
      case "email" -> new Way.Email(fields.texts("to", RECIPIENTS_MAX, 254));
      case "webhook" -> new Way.Webhook(url(fields), secret(fields, secrets));
      case "psa" ->
          new Way.Psa(
              url(fields),
              secret(fields, secrets),
              fields.optionalText("board", 100).orElse("Service"));
      case "syslog" ->
          new Way.Syslog(
              fields.text("host", 253),
              (int) (long) fields.optionalInteger("port", 1, 65_535).orElse(6514L),
              fields
                  .optionalText("ca_file", 1_000)
                  .map(Path::of)
                  .map(file -> () -> Files.newInputStream(file)));
      default -> throw fields.wrong("kind", "must be email, webhook, psa or syslog");
    };
  }

  private static Secret secret(Fields fields, SecretSource secrets) {
    return secrets.read(fields.text("secret_file", 1_000));
  }

  private static URI url(Fields fields) {
    var url = fields.parsed("url", URI::create);
    var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    boolean isHere =
        Set.of("127.0.0.1", "localhost", "[::1]").contains(String.valueOf(url.getHost()));
    if (url.getHost() == null
        || url.getUserInfo() != null
        || !(scheme.equals("https") || (scheme.equals("http") && isHere))) {
      throw fields.wrong(
          "url", "must be https, but for a server on this machine, without a name in it");
    }
    return url;
  }
}
