package osiriscare.cli.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import osiriscare.daemon.file.AtomicFile;
import osiriscare.protocol.id.Secret;

/// Where an installation keeps what it has. Only its owner can enter.
public record Home(Path folder) {
  /// Makes the folder unless it exists.
  public static Home open(Path folder) {
    var home = new Home(folder.toAbsolutePath().normalize());
    try {
      AtomicFile.createPrivateFolder(home.folder);
      AtomicFile.createPrivateFolder(home.logs());
      AtomicFile.createPrivateFolder(home.database());
      AtomicFile.createPrivateFolder(home.appliance());
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException("make the folder " + home.folder, e);
    }
  }

  public Path logs() {
    return folder.resolve("log");
  }

  /// What belongs to the database and its roles.
  public Path database() {
    return folder.resolve("database");
  }

  /// Central's private signing keys.
  public Path keys() {
    return folder.resolve("keys");
  }

  /// State and configuration of this machine's appliance.
  public Path appliance() {
    return folder.resolve("appliance");
  }

  /// The administrator's first password.
  public Path adminPassword() {
    return folder.resolve("admin-password");
  }

  /// An API token of the administrator.
  public Path adminToken() {
    return folder.resolve("admin-token");
  }

  /// A secret of this home, made when it does not exist.
  public Secret secret(Path file) {
    try {
      if (!Files.exists(file)) {
        var random = new byte[24];
        new SecureRandom().nextBytes(random);
        AtomicFile.writePrivate(file, HexFormat.of().formatHex(random) + "\n");
      }
      return read(file);
    } catch (IOException e) {
      throw new UncheckedIOException("keep a secret in " + file, e);
    }
  }

  /// A secret that somebody else of us has put into this home.
  public Secret read(Path file) {
    try {
      return new Secret(Files.readString(file).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("read the secret in " + file, e);
    }
  }
}
