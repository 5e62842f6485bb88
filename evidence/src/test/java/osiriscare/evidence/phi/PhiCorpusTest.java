package osiriscare.evidence.phi;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import osiriscare.protocol.id.Secret;

/// Holds the scrubber to lines as machines in clinics write them.
class PhiCorpusTest {
  private static final String REPLACEMENT = "\\[[A-Z-]+-REDACTED-[0-9a-f]{8}\\]";
  private static final PhiScrubber SCRUBBER = new PhiScrubber(new Secret("k".repeat(32)));

  /// @param section the `# …` heading it stands under
  private record Line(String section, String text) {}

  @Test
  void scrub_patientData_isReplacedAndNothingElse() {
    var lines = lines("caught-1.txt", "caught-2.txt", "caught-3.txt");
    var missed = lines.stream().filter(line -> !isCaught(line.text())).toList();
    report("caught", lines, missed);
    assertAll(
        () -> assertTrue(lines.size() >= 300, "corpus"),
        () -> assertEquals("", shown(missed, PhiCorpusTest::unmarked)));
  }

  @Test
  void scrub_dataOfMachines_isKept() {
    var lines = lines("kept-1.txt", "kept-2.txt");
    var changed =
        lines.stream().filter(line -> !SCRUBBER.scrub(line.text()).equals(line.text())).toList();
    report("kept", lines, changed);
    assertAll(
        () -> assertTrue(lines.size() >= 300, "corpus"),
        () -> assertEquals("", shown(changed, text -> text)));
  }

  @Test
  void scrub_whatWasScrubbed_isUnchanged() {
    for (var line : lines("caught-1.txt", "caught-2.txt", "caught-3.txt")) {
      var once = SCRUBBER.scrub(unmarked(line.text()));
      assertEquals(once, SCRUBBER.scrub(once));
    }
  }

  private static boolean isCaught(String marked) {
    var expected = new StringBuilder();
    for (var part : marked.splitWithDelimiters("«[^»]*»", 0)) {
      expected.append(part.startsWith("«") ? REPLACEMENT : Pattern.quote(part));
    }
    return Pattern.matches(expected.toString(), SCRUBBER.scrub(unmarked(marked)));
  }

  private static String unmarked(String marked) {
    return marked.replaceAll("[«»]", "");
  }

  /// The figures that the project promises to print.
  private static void report(String word, List<Line> lines, List<Line> wrong) {
    var sections =
        lines.stream()
            .collect(Collectors.groupingBy(Line::section, TreeMap::new, Collectors.counting()));
    sections.forEach((section, count) -> {
      var wrongHere = wrong.stream().filter(line -> line.section().equals(section)).count();
      System.out.println(
          "PHI corpus, " + section + ": " + word + " " + (count - wrongHere) + "/" + count);
    });
    System.out.println(
        "PHI corpus, all: " + word + " " + (lines.size() - wrong.size()) + "/" + lines.size());
  }

  private static String shown(List<Line> lines, UnaryOperator<String> textOf) {
    return lines.stream()
        .map(line -> line.text() + "\n   -> " + SCRUBBER.scrub(textOf.apply(line.text())))
        .collect(Collectors.joining("\n"));
  }

  private static List<Line> lines(String... files) {
    var lines = new ArrayList<Line>();
    for (var file : files) {
      var section = "";
      for (var text : read(file).lines().toList()) {
        if (text.startsWith("# ")) {
          section = text.substring(2);
        } else if (!text.startsWith("// ")) {
          lines.add(new Line(section, text));
        }
      }
    }
    return lines;
  }

  private static String read(String file) {
    try (var in = PhiCorpusTest.class.getResourceAsStream("/phi/" + file)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("read " + file, e);
    }
  }
}
