package osiriscare.central.access;

import java.util.Arrays;
import java.util.Locale;

/// What an account may do; each role may do everything the one before it may.
public enum Role {
  /// Look at what a partner uses, and at no clinic. Partners' accounts only.
  BILLING,
  /// Look.
  READONLY,
  /// Also order, and register sites and appliances.
  OPERATOR,
  /// Everything that there is to do for its partner, or without one for the platform.
  ADMIN;

  /// The word on the wire and in the database.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether this role may do what `other` may.
  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }

  /// The role with this word.
  ///
  /// @throws IllegalStateException when the database holds a role that this build does not know
  public static Role of(String word) {
    return Arrays.stream(values())
        .filter(role -> role.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("unknown role " + word));
  }
}
