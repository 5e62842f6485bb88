package osiriscare.daemon.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void writePrivate_overAWorldReadableFile_replacesItAndItsMode() throws IOException {
    var file = Files.writeString(folder.resolve("config.yaml"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    AtomicFile.writePrivate(file, "new ü");
    assertThat(file).hasContent("new ü");
    assertThat(mode(file)).isEqualTo("rw-------");
  }

  @Test
  void writePrivate_leftoverOfACrash_isReplacedAndGone() throws IOException {
    var file = folder.resolve("config.yaml");
    Files.writeString(folder.resolve(".config.yaml.new"), "half");
    AtomicFile.writePrivate(file, "whole");
    assertThat(file).hasContent("whole");
    assertThat(folder).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void writePrivate_targetIsALink_replacesTheLinkAndSparesItsTarget() throws IOException {
    var target = Files.writeString(folder.resolve("passwd"), "precious");
    var link = Files.createSymbolicLink(folder.resolve("link"), target);
    AtomicFile.writePrivate(link, "ours");
    assertThat(target).hasContent("precious");
    assertThat(link).hasContent("ours").isRegularFile();
  }

  @Test
  void createPrivateFolder_withParents_isOursAlone() throws IOException {
    var deep = folder.resolve("a/b");
    AtomicFile.createPrivateFolder(deep);
    AtomicFile.createPrivateFolder(deep);
    assertThat(mode(deep)).isEqualTo("rwx------");
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
