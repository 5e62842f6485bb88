package osiriscare.appliance.drift.host;

import java.util.ArrayList;
import java.util.List;

/// Mode and owner of the files that say who may log in. Text form: `path mode owner`, mode in octal
/// or `absent`, owner `?` where a user namespace hides it.
public record AccountFiles(List<Entry> entries) {
  private static final List<String> PATHS =
      List.of("/etc/passwd", "/etc/group", "/etc/shadow", "/etc/gshadow");

  /// One file.
  ///
  /// @param owner user id, or -1 when it is hidden
  public record Entry(String path, int mode, long owner) {}

  public AccountFiles {
    entries = List.copyOf(entries);
  }

  static Seen<String> gather(Host host) {
    Seen<String> lines = new Seen.Known<>("");
    for (var path : PATHS) {
      var line =
          host.files()
              .status(path)
              .then(status ->
                  status
                      .map(found -> line(host.sight(), path, found))
                      .orElseGet(() -> new Seen.Known<>(path + " absent ?\n")));
      lines = lines.with(line, String::concat);
    }
    return lines;
  }

  private static Seen<String> line(Sight sight, String path, HostFiles.Status status) {
    var start = path + " " + Integer.toOctalString(status.mode()) + " ";
    return sight.showsOwner(status.owner())
        ? new Seen.Known<>(start + status.owner() + "\n")
        : new Seen.Partly<>(
            start + "?\n", "the owner of " + path + " is hidden by a user namespace");
  }

  /// Reads the text form; absent files are left out.
  public static AccountFiles parse(String text) {
    var entries = new ArrayList<Entry>();
    for (var line : text.lines().toList()) {
      var words = line.split(" ", -1);
      if (words.length != 3 || !PATHS.contains(words[0])) {
        throw new NotUnderstood("the list of account files");
      }
      if (!words[1].equals("absent")) {
        entries.add(new Entry(words[0], Numbers.octal(words[1]), owner(words[2])));
      }
    }
    return new AccountFiles(entries);
  }

  private static long owner(String word) {
    return word.equals("?") ? -1 : Numbers.whole(word);
  }
}
