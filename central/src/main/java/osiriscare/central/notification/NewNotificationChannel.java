package osiriscare.central.notification;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import osiriscare.central.delivery.AddressRule;
import osiriscare.central.delivery.HookTarget;
import osiriscare.central.delivery.Topic;
import osiriscare.central.route.Described;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// Body of a channel of a partner, new or in the place of another.
public record NewNotificationChannel(
    @Described(example = "On call") String name,
    @Described(oneOf = {"email", "webhook", "syslog", "psa"}) String kind,
    @Described("True when missing") Optional<Boolean> isOn,
    @Described(
            value = "The least that it is told; low when missing",
            oneOf = {"low", "medium", "high", "critical"})
        Optional<String> severityMin,
    @Described(value = "What about: ticket, overdue, machine; all when missing", example = "ticket")
        List<String> events,
    @Described(
            value = "none when missing: told at once",
            oneOf = {"none", "hourly", "daily"})
        Optional<String> digest,
    @Described(value = "For email: at most 20 addresses", example = "on-call@example.com")
        List<String> to,
    @Described(
            "For webhook and psa: an https address; never shown again; the former one stays when missing")
        Optional<Secret> url,
    @Described(
            "For webhook and psa: key of the HMAC, 16 to 200 characters; never shown again; the former one stays when missing")
        Optional<Secret> secret,
    @Described(value = "For syslog", example = "log.example.com") Optional<String> host,
    @Described("For syslog; 6514 when missing") Optional<Long> port,
    @Described(
            "For syslog: who signed the server's certificate, as PEM; the usual ones when missing")
        Optional<String> caPem,
    @Described(value = "For psa: the queue there; Service when missing", example = "Clinics")
        Optional<String> board) {
  private static final int RECIPIENTS_MAX = 20;
  private static final int PEM_MAX = 20_000;
  private static final Pattern ADDRESS =
      Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\\[?[0-9A-Fa-f:]{2,39}]?");
  private static final Pattern PEM =
      Pattern.compile(
          "(-----BEGIN CERTIFICATE-----\\s[A-Za-z0-9+/=\\s]+-----END CERTIFICATE-----\\s*)+");

  /// How it is told.
  private enum Kind {
    EMAIL,
    WEBHOOK,
    SYSLOG,
    PSA
  }

  /// How often.
  private enum Digest {
    NONE,
    HOURLY,
    DAILY
  }

  public NewNotificationChannel {
    events = List.copyOf(events);
    to = List.copyOf(to);
  }

  static NewNotificationChannel from(Fields fields, AddressRule rule) {
    var channel =
        new NewNotificationChannel(
            fields.parsed("name", NewNotificationChannel::line),
            word(fields.oneOf("kind", Kind.class)),
            fields.has("is_on") ? Optional.of(fields.bool("is_on")) : Optional.empty(),
            fields.optionalOneOf("severity_min", Severity.class).map(Severity::word),
            topics(fields),
            fields.optionalOneOf("digest", Digest.class).map(NewNotificationChannel::word),
            fields.texts("to", RECIPIENTS_MAX, 254),
            fields.optionalParsed(
                "url", text -> new Secret(HookTarget.parse(text, rule).toString())),
            fields.optionalParsed("secret", NewNotificationChannel::secret),
            fields.optionalParsed("host", text -> host(text, rule)),
            fields.optionalInteger("port", 1, 65_535),
            fields
                .optionalText("ca_pem", PEM_MAX)
                .map(text -> matching(fields, "ca_pem", text, PEM, "must be certificates as PEM")),
            fields.optionalParsed("board", NewNotificationChannel::line));
    channel.requireFitting(fields);
    return channel;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static List<String> topics(Fields fields) {
    var known = Arrays.stream(Topic.values()).map(Topic::word).toList();
    var wanted = fields.texts("events", known.size(), 20);
    if (!known.containsAll(wanted)) {
      throw fields.wrong("events", "must be of " + String.join(", ", known));
    }
    return wanted.isEmpty() ? known : List.copyOf(new LinkedHashSet<>(wanted));
  }

  private static String line(String text) {
    var line = text.strip();
    if (!line.matches("[^<>/\\p{Cntrl}]{1,60}")) {
      throw new IllegalArgumentException(
          "must be one line of 1 to 60 characters without <, > and /");
    }
    return line;
  }

  private static Secret secret(String text) {
    if (!text.matches("[!-~]{16,200}")) {
      throw new IllegalArgumentException("must be 16 to 200 letters, digits and signs");
    }
    return new Secret(text);
  }

  private static String host(String text, AddressRule rule) {
    if (!HOST.matcher(text).matches()) {
      throw new IllegalArgumentException("must be the name of a host");
    }
    if (rule.refuses(text)) {
      throw new IllegalArgumentException("must be a host of the internet");
    }
    return text;
  }

  private static String matching(
      Fields fields, String name, String text, Pattern form, String message) {
    if (!form.matcher(text).matches()) {
      throw fields.wrong(name, message);
    }
    return text;
  }

  private void requireFitting(Fields fields) {
    require(fields, "to", kind.equals("email") == !to.isEmpty());
    require(fields, "host", kind.equals("syslog") == host.isPresent());
    require(fields, "port", kind.equals("syslog") || port.isEmpty());
    require(fields, "ca_pem", kind.equals("syslog") || caPem.isEmpty());
    require(fields, "board", kind.equals("psa") || board.isEmpty());
    require(fields, "url", isHook() || url.isEmpty());
    require(fields, "secret", isHook() || secret.isEmpty());
    for (int i = 0; i < to.size(); i++) {
      matching(fields, "to[" + i + "]", to.get(i), ADDRESS, "must be a mail address");
    }
  }

  private void require(Fields fields, String name, boolean isRight) {
    if (!isRight) {
      throw fields.wrong(name, fields.has(name) ? "is not for " + kind : "is required");
    }
  }

  boolean isHook() {
    return kind.equals("webhook") || kind.equals("psa");
  }

  /// Whether only sites in reseller mode may have one.
  boolean isResellers() {
    return kind.equals("psa") || kind.equals("syslog");
  }

  /// What is no secret of how it is reached.
  ObjectNode config() {
    var config = Json.object();
    switch (kind) {
      case "email" -> config.set("to", Json.array(to));
      case "syslog" -> {
        config.put("host", host.orElseThrow()).put("port", port.orElse(6514L));
        caPem.ifPresent(pem -> config.put("ca_pem", pem));
      }
      case "psa" -> config.put("board", board.orElse("Service"));
      default -> {
        // A webhook has nothing else.
      }
    }
    return config;
  }
}
