package osiriscare.flashpods.container;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import osiriscare.flashpods.container.ContainerState.Excess;
import osiriscare.flashpods.container.Containers.Managed;
import osiriscare.flashpods.engine.PodmanSocket;
import osiriscare.flashpods.id.ContainerId;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;

/// The containers that Podman has of ours, told by their labels.
final class OurContainers {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int LIST_MAX = 100_000;

  private OurContainers() {}

  static List<Managed> list(PodmanSocket podman) {
    var filters =
        Json.text(Json.object().set("label", Json.array(List.of(CreateRequest.LABEL + "=true"))));
    var list =
        podman
            .get("/containers/json", Map.of("all", "true", "filters", filters), LIMIT)
            .expect(200);
    var found = new ArrayList<Managed>();
    for (var container :
        Fields.of(Json.object().set("list", list.json())).array("list", LIST_MAX)) {
      managed(Fields.of(container.asObject())).ifPresent(found::add);
    }
    return found;
  }

  private static Optional<Managed> managed(Fields container) {
    try {
      return Optional.of(
          new Managed(
              container.parsed("Id", ContainerId::new),
              Described.job(container.object("Labels")),
              state(container)));
    } catch (InvalidRequest _) {
      // Someone else's container with our label: not ours to remove.
      return Optional.empty();
    }
  }

  private static ContainerState state(Fields container) {
    return switch (container.text("State")) {
      case "created", "configured", "initialized" -> new ContainerState.Created();
      case "running", "paused", "stopping" -> new ContainerState.Running();
      default ->
          new ContainerState.Exited(
              (int) container.integer("ExitCode", Integer.MIN_VALUE, Integer.MAX_VALUE),
              Excess.NONE);
    };
  }
}
