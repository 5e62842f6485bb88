package osiriscare.appliance.update;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What a power cut could undo, in the order of calls that strace wrote: a kill loses nothing that
/// was written, a power cut loses what was not flushed.
final class DiskOrder {
  private static final Pattern WRITE = Pattern.compile("write\\(\\d+<(.+?)>, .*");
  private static final Pattern FLUSH = Pattern.compile("f(?:data)?sync\\(\\d+<(.+?)>\\) += 0");
  private static final Pattern RENAME =
      Pattern.compile("rename\\w*\\((?:.*?, )?\"(.+?)\", (?:.*?, )?\"(.+?)\".*\\) += 0");
  private static final Pattern UNLINK = Pattern.compile("unlink\\w*\\(.*?\"(.+?)\".*\\) += 0");
  private static final Pattern PROGRAM = Pattern.compile("execve\\(\"(.+?)\", .*\\) += 0");
  private static final Set<String> ACTING =
      Set.of("nixos-rebuild", "switch-to-configuration", "nix-env");

  private final Path folder;
  private final Set<String> unflushed = new LinkedHashSet<>();
  private final List<String> findings = new ArrayList<>();
  private final List<String> named = new ArrayList<>();

  /// @param folder whose files matter
  DiskOrder(Path folder, List<String> calls) {
    this.folder = folder;
    calls.forEach(line -> look(line.replaceFirst("^\\d+ +", "")));
    if (!unflushed.isEmpty()) {
      findings.add("ended before " + unflushed + " was on the disk");
    }
  }

  /// What a power cut at a bad moment would have undone.
  List<String> findings() {
    return findings;
  }

  /// The files that got their names by a rename, in order.
  List<String> named() {
    return named;
  }

  private void look(String call) {
    var write = WRITE.matcher(call);
    var flush = FLUSH.matcher(call);
    var rename = RENAME.matcher(call);
    var unlink = UNLINK.matcher(call);
    var program = PROGRAM.matcher(call);
    if (write.matches() && isOurs(write.group(1))) {
      unflushed.add(write.group(1));
    } else if (flush.matches()) {
      unflushed.remove(flush.group(1));
    } else if (rename.matches() && isOurs(rename.group(2))) {
      named(rename.group(1), rename.group(2));
    } else if (unlink.matches() && isOurs(unlink.group(1))) {
      unflushed.remove(unlink.group(1));
      mustBeFlushed("took away " + name(unlink.group(1)));
    } else if (program.matches() && ACTING.contains(name(program.group(1)))) {
      mustBeFlushed("ran " + name(program.group(1)));
    }
  }

  private void named(String from, String to) {
    if (unflushed.remove(from)) {
      findings.add(name(to) + " got its name before it was on the disk");
    }
    named.add(name(to));
    unflushed.add(String.valueOf(Path.of(to).getParent()));
  }

  private void mustBeFlushed(String what) {
    if (!unflushed.isEmpty()) {
      findings.add(what + " before " + unflushed + " was on the disk");
    }
  }

  private boolean isOurs(String file) {
    return Path.of(file).startsWith(folder);
  }

  private static String name(String file) {
    return String.valueOf(Path.of(file).getFileName());
  }
}
