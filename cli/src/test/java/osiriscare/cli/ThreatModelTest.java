package osiriscare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The threat model names tests that are there, and thinks of every kind of threat at every
/// boundary.
class ThreatModelTest {
  private static final Path ROOT = Path.of("..");
  private static final Set<String> STRIDE = Set.of("S", "T", "R", "I", "D", "E");
  private static final Pattern NAME = Pattern.compile("(?:(\\w+) )?`([^`]+)`");
  private static final Pattern METHOD = Pattern.compile("void ([a-z]\\w*)\\(");

  /// Methods of the test classes, by name; one name may stand for a class in each of several
  /// modules.
  private static final Map<String, Map<Path, Set<String>>> TESTS = new TreeMap<>();

  private record Row(String boundary, String kind, String shownBy) {}

  @BeforeAll
  static void read() throws IOException {
    try (var modules = Files.list(ROOT)) {
      for (var module : modules.filter(Files::isDirectory).toList()) {
        var tests = module.resolve("src/test/java");
        if (Files.isDirectory(tests)) {
          readTests(tests);
        }
      }
    }
  }

  private static void readTests(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(each -> each.toString().endsWith("Test.java")).toList()) {
        var methods = new TreeSet<String>();
        METHOD.matcher(Files.readString(file)).results().forEach(m -> methods.add(m.group(1)));
        var name = file.getFileName().toString().replace(".java", "");
        TESTS.computeIfAbsent(name, _ -> new TreeMap<>()).put(file, methods);
      }
    }
  }

  @Test
  void everyThreat_namesTestsThatAreThere() throws IOException {
    var missing = new ArrayList<String>();
    for (var row : rows()) {
      var named = NAME.matcher(row.shownBy()).results().toList();
      if (named.isEmpty() && !row.shownBy().contains("the build")) {
        missing.add(row + " names none");
      }
      var last = "";
      for (var match : named) {
        var text = match.group(2);
        if (text.equals("web/e2e")) {
          continue;
        }
        int dot = text.indexOf('.');
        boolean isMethod = Character.isLowerCase(text.charAt(0));
        var test = isMethod ? last : dot < 0 ? text : text.substring(0, dot);
        var method = isMethod ? text : dot < 0 ? "" : text.substring(dot + 1);
        last = test;
        if (!isThere(test, method, match.group(1))) {
          missing.add(match.group());
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everyBoundary_isThoughtThroughForEveryKindOfThreat() throws IOException {
    var kinds = new TreeMap<String, Set<String>>();
    for (var row : rows()) {
      kinds.computeIfAbsent(row.boundary(), _ -> new TreeSet<>()).add(row.kind());
    }
    assertThat(kinds).hasSizeGreaterThan(5);
    kinds.forEach((boundary, found) -> assertThat(found).as(boundary).isEqualTo(STRIDE));
  }

  /// @param module `receiver`, `Central` or another word before the name; none says any
  private static boolean isThere(String test, String method, @Nullable String module) {
    return TESTS.getOrDefault(test, Map.of()).entrySet().stream()
        .filter(entry -> isOf(entry.getKey(), module))
        .anyMatch(entry ->
            method.isEmpty()
                || entry.getValue().stream()
                    .anyMatch(name ->
                        method.endsWith("…")
                            ? name.startsWith(method.substring(0, method.length() - 1))
                            : name.equals(method)));
  }

  private static boolean isOf(Path file, @Nullable String module) {
    return switch (module) {
      case "receiver" -> file.startsWith(ROOT.resolve("receiver"));
      case "Central" -> file.startsWith(ROOT.resolve("central"));
      case null, default -> true;
    };
  }

  private static List<Row> rows() throws IOException {
    var rows = new ArrayList<Row>();
    var boundary = "";
    for (var line : Files.readAllLines(ROOT.resolve("docs/threat-model.md"))) {
      if (line.startsWith("## ")) {
        boundary = line;
      }
      var cells = line.split("\\|", -1);
      if (cells.length == 6 && STRIDE.contains(cells[1].strip())) {
        rows.add(new Row(boundary, cells[1].strip(), cells[4].strip()));
      }
    }
    assertThat(rows).hasSizeGreaterThan(50);
    return rows;
  }
}
