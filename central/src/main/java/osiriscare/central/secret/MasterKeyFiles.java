package osiriscare.central.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import osiriscare.protocol.id.Sha256;

/// Master keys, one file each: 64 hex digits in `<key id>.key`, readable by Central alone. The id
/// is part of the key's hash, so that a file cannot be taken for another.
final class MasterKeyFiles {
  private static final int KEY_BYTES = 32;
  private static final int ID_DIGITS = 16;
  private static final String SUFFIX = ".key";
  private static final Pattern ID = Pattern.compile("mk-[0-9a-f]{16}");

  private final Path folder;

  MasterKeyFiles(Path folder) {
    this.folder = folder;
  }

  /// Ids of the keys that lie here.
  Set<String> ids() {
    if (!Files.isDirectory(folder)) {
      return Set.of();
    }
    try (var files = Files.list(folder)) {
      var ids = new TreeSet<String>();
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .filter(name -> ID.matcher(name).matches())
          .forEach(ids::add);
      return ids;
    } catch (IOException e) {
      throw new UncheckedIOException("list " + folder, e);
    }
  }

  /// A key; empty when its file is not here.
  ///
  /// @throws IllegalStateException when the file holds another key than its name says
  Optional<SecretKey> read(String id) {
    var file = folder.resolve(id + SUFFIX);
    if (!ID.matcher(id).matches() || !Files.exists(file)) {
      return Optional.empty();
    }
    var hex = SecretFile.read(file).reveal();
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalStateException(file + " must hold 64 lower-case hex digits");
    }
    if (!id(hex).equals(id)) {
      throw new IllegalStateException(file + " holds another key than its name says");
    }
    return Optional.of(new SecretKeySpec(HexFormat.of().parseHex(hex), "AES"));
  }

  /// Makes a key and answers its id.
  String make() {
    var made = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(made);
    var hex = HexFormat.of().formatHex(made);
    SecretFile.write(folder.resolve(id(hex) + SUFFIX), hex + "\n");
    return id(hex);
  }

  private static String id(String hex) {
    return "mk-" + Sha256.hex("osiris master key " + hex).substring(0, ID_DIGITS);
  }
}
