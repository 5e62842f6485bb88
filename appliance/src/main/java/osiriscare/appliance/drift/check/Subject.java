package osiriscare.appliance.drift.check;

import java.time.Instant;
import osiriscare.appliance.drift.host.Host;
import osiriscare.healing.baseline.Baseline;

/// What a check looks at and compares with.
///
/// @param stateDirectory where the appliance keeps identity and evidence
/// @param centralHost name or address of Central as configured
/// @param centralPort its port
public record Subject(
    Host host,
    Baseline baseline,
    String stateDirectory,
    String centralHost,
    int centralPort,
    Instant now) {}
