package osiriscare.appliance.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import osiriscare.protocol.json.Json;

/// Runs the real scan on a host seeded with faults, outside and inside sandboxes made with the
/// kernel's own means: what is hidden may become unknown, never a pass. `seeded-host.sh` says what
/// the faults and the sandboxes are.
class SeededHostTest {
  private static final List<String> SEEDED =
      List.of(
          "linux_suid_binaries",
          "linux_cron_review",
          "linux_ssh_config",
          "linux_file_permissions",
          "linux_user_accounts",
          "linux_cert_expiry",
          "linux_kernel_params",
          "linux_open_ports",
          "net_unexpected_ports");

  private record Answer(String verdict, String reason) {}

  @TempDir static Path folder;

  @BeforeAll
  static void scanEverywhere() throws Exception {
    var javaHome = Path.of(System.getProperty("java.home")).toRealPath();
    assumeTrue("root".equals(System.getProperty("user.name")), "only root can seed a host");
    assumeTrue(Files.exists(Path.of("/usr/bin/unshare")), "unshare is not installed");
    assumeTrue(Files.exists(Path.of("/usr/bin/setpriv")), "setpriv is not installed");
    assumeTrue(
        javaHome.startsWith("/usr") || javaHome.startsWith("/opt"),
        "the JDK lies where the sandboxes hide it");
    copyClassPath(Files.createDirectory(folder.resolve("lib")));
    var log = folder.resolve("log").toFile();
    var script =
        Path.of(Objects.requireNonNull(SeededHostTest.class.getResource("seeded-host.sh")).toURI());
    var process =
        new ProcessBuilder("sh", script.toString(), folder.toString(), javaHome.toString())
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();
    if (!process.waitFor(8, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    assertThat(process.waitFor()).as("%s", Files.readString(log.toPath())).isZero();
  }

  private static void copyClassPath(Path lib) throws IOException {
    var classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    for (var entry : classPath.split(File.pathSeparator, -1)) {
      var source = Path.of(entry);
      if (Files.isDirectory(source)) {
        copyTree(source, lib);
      } else if (Files.exists(source)) {
        Files.copy(source, lib.resolve(source.getFileName()));
      }
    }
  }

  private static void copyTree(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            var target = to.resolve(from.relativize(file).toString());
            if (Files.notExists(target)) {
              Files.createDirectories(Objects.requireNonNull(target.getParent()));
              Files.copy(file, target);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static Map<String, Answer> answers(String name) throws IOException {
    var answers = new LinkedHashMap<String, Answer>();
    for (var line : Files.readAllLines(folder.resolve(name + ".json"))) {
      var fields = Json.object(line, "answer");
      answers.put(
          fields.text("check"),
          new Answer(fields.text("verdict"), fields.optionalText("reason", 1000).orElse("")));
    }
    return answers;
  }

  private static Answer answer(Map<String, Answer> answers, String check) {
    return Objects.requireNonNull(answers.get(check), check);
  }

  @Test
  void outside_everySeededFault_fails() throws Exception {
    var outside = answers("outside");

    assertThat(SEEDED)
        .allSatisfy(
            check -> assertThat(answer(outside, check).verdict()).as(check).isEqualTo("fail"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "root-without-homes",
        "service",
        "own-network",
        "hidden-processes",
        "own-users",
        "service-with-helper"
      })
  void inside_whatFailsOutside_neverPasses(String sandbox) throws Exception {
    var outside = answers("outside");
    var inside = answers(sandbox);

    assertThat(inside.keySet()).isEqualTo(outside.keySet());
    assertThat(inside.entrySet())
        .filteredOn(entry -> entry.getValue().verdict().equals("pass"))
        .allSatisfy(entry ->
            assertThat(answer(outside, entry.getKey()).verdict())
                .as(entry.getKey())
                .isNotEqualTo("fail"));
  }

  @Test
  void inside_service_saysWhyItDoesNotKnow() throws Exception {
    var inside = answers("service");

    assertThat(answer(inside, "linux_suid_binaries").reason()).contains("sandbox's mount on ");
    assertThat(answer(inside, "linux_ssh_config").reason()).contains("no permission to read");
    assertThat(answer(inside, "linux_cron_review").reason()).contains("no permission to read");
  }

  @Test
  void inside_withRootHelper_seesWhatOutsideSees() throws Exception {
    var outside = answers("outside");
    var inside = answers("service-with-helper");

    assertThat(SEEDED)
        .allSatisfy(
            check -> assertThat(answer(inside, check)).as(check).isEqualTo(answer(outside, check)));
  }
}
