package osiriscare.central.policy;

import java.time.Instant;
import java.util.Optional;
import osiriscare.central.route.Described;

/// Something that is switched off.
public record SwitchView(
    @Described(oneOf = {"rule", "runbook", "check"}) String kind,
    String name,
    @Described("The only appliance where it is off; the whole site when null")
        Optional<String> applianceId,
    String reason,
    Instant switchedAt,
    String switchedBy) {}
