package osiriscare.flashpods.container;

/// Takes what a container prints, in pieces of any size; the array is reused after the call.
@FunctionalInterface
public interface OutputConsumer {
  /// Some bytes of one stream.
  void accept(OutputStreamName stream, byte[] buffer, int offset, int length);

  /// Which of the two.
  enum OutputStreamName {
    STDOUT,
    STDERR
  }
}
