package osiriscare.flashpods.cli.project;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.ignore.IgnoreNode;
import org.jspecify.annotations.Nullable;

/// Rules in git's ignore language that hold in one folder and below; those of an inner folder count
/// before those of the folders around it.
final class IgnoreRules {
  private final @Nullable IgnoreRules outer;
  private final Path folder;
  private final IgnoreNode node;

  private IgnoreRules(@Nullable IgnoreRules outer, Path folder, IgnoreNode node) {
    this.outer = outer;
    this.folder = folder;
    this.node = node;
  }

  /// Rules that are given as lines.
  static IgnoreRules of(Path root, List<String> lines) throws IOException {
    var node = new IgnoreNode();
    var text = String.join("\n", lines);
    node.parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    return new IgnoreRules(null, root, node);
  }

  /// These and what a file in an inner folder adds; these when there is none.
  IgnoreRules with(Path inner, String fileName) throws IOException {
    var file = inner.resolve(fileName);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return this;
    }
    var rules = new IgnoreNode();
    try (var in = Files.newInputStream(file)) {
      rules.parse(in);
    }
    return new IgnoreRules(this, inner, rules);
  }

  boolean ignores(Path path, boolean isFolder) {
    var relative = folder.relativize(path).toString().replace('\\', '/');
    var verdict = node.checkIgnored(relative, isFolder);
    if (verdict != null) {
      return verdict;
    }
    return outer != null && outer.ignores(path, isFolder);
  }
}
