package osiriscare.flashpods.lifecycle;

import java.time.Clock;
import java.time.Duration;
import osiriscare.flashpods.artifact.Artifacts;
import osiriscare.flashpods.container.Containers;
import osiriscare.flashpods.image.Images;
import osiriscare.flashpods.job.JobEvents;
import osiriscare.flashpods.job.Jobs;
import osiriscare.flashpods.log.JobLog;
import osiriscare.flashpods.pool.WarmPool;
import osiriscare.flashpods.upload.Uploads;

/// What a job's run works with.
///
/// @param grace time between SIGTERM and SIGKILL
public record Parts(
    Jobs jobs,
    JobEvents events,
    Containers containers,
    Images images,
    WarmPool pool,
    Uploads uploads,
    JobLog logs,
    Artifacts artifacts,
    Handover handover,
    Clock clock,
    Duration grace) {}
