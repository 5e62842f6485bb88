package osiriscare.flashpods.log;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import osiriscare.flashpods.id.JobId;

/// Logs as plain files, `{job}.log` in the documented form, with `{job}.position` beside each: how
/// much of the container's output is in it.
public final class FileJobLog implements JobLog {
  private static final int BLOCK = 1 << 16;

  private final Path folder;
  private final long bytesMax;
  private final Clock clock;
  private final Map<JobId, LogFile> writing = new ConcurrentHashMap<>();

  /// @param bytesMax cap of one job's log
  public FileJobLog(Path folder, long bytesMax, Clock clock) {
    this.folder = folder;
    this.bytesMax = bytesMax;
    this.clock = clock;
  }

  private Path file(JobId job) {
    return folder.resolve(job + ".log");
  }

  private Path positionFile(JobId job) {
    return folder.resolve(job + ".position");
  }

  @Override
  public Writer open(JobId job) {
    try {
      var file =
          new LogFile(file(job), positionFile(job), bytesMax, clock, () -> writing.remove(job));
      writing.put(job, file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("open the log of " + job, e);
    }
  }

  @Override
  public Optional<Tail> tail(JobId job, int linesMax) {
    var path = file(job);
    try (var file = new RandomAccessFile(path.toFile(), "r")) {
      long size = file.length();
      var lines = lastLines(file, size, linesMax);
      return Optional.of(
          new Tail(
              String.join("", lines),
              lines.size(),
              isTruncated(job),
              size,
              LogFile.position(positionFile(job)).total()));
    } catch (FileNotFoundException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("read the log of " + job, e);
    }
  }

  // Backwards in blocks, so that the tail of a large log costs no more than that of a small one.
  private static ArrayDeque<String> lastLines(RandomAccessFile file, long size, int linesMax)
      throws IOException {
    long start = size;
    int newlines = 0;
    while (start > 0 && newlines <= linesMax) {
      int length = (int) Math.min(BLOCK, start);
      var block = new byte[length];
      start -= length;
      file.seek(start);
      file.readFully(block);
      for (int i = length - 1; i >= 0 && newlines <= linesMax; i--) {
        if (block[i] == '\n' && ++newlines > linesMax) {
          start += i + 1;
        }
      }
    }
    var bytes = new byte[(int) (size - start)];
    file.seek(start);
    file.readFully(bytes);
    var lines = new ArrayDeque<String>();
    // No JSON reader of ours takes a NUL, and no terminal shows one.
    var text = new String(bytes, StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    for (int from = 0; from < text.length(); ) {
      int end = text.indexOf('\n', from);
      int next = end < 0 ? text.length() : end + 1;
      lines.add(text.substring(from, next));
      from = next;
    }
    return lines;
  }

  @Override
  public void copy(JobId job, long offset, boolean follow, OutputStream out)
      throws IOException, InterruptedException {
    if (!Files.exists(file(job))) {
      return;
    }
    try (var file = new RandomAccessFile(file(job).toFile(), "r")) {
      var block = new byte[BLOCK];
      long position = offset;
      while (true) {
        // Asked before reading: what is written after the last read and before the end is not lost.
        var writer = writing.get(job);
        long seen = writer == null ? 0 : writer.flushes();
        file.seek(Math.min(position, file.length()));
        int length = file.read(block);
        if (length > 0) {
          out.write(block, 0, length);
          position += length;
        } else if (!follow || writer == null) {
          return;
        } else {
          out.flush();
          writer.awaitMore(seen);
        }
      }
    }
  }

  @Override
  public boolean isTruncated(JobId job) {
    return Files.exists(file(job)) && LogFile.isTruncated(file(job), bytesMax);
  }

  @Override
  public void delete(JobId job) {
    try {
      Files.deleteIfExists(positionFile(job));
      Files.deleteIfExists(file(job));
    } catch (IOException e) {
      throw new UncheckedIOException("delete the log of " + job, e);
    }
  }

  @Override
  public long bytesOnDisk() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException("look at " + folder, e);
    }
  }
}
