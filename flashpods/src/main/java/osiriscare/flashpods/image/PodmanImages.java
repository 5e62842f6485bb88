package osiriscare.flashpods.image;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import osiriscare.flashpods.container.UnixHttp;
import osiriscare.flashpods.error.ApiError;
import osiriscare.flashpods.error.ErrorCode;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;

/// Images in Podman's store. A reference must be spelled as OCI has it and stand on the allow-list.
public final class PodmanImages implements Images {
  private static final String API = "/v4.0.0/libpod/images/";
  private static final Duration LOOK_LIMIT = Duration.ofSeconds(30);
  private static final Duration PULL_LIMIT = Duration.ofMinutes(20);
  private static final int LENGTH_MAX = 255;
  private static final Pattern FORM =
      Pattern.compile(
          "(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?/)?"
              + "[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?:/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*"
              + "(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(?:@sha256:[0-9a-f]{64})?");

  private final UnixHttp http;
  private final List<String> allowed;
  private final Map<String, CompletableFuture<Boolean>> pulls = new ConcurrentHashMap<>();

  /// @param allowed references; one that ends with `*` allows all that begin so
  public PodmanImages(UnixHttp http, List<String> allowed) {
    this.http = http;
    this.allowed = List.copyOf(allowed);
  }

  @Override
  public ImageRef allowed(String reference) {
    if (reference.length() > LENGTH_MAX || !FORM.matcher(reference).matches()) {
      throw new ApiError(ErrorCode.INVALID_IMAGE, "The image is not a valid reference");
    }
    boolean isAllowed =
        allowed.stream()
            .anyMatch(rule ->
                rule.endsWith("*")
                    ? reference.startsWith(rule.substring(0, rule.length() - 1))
                    : reference.equals(rule));
    if (!isAllowed) {
      throw new ApiError(ErrorCode.INVALID_IMAGE, "The image is not on this host's allow-list");
    }
    return new ImageRef(reference);
  }

  @Override
  public String ensure(ImageRef image) {
    var known = digest(image);
    if (known.isPresent()) {
      return known.get();
    }
    var own = new CompletableFuture<Boolean>();
    var others = Optional.ofNullable(pulls.putIfAbsent(image.value(), own));
    if (others.isEmpty()) {
      try {
        pull(image);
        own.complete(true);
      } catch (RuntimeException e) {
        own.completeExceptionally(e);
      } finally {
        pulls.remove(image.value(), own);
      }
    }
    try {
      others.orElse(own).join();
    } catch (CompletionException e) {
      throw new ImageUnavailable(image + " cannot be pulled: " + e.getCause(), e);
    }
    return digest(image)
        .orElseThrow(() ->
            new ImageUnavailable(
                image + " is not there after its pull", new IOException("not in the store")));
  }

  private Optional<String> digest(ImageRef image) {
    try {
      var response = http.send("GET", API + encoded(image.value()) + "/json", "", LOOK_LIMIT);
      return response.status() == 200
          ? Optional.of(Json.object(response.body(), "image").text("Digest"))
          : Optional.empty();
    } catch (IOException | InvalidRequest e) {
      throw new ImageUnavailable("the engine does not tell of " + image, e);
    }
  }

  // The answer is a stream of JSON lines; the last tells of an error.
  private void pull(ImageRef image) {
    try {
      var response =
          http.send(
              "POST", API + "pull?quiet=true&reference=" + encoded(image.value()), "", PULL_LIMIT);
      if (response.status() != 200 || response.body().contains("\"error\":")) {
        throw new ImageUnavailable(
            "the registry gave no " + image, new IOException("status " + response.status()));
      }
    } catch (IOException e) {
      throw new ImageUnavailable("the pull of " + image + " broke off", e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
