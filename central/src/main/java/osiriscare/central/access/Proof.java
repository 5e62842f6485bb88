package osiriscare.central.access;

import java.util.Arrays;
import java.util.Locale;

/// How the person behind a session proved who it is.
public enum Proof {
  /// A password and nothing else.
  PASSWORD,
  /// A password and a code of a device.
  TOTP,
  /// A password and a code of paper.
  RECOVERY_CODE,
  /// A key in a device that asked for a finger, a face or a PIN; or a password and such a key.
  PASSKEY,
  /// The organisation's own login, which answers for its second factor.
  SSO;

  /// Whether a stolen password is not enough for it.
  public boolean isStrong() {
    return this != PASSWORD;
  }

  /// The word on the wire and in the database.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The proof with this word.
  ///
  /// @throws IllegalStateException when the database holds one that this build does not know
  public static Proof of(String word) {
    return Arrays.stream(values())
        .filter(proof -> proof.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("unknown proof " + word));
  }
}
