package osiriscare.healing.baseline;

import java.util.regex.Pattern;
import osiriscare.protocol.json.Fields;

/// An nftables ruleset as `nft -f` loads it. It names no other file: root would read that, and what
/// nft says of it would leave the host.
public record FirewallRuleset(String text) {
  /// Most characters.
  public static final int TEXT_MAX = 32_000;

  private static final Pattern ELSEWHERE = Pattern.compile("\\binclude\\s*[\"']");
  private static final Pattern PLAIN = Pattern.compile("[\\n\\t\\x20-\\x7e]+");

  public FirewallRuleset {
    if (text.length() > TEXT_MAX || !PLAIN.matcher(text).matches() || text.isBlank()) {
      throw new IllegalArgumentException(
          "must be lines of ASCII text, at most " + TEXT_MAX + " characters");
    }
    if (ELSEWHERE.matcher(text).find()) {
      throw new IllegalArgumentException("must not include other files");
    }
  }

  /// Reads a field.
  ///
  /// @throws osiriscare.protocol.json.InvalidRequest naming it
  public static FirewallRuleset from(Fields fields, String name) {
    var text = fields.text(name, TEXT_MAX);
    try {
      return new FirewallRuleset(text);
    } catch (IllegalArgumentException e) {
      throw fields.wrong(name, String.valueOf(e.getMessage()));
    }
  }
}
