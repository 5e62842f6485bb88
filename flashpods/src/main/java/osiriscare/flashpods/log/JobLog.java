package osiriscare.flashpods.log;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import osiriscare.flashpods.container.OutputConsumer;
import osiriscare.flashpods.container.OutputPosition;
import osiriscare.flashpods.id.JobId;

/// One capped file per job.
public interface JobLog {
  /// Opens a job's log to append to, also after a restart of the API; one writer per job.
  Writer open(JobId job);

  /// The last lines, or empty when there is no file.
  Optional<Tail> tail(JobId job, int linesMax);

  /// Writes the log from that byte of its rendering on, and with `follow` what comes until the
  /// writer closes; returns early when `out` fails.
  void copy(JobId job, long offset, boolean follow, OutputStream out)
      throws IOException, InterruptedException;

  /// Whether the log was cut at its cap.
  boolean isTruncated(JobId job);

  /// Deletes it; nothing happens when it is gone.
  void delete(JobId job);

  /// Bytes on disk of all logs.
  long bytesOnDisk();

  /// The writing end.
  interface Writer extends OutputConsumer, AutoCloseable {
    /// How much of the container's output is in the file already.
    OutputPosition position();

    /// A line of ours, such as the progress of a pull.
    void note(String line);

    @Override
    void close();
  }

  /// The documented answer of `/output`.
  ///
  /// @param totalBytes of the log
  /// @param producedBytes what the container wrote, also what was dropped behind the cap
  record Tail(String output, int lines, boolean isTruncated, long totalBytes, long producedBytes) {}
}
