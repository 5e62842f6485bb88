package osiriscare.central.policy;

import java.util.Optional;
import osiriscare.central.route.Described;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.json.Fields;

/// A switch as it is to stand.
public record WantedSwitch(
    @Described(oneOf = {"rule", "runbook", "check"}) String kind,
    @Described("Id of the rule or runbook, or type of the check") String name,
    @Described("Only for this appliance; for the whole site unless given")
        Optional<String> applianceId,
    boolean enabled,
    @Described("Why it is off; needed to switch off") Optional<String> reason) {
  private static final int NAME_MAX = 100;
  private static final int REASON_MAX = 500;

  static WantedSwitch from(Fields fields) {
    var wanted =
        new WantedSwitch(
            fields.oneOf("kind", SwitchKind.class).word(),
            fields.text("name", NAME_MAX),
            fields.optionalParsed("appliance_id", ApplianceId::new).map(ApplianceId::value),
            fields.bool("enabled"),
            fields.optionalText("reason", REASON_MAX));
    if (!wanted.enabled && wanted.reason.filter(why -> !why.isBlank()).isEmpty()) {
      throw fields.wrong("reason", "is required to switch something off");
    }
    return wanted;
  }
}
