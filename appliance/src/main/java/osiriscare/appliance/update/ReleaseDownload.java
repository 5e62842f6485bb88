package osiriscare.appliance.update;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import osiriscare.appliance.central.CentralClient;
import osiriscare.appliance.central.Reply;
import osiriscare.appliance.order.OrderExecutor.OrderFailed;
import osiriscare.daemon.archive.ArchiveReader;
import osiriscare.daemon.archive.Manifest;

/// Gets the archive of an order from the receiver, which hands it to nobody else. Tried a few
/// times, because a clinic's line may break.
final class ReleaseDownload implements OverlayDesk.Download {
  private static final int TRIES = 3;
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final CentralClient central;

  ReleaseDownload(CentralClient central) {
    this.central = central;
  }

  @Override
  public void fetch(String sha256, Path file) throws IOException, InterruptedException {
    for (int i = 1; ; i++) {
      switch (central.download(
          "/agent/releases/" + sha256, file, Manifest.ARCHIVE_BYTES_MAX, LIMIT)) {
        case Reply.Done _ -> {
          if (!ArchiveReader.sha256(file).equals(sha256)) {
            throw new OrderFailed("invalid_archive", "Central sent another archive");
          }
          return;
        }
        case Reply.Refused refused ->
            throw new OrderFailed("not_available", "Central refuses: " + refused.detail());
        case Reply.Failed failed -> {
          if (i == TRIES) {
            throw new OrderFailed("download_failed", failed.kind().word() + ": " + failed.detail());
          }
        }
      }
    }
  }
}
