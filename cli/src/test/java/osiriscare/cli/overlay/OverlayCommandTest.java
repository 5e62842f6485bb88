package osiriscare.cli.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.cli.CommandFailed;
import osiriscare.cli.CommandLineRun;

class OverlayCommandTest {
  @TempDir private Path folder;

  @BeforeEach
  void program() throws IOException {
    Files.createDirectory(folder.resolve("lib"));
    Files.writeString(folder.resolve("lib/one.jar"), "one");
    Files.writeString(folder.resolve("lib/notes.txt"), "no jar");
    Files.writeString(folder.resolve("program.jar"), "program");
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private CommandLineRun run(String... arguments) {
    return CommandLineRun.of(new OverlayCommand(), arguments);
  }

  private CommandLineRun build(String version) {
    return run(
        "build",
        version,
        "--program",
        file("program.jar"),
        "--libraries",
        file("lib"),
        "-o",
        file("made.tar"));
  }

  @Test
  void buildSignVerify_makesWhatItsKeyVouchesFor() throws IOException {
    var key = run("key", file("release.key"));
    assertThat(key.status()).isZero();
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("release.key"))))
        .isEqualTo("rw-------");
    assertThat(build("1.4.2").out()).contains("version 1.4.2, 3 files");
    var signed =
        run("sign", file("made.tar"), "--key", file("release.key"), "-o", file("signed.tar"));
    assertThat(signed.out()).containsPattern("sha256 [0-9a-f]{64}");
    assertThat(run("verify", file("signed.tar"), "--key", key.out().strip()).out())
        .isEqualTo("good: version 1.4.2, 3 files\n");
  }

  @Test
  void verify_unsignedOrByAnotherKey_fails() {
    run("key", file("release.key"));
    var other = run("key", file("other.key")).out().strip();
    build("1.4.2");
    run("sign", file("made.tar"), "--key", file("release.key"), "-o", file("signed.tar"));
    for (var archive : new String[] {"made.tar", "signed.tar"}) {
      var run = run("verify", file(archive), "--key", other);
      assertThat(run.status()).isEqualTo(CommandFailed.FAILED);
      assertThat(run.out()).isEmpty();
    }
  }

  @Test
  void badArguments_areNamed() throws IOException {
    assertThat(build("new").err()).contains("VERSION: must be a version");
    Files.writeString(folder.resolve("torn.key"), "12");
    var sign = run("sign", file("made.tar"), "--key", file("torn.key"), "-o", file("signed.tar"));
    assertThat(sign.err()).contains("--key").doesNotContain("12\n");
    assertThat(run("key", file("torn.key")).err()).contains("is there already");
    assertThat(folder.resolve("torn.key")).hasContent("12");
  }
}
