package osiriscare.protocol.id;

import java.util.random.RandomGenerator;

/// A watcher's key for the receiver: `osw_` and what an [ApiKey] is, so that nobody needs a look-up
/// to tell it from an appliance's.
public final class WatcherKey {
  private static final String PREFIX = "osw_";

  private final ApiKey random;

  /// @throws IllegalArgumentException when the text has another form; the message does not quote it
  public WatcherKey(String value) {
    if (!isOne(value)) {
      throw new IllegalArgumentException("must begin with " + PREFIX);
    }
    this.random = new ApiKey(value.substring(PREFIX.length()));
  }

  /// Whether a bearer token says that it is a watcher's.
  public static boolean isOne(String token) {
    return token.startsWith(PREFIX);
  }

  /// A new key.
  ///
  /// @param random a cryptographically strong source
  public static WatcherKey generate(RandomGenerator random) {
    return new WatcherKey(PREFIX + ApiKey.generate(random).reveal());
  }

  /// The key itself.
  public String reveal() {
    return PREFIX + random.reveal();
  }

  /// What Central stores instead of the key.
  public String sha256() {
    return Sha256.hex(reveal());
  }

  @Override
  public String toString() {
    return "[secret]";
  }
}
