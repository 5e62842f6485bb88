package osiriscare.appliance.action;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import osiriscare.daemon.file.AtomicFile;

/// Steps that look at and change files below the root.
final class FileSteps {
  private static final String MARK = "# OsirisCare: ";
  private static final List<String> TEMPORARY = List.of("/tmp", "/var/tmp");
  private static final String CACHES = "/var/cache/";
  private static final List<String> KERNEL_TREES = List.of("net.", "kernel.", "fs.");
  private static final List<String> MODE_FILES =
      List.of("/etc/passwd", "/etc/group", "/etc/shadow", "/etc/gshadow");
  private static final int PERMISSIONS = 07777;

  private final Path root;
  private final Programs programs;
  private final Undo undo;

  FileSteps(Path root, Programs programs, Undo undo) {
    this.root = root;
    this.programs = programs;
    this.undo = undo;
  }

  private Path at(String path) {
    return root.resolve(path.substring(1));
  }

  StepResult isFree(String path, long percent) throws IOException {
    var store = Files.getFileStore(at(path));
    long total = store.getTotalSpace();
    long free = total == 0 ? 0 : store.getUsableSpace() * 100 / total;
    var text = free + " % of the file system of " + path + " are free";
    return free >= percent ? StepResult.good(text) : StepResult.refused(text);
  }

  // The server's own word: what it would do with this file.
  StepResult sshdIs(String option, String value) {
    var told = programs.run("sshd", "-T", "-f", at("/etc/ssh/sshd_config").toString());
    if (!told.isGood()) {
      return told;
    }
    var key = option.toLowerCase(Locale.ROOT) + " ";
    var line = told.text().lines().filter(text -> text.startsWith(key)).findFirst().orElse("");
    boolean isSo = line.equalsIgnoreCase(key + value);
    return new StepResult(isSo, told.command(), told.exitCode(), line.isEmpty() ? "not set" : line);
  }

  StepResult setSshd(String option, String value) throws IOException {
    var file = at("/etc/ssh/sshd_config");
    undo.keepFile(file);
    var kept = new ArrayList<String>();
    // The first value counts, and it must stand before any Include and any Match.
    kept.add(MARK + option);
    kept.add(option + " " + value);
    var old = Files.readAllLines(file);
    for (int i = 0; i < old.size(); i++) {
      if (old.get(i).equals(MARK + option)) {
        i++;
      } else {
        kept.add(old.get(i));
      }
    }
    replace(file, kept);
    var check = programs.run("sshd", "-t", "-f", file.toString());
    if (!check.isGood()) {
      undo.putBack(programs);
      return check;
    }
    if (root.equals(Path.of("/"))) {
      for (var unit : List.of("ssh.service", "sshd.service")) {
        if (programs.run("systemctl", "is-active", unit).isGood()) {
          return programs.run("systemctl", "reload", unit);
        }
      }
    }
    return check;
  }

  StepResult kernelParameterIs(String parameter, String value) throws IOException {
    var now = Files.readString(kernelFile(parameter)).strip();
    var text = parameter + " is " + now;
    return now.equals(value) ? StepResult.good(text) : StepResult.refused(text);
  }

  StepResult setKernelParameter(String parameter, String value) throws IOException {
    if (KERNEL_TREES.stream().noneMatch(parameter::startsWith)) {
      return StepResult.refused(parameter + " is not one that may be set");
    }
    var before = Files.readString(kernelFile(parameter)).strip();
    var file = at("/etc/sysctl.d/60-osiriscare.conf");
    undo.keepFile(file);
    undo.keepCommand("sysctl", "-q", "-w", parameter + "=" + before);
    var kept = new ArrayList<String>();
    if (Files.exists(file)) {
      Files.readAllLines(file).stream()
          .filter(line -> !line.startsWith(parameter + " ="))
          .forEach(kept::add);
    }
    kept.add(parameter + " = " + value);
    replace(file, kept);
    return programs.run("sysctl", "-q", "-w", parameter + "=" + value);
  }

  private Path kernelFile(String parameter) {
    return at("/proc/sys/" + parameter.replace('.', '/'));
  }

  StepResult modeIs(String path, String mode) throws IOException {
    int now = permissions(at(path));
    int owner = (int) Files.getAttribute(at(path), "unix:uid");
    boolean isSo = owner == 0 && (now & ~Integer.parseInt(mode, 8)) == 0;
    var text = path + " has mode " + Integer.toOctalString(now) + " and belongs to " + owner;
    return isSo ? StepResult.good(text) : StepResult.refused(text);
  }

  StepResult setMode(String path, String mode) throws IOException {
    var file = at(path);
    if (!MODE_FILES.contains(path) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return StepResult.refused(path + " is not a file whose mode may be set");
    }
    undo.keepFile(file);
    Files.setAttribute(file, "unix:uid", 0);
    Files.setAttribute(file, "unix:mode", permissions(file) & Integer.parseInt(mode, 8));
    return modeIs(path, mode);
  }

  private static int permissions(Path file) throws IOException {
    return (int) Files.getAttribute(file, "unix:mode") & PERMISSIONS;
  }

  StepResult persistJournal() throws IOException {
    var file = at("/etc/systemd/journald.conf.d/50-osiriscare.conf");
    undo.keepFile(file);
    Files.createDirectories(at("/var/log/journal"));
    replace(file, List.of("[Journal]", "Storage=persistent"));
    return programs.all(
        List.of(
            List.of("systemctl", "restart", "systemd-journald.service"),
            List.of("journalctl", "--flush")));
  }

  StepResult enableAutomaticUpdates() throws IOException {
    if (Programs.isInstalled("dnf")) {
      return programs.run("systemctl", "enable", "--now", "dnf-automatic.timer");
    }
    if (!Programs.isInstalled("unattended-upgrade")) {
      return StepResult.refused("unattended-upgrades is not installed");
    }
    var file = at("/etc/apt/apt.conf.d/20auto-upgrades");
    undo.keepFile(file);
    replace(
        file,
        List.of(
            "APT::Periodic::Update-Package-Lists \"1\";",
            "APT::Periodic::Unattended-Upgrade \"1\";"));
    return StepResult.good("automatic security updates are switched on");
  }

  StepResult clearTemporary(String path, long hours) throws IOException {
    if (TEMPORARY.stream().noneMatch(base -> path.equals(base) || path.startsWith(base + "/"))) {
      return StepResult.refused(path + " is not below /tmp or /var/tmp");
    }
    return delete(at(path), Instant.now().minus(Duration.ofHours(hours)));
  }

  StepResult clearCache(String path) throws IOException {
    if (!path.startsWith(CACHES) || path.equals(CACHES)) {
      return StepResult.refused(path + " is not below " + CACHES);
    }
    return delete(at(path), Instant.now());
  }

  // Neither follows links nor leaves the file system; folders, sockets and devices stay.
  private static StepResult delete(Path folder, Instant untouchedSince) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return StepResult.refused("there is no folder " + folder);
    }
    var store = Files.getFileStore(folder);
    var cleaner = new Cleaner(store, untouchedSince);
    Files.walkFileTree(folder, cleaner);
    return StepResult.good(
        cleaner.files
            + " files with "
            + cleaner.bytes / 1024
            + " KiB deleted"
            + cleaner.problem.map(why -> "; " + why).orElse(""));
  }

  private static final class Cleaner extends SimpleFileVisitor<Path> {
    private final FileStore store;
    private final Instant untouchedSince;
    private long files;
    private long bytes;
    private Optional<String> problem = Optional.empty();

    Cleaner(FileStore store, Instant untouchedSince) {
      this.store = store;
      this.untouchedSince = untouchedSince;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      return Files.getFileStore(folder).equals(store)
          ? FileVisitResult.CONTINUE
          : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile()
          && attributes.lastModifiedTime().toInstant().isBefore(untouchedSince)
          && attributes.lastAccessTime().toInstant().isBefore(untouchedSince)) {
        try {
          Files.delete(file);
          files++;
          bytes += attributes.size();
        } catch (IOException _) {
          problem = Optional.of("some could not be deleted");
        }
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      // Somebody else deleted it.
      return FileVisitResult.CONTINUE;
    }
  }

  // Configuration that everybody may read, or as open as it was.
  private static void replace(Path file, List<String> lines) throws IOException {
    Files.createDirectories(file.toAbsolutePath().normalize().getParent());
    int mode = Files.exists(file) ? permissions(file) : 0644;
    AtomicFile.writePrivate(file, String.join("\n", lines) + "\n");
    Files.setAttribute(file, "unix:mode", mode);
  }
}
