package osiriscare.flashpods.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnFolderTest {
  private static final int NOBODY = 65_534;

  @TempDir Path folder;

  private static void mode(Path path, String text) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(text));
  }

  private static void assertRefused(Path path, String why) {
    assertThatThrownBy(() -> OwnFolder.make(path))
        .isInstanceOf(OwnFolder.NotOurs.class)
        .hasMessageContaining(why);
  }

  @Test
  void make_missing_isForUsOnly() throws IOException {
    OwnFolder.make(folder.resolve("a/b"));
    assertThat(Files.getPosixFilePermissions(folder.resolve("a/b")))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    OwnFolder.make(folder.resolve("a/b"));
  }

  @Test
  void make_aLinkOrAFolderOthersMayWriteTo_isRefused() throws IOException {
    var uploads = Files.createDirectory(folder.resolve("uploads"));
    mode(uploads, "rwxrwx---");
    assertRefused(uploads, "may be written by others");
    mode(uploads, "rwx------");
    Files.createSymbolicLink(folder.resolve("link"), uploads);
    assertRefused(folder.resolve("link"), "is a link");
    mode(folder, "rwxrwxrwx");
    assertRefused(uploads, "may be written by others");
    mode(folder, "rwx------");
    OwnFolder.make(uploads);
  }

  @Tag("real-podman")
  @Test
  void make_whereSomebodyElseWasFirst_isRefused() throws IOException {
    var flashpods = Files.createDirectory(folder.resolve("flashpods"));
    Files.setAttribute(flashpods, "unix:uid", NOBODY);
    assertRefused(flashpods.resolve("uploads"), "belongs to user " + NOBODY);
  }
}
