package osiriscare.daemon.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;

/// An archive that is read once, from its beginning. Whatever is wrong with it is an
/// [InvalidArchive].
final class ArchiveStream implements AutoCloseable {
  private static final int SIGNATURE_BYTES_MAX = 200;

  private final TarArchiveInputStream in;

  ArchiveStream(Path archive) throws IOException {
    in = new TarArchiveInputStream(new BufferedInputStream(Files.newInputStream(archive)));
  }

  /// Where the content of a file goes while it is compared.
  @FunctionalInterface
  interface Sink {
    OutputStream open(String path, long size) throws IOException;
  }

  Manifest manifest() {
    return Manifest.parse(small(Manifest.FILE, Manifest.BYTES_MAX));
  }

  String signature() {
    return new String(small(Manifest.SIGNATURE, SIGNATURE_BYTES_MAX), US_ASCII).strip();
  }

  /// Reads the rest, which must be what the manifest names, byte for byte.
  void files(Manifest manifest, Sink sink) throws IOException {
    var missing = new TreeSet<>(manifest.files().keySet());
    for (var entry = next(); entry != null; entry = next()) {
      var path = entry.getName();
      var wanted = manifest.files().get(path);
      if (wanted == null || !isPlain(entry) || !missing.remove(path)) {
        throw new InvalidArchive("holds what its manifest does not name");
      }
      // Before a byte of it is written.
      if (entry.getSize() != wanted.size()) {
        throw differs(path);
      }
      try (var out = sink.open(path, wanted.size())) {
        if (!Copied.copy(in, out, wanted.size()).content().equals(wanted)) {
          throw differs(path);
        }
      }
    }
    if (!missing.isEmpty()) {
      throw new InvalidArchive("lacks " + missing.getFirst());
    }
  }

  static InvalidArchive differs(String path) {
    return new InvalidArchive("holds another " + path + " than its manifest names");
  }

  private byte[] small(String name, int bytesMax) {
    var entry = next();
    if (entry == null || !entry.getName().equals(name) || !isPlain(entry)) {
      throw new InvalidArchive("has no " + name + " where it belongs");
    }
    if (entry.getSize() > bytesMax) {
      throw new InvalidArchive(name + " is larger than " + bytesMax + " bytes");
    }
    try {
      return in.readAllBytes();
    } catch (IOException e) {
      throw torn(e);
    }
  }

  private @Nullable TarArchiveEntry next() {
    try {
      return in.getNextEntry();
    } catch (IOException | IllegalArgumentException e) {
      throw torn(e);
    }
  }

  private static InvalidArchive torn(Exception e) {
    return new InvalidArchive("cannot be read to its end: " + e.getMessage());
  }

  private static boolean isPlain(TarArchiveEntry entry) {
    return entry.getLinkFlag() == TarConstants.LF_NORMAL && !entry.isSparse();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
