package osiriscare.flashpods.upload;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import osiriscare.flashpods.id.UploadId;

/// One upload as the API shows it.
public record Upload(
    UploadId id,
    State state,
    Optional<Long> sizeBytes,
    Optional<Integer> fileCount,
    Instant createdAt,
    Optional<Instant> finalizedAt,
    Instant expiresAt) {

  /// Documented states.
  public enum State {
    UPLOADING,
    FINALIZED,
    CONSUMED,
    EXPIRED;

    /// The word on the wire and in the database.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
