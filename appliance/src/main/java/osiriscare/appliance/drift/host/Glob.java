package osiriscare.appliance.drift.host;

import java.util.regex.Pattern;

/// A file name pattern with `*` and `?` (glob(7)).
record Glob(Pattern pattern) {
  static Glob of(String glob) {
    var regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      switch (glob.charAt(i)) {
        case '*' -> regex.append("[^/]*");
        case '?' -> regex.append("[^/]");
        default -> regex.append(Pattern.quote(glob.substring(i, i + 1)));
      }
    }
    return new Glob(Pattern.compile(regex.toString()));
  }

  /// A leading dot must be written out.
  boolean matches(String name) {
    return pattern.matcher(name).matches()
        && (!name.startsWith(".") || pattern.pattern().startsWith("\\Q.\\E"));
  }
}
