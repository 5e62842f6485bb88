package osiriscare.flashpods.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.daemon.process.ProcessResult;
import osiriscare.daemon.process.ProcessRunner;
import osiriscare.flashpods.error.ApiError;
import osiriscare.flashpods.error.ErrorCode;
import osiriscare.flashpods.file.DiskSpace;
import osiriscare.flashpods.id.UploadId;
import osiriscare.flashpods.store.Store;
import osiriscare.flashpods.upload.TarReader.Compression;

/// Uploads on a disk of eight megabytes, mounted for the test; needs root.
@Tag("real-podman")
class SmallDiskTest {
  private static final int MEGABYTE = 1 << 20;
  private static final int PERCENT_MAX = 75;

  @TempDir Path folder;

  private final ProcessRunner programs = new ProcessRunner(Duration.ofSeconds(10));
  private Store store;
  private Path disk;

  @BeforeEach
  void mount() throws IOException {
    store = Store.open(folder.resolve("flashpods.db"));
    disk = Files.createDirectory(folder.resolve("disk"));
    run("mount", "-t", "tmpfs", "-o", "size=8m", "flashpods-test", disk.toString());
    Files.createDirectory(disk.resolve("incoming"));
    Files.createDirectory(disk.resolve("frozen"));
  }

  @AfterEach
  void unmount() {
    run("umount", disk.toString());
    store.close();
  }

  private void run(String program, String... arguments) {
    assertThat(programs.run(program, arguments))
        .isInstanceOfSatisfying(
            ProcessResult.Exited.class, done -> assertThat(done.exitCode()).isZero());
  }

  private FolderUploads uploads(int percentMax) {
    return new FolderUploads(
        disk.resolve("incoming"),
        disk.resolve("frozen"),
        store,
        UploadRules.DOCUMENTED.withDiskPercentMax(percentMax),
        Clock.systemUTC(),
        new SplittableRandom(7),
        Optional.empty());
  }

  private static InputStream archive(int bytes) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(packed)) {
      var entry = new TarArchiveEntry("large");
      entry.setSize(bytes);
      tar.putArchiveEntry(entry);
      tar.write(new byte[bytes]);
      tar.closeArchiveEntry();
    }
    return new ByteArrayInputStream(packed.toByteArray());
  }

  private static void assertNoRoom(Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            ApiError.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INSUFFICIENT_STORAGE));
  }

  private void receive(FolderUploads uploads, UploadId id, int bytes) throws IOException {
    var archive = archive(bytes);
    assertNoRoom(() -> uploads.receive(id, archive, Compression.NONE));
  }

  @Test
  void receive_moreThanTheDiskMayTake_isRefusedAndLeavesNothing() throws IOException {
    var uploads = uploads(PERCENT_MAX);
    var first = uploads.create().id();
    uploads.receive(first, archive(4 * MEGABYTE), Compression.NONE);
    uploads.finish(first);
    var second = uploads.create().id();
    receive(uploads, second, 3 * MEGABYTE);
    assertThat(new DiskSpace(disk).used()).isLessThan(0.6);
    uploads.receive(second, archive(MEGABYTE), Compression.NONE);
    assertThat(uploads.finish(second).sizeBytes()).contains((long) MEGABYTE);
  }

  @Test
  void create_onAFullDisk_isRefused_andSoIsFinalizing() throws IOException {
    var uploads = uploads(PERCENT_MAX);
    var sent = uploads.create().id();
    // As rsync writes: past us.
    Files.write(
        disk.resolve("incoming").resolve(sent.value()).resolve("a"), new byte[7 * MEGABYTE]);
    assertNoRoom(uploads::create);
    assertNoRoom(() -> uploads.finish(sent));
    uploads.delete(sent);
    uploads.create();
  }

  @Test
  void receive_untilTheDiskItselfRefuses_isTheDisksFault() throws IOException {
    var uploads = uploads(100);
    var id = uploads.create().id();
    receive(uploads, id, 20 * MEGABYTE);
    assertThat(new DiskSpace(disk).used()).isLessThan(0.1);
  }
}
