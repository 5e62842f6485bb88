package osiriscare.flashpods.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.daemon.retry.Backoff;
import osiriscare.flashpods.engine.PodmanSocket;
import osiriscare.flashpods.image.PrePull.Word;
import osiriscare.flashpods.real.LocalRegistry;
import osiriscare.flashpods.real.RealPodman;
import osiriscare.testkit.Await;

/// Images of a registry on this machine in a real Podman's store.
@Tag("real-podman")
final class PodmanImagesTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir(cleanup = CleanupMode.NEVER)
  private static Path folder;

  private static RealPodman podman;
  private static LocalRegistry registry;

  @BeforeAll
  static void start() throws Exception {
    podman = RealPodman.start(folder);
    registry = new LocalRegistry();
  }

  @AfterAll
  static void stop() throws Exception {
    registry.close();
    podman.stop();
  }

  private static PodmanImages images(Duration pullLimit) {
    return images(registry, pullLimit);
  }

  private static PodmanImages images(LocalRegistry registry, Duration pullLimit) {
    return new PodmanImages(
        new PodmanSocket(podman.socket()),
        List.of("*"),
        new PodmanImages.Settings(Optional.of(registry.address()), false, pullLimit));
  }

  @Test
  void ensure_byManyAtOnce_pullsOnceAndTellsTheDigest() throws Exception {
    try (var own = new LocalRegistry();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      own.names().add("tool");
      var images = images(own, LIMIT);
      var wanted = images.allowed("tool:1");
      var calls = Collections.nCopies(6, (Callable<String>) () -> images.ensure(wanted));
      for (var digest : threads.invokeAll(calls)) {
        assertThat(digest.get()).isEqualTo(own.digest());
      }
      assertThat(images.ensure(wanted)).isEqualTo(own.digest());
      assertThat(own.layersSent()).isEqualTo(1);
    }
  }

  @Test
  void ensure_byDigest_isThatImageOrNone() {
    registry.names().add("pinned");
    var images = images(LIMIT);
    var pinned = registry.address() + "/pinned@";

    assertThat(images.ensure(images.allowed(pinned + registry.digest())))
        .isEqualTo(registry.digest());
    assertThatThrownBy(() -> images.ensure(images.allowed(pinned + "sha256:" + "0".repeat(64))))
        .isInstanceOf(ImageUnavailable.class);
  }

  @Test
  void ensure_unknown_saysWhatTheRegistrySaid() {
    assertThatThrownBy(() -> images(LIMIT).ensure(new ImageRef("gone:1")))
        .isInstanceOf(ImageUnavailable.class)
        .hasMessageContaining("gone:1")
        .hasMessageContaining("manifest unknown");
  }

  @Test
  void ensure_registryThatHangs_endsAtTheLimit() {
    registry.names().add("slow");
    var limit = Duration.ofSeconds(3);

    assertThatThrownBy(() -> images(limit).ensure(new ImageRef("slow:1")))
        .isInstanceOf(ImageUnavailable.class)
        .hasMessageContaining("no answer within 3000 ms");
  }

  private static PrePull.State state(PrePull prePull, String reference) {
    return Optional.ofNullable(prePull.states().get(reference)).orElseThrow();
  }

  @Test
  void prePull_failure_isShownAndTriedAgain() {
    registry.names().add("first");
    var soon = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(1));
    try (var prePull = new PrePull(images(LIMIT), List.of("first:1", "late:1"), soon)) {
      assertThat(prePull.count(Word.WAITING)).isEqualTo(2);
      prePull.start();
      Await.until("both were tried", LIMIT, () -> prePull.count(Word.WAITING) == 0);
      assertThat(state(prePull, "first:1").digest()).contains(registry.digest());
      assertThat(state(prePull, "late:1").error().orElseThrow()).contains("manifest unknown");

      registry.names().add("late");

      Await.until("all are here", LIMIT, () -> prePull.count(Word.HERE) == 2);
    }
  }
}
