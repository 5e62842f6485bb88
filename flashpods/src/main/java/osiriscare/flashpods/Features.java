package osiriscare.flashpods;

import java.util.List;
import osiriscare.daemon.http.Endpoint;
import osiriscare.flashpods.artifact.Artifacts;
import osiriscare.flashpods.container.Containers;
import osiriscare.flashpods.image.Images;
import osiriscare.flashpods.log.JobLog;
import osiriscare.flashpods.pool.WarmPool;
import osiriscare.flashpods.upload.Uploads;

/// What the API is built on.
///
/// @param routes routes that features bring themselves
public record Features(
    Containers containers,
    Images images,
    WarmPool pool,
    Uploads uploads,
    JobLog logs,
    Artifacts artifacts,
    List<Endpoint> routes) {
  public Features {
    routes = List.copyOf(routes);
  }
}
