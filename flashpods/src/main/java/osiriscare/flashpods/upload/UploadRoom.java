package osiriscare.flashpods.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import osiriscare.flashpods.error.ApiError;
import osiriscare.flashpods.error.ErrorCode;
import osiriscare.flashpods.file.DiskSpace;

/// What uploads may still take: of their quotas, and of the disk that they share with all else.
final class UploadRoom {
  private final Path incoming;
  private final Path frozen;
  private final UploadRules rules;
  private final DiskSpace disk;

  UploadRoom(Path incoming, Path frozen, UploadRules rules) {
    this.incoming = incoming;
    this.frozen = frozen;
    this.rules = rules;
    this.disk = new DiskSpace(incoming);
  }

  /// Of all uploads.
  long bytesOnDisk() {
    try {
      return UploadTree.measure(incoming, Integer.MAX_VALUE).bytes()
          + UploadTree.measure(frozen, Integer.MAX_VALUE).bytes();
    } catch (IOException e) {
      throw new UncheckedIOException("measure the uploads", e);
    }
  }

  /// Refuses a new upload when there is no room at all.
  void requireAny() {
    if (bytesOnDisk() >= rules.totalBytesMax()) {
      throw new ApiError(ErrorCode.INSUFFICIENT_STORAGE);
    }
    requireDisk();
  }

  /// Refuses more when the disk is as full as uploads may make it.
  void requireDisk() {
    if (isDiskFull()) {
      throw new ApiError(
          ErrorCode.INSUFFICIENT_STORAGE,
          "The disk of uploads is full: they may fill it to "
              + rules.diskPercentMax()
              + " percent");
    }
  }

  /// Whether the disk is as full as uploads may make it.
  boolean isDiskFull() {
    return disk.roomBelow(rules.diskPercentMax()) == 0;
  }

  /// For one archive.
  Budget budget() {
    return new Budget(
        Math.min(rules.bytesMax(), Math.max(0, rules.totalBytesMax() - bytesOnDisk())));
  }

  /// Measures what came some other way.
  ///
  /// @throws ApiError when it is too much, or holds what no upload may
  UploadTree.Measure checked(Path folder) throws IOException {
    var size = UploadTree.measure(folder, rules.filesMax());
    if (size.bytes() > rules.bytesMax()
        || size.files() > rules.filesMax()
        || bytesOnDisk() > rules.totalBytesMax()) {
      throw new ApiError(
          ErrorCode.INSUFFICIENT_STORAGE,
          "An upload may have " + rules.bytesMax() + " bytes and " + rules.filesMax() + " files");
    }
    if (!size.hasOnlyPlainEntries()) {
      throw new ApiError(ErrorCode.INVALID_REQUEST, "The upload holds devices, pipes or sockets");
    }
    return size;
  }

  /// Whether one upload is larger than any may be.
  boolean isOver(Path folder) throws IOException {
    return UploadTree.measure(folder, rules.filesMax()).bytes() > rules.bytesMax();
  }

  /// What one archive may still take. The disk is asked each time: others fill it too.
  final class Budget {
    private long bytes;
    private int entries = rules.filesMax();

    private Budget(long bytes) {
      this.bytes = bytes;
    }

    void takeEntry() {
      if (--entries < 0) {
        throw new ApiError(ErrorCode.INSUFFICIENT_STORAGE, "The archive has too many entries");
      }
    }

    void takeBytes(int count) {
      bytes -= count;
      if (bytes < 0) {
        throw new ApiError(ErrorCode.INSUFFICIENT_STORAGE);
      }
      requireDisk();
    }
  }
}
