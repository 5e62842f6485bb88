package osiriscare.flashpods.cli.project;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What of a folder is sent.
///
/// @param entries files, folders and links, a folder before what is in it
/// @param withheld what is not sent although no rule ignores it, each with its reason
/// @param bytes of all files together
public record ProjectFiles(Path root, List<Path> entries, List<Withheld> withheld, long bytes) {
  /// What is left out unless told otherwise.
  public static final List<String> EXCLUDED =
      List.of(".git", "node_modules", "target", "__pycache__", ".venv");

  /// A file that is held back.
  public record Withheld(Path path, String reason) {}

  /// What the caller wants.
  ///
  /// @param rules in git's ignore language, the last that matches counts; see `EXCLUDED`
  /// @param sent paths below the folder that are sent even if they look like secrets
  public record Wishes(List<String> rules, Set<Path> sent) {
    public Wishes {
      rules = List.copyOf(rules);
      sent = Set.copyOf(sent);
    }
  }

  public ProjectFiles {
    entries = List.copyOf(entries);
    withheld = List.copyOf(withheld);
  }

  /// Walks the folder; links are never followed.
  public static ProjectFiles of(Path folder, Wishes wishes) throws IOException {
    var root = folder.toRealPath();
    var walk = new Walk(root, wishes);
    Files.walkFileTree(root, walk);
    return new ProjectFiles(root, walk.entries, walk.withheld, walk.bytes);
  }

  private static final class Walk extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Wishes wishes;
    private final IgnoreRules asked;
    private final Deque<IgnoreRules> rules = new ArrayDeque<>();
    private final List<Path> entries = new ArrayList<>();
    private final List<Withheld> withheld = new ArrayList<>();
    private long bytes;

    Walk(Path root, Wishes wishes) throws IOException {
      this.root = root;
      this.wishes = wishes;
      this.asked = IgnoreRules.of(root, wishes.rules());
      rules.push(IgnoreRules.of(root, List.of()));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      if (!folder.equals(root)) {
        if (isIgnored(folder, true)) {
          return FileVisitResult.SKIP_SUBTREE;
        }
        if (SecretFiles.isSecretFolder(folder.getFileName().toString())) {
          hold(folder, "folder of credentials");
          return FileVisitResult.SKIP_SUBTREE;
        }
        entries.add(folder);
      }
      rules.push(rules.element().with(folder, ".gitignore").with(folder, ".flashpodsignore"));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
        throws IOException {
      if (e != null) {
        throw e;
      }
      rules.pop();
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (wishes.sent().contains(root.relativize(file)) && attributes.isRegularFile()) {
        take(file, attributes);
      } else if (isIgnored(file, false)) {
        return FileVisitResult.CONTINUE;
      } else if (attributes.isSymbolicLink()) {
        link(file);
      } else if (attributes.isRegularFile()) {
        var reason = SecretFiles.reason(file);
        if (reason.isPresent()) {
          hold(file, reason.get());
        } else {
          take(file, attributes);
        }
      } else {
        hold(file, "device, pipe or socket");
      }
      return FileVisitResult.CONTINUE;
    }

    private boolean isIgnored(Path path, boolean isFolder) {
      return asked.ignores(path, isFolder) || rules.element().ignores(path, isFolder);
    }

    private void take(Path file, BasicFileAttributes attributes) {
      entries.add(file);
      bytes += attributes.size();
    }

    // A link out of the project would be broken over there, or find a file of the job's host.
    private void link(Path link) throws IOException {
      var target = Files.readSymbolicLink(link);
      if (target.isAbsolute() || !link.resolveSibling(target).normalize().startsWith(root)) {
        hold(link, "link that leads out of the folder");
      } else {
        entries.add(link);
      }
    }

    private void hold(Path path, String reason) {
      withheld.add(new Withheld(root.relativize(path), reason));
    }
  }
}
