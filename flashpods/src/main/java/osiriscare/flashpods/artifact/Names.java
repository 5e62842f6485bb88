package osiriscare.flashpods.artifact;

import java.nio.charset.StandardCharsets;

/// Which names an artifact may have: a path below `/artifacts` whose parts are plain file names.
final class Names {
  private static final int BYTES_MAX = 255;

  private Names() {}

  static boolean isAllowed(String name) {
    if (name.isEmpty() || name.getBytes(StandardCharsets.UTF_8).length > BYTES_MAX) {
      return false;
    }
    for (var part : name.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..") || !part.strip().equals(part)) {
        return false;
      }
    }
    // The replacement character stands where the bytes were no UTF-8.
    return name.codePoints().noneMatch(c -> Character.isISOControl(c) || c == '\\' || c == 0xFFFD);
  }
}
