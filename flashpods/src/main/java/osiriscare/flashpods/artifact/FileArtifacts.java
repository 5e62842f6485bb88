package osiriscare.flashpods.artifact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import osiriscare.flashpods.error.ApiError;
import osiriscare.flashpods.error.ErrorCode;
import osiriscare.flashpods.file.ForeignTree;
import osiriscare.flashpods.id.JobId;
import osiriscare.flashpods.store.Store;
import osiriscare.flashpods.store.Times;

/// Artifacts as files: `staging/{job}` is mounted in the container and belongs to the job;
/// `published/{job}` is ours and holds only plain files that passed [Collection].
public final class FileArtifacts implements Artifacts {
  private final Path staging;
  private final Path published;
  private final Store store;
  private final Clock clock;

  public FileArtifacts(Path root, Store store, Clock clock) {
    this.staging = root.resolve("staging");
    this.published = root.resolve("published");
    this.store = store;
    this.clock = clock;
  }

  @Override
  public Path stage(JobId job) {
    try {
      ForeignTree.delete(staging(job));
      Files.createDirectories(staging);
      return Files.createDirectory(
          staging(job),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    } catch (IOException e) {
      throw new UncheckedIOException("make the staging folder of " + job, e);
    }
  }

  @Override
  public Path staging(JobId job) {
    return staging.resolve(job.value());
  }

  @Override
  public List<String> collect(JobId job) {
    try {
      ForeignTree.delete(collected(job));
      if (Files.notExists(staging(job), LinkOption.NOFOLLOW_LINKS) && !list(job).isEmpty()) {
        // All was collected before a crash; looking at nothing again would forget it.
        return List.of();
      }
      Files.createDirectories(published.resolve(job.value()));
      var collection = new Collection(staging(job), published.resolve(job.value()));
      var found = collection.run();
      store.run(tx -> {
        tx.sql("DELETE FROM artifacts WHERE job_id = :job").param("job", job.value()).update();
        for (var file : found) {
          tx.sql(
                  """
                  INSERT INTO artifacts (job_id, name, path, size_bytes, created_at)
                  VALUES (:job, :name, :path, :size, :now)
                  """)
              .param("job", job.value())
              .param("name", file.name())
              .param("path", file.stored())
              .param("size", file.sizeBytes())
              .param("now", Times.text(clock.instant()))
              .update();
        }
      });
      // Gone in one step: half a staging folder would be collected again as the whole.
      if (Files.exists(staging(job), LinkOption.NOFOLLOW_LINKS)) {
        Files.move(staging(job), collected(job), StandardCopyOption.ATOMIC_MOVE);
      }
      ForeignTree.delete(collected(job));
      return collection.warnings();
    } catch (IOException e) {
      throw new CollectFailure(Collection.word(e), e);
    }
  }

  @Override
  public List<Artifact> list(JobId job) {
    return store.read(tx ->
        tx.sql(
                "SELECT name, size_bytes, created_at FROM artifacts WHERE job_id = :job ORDER BY name")
            .param("job", job.value())
            .query((row, _) ->
                new Artifact(
                    row.getString("name"),
                    row.getLong("size_bytes"),
                    Instant.parse(row.getString("created_at"))))
            .list());
  }

  @Override
  public Optional<Artifact> find(JobId job, String name) {
    if (!Names.isAllowed(name)) {
      throw new ApiError(ErrorCode.INVALID_ARTIFACT_NAME);
    }
    return list(job).stream().filter(artifact -> artifact.name().equals(name)).findFirst();
  }

  @Override
  public Path file(JobId job, Artifact artifact) {
    var stored =
        store.read(tx ->
            tx.sql("SELECT path FROM artifacts WHERE job_id = :job AND name = :name")
                .param("job", job.value())
                .param("name", artifact.name())
                .query((row, _) -> row.getString("path"))
                .single());
    var file = published.resolve(job.value()).resolve(stored);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new ApiError(ErrorCode.ARTIFACT_NOT_FOUND);
    }
    return file;
  }

  @Override
  public void delete(JobId job) {
    try {
      ForeignTree.delete(staging(job));
      ForeignTree.delete(collected(job));
      ForeignTree.delete(published.resolve(job.value()));
    } catch (IOException e) {
      throw new UncheckedIOException("delete the artifacts of " + job, e);
    }
    store.run(tx ->
        tx.sql("DELETE FROM artifacts WHERE job_id = :job").param("job", job.value()).update());
  }

  @Override
  public long bytesOnDisk() {
    return store.read(tx ->
        tx.sql("SELECT COALESCE(SUM(size_bytes), 0) FROM artifacts")
            .query((row, _) -> row.getLong(1))
            .single());
  }

  private Path collected(JobId job) {
    var staging = staging(job);
    return staging.resolveSibling(staging.getFileName() + ".collected");
  }
}
