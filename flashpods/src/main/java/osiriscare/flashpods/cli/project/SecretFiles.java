package osiriscare.flashpods.cli.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Knows files that hold secrets, by name and by what keys begin with. Such a file goes to a job
/// only when it is asked for by its path.
final class SecretFiles {
  private static final int HEAD_BYTES = 4096;
  private static final Pattern KEY = Pattern.compile("-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY");
  private static final Pattern PUTTY_KEY = Pattern.compile("^PuTTY-User-Key-File-\\d");
  private static final Pattern ENVIRONMENT = Pattern.compile("\\.env(?:\\..+)?|.+\\.env|\\.envrc");
  private static final Pattern EXAMPLE =
      Pattern.compile(".*\\.(?:example|sample|template|dist|defaults?)");
  private static final Set<String> NAMES =
      Set.of(
          ".npmrc",
          ".pypirc",
          ".netrc",
          "_netrc",
          ".git-credentials",
          ".pgpass",
          ".my.cnf",
          ".htpasswd",
          ".vault-token",
          "credentials.json",
          "id_rsa",
          "id_dsa",
          "id_ecdsa",
          "id_ed25519",
          "terraform.tfstate",
          "api-token");
  private static final Set<String> FOLDERS = Set.of(".ssh", ".aws", ".gnupg", ".kube", ".azure");
  private static final Pattern KEY_STORE =
      Pattern.compile(".+\\.(?:key|p12|pfx|jks|keystore|ppk|kdbx|tfvars)");

  private SecretFiles() {}

  /// Whether all below a folder of this name is secret.
  static boolean isSecretFolder(String name) {
    return FOLDERS.contains(name.toLowerCase(Locale.ROOT));
  }

  /// Why a file is held back, or empty when nothing speaks against it. A file that cannot be read
  /// is the caller's failure.
  static Optional<String> reason(Path file) throws IOException {
    var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (ENVIRONMENT.matcher(name).matches() && !EXAMPLE.matcher(name).matches()) {
      return Optional.of("environment file");
    }
    if (NAMES.contains(name) || KEY_STORE.matcher(name).matches()) {
      return Optional.of("credentials by its name");
    }
    try (var in = Files.newInputStream(file)) {
      var head = new String(in.readNBytes(HEAD_BYTES), StandardCharsets.ISO_8859_1);
      return KEY.matcher(head).find() || PUTTY_KEY.matcher(head).find()
          ? Optional.of("private key")
          : Optional.empty();
    }
  }
}
