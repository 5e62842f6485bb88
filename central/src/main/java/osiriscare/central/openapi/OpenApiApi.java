package osiriscare.central.openapi;

import java.util.Collection;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;
import osiriscare.central.route.Call;
import osiriscare.central.route.Route;
import osiriscare.protocol.json.Json;

/// Serves the OpenAPI document.
public final class OpenApiApi {
  private final Supplier<Collection<Route>> routes;

  /// @param routes asked at the first call, because this is one of them
  OpenApiApi(Supplier<Collection<Route>> routes) {
    this.routes = routes;
  }

  /// The document.
  public ServerResponse document(Call call) {
    return ServerResponse.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header("Cache-Control", "public, max-age=300")
        .body(Json.bytes(OpenApiDocument.of(routes.get())));
  }
}
