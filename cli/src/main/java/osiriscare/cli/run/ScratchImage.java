package osiriscare.cli.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import osiriscare.cli.CommandFailed;
import osiriscare.daemon.process.ProcessResult;
import osiriscare.daemon.process.ProcessRunner;

/// The root of an image made from this machine's own programs: a shell, what a shell needs, and the
/// libraries that these were linked with. For a machine that reaches no registry.
final class ScratchImage {
  /// Its name.
  static final String NAME = "localhost/flashpods-scratch:1";

  private static final ProcessRunner RUNNER = new ProcessRunner(Duration.ofSeconds(60));
  private static final List<String> SHELLS = List.of("/bin/sh", "/bin/bash", "/usr/bin/env");
  private static final List<String> TOOLS =
      List.of(
          "awk",
          "base64",
          "basename",
          "bash",
          "cat",
          "chmod",
          "cmp",
          "cp",
          "cut",
          "date",
          "dd",
          "df",
          "diff",
          "dirname",
          "du",
          "echo",
          "env",
          "expr",
          "false",
          "find",
          "grep",
          "gunzip",
          "gzip",
          "head",
          "hostname",
          "id",
          "install",
          "ln",
          "ls",
          "make",
          "mkdir",
          "mktemp",
          "mv",
          "nproc",
          "od",
          "paste",
          "printf",
          "pwd",
          "readlink",
          "rm",
          "rmdir",
          "sed",
          "seq",
          "sha256sum",
          "sleep",
          "sort",
          "split",
          "stat",
          "tail",
          "tar",
          "tee",
          "test",
          "timeout",
          "touch",
          "tr",
          "true",
          "uname",
          "uniq",
          "wc",
          "which",
          "xargs",
          "yes");
  private static final List<String> FOLDERS =
      List.of("tmp", "work", "artifacts", "proc", "sys", "dev", "run", "root", "etc");
  private static final Pattern LIBRARY = Pattern.compile("(?:=> |^\\s*)(/\\S+) \\(0x");

  private ScratchImage() {}

  /// Writes the archive.
  ///
  /// @throws CommandFailed when this machine lacks a shell, or tar
  static void write(Path archive, Path skeleton) {
    try {
      for (var folder : FOLDERS) {
        Files.createDirectories(skeleton.resolve(folder));
      }
      Files.writeString(
          skeleton.resolve("etc/passwd"),
          "root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/tmp:/bin/sh\n");
      Files.writeString(skeleton.resolve("etc/group"), "root:x:0:\nnogroup:x:65534:\n");
      tar(archive, skeleton, files());
    } catch (IOException e) {
      throw new UncheckedIOException("make the image's root", e);
    }
  }

  private static Collection<String> files() {
    var programs = new TreeSet<String>();
    SHELLS.stream().filter(file -> Files.isExecutable(Path.of(file))).forEach(programs::add);
    if (!programs.contains("/bin/sh")) {
      throw new CommandFailed("This machine has no /bin/sh to make an image from.");
    }
    for (var tool : TOOLS) {
      ProcessRunner.find(tool).map(Path::toString).ifPresent(programs::add);
    }
    var files = new TreeSet<>(programs);
    libraries(programs).forEach(files::add);
    return files;
  }

  // One call for all of them; it ends with 1 when some have no libraries at all.
  private static List<String> libraries(Collection<String> programs) {
    return switch (RUNNER.run("ldd", programs.toArray(String[]::new))) {
      case ProcessResult.Exited(_, var output, _, _) ->
          output
              .lines()
              .map(LIBRARY::matcher)
              .filter(Matcher::find)
              .map(found -> found.group(1))
              .distinct()
              .toList();
      case ProcessResult.NotStarted(var why) -> throw new CommandFailed("No image: " + why);
      case ProcessResult.TimedOut() -> throw new CommandFailed("No image: ldd hangs");
    };
  }

  // Links are followed: what the host has behind /bin or /etc/alternatives is not in the image.
  private static void tar(Path archive, Path skeleton, Collection<String> files) {
    var arguments =
        new ArrayList<>(
            List.of(
                "--create",
                "--file=" + archive,
                "--owner=0",
                "--group=0",
                "--mode=u=rwX,go=rX",
                "--dereference",
                "--hard-dereference",
                "--directory=" + skeleton,
                ".",
                "--directory=/"));
    files.forEach(file -> arguments.add(file.substring(1)));
    var result = RUNNER.run("tar", arguments.toArray(String[]::new));
    if (!(result instanceof ProcessResult.Exited exited && exited.exitCode() == 0)) {
      throw new CommandFailed("No image: tar could not pack this machine's programs: " + result);
    }
  }
}
