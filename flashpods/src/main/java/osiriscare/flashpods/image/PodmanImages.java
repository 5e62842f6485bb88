package osiriscare.flashpods.image;

import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import osiriscare.flashpods.engine.EngineFailure;
import osiriscare.flashpods.engine.PodmanSocket;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;

/// Images in Podman's store. A pull has a time limit of its own and is shared by all who want that
/// image; its failure is told to each of them.
public final class PodmanImages implements Images {
  private static final Duration QUICK = Duration.ofSeconds(30);
  private static final int PROGRESS_LINES_MAX = 100_000;

  private final PodmanSocket podman;
  private final AllowList allowed;
  private final Settings settings;
  private final Map<ImageRef, CompletableFuture<String>> pulls = new ConcurrentHashMap<>();

  /// How images are had.
  ///
  /// @param registry where names without a registry come from; none leaves that to Podman
  /// @param isTls whether registries must have a certificate; off only for one on this machine
  public record Settings(Optional<String> registry, boolean isTls, Duration pullLimit) {}

  public PodmanImages(PodmanSocket podman, List<String> allowed, Settings settings) {
    this.podman = podman;
    this.allowed = new AllowList(allowed);
    this.settings = settings;
  }

  @Override
  public ImageRef allowed(String reference) {
    return allowed.check(reference);
  }

  @Override
  public String ensure(ImageRef image) {
    try {
      var digest = digest(image);
      return digest != null ? digest : shared(image);
    } catch (EngineFailure | InvalidRequest e) {
      throw new ImageUnavailable(image + ": " + e.getMessage(), e);
    }
  }

  private String shared(ImageRef image) {
    var mine = new CompletableFuture<String>();
    var running = pulls.putIfAbsent(image, mine);
    if (running != null) {
      return joined(image, running);
    }
    try {
      var digest = pull(image);
      mine.complete(digest);
      return digest;
    } catch (EngineFailure | InvalidRequest | ImageUnavailable e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      pulls.remove(image);
      // Whatever else went wrong: nobody waits for ever.
      mine.cancel(false);
    }
  }

  private static String joined(ImageRef image, CompletableFuture<String> pull) {
    try {
      return pull.join();
    } catch (CompletionException e) {
      throw new ImageUnavailable(image + ": " + e.getMessage(), e);
    }
  }

  private String pull(ImageRef image) {
    var source = qualified(image.value());
    var reply =
        podman
            .post(
                "/images/pull",
                Map.of("reference", source, "tlsVerify", Boolean.toString(settings.isTls())),
                settings.pullLimit())
            .expect(200);
    reply
        .text()
        .lines()
        .limit(PROGRESS_LINES_MAX)
        .forEach(line -> {
          var error = Json.object(line, "progress").optionalText("error", 100_000);
          if (error.isPresent()) {
            throw new EngineFailure("pull " + source + ": " + error.get());
          }
        });
    if (!source.equals(image.value())) {
      tag(source, image);
    }
    var digest = digest(image);
    if (digest == null) {
      throw new EngineFailure("pull " + source + ": it is not there after the pull");
    }
    return digest;
  }

  // The first part is a registry when it looks like a host, as Podman and Docker read it.
  private String qualified(String reference) {
    int slash = reference.indexOf('/');
    var first = slash < 0 ? "" : reference.substring(0, slash);
    boolean hasRegistry = first.contains(".") || first.contains(":") || first.equals("localhost");
    return hasRegistry
        ? reference
        : settings.registry().map(registry -> registry + "/" + reference).orElse(reference);
  }

  // Jobs name it as callers do, without the registry.
  private void tag(String source, ImageRef image) {
    if (image.value().contains("@")) {
      return;
    }
    int colon = image.value().lastIndexOf(':');
    var name = colon < 0 ? image.value() : image.value().substring(0, colon);
    var tag = colon < 0 ? "latest" : image.value().substring(colon + 1);
    podman.post("/images/" + source + "/tag", Map.of("repo", name, "tag", tag), QUICK).expect(201);
  }

  private @Nullable String digest(ImageRef image) {
    var reply = podman.get("/images/" + image + "/json", Map.of(), QUICK).expect(200, 404);
    if (reply.status() == 404) {
      return null;
    }
    return reply.object().text("Digest", 128);
  }

  /// Takes a root file system as tar for an image of this name.
  public String importRoot(ImageRef image, InputStream tar) {
    try {
      podman
          .post("/images/import", Map.of("reference", image.value()), tar, settings.pullLimit())
          .expect(200);
      return ensure(image);
    } catch (EngineFailure e) {
      throw new ImageUnavailable(image + ": " + e.getMessage(), e);
    }
  }
}
