package osiriscare.flashpods.container;

/// How many bytes of each stream are known already.
public record OutputPosition(long stdoutBytes, long stderrBytes) {
  /// Nothing yet.
  public static final OutputPosition START = new OutputPosition(0, 0);

  /// Of both streams.
  public long total() {
    return stdoutBytes + stderrBytes;
  }
}
