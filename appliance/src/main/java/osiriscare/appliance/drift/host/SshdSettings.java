package osiriscare.appliance.drift.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Settings of the SSH server with every Include followed (sshd_config(5)). Text form: `server yes`
/// or `server no`, then one line `criteria<tab>keyword value` per setting in the order of reading,
/// where criteria is empty outside a Match block.
///
/// @param isInstalled whether there is a server or a configuration for one
public record SshdSettings(boolean isInstalled, List<Setting> settings) {
  private static final String MAIN = "/etc/ssh/sshd_config";

  /// One line of the configuration.
  ///
  /// @param criteria of the Match block around it, or empty
  public record Setting(String criteria, String keyword, String value) {}

  public SshdSettings {
    settings = List.copyOf(settings);
  }

  static Seen<String> gather(Host host) {
    return host.findProgram("sshd")
        .with(host.files().exists(MAIN), (program, config) -> program.isPresent() || config)
        .then(installed ->
            installed
                ? new Reader(host.files()).read().map(lines -> "server yes\n" + lines)
                : new Seen.Known<>("server no\n"));
  }

  /// Reads the text form.
  public static SshdSettings parse(String text) {
    var lines = text.lines().toList();
    if (lines.isEmpty() || !lines.getFirst().startsWith("server ")) {
      throw new NotUnderstood("the settings of the SSH server");
    }
    var settings = new ArrayList<Setting>();
    for (var line : lines.subList(1, lines.size())) {
      var tab = line.indexOf('\t');
      var words = line.substring(tab + 1).split(" ", 2);
      if (tab < 0 || words.length != 2) {
        throw new NotUnderstood("a setting of the SSH server");
      }
      settings.add(new Setting(line.substring(0, tab), words[0], words[1]));
    }
    return new SshdSettings(lines.getFirst().equals("server yes"), settings);
  }

  /// The value outside Match blocks: the server takes the first one that it reads.
  public Optional<String> global(String keyword) {
    return settings.stream()
        .filter(setting -> setting.criteria().isEmpty() && setting.keyword().equals(keyword))
        .map(Setting::value)
        .findFirst();
  }

  /// Criteria of the Match blocks that set the keyword to the value.
  public List<String> matchesThatSet(String keyword, String value) {
    return settings.stream()
        .filter(setting -> !setting.criteria().isEmpty())
        .filter(setting -> setting.keyword().equals(keyword) && setting.value().equals(value))
        .map(Setting::criteria)
        .distinct()
        .toList();
  }

  /// Follows the main file and what it includes.
  private static final class Reader {
    private static final int FILES_MAX = 100;
    private static final int DEPTH_MAX = 16;

    private final HostFiles files;
    private final StringBuilder lines = new StringBuilder();
    private final List<String> hidden = new ArrayList<>();
    private int filesRead;

    Reader(HostFiles files) {
      this.files = files;
    }

    Seen<String> read() {
      follow(MAIN, "", 0);
      return Seen.of(lines.toString(), String.join("; ", hidden));
    }

    private void follow(String path, String criteria, int depth) {
      if (depth > DEPTH_MAX || ++filesRead > FILES_MAX) {
        hidden.add("too many included files");
        return;
      }
      switch (files.text(path)) {
        case Seen.Known<Optional<String>>(var text) ->
            text.ifPresent(content -> readLines(content, criteria, depth));
        case Seen.Partly<Optional<String>>(_, var reason) -> hidden.add(reason);
        case Seen.Hidden<Optional<String>>(var reason) -> hidden.add(reason);
      }
    }

    /// A Match block ends with its file; what an Include inside it brings in stays inside it.
    private void readLines(String content, String outer, int depth) {
      var criteria = outer;
      for (var raw : content.lines().toList()) {
        var line = raw.strip();
        if (line.isEmpty() || line.startsWith("#")) {
          continue;
        }
        var words = line.split("[\\s=]+", 2);
        var keyword = words[0].toLowerCase(Locale.ROOT);
        var value = words.length > 1 ? unquoted(words[1]) : "";
        switch (keyword) {
          case "match" ->
              criteria =
                  value.toLowerCase(Locale.ROOT).equals("all") ? outer : PrintableText.of(value);
          case "include" -> include(value, criteria, depth);
          default ->
              lines
                  .append(criteria)
                  .append('\t')
                  .append(PrintableText.of(keyword))
                  .append(' ')
                  .append(PrintableText.of(value.toLowerCase(Locale.ROOT)))
                  .append('\n');
        }
      }
    }

    private static String unquoted(String value) {
      var bare = value.replaceAll("\\s+#.*$", "").strip();
      return bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"")
          ? bare.substring(1, bare.length() - 1)
          : bare;
    }

    private void include(String patterns, String criteria, int depth) {
      for (var pattern : patterns.split("\\s+", -1)) {
        var bare = pattern.replace("\"", "");
        var path = bare.startsWith("/") ? bare : "/etc/ssh/" + bare;
        var slash = path.lastIndexOf('/');
        var names = Glob.of(path.substring(slash + 1));
        switch (files.list(path.substring(0, slash))) {
          case Seen.Known<List<String>>(var found) ->
              found.stream()
                  .filter(names::matches)
                  .forEach(
                      name -> follow(path.substring(0, slash + 1) + name, criteria, depth + 1));
          case Seen.Partly<List<String>>(_, var reason) -> hidden.add(reason);
          case Seen.Hidden<List<String>>(var reason) -> hidden.add(reason);
        }
      }
    }
  }
}
