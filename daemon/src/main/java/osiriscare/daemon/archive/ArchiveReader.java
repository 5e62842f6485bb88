package osiriscare.daemon.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Takes archives that were signed. Nothing of one is believed before the signature holds, and
/// nothing is taken but what the manifest names, byte for byte.
public final class ArchiveReader {
  private final Signature signature;

  public ArchiveReader(Signature signature) {
    this.signature = signature;
  }

  /// Checks the signature of a manifest's exact text.
  @FunctionalInterface
  public interface Signature {
    boolean verifies(String text, String signature);
  }

  /// Checks a whole archive.
  ///
  /// @throws InvalidArchive saying what is wrong with it
  public Manifest verify(Path archive) throws IOException {
    try (var in = new ArchiveStream(archive)) {
      var manifest = in.manifest();
      check(manifest, in.signature());
      in.files(manifest, (_, _) -> OutputStream.nullOutputStream());
      return manifest;
    }
  }

  /// Checks a whole archive and unpacks it into a new folder that only we can enter, all of it on
  /// the disk at return.
  ///
  /// @throws InvalidArchive saying what is wrong with it; what was unpacked by then is worth
  ///   nothing
  public Manifest unpack(Path archive, Path folder) throws IOException {
    Files.createDirectory(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    try (var in = new ArchiveStream(archive)) {
      var manifest = in.manifest();
      var signed = in.signature();
      check(manifest, signed);
      in.files(manifest, (path, _) -> create(folder.resolve(path)));
      write(folder.resolve(Manifest.FILE), manifest.text());
      write(folder.resolve(Manifest.SIGNATURE), signed + "\n");
      sync(folder);
      return manifest;
    }
  }

  /// Checks a folder that was unpacked: nothing may be missing, changed or added.
  ///
  /// @throws InvalidArchive saying what is wrong with it
  public Manifest verifyFolder(Path folder) throws IOException {
    var there = files(folder);
    if (!there.remove(Manifest.FILE) || !there.remove(Manifest.SIGNATURE)) {
      throw new InvalidArchive("has no signed manifest");
    }
    var manifest = Manifest.parse(bytes(folder.resolve(Manifest.FILE)));
    check(manifest, new String(bytes(folder.resolve(Manifest.SIGNATURE)), US_ASCII).strip());
    if (!there.equals(manifest.files().keySet())) {
      throw new InvalidArchive("holds other files than its manifest names");
    }
    for (var file : manifest.files().entrySet()) {
      if (!Copied.of(folder.resolve(file.getKey())).content().equals(file.getValue())) {
        throw ArchiveStream.differs(file.getKey());
      }
    }
    return manifest;
  }

  /// Of a whole archive, in hex; empty when it is larger than any archive may be.
  public static String sha256(Path archive) throws IOException {
    return Copied.of(archive).content().sha256();
  }

  private void check(Manifest manifest, String signed) {
    if (!signature.verifies(manifest.text(), signed)) {
      throw new InvalidArchive("is not signed by a release key");
    }
  }

  private static Set<String> files(Path folder) throws IOException {
    var paths = new HashSet<String>();
    try (var walk = Files.walk(folder)) {
      for (var file : walk.toList()) {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          paths.add(folder.relativize(file).toString());
        } else if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
          throw new InvalidArchive("holds what is neither file nor folder");
        }
      }
    }
    return paths;
  }

  private static byte[] bytes(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var bytes = in.readNBytes(Manifest.BYTES_MAX + 1);
      if (bytes.length > Manifest.BYTES_MAX) {
        throw new InvalidArchive(file.getFileName() + " is too large");
      }
      return bytes;
    }
  }

  private static OutputStream create(Path file) throws IOException {
    Files.createDirectories(Optional.ofNullable(file.getParent()).orElseThrow());
    return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
  }

  private static void write(Path file, String text) throws IOException {
    Files.write(file, text.getBytes(UTF_8), StandardOpenOption.CREATE_NEW);
  }

  private static void sync(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      for (var path : paths.toList()) {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
          channel.force(true);
        }
      }
    }
  }
}
