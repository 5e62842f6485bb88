package osiriscare.watcher.pattern;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import osiriscare.healing.document.YamlTree;
import osiriscare.protocol.check.Check;
import osiriscare.protocol.check.CheckCatalogue;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.InvalidRequest.FieldError;
import osiriscare.watcher.probe.Probe;

/// The YAML file that says what this host is watched for. Unknown fields are refused: a misspelt
/// one would silently watch for something else.
///
/// @param patterns over journal lines
/// @param probes asked again and again
public record WatchFile(List<LogPattern> patterns, List<Probe> probes) {
  private static final int BYTES_MAX = 1 << 20;
  private static final int ENTRIES_MAX = 500;
  private static final int REGEX_MAX = 1000;
  private static final int DAY_SECONDS = 86_400;
  private static final String ID_FORM = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
  private static final Set<String> TOP = Set.of("patterns", "probes");
  private static final Set<String> PATTERN =
      Set.of(
          "id",
          "incident_type",
          "check_type",
          "severity",
          "hipaa_controls",
          "unit",
          "unit_except",
          "identifier",
          "priority_max",
          "message",
          "well_again",
          "per_unit",
          "count_as",
          "measure_disk",
          "details",
          "at_least",
          "gather_seconds",
          "quiet_seconds");

  public WatchFile {
    patterns = List.copyOf(patterns);
    probes = List.copyOf(probes);
  }

  /// Reads a file.
  ///
  /// @throws InvalidRequest naming file and field
  public static WatchFile read(Path file) {
    try {
      if (Files.size(file) > BYTES_MAX) {
        throw new InvalidRequest(file.toString(), "has more than " + BYTES_MAX + " bytes");
      }
      return parse(Files.readString(file), file.toString());
    } catch (IOException _) {
      throw new InvalidRequest(file.toString(), "cannot be read");
    }
  }

  /// What is watched for on every Linux host unless a file says otherwise.
  public static WatchFile builtIn() {
    try (var stream = WatchFile.class.getResourceAsStream("/osiriscare/watcher/watch.yaml")) {
      if (stream == null) {
        throw new IllegalStateException("the program is incomplete");
      }
      return parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8), "watch.yaml");
    } catch (IOException e) {
      throw new IllegalStateException("read a part of the program", e);
    }
  }

  /// Reads a text.
  public static WatchFile parse(String text, String name) {
    var fields = YamlTree.read(text, name);
    try {
      return read(fields);
    } catch (InvalidRequest e) {
      throw new InvalidRequest(
          e.errors().stream()
              .map(error -> new FieldError(name + " " + error.field(), error.message()))
              .toList());
    }
  }

  private static WatchFile read(Fields fields) {
    rejectOthers(fields, TOP);
    var ids = new HashSet<String>();
    var patterns =
        fields.has("patterns")
            ? fields.objects("patterns", ENTRIES_MAX, entry -> pattern(entry, ids))
            : List.<LogPattern>of();
    var probes =
        fields.has("probes")
            ? fields.objects("probes", ENTRIES_MAX, entry -> ProbeFields.read(entry, ids))
            : List.<Probe>of();
    if (patterns.isEmpty() && probes.isEmpty()) {
      throw new InvalidRequest("patterns", "and probes are both empty: nothing would be watched");
    }
    return new WatchFile(patterns, probes);
  }

  private static LogPattern pattern(Fields fields, Set<String> ids) {
    rejectOthers(fields, PATTERN);
    var id = id(fields, ids);
    var message =
        regex(fields, "message").orElseThrow(() -> fields.wrong("message", "is required"));
    return new LogPattern(
        id,
        PatternFacts.incidentType(fields, message),
        checkType(fields),
        fields.oneOf("severity", Severity.class),
        controls(fields),
        regex(fields, "unit"),
        regex(fields, "unit_except"),
        regex(fields, "identifier"),
        fields.optionalInteger("priority_max", 0, 7).orElse(7L).intValue(),
        message,
        wellAgain(fields, message),
        PatternFacts.read(fields),
        fields.optionalInteger("at_least", 1, 1_000_000).orElse(1L),
        seconds(fields, "gather_seconds", 10, 0, 3600),
        seconds(fields, "quiet_seconds", 900, 1, 7 * DAY_SECONDS));
  }

  // Lines that tell several things apart would be over when one of them is.
  private static Optional<Pattern> wellAgain(Fields fields, Pattern message) {
    var wellAgain = regex(fields, "well_again");
    if (wellAgain.isPresent() && !message.namedGroups().isEmpty()) {
      throw fields.wrong("well_again", "cannot be told when message has named groups");
    }
    return wellAgain;
  }

  static String id(Fields fields, Set<String> ids) {
    var id = fields.text("id", 63);
    if (!id.matches(ID_FORM)) {
      throw fields.wrong("id", "must be lower-case letters, digits and inner dashes");
    }
    if (!ids.add(id)) {
      throw fields.wrong("id", "is there twice: " + id);
    }
    return id;
  }

  static Optional<String> checkType(Fields fields) {
    return fields.optionalParsed("check_type", CheckCatalogue::require).map(Check::type);
  }

  static List<String> controls(Fields fields) {
    var own = fields.texts("hipaa_controls", 50, 50);
    return own.isEmpty()
        ? checkType(fields)
            .flatMap(CheckCatalogue::find)
            .map(Check::hipaaControls)
            .orElse(List.of())
        : own;
  }

  static Duration seconds(Fields fields, String name, long otherwise, long min, long max) {
    return Duration.ofSeconds(fields.optionalInteger(name, min, max).orElse(otherwise));
  }

  static void rejectOthers(Fields fields, Set<String> known) {
    fields.tree().propertyNames().stream()
        .filter(name -> !known.contains(name))
        .findFirst()
        .ifPresent(name -> {
          throw fields.wrong(
              name, "is not a field; there are: " + String.join(", ", new TreeSet<>(known)));
        });
  }

  private static Optional<Pattern> regex(Fields fields, String name) {
    return fields
        .optionalText(name, REGEX_MAX)
        .map(text -> {
          try {
            return Pattern.compile(text);
          } catch (PatternSyntaxException e) {
            throw fields.wrong(name, "is no RE2 expression: " + e.getDescription());
          }
        });
  }
}
