package osiriscare.flashpods.image;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gets images here before a job asks for them, one after the other in the background; what cannot
/// be had is said and tried again by the first job that needs it.
public final class PrePull implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PrePull.class);

  private final Images images;
  private final Thread thread;

  public PrePull(Images images, List<String> references) {
    this.images = images;
    this.thread =
        Thread.ofVirtual().name("pre-pull").unstarted(() -> references.forEach(this::pull));
  }

  /// Begins.
  public void start() {
    thread.start();
  }

  private void pull(String reference) {
    if (thread.isInterrupted()) {
      return;
    }
    try {
      var digest = images.ensure(images.allowed(reference));
      log.atInfo().addKeyValue("image", reference).addKeyValue("digest", digest).log("image here");
    } catch (RuntimeException e) {
      log.atWarn().addKeyValue("image", reference).setCause(e).log("image not pre-pulled");
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
