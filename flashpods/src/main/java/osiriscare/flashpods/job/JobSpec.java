package osiriscare.flashpods.job;

import java.util.Optional;
import osiriscare.flashpods.egress.EgressPolicy;
import osiriscare.flashpods.id.UploadId;
import osiriscare.flashpods.image.ImageRef;

/// What a caller asked for, checked.
///
/// @param command what `/bin/sh -c` runs; empty for an agent
/// @param task what an agent is to do; empty for a worker
public record JobSpec(
    JobKind kind,
    Optional<String> command,
    Optional<String> task,
    Optional<String> context,
    Optional<String> gitBranch,
    Optional<UploadId> files,
    ImageRef image,
    int cpus,
    int memoryGb,
    int timeoutMinutes,
    EgressPolicy egress) {}
