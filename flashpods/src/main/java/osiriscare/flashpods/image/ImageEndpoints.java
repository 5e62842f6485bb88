package osiriscare.flashpods.image;

import java.util.List;
import osiriscare.daemon.http.Answer;
import osiriscare.daemon.http.Endpoint;
import osiriscare.protocol.json.Json;

/// `/images`.
public final class ImageEndpoints {
  private static final String ACCESS = "A token with scope read, submit or admin.";

  private ImageEndpoints() {}

  /// The route.
  public static List<Endpoint> of(PrePull prePull) {
    return List.of(
        new Endpoint(
            "GET",
            "/images",
            "Images that are pulled before a job asks for them, and why one is not here",
            ACCESS,
            List.of(),
            List.of("images:array!"),
            _ -> answer(prePull)));
  }

  private static Answer answer(PrePull prePull) {
    var json = Json.object();
    var images = json.putArray("images");
    prePull
        .states()
        .forEach((reference, state) -> {
          var image = images.addObject().put("image", reference).put("state", state.word().word());
          state.digest().ifPresent(digest -> image.put("digest", digest));
          state.error().ifPresent(error -> image.put("error", error));
        });
    return Answer.ok(json);
  }
}
