package osiriscare.flashpods.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// A folder that nobody but us and root can put something into, or exchange for another. The
/// documented place for uploads is below `/tmp`, where anybody may have been first.
public final class OwnFolder {
  private static final int STICKY = 01000;
  private static final int OTHERS_WRITE = 002;
  private static final int NOT_ONLY_WE_WRITE = 022;
  private static final int ROOT = 0;

  private OwnFolder() {}

  /// Somebody else has a hand in it.
  public static final class NotOurs extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotOurs(Path folder, String why) {
      super("the folder " + folder + " " + why);
    }
  }

  /// Makes the folder, mode 0700, and those above it that are missing; one that is there must be
  /// ours.
  public static void make(Path folder) throws IOException {
    var path = folder.toAbsolutePath().normalize();
    Files.createDirectories(
        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    check(path, NOT_ONLY_WE_WRITE);
    if (path.getParent() != null) {
      // A group may write to some of the system's folders, such as /var/log.
      check(path.getParent(), OTHERS_WRITE);
    }
  }

  private static void check(Path folder, int forbidden) throws IOException {
    int owner = number(folder, "unix:uid");
    int mode = number(folder, "unix:mode");
    if (Files.isSymbolicLink(folder)) {
      throw new NotOurs(folder, "is a link");
    }
    if (owner != ROOT && owner != ourselves()) {
      throw new NotOurs(folder, "belongs to user " + owner);
    }
    if ((mode & forbidden) != 0 && (mode & STICKY) == 0) {
      throw new NotOurs(folder, "may be written by others");
    }
  }

  private static int ourselves() throws IOException {
    return number(Path.of("/proc/self/task"), "unix:uid");
  }

  private static int number(Path path, String attribute) throws IOException {
    return (Integer) Files.getAttribute(path, attribute, LinkOption.NOFOLLOW_LINKS);
  }
}
