package osiriscare.watcher.journal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.JsonNode;

/// One line of the journal, as `journalctl -o json` writes it.
///
/// @param cursor the journal's own name for this place in it
/// @param priority 0 (emergency) to 7 (debug); 6 when the sender said nothing
public record JournalEntry(
    String cursor, String host, String unit, String identifier, int priority, String message) {
  private static final int INFO = 6;

  /// Reads one line; empty when it is no entry or has no cursor.
  public static Optional<JournalEntry> parse(String line) {
    try {
      var tree = Json.parse(line, "entry");
      var cursor = tree.path("__CURSOR");
      if (!cursor.isString()) {
        return Optional.empty();
      }
      return Optional.of(
          new JournalEntry(
              cursor.stringValue(),
              text(tree.path("_HOSTNAME")),
              unit(tree),
              text(tree.path("SYSLOG_IDENTIFIER")),
              priority(text(tree.path("PRIORITY"))),
              text(tree.path("MESSAGE"))));
    } catch (InvalidRequest _) {
      return Optional.empty();
    }
  }

  // What systemd says about a unit stands under the unit's name, not under systemd's.
  private static String unit(JsonNode tree) {
    var about = text(tree.path("UNIT"));
    return about.isEmpty() ? text(tree.path("_SYSTEMD_UNIT")) : about;
  }

  // A field is text; a list of bytes when it is not UTF-8; a list of values when it is repeated;
  // null when it is too long.
  private static String text(JsonNode node) {
    if (node.isString()) {
      return node.stringValue();
    }
    if (!node.isArray() || node.isEmpty()) {
      return "";
    }
    if (!node.get(0).isIntegralNumber()) {
      return text(node.get(0));
    }
    var bytes = new byte[node.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) node.get(i).asInt(0);
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static int priority(String text) {
    return text.matches("[0-7]") ? text.charAt(0) - '0' : INFO;
  }
}
