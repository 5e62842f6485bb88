package osiriscare.flashpods.cli.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectFilesTest {
  @TempDir Path root;

  private Path file(String name, String text) throws IOException {
    var path = root.resolve(name);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text);
  }

  private ProjectFiles chosen(List<String> more, Set<Path> sent) throws IOException {
    var rules = new ArrayList<>(ProjectFiles.EXCLUDED);
    rules.addAll(more);
    return ProjectFiles.of(root, new ProjectFiles.Wishes(rules, sent));
  }

  private static List<String> names(ProjectFiles files) {
    return files.entries().stream()
        .filter(path -> !Files.isDirectory(path))
        .map(path -> files.root().relativize(path).toString())
        .sorted()
        .toList();
  }

  @Test
  void of_gitignoresOfSeveralFolders_innerCountsFirst() throws IOException {
    file(".gitignore", "*.log\n/build\n!keep.log\n");
    file("a.log", "");
    file("keep.log", "");
    file("build/x", "");
    file("src/build/y", "");
    file("src/.gitignore", "!a.log\nsecret*\n");
    file("src/a.log", "");
    file("src/secret.txt", "");
    file("secret.txt", "");

    assertThat(names(chosen(List.of(), Set.of())))
        .containsExactly(
            ".gitignore", "keep.log", "secret.txt", "src/.gitignore", "src/a.log", "src/build/y");
  }

  @Test
  void of_documentedExcludes_areLeftOutEverywhereUnlessTakenBack() throws IOException {
    for (var name : ProjectFiles.EXCLUDED) {
      file(name + "/x", "");
      file("deep/" + name + "/x", "");
    }
    file("src/x", "");

    assertThat(names(chosen(List.of(), Set.of()))).containsExactly("src/x");
    assertThat(names(chosen(List.of("!.git"), Set.of())))
        .containsExactly(".git/x", "deep/.git/x", "src/x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".env",
        ".env.local",
        "config/.env.production",
        "prod.env",
        ".ENV",
        "id_ed25519",
        ".npmrc",
        ".netrc",
        "server.key",
        "store.p12",
        ".ssh/config",
        ".aws/credentials",
        "vars.tfvars"
      })
  void of_secretByName_isHeldBackAndNamed(String name) throws IOException {
    file(name, "x");
    var files = chosen(List.of(), Set.of());

    assertThat(names(files)).isEmpty();
    assertThat(files.withheld()).hasSize(1);
    assertThat(Path.of(name).startsWith(files.withheld().getFirst().path())).isTrue();
  }

  @Test
  void of_keyUnderAHarmlessName_isHeldBack() throws IOException {
    file("notes.txt", "hello\n-----BEGIN OPENSSH PRIVATE KEY-----\nabc");
    file("cert.pem", "-----BEGIN CERTIFICATE-----\nabc");
    file(".env.example", "A=");

    assertThat(names(chosen(List.of(), Set.of()))).containsExactly(".env.example", "cert.pem");
  }

  @Test
  void of_secretThatIsAskedFor_isSent() throws IOException {
    file(".env", "A=1");
    file(".gitignore", ".env\n");

    assertThat(names(chosen(List.of(), Set.of(Path.of(".env"))))).contains(".env");
  }

  @Test
  void of_links_onlyThoseThatStayInside() throws IOException {
    file("a/real", "x");
    Files.createSymbolicLink(root.resolve("inside"), Path.of("a/real"));
    Files.createSymbolicLink(root.resolve("loop"), Path.of("."));
    Files.createSymbolicLink(root.resolve("passwd"), Path.of("/etc/passwd"));
    Files.createSymbolicLink(root.resolve("a/up"), Path.of("../../x"));
    var files = chosen(List.of(), Set.of());

    assertThat(files.entries().stream().map(p -> p.getFileName().toString()))
        .containsExactlyInAnyOrder("a", "real", "inside", "loop");
    assertThat(files.withheld()).hasSize(2);
  }

  @Test
  void write_thenReadBack_givesNamesModesAndBytes() throws IOException {
    var program = file("bin/run with ü.sh", "echo hi\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    file("a".repeat(120) + "/" + "b".repeat(120), "long");
    Files.createSymbolicLink(root.resolve("link"), Path.of("bin"));
    var files = chosen(List.of(), Set.of());
    var out = new ByteArrayOutputStream();
    var told = new ArrayList<Long>();
    TarZst.write(files, out, told::add);

    assertThat(told).last().isEqualTo(files.bytes());
    var seen = new ArrayList<String>();
    try (var tar =
        new TarArchiveInputStream(
            new ZstdInputStream(new ByteArrayInputStream(out.toByteArray())), "UTF-8")) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        assertThat(entry.getLongUserId()).isZero();
        assertThat(entry.getUserName()).isEmpty();
        seen.add(
            entry.getName()
                + (entry.isFile() && (entry.getMode() & 0100) != 0 ? "*" : "")
                + (entry.isSymbolicLink() ? ">" + entry.getLinkName() : "")
                + (entry.isFile()
                    ? "=" + new String(tar.readAllBytes(), StandardCharsets.UTF_8)
                    : ""));
      }
    }
    assertThat(seen)
        .containsExactlyInAnyOrder(
            "bin/",
            "bin/run with ü.sh*=echo hi\n",
            "a".repeat(120) + "/",
            "a".repeat(120) + "/" + "b".repeat(120) + "=long",
            "link>bin=");
  }
}
