package osiriscare.flashpods.image;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.daemon.retry.Backoff;

/// Gets images here before a job asks for them, one after the other in the background; what cannot
/// be had is shown with its reason and tried again, ever more rarely.
public final class PrePull implements AutoCloseable {
  /// How operators want failed pulls repeated.
  public static final Backoff BACKOFF = new Backoff(Duration.ofMinutes(1), Duration.ofHours(1));

  private static final Logger log = LoggerFactory.getLogger(PrePull.class);

  private final Images images;
  private final Backoff backoff;
  private final Thread thread = Thread.ofVirtual().name("pre-pull").unstarted(this::run);

  // Guarded by itself.
  private final Map<String, State> states = new LinkedHashMap<>();

  /// How it stands with one image.
  ///
  /// @param digest of the image that is here
  /// @param error why it is not
  public record State(Word word, Optional<String> digest, Optional<String> error) {}

  /// The words for that.
  public enum Word {
    WAITING,
    HERE,
    FAILED;

    /// As answers and metrics have it.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public PrePull(Images images, List<String> references, Backoff backoff) {
    this.images = images;
    this.backoff = backoff;
    references.forEach(reference -> states.put(reference, state(Word.WAITING)));
  }

  private static State state(Word word) {
    return new State(word, Optional.empty(), Optional.empty());
  }

  /// Begins.
  public void start() {
    thread.start();
  }

  /// All images in the order of the settings.
  public Map<String, State> states() {
    synchronized (states) {
      return new LinkedHashMap<>(states);
    }
  }

  /// How many there are in a state.
  public long count(Word word) {
    return states().values().stream().filter(state -> state.word() == word).count();
  }

  private void run() {
    for (int round = 1; ; round++) {
      states()
          .forEach((reference, state) -> {
            if (state.word() != Word.HERE && !thread.isInterrupted()) {
              pull(reference);
            }
          });
      if (count(Word.HERE) == states().size() || !pause(round)) {
        return;
      }
    }
  }

  private boolean pause(int round) {
    try {
      Thread.sleep(backoff.after(round, new SplittableRandom()));
      return true;
    } catch (InterruptedException _) {
      return false;
    }
  }

  private void pull(String reference) {
    try {
      var digest = images.ensure(images.allowed(reference));
      log.atInfo().addKeyValue("image", reference).addKeyValue("digest", digest).log("image here");
      put(reference, new State(Word.HERE, Optional.of(digest), Optional.empty()));
    } catch (RuntimeException e) {
      log.atWarn().addKeyValue("image", reference).setCause(e).log("image not pre-pulled");
      put(
          reference,
          new State(Word.FAILED, Optional.empty(), Optional.of(String.valueOf(e.getMessage()))));
    }
  }

  private void put(String reference, State state) {
    synchronized (states) {
      states.put(reference, state);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
