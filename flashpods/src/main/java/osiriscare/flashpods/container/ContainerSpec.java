package osiriscare.flashpods.container;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import osiriscare.flashpods.egress.EgressPolicy;
import osiriscare.flashpods.id.JobId;
import osiriscare.flashpods.image.ImageRef;

/// Everything that differs between two jobs' containers; what never differs (read-only root, no
/// capabilities, seccomp, labels) belongs to the implementation.
///
/// @param kind value of the label `flashpods-job-type`
/// @param command argument list of the container's process
/// @param work folder with the job's frozen files, the lower layer of `/work`; never written to
/// @param artifacts folder that is `/artifacts`
/// @param mounts further read-only mounts, such as the task or a socket's folder
public record ContainerSpec(
    JobId job,
    String kind,
    ImageRef image,
    List<String> command,
    Map<String, String> environment,
    int cpus,
    int memoryGb,
    Optional<Path> work,
    Path artifacts,
    List<ReadOnlyMount> mounts,
    EgressPolicy egress) {

  public ContainerSpec {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
    mounts = List.copyOf(mounts);
  }

  /// A folder or file of the host that the job may read.
  public record ReadOnlyMount(Path source, String target) {}
}
