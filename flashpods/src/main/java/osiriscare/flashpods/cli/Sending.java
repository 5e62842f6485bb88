package osiriscare.flashpods.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import osiriscare.flashpods.cli.project.ProjectFiles;
import osiriscare.flashpods.cli.project.TarZst;
import osiriscare.protocol.json.Json;

/// Packs files, sends and freezes them.
final class Sending {
  private static final int WITHHELD_SHOWN_MAX = 20;

  private Sending() {}

  /// Sends and freezes them.
  ///
  /// @return the upload's id
  static String send(ApiClient api, ProjectFiles files, boolean isByRsync, Progress progress)
      throws IOException {
    withheld(files, progress);
    var upload = isByRsync ? byRsync(api, files, progress) : asArchive(api, files, progress);
    var frozen = api.post("/uploads/" + upload + "/finalize", Json.object());
    progress.say(
        "sent "
            + frozen.integer("file_count", 0, Long.MAX_VALUE)
            + " files, "
            + Progress.size(frozen.integer("size_bytes", 0, Long.MAX_VALUE)));
    return upload;
  }

  private static String byRsync(ApiClient api, ProjectFiles files, Progress progress)
      throws IOException {
    var upload = api.post("/uploads", Json.object());
    progress.now("sending by rsync");
    Rsync.send(files, upload.text("rsync_url", 500), upload.optionalText("rsync_password", 200));
    return upload.text("upload_id", 100);
  }

  // Packed into a file of our own first: a file that cannot be read is noticed before anything is
  // sent.
  private static String asArchive(ApiClient api, ProjectFiles files, Progress progress)
      throws IOException {
    var archive = Files.createTempFile("flashpods-", ".tar.zst");
    try {
      TarZst.write(
          files,
          Files.newOutputStream(archive),
          done ->
              progress.now(
                  "packing " + Progress.size(done) + " of " + Progress.size(files.bytes())));
      var id = api.post("/uploads", Json.object()).text("upload_id", 100);
      long size = Files.size(archive);
      api.put(
          "/uploads/" + id + "/content",
          "application/zstd",
          () -> open(archive, sent -> progress.now("sending " + percent(sent, size))));
      return id;
    } finally {
      Files.deleteIfExists(archive);
    }
  }

  private static void withheld(ProjectFiles files, Progress progress) {
    var all = files.withheld();
    for (var file : all.stream().limit(WITHHELD_SHOWN_MAX).toList()) {
      progress.say("not sent: " + Progress.clean(file.path().toString()) + ", " + file.reason());
    }
    if (all.size() > WITHHELD_SHOWN_MAX) {
      progress.say("not sent: " + (all.size() - WITHHELD_SHOWN_MAX) + " more");
    }
  }

  private static String percent(long part, long whole) {
    return whole == 0 ? "100 %" : part * 100 / whole + " % of " + Progress.size(whole);
  }

  private static InputStream open(Path file, LongConsumer sent) {
    try {
      return new Counting(Files.newInputStream(file), sent);
    } catch (IOException e) {
      throw new UncheckedIOException("open the archive", e);
    }
  }

  private static final class Counting extends FilterInputStream {
    private final LongConsumer sent;
    private long count;

    Counting(InputStream in, LongConsumer sent) {
      super(in);
      this.sent = sent;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int bytes) {
      count += bytes;
      sent.accept(count);
    }
  }
}
