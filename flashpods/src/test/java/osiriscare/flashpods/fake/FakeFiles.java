package osiriscare.flashpods.fake;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import osiriscare.flashpods.artifact.Artifacts;
import osiriscare.flashpods.artifact.CollectFailure;
import osiriscare.flashpods.container.OutputPosition;
import osiriscare.flashpods.error.ApiError;
import osiriscare.flashpods.error.ErrorCode;
import osiriscare.flashpods.id.JobId;
import osiriscare.flashpods.id.UploadId;
import osiriscare.flashpods.image.ImageRef;
import osiriscare.flashpods.image.ImageUnavailable;
import osiriscare.flashpods.image.Images;
import osiriscare.flashpods.log.JobLog;
import osiriscare.flashpods.store.Tx;
import osiriscare.flashpods.upload.Upload;
import osiriscare.flashpods.upload.Uploads;

/// What lies on disk beside the database, in memory; it outlives the API.
public final class FakeFiles {
  private final Map<JobId, StringBuilder> logs = new ConcurrentHashMap<>();
  private final Set<JobId> published = ConcurrentHashMap.newKeySet();
  private final Map<UploadId, Set<JobId>> holds = new ConcurrentHashMap<>();
  private volatile Optional<String> collectError = Optional.empty();

  /// Has every collection fail.
  public void failCollecting(String error) {
    collectError = Optional.of(error);
  }

  /// An upload that jobs may use.
  public void finalizedUpload(UploadId id) {
    holds.put(id, ConcurrentHashMap.newKeySet());
  }

  /// Jobs that hold an upload.
  public Set<JobId> holders(UploadId id) {
    return holds.getOrDefault(id, Set.of());
  }

  /// Whether anything of the job is left.
  public boolean has(JobId job) {
    return logs.containsKey(job) || published.contains(job);
  }

  /// Images that are all here; `missing` is not.
  public Images images(Life life) {
    return new Images() {
      @Override
      public ImageRef allowed(String reference) {
        if (!reference.matches("[a-z0-9][a-z0-9:./-]*") || reference.startsWith("evil")) {
          throw new ApiError(ErrorCode.INVALID_IMAGE);
        }
        return new ImageRef(reference);
      }

      @Override
      public String ensure(ImageRef image) {
        life.step();
        if (image.value().equals("missing")) {
          throw new ImageUnavailable("no " + image, new IOException("no registry"));
        }
        return "sha256:" + "0".repeat(64);
      }
    };
  }

  /// Logs.
  public JobLog logs(Life life) {
    return new JobLog() {
      @Override
      public Writer open(JobId job) {
        life.step();
        var text = logs.computeIfAbsent(job, _ -> new StringBuilder());
        return new Writer() {
          private long bytes;

          @Override
          public OutputPosition position() {
            return new OutputPosition(bytes, 0);
          }

          @Override
          public void note(String line) {
            synchronized (text) {
              text.append(line).append('\n');
            }
          }

          @Override
          public void accept(OutputStreamName stream, byte[] buffer, int offset, int length) {
            bytes += length;
            synchronized (text) {
              text.append(new String(buffer, offset, length, StandardCharsets.UTF_8));
            }
          }

          @Override
          public void close() {}
        };
      }

      @Override
      public Optional<Tail> tail(JobId job, int linesMax) {
        var text = logs.get(job);
        return text == null
            ? Optional.empty()
            : Optional.of(new Tail(text.toString(), 1, false, text.length(), text.length()));
      }

      @Override
      public void copy(JobId job, long offset, boolean follow, OutputStream out)
          throws IOException {
        var text = logs.get(job);
        if (text != null) {
          var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
          int start = (int) Math.min(offset, bytes.length);
          out.write(bytes, start, bytes.length - start);
        }
      }

      @Override
      public boolean isTruncated(JobId job) {
        return false;
      }

      @Override
      public void delete(JobId job) {
        life.step();
        logs.remove(job);
      }

      @Override
      public long bytesOnDisk() {
        return logs.values().stream().mapToLong(StringBuilder::length).sum();
      }
    };
  }

  /// Artifacts: one for every job that ran.
  public Artifacts artifacts(Life life) {
    return new Artifacts() {
      @Override
      public Path stage(JobId job) {
        life.step();
        return staging(job);
      }

      @Override
      public Path staging(JobId job) {
        return Path.of("/staging", job.value());
      }

      @Override
      public List<String> collect(JobId job) {
        life.step();
        collectError.ifPresent(error -> {
          throw new CollectFailure(error, new IOException("fake"));
        });
        published.add(job);
        life.step();
        return List.of();
      }

      @Override
      public List<Artifact> list(JobId job) {
        return published.contains(job)
            ? List.of(new Artifact("out.txt", 3, Instant.EPOCH))
            : List.of();
      }

      @Override
      public Optional<Artifact> find(JobId job, String name) {
        return list(job).stream().filter(a -> a.name().equals(name)).findFirst();
      }

      @Override
      public Path file(JobId job, Artifact artifact) {
        throw new IllegalStateException("fakes hold no bytes");
      }

      @Override
      public void delete(JobId job) {
        life.step();
        published.remove(job);
      }

      @Override
      public long bytesOnDisk() {
        return published.size() * 3L;
      }
    };
  }

  /// Uploads.
  public Uploads uploads(Life life) {
    return new Uploads() {
      @Override
      public Upload create() {
        throw new IllegalStateException("not here");
      }

      @Override
      public Upload finish(UploadId id) {
        throw new IllegalStateException("not here");
      }

      @Override
      public Upload get(UploadId id) {
        throw new IllegalStateException("not here");
      }

      @Override
      public void delete(UploadId id) {
        throw new IllegalStateException("not here");
      }

      @Override
      public void hold(Tx tx, UploadId id, JobId job) {
        if (!holds.containsKey(id)) {
          throw new ApiError(ErrorCode.UPLOAD_NOT_FOUND);
        }
        holds.get(id).add(job);
      }

      @Override
      public void consume(Tx tx, UploadId id, JobId job) {
        life.step();
      }

      @Override
      public Path snapshot(UploadId id) {
        return Path.of("/uploads", id.value());
      }

      @Override
      public void release(JobId job) {
        life.step();
        holds.values().forEach(jobs -> jobs.remove(job));
      }

      @Override
      public void sweep() {}

      @Override
      public long bytesOnDisk() {
        return 0;
      }
    };
  }
}
