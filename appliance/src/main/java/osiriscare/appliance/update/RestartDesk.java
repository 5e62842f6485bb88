package osiriscare.appliance.update;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import osiriscare.appliance.order.OrderExecutor.OrderFailed;
import osiriscare.appliance.update.RebuildDesk.Pause;
import osiriscare.protocol.check.Outcome;
import osiriscare.protocol.id.OrderId;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.order.OrderCompletion.Status;
import tools.jackson.databind.node.ObjectNode;

/// Ends this process by order. The order stays begun; the next process finds it in the journal,
/// sees that another one took it, and reports it done: nothing else proves a restart.
public final class RestartDesk {
  private static final Duration ENDED_WITHIN = Duration.ofMinutes(1);

  private final Path marker;
  private final OverlaySettings settings;
  private final Pause pause;
  private final String life = UUID.randomUUID().toString();

  /// @param settings says what happens when this process ends
  public RestartDesk(Path stateDir, OverlaySettings settings, Pause pause) {
    this.marker = stateDir.resolve(".restart-order");
    this.settings = settings;
    this.pause = pause;
  }

  /// Returns in the process after this one.
  ///
  /// @throws OrderFailed when nothing would start it again, or it does not end
  public ObjectNode carryOut(OrderId order) throws InterruptedException {
    var begun =
        UpdateFile.RESTART.read(marker).filter(values -> order.value().equals(values.get("order")));
    if (begun.filter(values -> !life.equals(values.get("life"))).isPresent()) {
      return Json.object().put("restarted", true);
    }
    if (!settings.isSupervised()) {
      throw new OrderFailed(
          Status.REFUSED,
          Outcome.REJECTED,
          "not_supervised",
          "no service manager would start the agent again");
    }
    try {
      UpdateFile.RESTART.write(marker, "order=" + order.value(), "life=" + life);
    } catch (IOException _) {
      throw new OrderFailed("disk", "the state folder cannot be written");
    }
    settings.restart().run();
    // Interrupted by the end.
    pause.of(ENDED_WITHIN);
    throw new OrderFailed("not_restarted", "the agent did not end");
  }
}
