package osiriscare.flashpods.lifecycle;

import java.time.Duration;
import osiriscare.flashpods.job.Capacity;

/// What this host allows.
///
/// @param host all there is
/// @param jobs what jobs may have together: all but the host's reserve
/// @param hasQueue whether a job that finds no room waits, or is refused
/// @param queueMax most jobs that may wait
/// @param diskPercentMax fullness of a disk above which nothing new starts
/// @param startLimit longest time in `starting`
public record HostRules(
    Capacity host,
    Capacity jobs,
    boolean hasQueue,
    int queueMax,
    int diskPercentMax,
    Duration startLimit) {}
