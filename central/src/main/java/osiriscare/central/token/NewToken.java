package osiriscare.central.token;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import osiriscare.central.route.Described;
import osiriscare.protocol.json.Fields;

/// Body of a request for an API token.
public record NewToken(
    @Described(example = "nightly report") String name,
    @Described("read, operate or admin, or area:level such as evidence:read; 1 to 50")
        List<String> scopes,
    @Described("1 to 366; 90 when missing") Optional<Long> expiresInDays) {
  private static final int SCOPES_MAX = 50;
  private static final int DAYS_MAX = 366;
  private static final int DAYS_DEFAULT = 90;

  public NewToken {
    scopes = List.copyOf(scopes);
  }

  /// Reads the body.
  public static NewToken from(Fields fields) {
    var name = fields.text("name", 100).strip();
    if (name.isEmpty()) {
      throw fields.wrong("name", "must not be blank");
    }
    var texts = fields.texts("scopes", SCOPES_MAX, 60);
    if (texts.isEmpty()) {
      throw fields.wrong("scopes", "must name at least one");
    }
    return new NewToken(name, texts.stream().distinct().toList(), days(fields));
  }

  Duration life() {
    return life(expiresInDays);
  }

  /// How long a token works that is to work for so many days, or was not told.
  public static Duration life(Optional<Long> days) {
    return Duration.ofDays(days.orElse((long) DAYS_DEFAULT));
  }

  /// Reads for how many days a token is to work.
  public static Optional<Long> days(Fields fields) {
    return fields.optionalInteger("expires_in_days", 1, DAYS_MAX);
  }
}
