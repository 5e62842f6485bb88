package osiriscare.central.access;

import java.util.Arrays;
import java.util.Locale;

/// What somebody of a client may do; each role may do everything the one before it may.
public enum ClientRole {
  /// Look.
  VIEWER,
  /// Also invite viewers and remove them.
  ADMIN,
  /// Everything, roles and the organisation's name included. A client has one at all times.
  OWNER;

  /// The word on the wire and in the database.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether this role may do what `other` may.
  public boolean includes(ClientRole other) {
    return compareTo(other) >= 0;
  }

  /// The role with this word.
  ///
  /// @throws IllegalStateException when the database holds a role that this build does not know
  public static ClientRole of(String word) {
    return Arrays.stream(values())
        .filter(role -> role.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("unknown role of a client " + word));
  }
}
