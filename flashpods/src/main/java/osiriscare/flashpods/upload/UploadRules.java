package osiriscare.flashpods.upload;

import java.time.Duration;

/// What uploads may take.
///
/// @param bytesMax one upload
/// @param totalBytesMax all uploads together
/// @param filesMax entries of one upload
/// @param diskPercentMax fullness of their disk above which nothing more is taken
/// @param openFor time to send and finalize
/// @param keptFor time a finalized one waits for a job
public record UploadRules(
    long bytesMax,
    long totalBytesMax,
    int filesMax,
    int diskPercentMax,
    Duration openFor,
    Duration keptFor) {
  /// The documented limits.
  public static final UploadRules DOCUMENTED =
      new UploadRules(
          2L << 30, 10L << 30, 200_000, 85, Duration.ofMinutes(30), Duration.ofMinutes(60));

  /// The same with another limit for the disk.
  public UploadRules withDiskPercentMax(int percent) {
    return new UploadRules(bytesMax, totalBytesMax, filesMax, percent, openFor, keptFor);
  }
}
