package osiriscare.appliance.update;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import osiriscare.daemon.file.AtomicFile;

/// The one form of all files of an update, which the scripts of `nixos` write and read too: a first
/// line with the version, `name=value` lines, and a last line that shows that none is missing.
record UpdateFile(String head) {
  static final UpdateFile REBUILD = new UpdateFile("osiriscare-rebuild 1");
  static final UpdateFile OVERLAY = new UpdateFile("osiriscare-overlay 1");
  static final UpdateFile RESTART = new UpdateFile("osiriscare-restart 1");
  static final UpdateFile RECONCILIATION = new UpdateFile("osiriscare-reconciliation 1");
  private static final String END = "end";
  private static final int BYTES_MAX = 4096;

  /// Its values; empty when it is not there, of another version, or not whole.
  Optional<Map<String, String>> read(Path file) {
    List<String> lines;
    try (var in = Files.newInputStream(file)) {
      lines = new String(in.readNBytes(BYTES_MAX), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException _) {
      return Optional.empty();
    }
    if (lines.size() < 2 || !lines.getFirst().equals(head) || !lines.getLast().equals(END)) {
      return Optional.empty();
    }
    return Optional.of(
        lines.subList(1, lines.size() - 1).stream()
            .filter(line -> line.contains("="))
            .collect(
                Collectors.toMap(
                    line -> line.substring(0, line.indexOf('=')),
                    line -> line.substring(line.indexOf('=') + 1),
                    (first, _) -> first)));
  }

  void write(Path file, String... lines) throws IOException {
    var text = new ArrayList<>(List.of(head));
    text.addAll(List.of(lines));
    text.add(END);
    AtomicFile.writePrivate(file, String.join("\n", text) + "\n");
  }
}
