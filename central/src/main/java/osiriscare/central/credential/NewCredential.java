package osiriscare.central.credential;

import java.util.Optional;
import java.util.regex.Pattern;
import osiriscare.central.route.Described;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.target.TargetKind;

/// Body of a new credential, or of one that replaces it.
public record NewCredential(
    TargetKind type,
    @Described(value = "What people call it", example = "Reception PC") String name,
    @Described(
            value = "Name or address at which the appliance reaches the machine",
            example = "pc-01.clinic.lan")
        String host,
    @Described("5986 or 5985 for WinRM, 22 for SSH when missing") Optional<Long> port,
    @Described("WinRM over TLS; true when missing") Optional<Boolean> useSsl,
    @Described(example = "svc-compliance") String username,
    @Described(value = "Windows domain of the user", example = "CLINIC") Optional<String> domain,
    @Described("Never shown again; of the key itself for ssh_key") Optional<Secret> password,
    @Described("For ssh_key: as OpenSSH writes it; never shown again") Optional<Secret> privateKey,
    @Described("For SSH, when it is not the password; never shown again")
        Optional<Secret> sudoPassword,
    @Described("The appliance that needs it; the site's only one when missing")
        Optional<String> applianceId) {
  private static final int PASSWORD_MAX = 1000;
  private static final int KEY_MAX = 20_000;
  private static final int HTTPS_PORT = 5986;
  private static final int HTTP_PORT = 5985;
  private static final int SSH_PORT = 22;
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,253}[A-Za-z0-9])?|[0-9A-Fa-f:]{2,39}");
  private static final Pattern USER = Pattern.compile("[^\\p{Cntrl}\\\\/:\"]{1,104}");
  private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,252}");
  private static final Pattern KEY =
      Pattern.compile(
          "-----BEGIN [A-Z ]*PRIVATE KEY-----\\n[A-Za-z0-9+/=\\n:, -]+-----END [A-Z ]*PRIVATE KEY-----\\n?");

  static NewCredential from(Fields fields) {
    var credential =
        new NewCredential(
            fields.oneOf("type", TargetKind.class),
            fields.parsed("name", NewCredential::name),
            matching(fields, "host", HOST, "must be a host name or an address"),
            fields.optionalInteger("port", 1, 65_535),
            fields.has("use_ssl") ? Optional.of(fields.bool("use_ssl")) : Optional.empty(),
            matching(fields, "username", USER, "must be a user name without its domain"),
            fields.has("domain")
                ? Optional.of(matching(fields, "domain", DOMAIN, "must be the name of a domain"))
                : Optional.empty(),
            secret(fields, "password", PASSWORD_MAX),
            secret(fields, "private_key", KEY_MAX),
            secret(fields, "sudo_password", PASSWORD_MAX),
            fields.optionalParsed("appliance_id", ApplianceId::new).map(ApplianceId::value));
    credential.requireFitting(fields);
    return credential;
  }

  private static Optional<Secret> secret(Fields fields, String name, int max) {
    var text = fields.optionalText(name, max);
    if (text.filter(String::isEmpty).isPresent()) {
      throw fields.wrong(name, "must not be empty");
    }
    if (text.filter(value -> value.indexOf('\0') >= 0).isPresent()) {
      throw fields.wrong(name, "holds a NUL");
    }
    return text.map(Secret::new);
  }

  private static String name(String text) {
    var name = text.strip();
    if (name.isEmpty() || name.length() > 100 || name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("must be 1 to 100 printable characters");
    }
    return name;
  }

  private static String matching(Fields fields, String name, Pattern form, String message) {
    return fields.parsed(
        name,
        text -> {
          if (!form.matcher(text).matches()) {
            throw new IllegalArgumentException(message);
          }
          return text;
        });
  }

  private void requireFitting(Fields fields) {
    boolean isKey = type == TargetKind.SSH_KEY;
    if (isKey != privateKey.isPresent()) {
      throw fields.wrong("private_key", isKey ? "is required" : "is for ssh_key only");
    }
    if (privateKey.filter(key -> !KEY.matcher(key.reveal()).matches()).isPresent()) {
      throw fields.wrong("private_key", "must be a private key as OpenSSH writes it");
    }
    if (!isKey && password.isEmpty()) {
      throw fields.wrong("password", "is required");
    }
    if (!type.isSsh() && sudoPassword.isPresent()) {
      throw fields.wrong("sudo_password", "is for SSH only");
    }
    if (type.isSsh() && domain.isPresent()) {
      throw fields.wrong("domain", "is for Windows only");
    }
    if (type.isSsh() && useSsl.isPresent()) {
      throw fields.wrong("use_ssl", "is for WinRM only");
    }
  }

  int portOrUsual() {
    int usual = type.isSsh() ? SSH_PORT : isOverTls() ? HTTPS_PORT : HTTP_PORT;
    return port.map(Long::intValue).orElse(usual);
  }

  boolean isOverTls() {
    return !type.isSsh() && useSsl.orElse(true);
  }

  String fullUsername() {
    return domain.map(name -> name + "\\" + username).orElse(username);
  }
}
