package osiriscare.flashpods.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import osiriscare.daemon.process.ProcessRunner;
import osiriscare.flashpods.cli.project.ProjectFiles;

/// Sends files by this machine's rsync.
final class Rsync {
  private static final long LIMIT_HOURS = 1;
  private static final int MESSAGE_MAX = 500;

  private Rsync() {}

  /// Sends exactly these files; which ones is told by standard input, and the password by the
  /// environment, which only this user can read.
  static void send(ProjectFiles files, String url, Optional<String> password) throws IOException {
    var rsync =
        ProcessRunner.find("rsync")
            .orElseThrow(() -> new CommandFailed("rsync is not installed; leave out --rsync"));
    // The answer of a server: its address must not be taken for an option.
    if (!url.startsWith("rsync://")) {
      throw new CommandFailed("the API names no rsync address");
    }
    var builder =
        new ProcessBuilder(
            List.of(
                rsync.toString(),
                "--links",
                "--perms",
                "--times",
                "--compress",
                "--no-motd",
                "--contimeout=10",
                "--timeout=60",
                "--from0",
                "--files-from=-",
                files.root() + "/",
                url));
    builder.redirectErrorStream(true);
    password.ifPresent(secret -> builder.environment().put("RSYNC_PASSWORD", secret));
    var process = builder.start();
    try (var names = process.getOutputStream()) {
      write(files, names);
    } catch (IOException _) {
      // It has ended already; what it says tells why.
    }
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (exitCode(process) != 0) {
      throw new CommandFailed(
          "rsync failed: "
              + Progress.clean(said.substring(0, Math.min(said.length(), MESSAGE_MAX))));
    }
  }

  private static void write(ProjectFiles files, OutputStream names) throws IOException {
    var text = new StringBuilder();
    for (var path : files.entries()) {
      text.append(files.root().relativize(path)).append('\0');
    }
    names.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static int exitCode(Process process) {
    try {
      if (process.waitFor(LIMIT_HOURS, TimeUnit.HOURS)) {
        return process.exitValue();
      }
      throw new CommandFailed("rsync takes longer than an hour");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailed("interrupted while sending", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
