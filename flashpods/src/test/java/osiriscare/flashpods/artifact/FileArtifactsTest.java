package osiriscare.flashpods.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import osiriscare.daemon.process.ProcessRunner;
import osiriscare.flashpods.artifact.Artifacts.Artifact;
import osiriscare.flashpods.error.ApiError;
import osiriscare.flashpods.id.JobId;
import osiriscare.flashpods.store.Store;

class FileArtifactsTest {
  private static final JobId JOB = new JobId("job_0123456789ab");

  @TempDir Path folder;

  private Store store;
  private FileArtifacts artifacts;
  private Path staging;

  @BeforeEach
  void open() {
    store = Store.open(folder.resolve("flashpods.db"));
    store.run(tx ->
        tx.sql(
                """
                INSERT INTO jobs (id, queue_number, job_type, status, image, network, created_at)
                VALUES (:id, 1, 'worker', 'running', 'busybox', '"none"', '2026-11-21T00:00:00.000Z')
                """)
            .param("id", JOB.value())
            .update());
    artifacts = new FileArtifacts(folder.resolve("artifacts"), store, Clock.systemUTC());
    staging = artifacts.stage(JOB);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void write(String name, String text) throws IOException {
    var file = staging.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void collect_plainFiles_publishesThemWithTheirPaths() throws IOException {
    write("app.bin", "12345");
    write("report/index.html", "<p>");
    assertThat(artifacts.collect(JOB)).isEmpty();
    assertThat(artifacts.list(JOB))
        .extracting(Artifact::name, Artifact::sizeBytes)
        .containsExactly(tuple("app.bin", 5L), tuple("report/index.html", 3L));
    var found = artifacts.find(JOB, "app.bin").orElseThrow();
    assertThat(artifacts.file(JOB, found)).hasContent("12345");
    assertThat(staging).doesNotExist();
    assertThat(artifacts.bytesOnDisk()).isEqualTo(8);
  }

  @Test
  void collect_aSecondTimeAfterACrash_goesOn() throws IOException {
    write("a", "1");
    new Collection(staging, Files.createDirectories(folder.resolve("artifacts/published/" + JOB)))
        .run();
    assertThat(artifacts.collect(JOB)).isEmpty();
    assertThat(artifacts.list(JOB)).hasSize(1);
    assertThat(artifacts.collect(JOB)).isEmpty();
  }

  @Test
  void collect_againWhenAllWasCollected_forgetsNothing() throws IOException {
    write("app.bin", "12345");
    artifacts.collect(JOB);
    assertThat(artifacts.collect(JOB)).isEmpty();
    assertThat(artifacts.list(JOB)).hasSize(1);
  }

  @Test
  void collect_linksThatEscape_areSkippedAndTheRestIsKept() throws IOException {
    var secret = Files.writeString(folder.resolve("secret"), "host");
    write("real", "ok");
    write("folder/inner", "in");
    Files.createSymbolicLink(staging.resolve("absolute"), secret);
    Files.createSymbolicLink(staging.resolve("dots"), Path.of("../../../secret"));
    Files.createSymbolicLink(staging.resolve("good"), Path.of("real"));
    Files.createSymbolicLink(staging.resolve("seen-from-inside"), Path.of("/artifacts/real"));
    Files.createSymbolicLink(staging.resolve("loop"), Path.of("loop"));
    Files.createSymbolicLink(staging.resolve("way"), folder);
    Files.createSymbolicLink(staging.resolve("through"), Path.of("way/secret"));
    var warnings = artifacts.collect(JOB);
    assertThat(artifacts.list(JOB))
        .extracting(Artifact::name)
        .containsExactly("folder/inner", "good", "real", "seen-from-inside");
    assertThat(warnings).hasSize(5).anyMatch(w -> w.startsWith("absolute is a link that leaves"));
  }

  @Test
  void collect_pipesAndClosedFolders_areHandled() throws IOException {
    new ProcessRunner(Duration.ofSeconds(5)).run("mkfifo", staging.resolve("pipe").toString());
    write("closed/file", "x");
    Files.setPosixFilePermissions(
        staging.resolve("closed"), PosixFilePermissions.fromString("---------"));
    assertThat(artifacts.collect(JOB)).containsExactly("pipe is no plain file");
    assertThat(artifacts.list(JOB)).extracting(Artifact::name).containsExactly("closed/file");
  }

  @Test
  void collect_tooManyFiles_keepsTheFirst() throws IOException {
    for (int i = 0; i < 205; i++) {
      write("f%03d".formatted(i), "");
    }
    assertThat(artifacts.collect(JOB)).hasSize(5).first().asString().startsWith("f200 is more");
    assertThat(artifacts.list(JOB)).hasSize(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "a/../b", "/etc/passwd", "a\\b", " a", "a\n", "a//b", "./a"})
  void find_namesThatAreNone_areRefused(String name) {
    assertThatThrownBy(() -> artifacts.find(JOB, name)).isInstanceOf(ApiError.class);
  }

  @Test
  void delete_doesNotFollowLinks() throws IOException {
    var precious = Files.createDirectories(folder.resolve("precious"));
    Files.writeString(precious.resolve("file"), "host");
    Files.createSymbolicLink(staging.resolve("out"), precious);
    artifacts.delete(JOB);
    assertThat(precious.resolve("file")).exists();
    assertThat(staging).doesNotExist();
    artifacts.delete(JOB);
  }
}
