package osiriscare.protocol.target;

import java.util.Locale;

/// What a credential of a site is for; the words are those of the provisioning document.
public enum TargetKind {
  WINRM,
  DOMAIN_ADMIN,
  DOMAIN_MEMBER,
  SERVICE_ACCOUNT,
  LOCAL_ADMIN,
  SSH_PASSWORD,
  SSH_KEY;

  /// The word on the wire and in the database.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether the machine is reached over SSH; over WinRM otherwise.
  public boolean isSsh() {
    return this == SSH_PASSWORD || this == SSH_KEY;
  }
}
