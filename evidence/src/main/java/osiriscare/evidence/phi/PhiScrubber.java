package osiriscare.evidence.phi;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// Replaces patient data in a text by `[SSN-REDACTED-0f1e2d3c]`, where the last part is a keyed
/// hash: the same value looks the same everywhere at a site, and nobody without the site's key can
/// find the value by trying all of them. Names without a label in front of them cannot be
/// recognised. Safe for use by several threads.
public final class PhiScrubber {
  /// Shortest key, in characters.
  public static final int KEY_MIN = 32;

  private final byte[] key;

  /// One place that held patient data.
  record Finding(PhiCategory category, int start, int end) {}

  /// @param siteKey the site's own secret, at least [#KEY_MIN] characters
  public PhiScrubber(Secret siteKey) {
    if (siteKey.reveal().length() < KEY_MIN) {
      throw new IllegalArgumentException("the key must have at least " + KEY_MIN + " characters");
    }
    this.key = siteKey.reveal().getBytes(StandardCharsets.UTF_8);
  }

  /// A new site key: 64 hex digits.
  public static Secret newKey(SecureRandom random) {
    var bytes = new byte[32];
    random.nextBytes(bytes);
    return new Secret(HexFormat.of().formatHex(bytes));
  }

  /// The text without patient data; unchanged when it has none, but for NULs and halves of
  /// characters, which no reader of evidence accepts and which become the replacement character.
  public String scrub(String text) {
    return scrub(text, 0);
  }

  /// A copy of the tree without patient data, in names of fields too. A field's name is the label
  /// of its value, so that a bare number under `mrn` is found; a number that goes becomes text.
  public ObjectNode scrub(ObjectNode tree) {
    return new TreeScrubber(this).scrub(tree);
  }

  /// What [#scrub] makes of the part from `from` on, with the part before it as its label.
  String scrub(String raw, int from) {
    var text = Json.hasBrokenCharacter(raw) ? withoutBrokenCharacters(raw) : raw;
    var result = new StringBuilder();
    int done = from;
    for (var finding : find(text)) {
      int start = Math.max(finding.start(), done);
      if (finding.end() > start) {
        result
            .append(text, done, start)
            .append(replacement(finding.category(), text, start, finding.end()));
        done = finding.end();
      }
    }
    return result.append(text, done, text.length()).toString();
  }

  private static String withoutBrokenCharacters(String text) {
    var result = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c == 0 || Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
        .forEach(result::appendCodePoint);
    return result.toString();
  }

  /// Every place, from left to right, none touching another.
  static List<Finding> find(String text) {
    var infrastructure = Surroundings.infrastructure(text);
    var found = new ArrayList<Finding>();
    boolean hasDigit = text.chars().anyMatch(Character::isDigit);
    for (var rule : PhiRules.ALL) {
      if (hasDigit || !rule.category().needsDigit()) {
        find(rule, text, infrastructure, found);
      }
    }
    return merged(found);
  }

  private static void find(PhiRule rule, String text, BitSet infrastructure, List<Finding> found) {
    var matcher = rule.pattern().matcher(text);
    int group = matcher.groupCount() > 0 ? 1 : 0;
    int from = 0;
    while (from <= text.length() && matcher.find(from)) {
      int start = matcher.start(group);
      int end = matcher.end(group);
      boolean isReal =
          rule.check().accepts(text, start, end)
              && !(rule.yieldsToInfrastructure() && holds(infrastructure, start, end));
      if (isReal) {
        found.add(new Finding(rule.category(), start, end));
      }
      from = isReal ? end : matcher.start() + 1; // a wrong match may hide a right one within it
    }
  }

  private static boolean holds(BitSet bits, int start, int end) {
    int next = bits.nextSetBit(start);
    return next >= 0 && next < end;
  }

  /// Joins places that overlap; the rule that stands first in the table names the whole.
  private static List<Finding> merged(List<Finding> found) {
    found.sort(Comparator.comparingInt(Finding::start)); // stable: the table's order stays
    var merged = new ArrayList<Finding>();
    for (var next : found) {
      if (merged.isEmpty() || merged.getLast().end() <= next.start()) {
        merged.add(next);
      } else {
        var last = merged.removeLast();
        var category =
            last.category().compareTo(next.category()) <= 0 ? last.category() : next.category();
        merged.add(new Finding(category, last.start(), Math.max(last.end(), next.end())));
      }
    }
    return merged;
  }

  private String replacement(PhiCategory category, String text, int start, int end) {
    var mac = new HMac(new SHA256Digest());
    mac.init(new KeyParameter(key));
    var input =
        (category.tag() + ":" + spelledOneWay(category, text.substring(start, end)))
            .getBytes(StandardCharsets.UTF_8);
    mac.update(input, 0, input.length);
    var hash = new byte[mac.getMacSize()];
    mac.doFinal(hash, 0);
    return "[" + category.tag() + "-REDACTED-" + HexFormat.of().formatHex(hash, 0, 4) + "]";
  }

  /// `123-45-6789` and `123 45 6789` are the same value.
  private static String spelledOneWay(PhiCategory category, String value) {
    var lower = value.toLowerCase(Locale.ROOT);
    return category == PhiCategory.EMAIL ? lower : lower.replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
