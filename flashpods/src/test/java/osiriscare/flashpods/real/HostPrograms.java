package osiriscare.flashpods.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import osiriscare.daemon.process.ProcessResult;
import osiriscare.daemon.process.ProcessRunner;

/// Copies programs of this machine with the libraries they need into an image's root.
final class HostPrograms {
  private static final Pattern LIBRARY = Pattern.compile("(/\\S+\\.so\\S*) \\(0x");

  private HostPrograms() {}

  static void copy(Path root, List<String> programs) throws IOException {
    for (var name : programs) {
      var program = ProcessRunner.find(name).orElseThrow(() -> new IOException("no " + name));
      copy(program, root.resolve("bin").resolve(name));
      var result = new ProcessRunner(Duration.ofSeconds(10)).run("ldd", program.toString());
      if (result instanceof ProcessResult.Exited exited) {
        var library = LIBRARY.matcher(exited.output());
        while (library.find()) {
          copy(Path.of(library.group(1)), root.resolve(library.group(1).substring(1)));
        }
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(from.toRealPath(), to, StandardCopyOption.REPLACE_EXISTING);
  }
}
