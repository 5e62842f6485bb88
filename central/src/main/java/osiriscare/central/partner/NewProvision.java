package osiriscare.central.partner;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import osiriscare.central.route.Described;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.json.Fields;

/// Body of a request for a provision code.
public record NewProvision(
    @Described(example = "Main Street Clinic") String clientName,
    @Described("Makes it a replacement code, which closes the chain of this appliance")
        Optional<String> targetApplianceId,
    @Described("60 to 7776000; 30 days when missing") Optional<Long> expiresInSeconds,
    @Described(oneOf = {"reseller", "direct"}) Optional<String> deploymentMode) {

  private static final Duration LIFE_MIN = Duration.ofMinutes(1);
  private static final Duration LIFE_MAX = Duration.ofDays(90);
  private static final Duration LIFE_DEFAULT = Duration.ofDays(30);

  private enum Mode {
    RESELLER,
    DIRECT
  }

  static NewProvision from(Fields fields) {
    return new NewProvision(
        fields.text("client_name", 200).strip(),
        fields.optionalParsed("target_appliance_id", ApplianceId::new).map(ApplianceId::value),
        fields.optionalInteger("expires_in_seconds", LIFE_MIN.toSeconds(), LIFE_MAX.toSeconds()),
        fields
            .optionalOneOf("deployment_mode", Mode.class)
            .map(mode -> mode.name().toLowerCase(Locale.ROOT)));
  }

  long secondsToLive() {
    return expiresInSeconds.orElse(LIFE_DEFAULT.toSeconds());
  }

  String mode() {
    return deploymentMode.orElse("reseller");
  }
}
