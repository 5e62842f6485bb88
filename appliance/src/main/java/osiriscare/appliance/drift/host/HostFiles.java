package osiriscare.appliance.drift.host;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The host's files, by their path on the host. What the sandbox covers or the permissions refuse
/// is hidden; what is not there is known to be absent.
public final class HostFiles {
  /// Largest file that is read.
  static final int FILE_BYTES_MAX = 4 * 1024 * 1024;

  private static final int ENTRIES_MAX = 10_000;

  private final Path root;
  private final Sight sight;

  HostFiles(Path root, Sight sight) {
    this.root = root;
    this.sight = sight;
  }

  /// Who may do what with a file.
  ///
  /// @param mode permission bits with set-user-id, set-group-id and sticky
  public record Status(int mode, long owner, long group, long modifiedEpochSecond) {}

  @FunctionalInterface
  private interface Look<T> {
    T at(Path file) throws IOException;
  }

  /// A text file's content, or empty when there is no such file.
  public Seen<Optional<String>> text(String path) {
    return look(path, HostFiles::readBounded);
  }

  /// A text file's content; an absent file is hidden too, because the caller cannot do without.
  public Seen<String> required(String path) {
    return text(path)
        .then(text ->
            text.<Seen<String>>map(Seen.Known::new)
                .orElseGet(() -> new Seen.Hidden<>(path + " does not exist")));
  }

  /// A file's permissions; symbolic links are followed.
  public Seen<Optional<Status>> status(String path) {
    return look(path, HostFiles::statusOf);
  }

  /// The permissions and age of a symbolic link itself.
  public Seen<Optional<Status>> linkStatus(String path) {
    return look(path, file -> statusOf(file, NOFOLLOW_LINKS));
  }

  /// Hash of a file's content in hex, or empty when there is no such file.
  public Seen<Optional<String>> sha256(String path) {
    return look(path, HostFiles::hash);
  }

  /// How much of a file system other users can no longer write to, in percent, rounded up as `df`
  /// does.
  public Seen<Integer> usedPercent(String path) {
    return look(path, HostFiles::usedPercentOf)
        .then(percent ->
            percent
                .<Seen<Integer>>map(Seen.Known::new)
                .orElseGet(() -> new Seen.Hidden<>(path + " does not exist")));
  }

  /// Whether something is there.
  public Seen<Boolean> exists(String path) {
    return status(path).map(Optional::isPresent);
  }

  /// Whether this process sees something there, be it the host's or the sandbox's.
  boolean isInView(String path) {
    return Files.exists(root.resolve(path.substring(1)));
  }

  /// Where a symbolic link points, or empty when there is none.
  public Seen<Optional<String>> link(String path) {
    return look(
            path, file -> Files.isSymbolicLink(file) ? Files.readSymbolicLink(file).toString() : "")
        .map(target -> target.filter(text -> !text.isEmpty()));
  }

  /// The names in a directory, sorted; none when it is absent.
  public Seen<List<String>> list(String directory) {
    return look(directory, HostFiles::names).map(names -> names.orElse(List.of()));
  }

  Path at(String path) {
    return root.resolve(path.substring(1));
  }

  Sight sight() {
    return sight;
  }

  private <T> Seen<Optional<T>> look(String path, Look<T> look) {
    var hidden = sight.hides(path);
    if (hidden.isPresent()) {
      return new Seen.Hidden<>(hidden.get());
    }
    try {
      return new Seen.Known<>(Optional.of(look.at(at(path))));
    } catch (NoSuchFileException | NotDirectoryException _) {
      return new Seen.Known<>(Optional.empty());
    } catch (AccessDeniedException _) {
      return new Seen.Hidden<>("no permission to read " + path);
    } catch (FileSystemException e) {
      // The JDK has no type of its own for ENOTDIR on the way to the file.
      return "Not a directory".equals(e.getReason())
          ? new Seen.Known<>(Optional.empty())
          : new Seen.Hidden<>(path + " cannot be read");
    } catch (IOException | DirectoryIteratorException _) {
      return new Seen.Hidden<>(path + " cannot be read");
    }
  }

  /// Kernel files have no size before they are read, so the bound is on what comes.
  private static String readBounded(Path file) throws IOException {
    requireRegular(file);
    try (var in = Files.newInputStream(file)) {
      var bytes = in.readNBytes(FILE_BYTES_MAX + 1);
      if (bytes.length > FILE_BYTES_MAX) {
        throw new IOException("larger than " + FILE_BYTES_MAX + " bytes");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  /// Opening a pipe that somebody put there would wait for ever.
  private static void requireRegular(Path file) throws IOException {
    if (!Files.readAttributes(file, BasicFileAttributes.class).isRegularFile()) {
      throw new IOException("is not a file");
    }
  }

  private static String hash(Path file) throws IOException {
    requireRegular(file);
    try (var in = Files.newInputStream(file)) {
      var digest = MessageDigest.getInstance("SHA-256");
      var buffer = new byte[65_536];
      for (int read; (read = in.read(buffer)) >= 0; ) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static int usedPercentOf(Path file) throws IOException {
    var store = Files.getFileStore(file);
    var used = store.getTotalSpace() - store.getUnallocatedSpace();
    var all = used + store.getUsableSpace();
    if (all <= 0) {
      throw new IOException("the file system tells no size");
    }
    return Math.toIntExact((used * 100 + all - 1) / all);
  }

  static Status statusOf(Path file, LinkOption... options) throws IOException {
    Map<String, Object> values =
        Files.readAttributes(file, "unix:mode,uid,gid,lastModifiedTime", options);
    return new Status(
        number(values, "mode") & 0xFFF,
        Integer.toUnsignedLong(number(values, "uid")),
        Integer.toUnsignedLong(number(values, "gid")),
        ((FileTime) required(values, "lastModifiedTime")).toInstant().getEpochSecond());
  }

  private static int number(Map<String, Object> values, String name) {
    return (Integer) required(values, name);
  }

  private static Object required(Map<String, Object> values, String name) {
    var value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("the file system gives no " + name);
    }
    return value;
  }

  private static List<String> names(Path directory) throws IOException {
    // The JDK finds out by opening it, and whoever closes a file loses all POSIX locks on it: our
    // own database would then be anybody's.
    if (!Files.readAttributes(directory, BasicFileAttributes.class).isDirectory()) {
      throw new NotDirectoryException(directory.toString());
    }
    var names = new ArrayList<String>();
    try (var entries = Files.newDirectoryStream(directory)) {
      for (var entry : entries) {
        names.add(String.valueOf(entry.getFileName()));
        if (names.size() > ENTRIES_MAX) {
          throw new IOException("more than " + ENTRIES_MAX + " entries");
        }
      }
    }
    names.sort(null);
    return names;
  }
}
