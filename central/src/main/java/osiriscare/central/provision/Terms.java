package osiriscare.central.provision;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import osiriscare.protocol.json.Fields;

/// How long a code works, and for which way of selling.
///
/// @param mode `reseller` or `direct`
record Terms(Duration life, String mode) {
  private static final Duration LIFE_MIN = Duration.ofMinutes(1);
  private static final Duration LIFE_MAX = Duration.ofDays(90);
  private static final Duration LIFE_DEFAULT = Duration.ofDays(30);

  private enum Mode {
    RESELLER,
    DIRECT
  }

  static Terms of(Optional<Long> seconds, Optional<String> mode) {
    return new Terms(
        seconds.map(Duration::ofSeconds).orElse(LIFE_DEFAULT), mode.orElse("reseller"));
  }

  static Optional<Long> seconds(Fields fields) {
    return fields.optionalInteger("expires_in_seconds", LIFE_MIN.toSeconds(), LIFE_MAX.toSeconds());
  }

  static Optional<String> mode(Fields fields) {
    return fields
        .optionalOneOf("deployment_mode", Mode.class)
        .map(mode -> mode.name().toLowerCase(Locale.ROOT));
  }
}
