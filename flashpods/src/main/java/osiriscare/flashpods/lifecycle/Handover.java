package osiriscare.flashpods.lifecycle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import osiriscare.flashpods.container.ContainerSpec;
import osiriscare.flashpods.container.ContainerSpec.ReadOnlyMount;
import osiriscare.flashpods.id.JobId;
import osiriscare.flashpods.job.Job;
import osiriscare.flashpods.job.JobKind;
import osiriscare.flashpods.job.JobSpec;

/// Turns a job into its container. An agent's task goes in as a file, because an environment shows
/// in process lists and has a length limit.
public final class Handover {
  /// Where an agent finds the files `task` and `context`.
  public static final String FOLDER = "/run/flashpods/job";

  private final Path root;

  /// @param root folder of ours for the agents' files
  public Handover(Path root) {
    this.root = root;
  }

  ContainerSpec spec(Job job, Optional<Path> work, Path artifacts) {
    var spec = job.spec();
    return new ContainerSpec(
        job.id(),
        spec.kind().word(),
        spec.image(),
        command(spec),
        environment(job),
        spec.cpus(),
        spec.memoryGb(),
        work,
        artifacts,
        mounts(job),
        spec.egress());
  }

  private static List<String> command(JobSpec spec) {
    return spec.kind() == JobKind.AGENT
        ? List.of("/entrypoint.sh")
        : List.of("/bin/sh", "-c", spec.command().orElseThrow());
  }

  private static Map<String, String> environment(Job job) {
    var branch = job.spec().gitBranch();
    return branch.isEmpty()
        ? Map.of("FLASHPODS_JOB_ID", job.id().value())
        : Map.of(
            "FLASHPODS_JOB_ID",
            job.id().value(),
            "FLASHPODS_GIT_BRANCH",
            branch.get(),
            "FLASHPODS_TASK_FILE",
            FOLDER + "/task",
            "FLASHPODS_CONTEXT_FILE",
            FOLDER + "/context");
  }

  private List<ReadOnlyMount> mounts(Job job) {
    var task = job.spec().task();
    if (task.isEmpty()) {
      return List.of();
    }
    var folder = folder(job.id());
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Files.writeString(folder.resolve("task"), task.get());
      Files.writeString(folder.resolve("context"), job.spec().context().orElse(""));
    } catch (IOException e) {
      throw new UncheckedIOException("write the task of " + job.id(), e);
    }
    return List.of(new ReadOnlyMount(folder, FOLDER));
  }

  void delete(JobId job) {
    try {
      Files.deleteIfExists(folder(job).resolve("task"));
      Files.deleteIfExists(folder(job).resolve("context"));
      Files.deleteIfExists(folder(job));
    } catch (IOException e) {
      throw new UncheckedIOException("delete the task of " + job, e);
    }
  }

  private Path folder(JobId job) {
    return root.resolve(job.value());
  }
}
