package osiriscare.daemon.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import osiriscare.protocol.release.ReleaseVersion;

/// Makes archives: a tar whose first entry says what the others are, and whose second is the
/// Ed25519 signature of the first. The same files give the same bytes.
public final class ArchiveWriter {
  private ArchiveWriter() {}

  /// Makes an archive that is not yet signed.
  ///
  /// @param files by their path in the archive
  /// @throws InvalidArchive when an archive cannot hold these
  public static Manifest build(
      Map<String, Path> files, ReleaseVersion version, Instant now, Path archive)
      throws IOException {
    var contents = new TreeMap<String, Manifest.Content>();
    for (var file : files.entrySet()) {
      contents.put(file.getKey(), Copied.of(file.getValue()).content());
    }
    var manifest = Manifest.of(version, now, contents);
    replace(
        archive,
        tar -> {
          put(tar, Manifest.FILE, manifest.text());
          for (var file : new TreeMap<>(files).entrySet()) {
            try (var out = entry(tar, file.getKey(), Files.size(file.getValue()))) {
              Files.copy(file.getValue(), out);
            }
          }
        });
    return manifest;
  }

  /// Copies an archive that is whole but not signed, with its signature.
  ///
  /// @param signer from the manifest's text to the signature in hex
  /// @throws InvalidArchive when it is not whole, or signed already
  public static Manifest sign(Path archive, Path signed, UnaryOperator<String> signer)
      throws IOException {
    try (var in = new ArchiveStream(archive)) {
      var manifest = in.manifest();
      replace(
          signed,
          tar -> {
            put(tar, Manifest.FILE, manifest.text());
            put(tar, Manifest.SIGNATURE, signer.apply(manifest.text()) + "\n");
            in.files(manifest, (path, size) -> entry(tar, path, size));
          });
      return manifest;
    }
  }

  /// Writes the entries of an archive.
  @FunctionalInterface
  private interface Entries {
    void writeTo(TarArchiveOutputStream tar) throws IOException;
  }

  // A name never stands for half an archive.
  private static void replace(Path archive, Entries entries) throws IOException {
    var fresh = archive.resolveSibling(archive.getFileName() + ".new");
    try {
      try (var tar = new TarArchiveOutputStream(Files.newOutputStream(fresh))) {
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        entries.writeTo(tar);
      }
      Files.move(fresh, archive, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static void put(TarArchiveOutputStream tar, String name, String text) throws IOException {
    var bytes = text.getBytes(UTF_8);
    try (var out = entry(tar, name, bytes.length)) {
      out.write(bytes);
    }
  }

  private static OutputStream entry(TarArchiveOutputStream tar, String name, long size)
      throws IOException {
    var entry = new TarArchiveEntry(name);
    entry.setSize(size);
    entry.setModTime(0);
    tar.putArchiveEntry(entry);
    return new OutputStream() {
      @Override
      public void write(int one) throws IOException {
        tar.write(one);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        tar.write(bytes, offset, length);
      }

      @Override
      public void close() throws IOException {
        tar.closeArchiveEntry();
      }
    };
  }
}
