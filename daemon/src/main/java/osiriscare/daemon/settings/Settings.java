package osiriscare.daemon.settings;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import osiriscare.protocol.id.Secret;

/// The settings of one program, from environment variables. Each is asked for once with its default
/// and range; a value that is wrong, or a variable of ours that nobody asked for, stops the start
/// with a message that names it.
public final class Settings {
  private final Map<String, String> values;
  private final Set<String> asked = new HashSet<>();

  public Settings(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /// A setting is wrong; the message names it and never quotes a secret.
  public static final class InvalidSetting extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidSetting(String name, String why) {
      super(name + " " + why);
    }
  }

  /// A text, or empty when it is not set.
  public Optional<String> text(String name) {
    asked.add(name);
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
  }

  /// A text with a default.
  public String text(String name, String otherwise) {
    return text(name).orElse(otherwise);
  }

  /// A whole number within the bounds, both included.
  public int integer(String name, int otherwise, int min, int max) {
    var text = text(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      int value = Integer.parseInt(text.get().strip());
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException _) {
      // Said below.
    }
    throw new InvalidSetting(name, "must be a whole number from " + min + " to " + max);
  }

  /// `true` or `false`.
  public boolean bool(String name, boolean otherwise) {
    var text = text(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    return switch (text.get().strip()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new InvalidSetting(name, "must be true or false");
    };
  }

  /// A path, or empty when it is not set.
  public Optional<Path> path(String name) {
    return text(name).map(Path::of);
  }

  /// An http or https address, or empty when it is not set.
  public Optional<URI> uri(String name) {
    return text(name).map(text -> parseUri(name, text));
  }

  /// A list, separated by commas.
  public List<String> list(String name) {
    return text(name).map(text -> List.of(text.strip().split("\\s*,\\s*"))).orElse(List.of());
  }

  /// A secret that lies in the file which `name` names.
  public Optional<Secret> secretFile(String name) {
    return path(name).map(file -> readSecret(name, file));
  }

  /// A secret that is set as `name` or lies in the file which `name` + `_FILE` names; not both.
  public Optional<Secret> secret(String name) {
    var direct = text(name).map(Secret::new);
    var file = secretFile(name + "_FILE");
    if (direct.isPresent() && file.isPresent()) {
      throw new InvalidSetting(name, "and " + name + "_FILE are both set");
    }
    return direct.isPresent() ? direct : file;
  }

  /// Ends reading: a variable with our prefix that nobody asked for is a typing error.
  ///
  /// @param foreign names with the prefix that other programs of ours read
  public void rejectUnread(String prefix, Set<String> foreign) {
    for (var name : values.keySet()) {
      if (name.startsWith(prefix) && !asked.contains(name) && !foreign.contains(name)) {
        var candidates = new ArrayList<>(asked);
        var nearest =
            candidates.stream().min(Comparator.comparingInt(known -> distance(known, name)));
        throw new InvalidSetting(
            name, "is not a setting" + nearest.map(n -> "; did you mean " + n + "?").orElse(""));
      }
    }
  }

  private static URI parseUri(String name, String text) {
    try {
      var uri = URI.create(text.strip());
      if (uri.getHost() != null
          && Set.of("http", "https").contains(String.valueOf(uri.getScheme()))) {
        return uri;
      }
    } catch (IllegalArgumentException _) {
      // Said below.
    }
    throw new InvalidSetting(name, "must be an http or https address");
  }

  private static Secret readSecret(String name, Path file) {
    try {
      var text = Files.readString(file).strip();
      if (!text.isEmpty()) {
        return new Secret(text);
      }
    } catch (IOException e) {
      throw new InvalidSetting(name, "names a file that cannot be read: " + file);
    }
    throw new InvalidSetting(name, "names an empty file: " + file);
  }

  private static int distance(String a, String b) {
    var previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      var current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitute = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(substitute, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
