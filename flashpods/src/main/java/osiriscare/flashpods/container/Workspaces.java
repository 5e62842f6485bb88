package osiriscare.flashpods.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import osiriscare.flashpods.file.ForeignTree;
import osiriscare.flashpods.id.JobId;

/// Where jobs write: what they change in `/work` lies in a folder of ours per job, so that it can
/// be measured while they run and is deleted with their containers.
///
/// @param root folder of ours
/// @param limit most that one job may have in `/work` and `/artifacts` together
public record Workspaces(Path root, ForeignTree.Size limit) {
  /// Most files and folders of one job.
  public static final long ENTRIES_MAX = 1_000_000;

  /// Workspaces with a limit in bytes.
  ///
  /// @param bytes most that one job may write
  public static Workspaces of(Path root, long bytes) {
    return new Workspaces(root, new ForeignTree.Size(bytes, ENTRIES_MAX));
  }

  /// What the job sees in `/work` beside its snapshot.
  public Path written(JobId job) {
    return root.resolve(job.value()).resolve("written");
  }

  /// Folder the kernel needs beside [#written] for an overlay.
  Path scratch(JobId job) {
    return root.resolve(job.value()).resolve("scratch");
  }

  void make(JobId job) throws IOException {
    delete(job);
    var ours = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    Files.createDirectories(root, ours);
    Files.createDirectory(root.resolve(job.value()), ours);
    Files.createDirectory(
        written(job),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    Files.createDirectory(scratch(job), ours);
  }

  /// Whether the job has written more than it may.
  ///
  /// @param artifacts its other folder
  boolean isOver(JobId job, Path artifacts) {
    try {
      var size = size(written(job)).plus(size(artifacts));
      return size.bytes() > limit.bytes() || size.entries() > limit.entries();
    } catch (IOException e) {
      throw new ContainerFailure("measure what " + job + " wrote", e);
    }
  }

  private static ForeignTree.Size size(Path folder) throws IOException {
    return Files.exists(folder) ? ForeignTree.size(folder) : new ForeignTree.Size(0, 0);
  }

  void delete(JobId job) throws IOException {
    ForeignTree.delete(root.resolve(job.value()));
  }
}
