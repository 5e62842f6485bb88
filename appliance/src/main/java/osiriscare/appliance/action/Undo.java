package osiriscare.appliance.action;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import osiriscare.daemon.file.AtomicFile;
import osiriscare.protocol.json.Json;

/// What a run replaced: files as they were, and commands that set things back. Written before the
/// change, so that it is complete after a crash.
final class Undo {
  private static final String LIST = "undo.jsonl";

  private final Path folder;

  /// @param runId made by the daemon; checked here, because it names a folder
  Undo(Path base, String runId) {
    if (!runId.matches("[0-9A-Za-z-]{10,64}")) {
      throw new IllegalArgumentException("the run id is none");
    }
    this.folder = base.resolve(runId);
  }

  /// Keeps a file, or that there was none.
  void keepFile(Path file) throws IOException {
    AtomicFile.createPrivateFolder(folder);
    var entry = Json.object().put("file", file.toString());
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      var copy = folder.resolve("file-" + entries().size());
      Files.copy(
          file, copy, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
      entry.put("copy", copy.getFileName().toString());
      entry.put("uid", (int) Files.getAttribute(file, "unix:uid"));
      entry.put("gid", (int) Files.getAttribute(file, "unix:gid"));
      entry.put("mode", (int) Files.getAttribute(file, "unix:mode") & 07777);
    }
    add(Json.text(entry));
  }

  /// Keeps a command that sets something back.
  void keepCommand(String... command) throws IOException {
    AtomicFile.createPrivateFolder(folder);
    add(Json.text(Json.object().set("command", Json.array(List.of(command)))));
  }

  private void add(String line) throws IOException {
    var lines = new ArrayList<>(entries());
    lines.add(line);
    AtomicFile.writePrivate(folder.resolve(LIST), String.join("\n", lines) + "\n");
  }

  private List<String> entries() throws IOException {
    var list = folder.resolve(LIST);
    return Files.exists(list) ? Files.readAllLines(list) : List.of();
  }

  /// Puts everything back, the last change first.
  StepResult putBack(Programs programs) throws IOException {
    var problems = new ArrayList<String>();
    var lines = entries().reversed();
    for (var line : lines) {
      var entry = Json.object(line, "undo");
      if (entry.has("command")) {
        var command = entry.texts("command", 50, 4_096);
        var result =
            programs.run(
                command.getFirst(), command.subList(1, command.size()).toArray(String[]::new));
        if (!result.isGood()) {
          problems.add(result.text());
        }
      } else {
        restore(
            Path.of(entry.text("file", 4_096)),
            entry.optionalText("copy", 100).map(folder::resolve).orElse(null),
            entry.tree().path("uid").asInt(0),
            entry.tree().path("gid").asInt(0),
            entry.tree().path("mode").asInt(0600));
      }
    }
    return problems.isEmpty()
        ? StepResult.good(lines.size() + " changes undone")
        : StepResult.refused(String.join("; ", problems));
  }

  private static void restore(Path file, @Nullable Path copy, int uid, int gid, int mode)
      throws IOException {
    if (copy == null) {
      Files.deleteIfExists(file);
      return;
    }
    AtomicFile.writePrivate(file, Files.readAllBytes(copy));
    Files.setAttribute(file, "unix:uid", uid);
    Files.setAttribute(file, "unix:gid", gid);
    Files.setAttribute(file, "unix:mode", mode);
  }
}
