package osiriscare.flashpods.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import osiriscare.daemon.process.ProcessRunner;
import osiriscare.flashpods.error.ApiError;
import osiriscare.flashpods.error.ErrorCode;
import osiriscare.flashpods.id.JobId;
import osiriscare.flashpods.id.UploadId;
import osiriscare.flashpods.store.Store;
import osiriscare.flashpods.upload.TarReader.Compression;
import osiriscare.testkit.TestClock;

class FolderUploadsTest {
  private static final JobId JOB = new JobId("job_000000000001");
  private static final JobId OTHER = new JobId("job_000000000002");

  @TempDir Path folder;

  private final TestClock clock = new TestClock(Instant.now());
  private Store store;
  private FolderUploads uploads;

  @BeforeEach
  void open() throws IOException {
    store = Store.open(folder.resolve("flashpods.db"));
    for (var job : new JobId[] {JOB, OTHER}) {
      store.run(tx ->
          tx.sql(
                  """
                  INSERT INTO jobs (id, queue_number, job_type, status, image, network, created_at)
                  VALUES (:id, (SELECT COUNT(*) FROM jobs), 'worker', 'starting', 'b', '"none"', '')
                  """)
              .param("id", job.value())
              .update());
    }
    Files.createDirectories(folder.resolve("incoming"));
    uploads =
        new FolderUploads(
            folder.resolve("incoming"),
            folder.resolve("frozen"),
            store,
            new UploadRules(1000, 3000, 20, 100, Duration.ofMinutes(30), Duration.ofMinutes(60)),
            clock,
            new SplittableRandom(7),
            Optional.empty());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private UploadId filled() throws IOException {
    var id = uploads.create().id();
    Files.writeString(folder.resolve("incoming").resolve(id.value()).resolve("a.txt"), "hello");
    return id;
  }

  private static void assertRefused(ErrorCode code, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(ApiError.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void finish_freezesAndMeasures_andMayBeRepeated() throws IOException {
    var id = filled();
    var upload = uploads.finish(id);
    assertThat(upload.state()).isEqualTo(Upload.State.FINALIZED);
    assertThat(upload.sizeBytes()).contains(5L);
    assertThat(upload.fileCount()).contains(1);
    assertThat(Duration.between(clock.instant(), upload.expiresAt()))
        .isBetween(Duration.ofMinutes(59), Duration.ofMinutes(60));
    assertThat(uploads.finish(id)).isEqualTo(upload);
    assertThat(folder.resolve("incoming").resolve(id.value())).doesNotExist();
    assertThat(uploads.snapshot(id).resolve("a.txt")).hasContent("hello");
  }

  @Test
  void finish_ofAnInventedId_takesTheFolderThatRsyncMade() throws IOException {
    var id = new UploadId("upload_0123abcd-012");
    assertRefused(ErrorCode.UPLOAD_NOT_FOUND, () -> uploads.finish(id));
    Files.createDirectories(folder.resolve("incoming").resolve(id.value()));
    assertThat(uploads.finish(id).state()).isEqualTo(Upload.State.FINALIZED);
  }

  @Test
  void finish_tooLargeOrNotPlain_isRefused() throws IOException {
    var large = filled();
    Files.writeString(
        folder.resolve("incoming").resolve(large.value()).resolve("b"), "x".repeat(1001));
    assertRefused(ErrorCode.INSUFFICIENT_STORAGE, () -> uploads.finish(large));
    var pipe = filled();
    new ProcessRunner(Duration.ofSeconds(5))
        .run("mkfifo", folder.resolve("incoming").resolve(pipe.value()).resolve("p").toString());
    assertRefused(ErrorCode.INVALID_REQUEST, () -> uploads.finish(pipe));
  }

  @Test
  void measure_doesNotFollowLinks() throws IOException {
    var id = filled();
    var root = folder.resolve("incoming").resolve(id.value());
    Files.createSymbolicLink(root.resolve("loop"), root);
    Files.createSymbolicLink(root.resolve("out"), Path.of("/usr"));
    assertThat(uploads.finish(id).fileCount()).contains(3);
  }

  @Test
  void jobs_shareASnapshotUntilTheLastEnds() throws IOException {
    var id = filled();
    assertRefused(ErrorCode.UPLOAD_NOT_FINALIZED, () -> store.run(tx -> uploads.hold(tx, id, JOB)));
    uploads.finish(id);
    store.run(tx -> uploads.hold(tx, id, JOB));
    store.run(tx -> uploads.hold(tx, id, OTHER));
    store.run(tx -> uploads.consume(tx, id, JOB));
    assertThat(uploads.get(id).state()).isEqualTo(Upload.State.CONSUMED);
    uploads.release(JOB);
    assertThat(uploads.snapshot(id).resolve("a.txt")).exists();
    clock.advance(Duration.ofHours(3));
    uploads.sweep();
    assertThat(uploads.snapshot(id).resolve("a.txt")).exists();
    uploads.release(OTHER);
    uploads.release(OTHER);
    assertThat(uploads.snapshot(id)).doesNotExist();
    assertRefused(ErrorCode.UPLOAD_ALREADY_CONSUMED, () -> uploads.finish(id));
    assertRefused(ErrorCode.UPLOAD_NOT_FOUND, () -> uploads.delete(id));
  }

  @Test
  void release_ofAJobThatNeverRan_expiresTheUpload() throws IOException {
    var id = filled();
    uploads.finish(id);
    store.run(tx -> uploads.hold(tx, id, JOB));
    uploads.release(JOB);
    assertThat(uploads.get(id).state()).isEqualTo(Upload.State.EXPIRED);
    assertThat(uploads.snapshot(id)).doesNotExist();
  }

  @Test
  void sweep_expiresWhatIsOldAndSparesWhatIsYoung() throws IOException {
    var open = filled();
    var stranger = Files.createDirectories(folder.resolve("incoming/upload_aaaaaaaa-aaa"));
    uploads.sweep();
    assertThat(stranger).exists();
    clock.advance(Duration.ofMinutes(31));
    uploads.sweep();
    assertThat(uploads.get(open).state()).isEqualTo(Upload.State.EXPIRED);
    assertRefused(ErrorCode.UPLOAD_EXPIRED, () -> uploads.finish(open));
    assertThat(stranger).doesNotExist();
    assertThat(folder.resolve("incoming").resolve(open.value())).doesNotExist();
  }

  @Test
  void sweep_endsAnUploadThatOutgrowsItsLimit() throws IOException {
    var id = filled();
    Files.writeString(
        folder.resolve("incoming").resolve(id.value()).resolve("b"), "x".repeat(2000));
    uploads.sweep();
    assertThat(uploads.get(id).state()).isEqualTo(Upload.State.EXPIRED);
  }

  private interface Fill {
    void into(TarArchiveOutputStream tar) throws IOException;
  }

  private static byte[] tar(Fill fill) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(bytes)) {
      fill.into(tar);
    }
    return bytes.toByteArray();
  }

  private static void add(TarArchiveOutputStream tar, String name, String text) throws IOException {
    var entry = new TarArchiveEntry(name, true);
    entry.setSize(text.length());
    entry.setMode(0104755);
    tar.putArchiveEntry(entry);
    tar.write(text.getBytes(StandardCharsets.UTF_8));
    tar.closeArchiveEntry();
  }

  private static void link(TarArchiveOutputStream tar, String name, byte type, String goal)
      throws IOException {
    var entry = new TarArchiveEntry(name, type);
    entry.setLinkName(goal);
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
  }

  private void receive(UploadId id, byte[] tar) {
    uploads.receive(id, new ByteArrayInputStream(tar), Compression.NONE);
  }

  @Test
  void receive_zstd_unpacksFilesWithTheirModeAndNoSetuid() throws IOException {
    var id = uploads.create().id();
    var packed = new ByteArrayOutputStream();
    try (var zstd = new ZstdOutputStream(packed)) {
      zstd.write(tar(tar -> add(tar, "./src/build.sh", "#!/bin/sh")));
    }
    uploads.receive(id, new ByteArrayInputStream(packed.toByteArray()), Compression.ZSTD);
    var file = folder.resolve("incoming").resolve(id.value()).resolve("src/build.sh");
    assertThat(file).hasContent("#!/bin/sh").isExecutable();
    assertThat(Files.getAttribute(file, "unix:mode")).isEqualTo(0100755);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil", "a/../../evil", "/../evil", "a/.."})
  void receive_namesThatLeave_areRefused(String name) throws IOException {
    var id = uploads.create().id();
    var tar = tar(t -> add(t, name, "x"));
    assertRefused(ErrorCode.INVALID_REQUEST, () -> receive(id, tar));
    assertThat(folder.resolve("incoming/evil")).doesNotExist();
    assertThat(folder.resolve("evil")).doesNotExist();
  }

  @Test
  void receive_throughALinkOfItsOwn_isRefused() throws IOException {
    var id = uploads.create().id();
    var tar =
        tar(t -> {
          link(t, "way", TarConstants.LF_SYMLINK, folder.toString());
          add(t, "way/evil", "x");
        });
    assertRefused(ErrorCode.INVALID_REQUEST, () -> receive(id, tar));
    assertThat(folder.resolve("evil")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      bytes = {
        TarConstants.LF_LINK,
        TarConstants.LF_CHR,
        TarConstants.LF_BLK,
        TarConstants.LF_FIFO
      })
  void receive_otherThanFilesAndLinks_isRefused(byte type) throws IOException {
    var id = uploads.create().id();
    var tar = tar(t -> link(t, "thing", type, "/etc/passwd"));
    assertRefused(ErrorCode.INVALID_REQUEST, () -> receive(id, tar));
  }

  @Test
  void receive_moreThanThereIsRoomFor_isRefused() throws IOException {
    var id = uploads.create().id();
    var large = tar(t -> add(t, "large", "x".repeat(1001)));
    assertRefused(ErrorCode.INSUFFICIENT_STORAGE, () -> receive(id, large));
    var many =
        tar(t -> {
          for (int i = 0; i < 21; i++) {
            add(t, "f" + i, "");
          }
        });
    assertRefused(ErrorCode.INSUFFICIENT_STORAGE, () -> receive(id, many));
  }

  @Test
  void receive_garbage_isRefusedQuickly() {
    var random = new Random(7);
    for (int i = 0; i < 50; i++) {
      var id = uploads.create().id();
      var bytes = new byte[random.nextInt(4000)];
      random.nextBytes(bytes);
      for (var compression : Compression.values()) {
        try {
          uploads.receive(id, new ByteArrayInputStream(bytes), compression);
        } catch (ApiError e) {
          assertThat(e.code().status()).isIn(400, 507);
        }
      }
      uploads.delete(id);
    }
  }

  @Test
  void delete_ofAHeldUpload_isRefused() throws IOException {
    var id = filled();
    uploads.finish(id);
    store.run(tx -> uploads.hold(tx, id, JOB));
    assertRefused(ErrorCode.UPLOAD_NOT_FOUND, () -> uploads.delete(id));
    assertThat(Files.exists(uploads.snapshot(id), LinkOption.NOFOLLOW_LINKS)).isTrue();
  }

  @Test
  void strangers_inTheFrozenFolder_areDeletedWhenOld() throws IOException {
    var stranger = Files.createDirectories(folder.resolve("frozen/upload_bbbbbbbb-bbb"));
    Files.setLastModifiedTime(stranger, FileTime.from(clock.instant().minus(Duration.ofHours(1))));
    uploads.sweep();
    assertThat(stranger).doesNotExist();
  }
}
