package osiriscare.cli.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import osiriscare.cli.CliSettings;
import osiriscare.cli.CommandFailed;
import osiriscare.cli.central.CentralOptions;
import osiriscare.daemon.file.AtomicFile;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `osiris verify-audit`.
@Command(
    name = "verify-audit",
    mixinStandardHelpOptions = true,
    description = {
      "Verifies Central's audit log from its first line on: every line is as it was when it was linked,",
      "and the heads are signed by Central's key.",
      "",
      "With --keep the head is remembered in a file, and the one of the last time must still be in the log.",
      "Keep the file on another machine: then not even who owns the database and the key can rewrite what was.",
      ""
    })
public final class AuditCommand implements Callable<Integer> {
  private final CliSettings settings;

  @Mixin private CentralOptions central = new CentralOptions();

  @Option(names = "--keep", paramLabel = "FILE", description = "File that remembers the head.")
  private @Nullable Path keep;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  public AuditCommand(CliSettings settings) {
    this.settings = settings;
  }

  /// A place in the log.
  private record Head(long links, String hash) {
    static Head of(Fields fields) {
      return new Head(fields.integer("links", 0, Long.MAX_VALUE), fields.text("head", 64));
    }
  }

  @Override
  public Integer call() {
    var file = Optional.ofNullable(keep);
    var kept = file.filter(Files::exists).map(AuditCommand::read);
    try (var client = central.connect(settings)) {
      var verdict = client.get("auth", "audit-logs", "verify" + query(kept));
      var head = Head.of(verdict);
      boolean isOk = verdict.bool("ok");
      if (isOk && head.links() > 0) {
        file.ifPresent(path -> write(path, head));
      }
      System.out.print(json ? Json.text(verdict.tree()) + "\n" : said(verdict, head, kept));
      return isOk ? 0 : CommandFailed.FAILED;
    }
  }

  private static String query(Optional<Head> kept) {
    return kept.map(head -> "?links=" + head.links() + "&head=" + head.hash()).orElse("");
  }

  private static String said(Fields verdict, Head head, Optional<Head> kept) {
    var text = new StringBuilder();
    if (verdict.bool("ok")) {
      text.append(
          "The audit log is as it was: %d lines, head %s%n".formatted(head.links(), head.hash()));
      kept.ifPresent(
          one -> text.append("The head kept at line %d is in it.%n".formatted(one.links())));
    } else {
      text.append("The audit log is NOT as it was:%n".formatted());
      List<String> findings = verdict.texts("findings", 100, 1000);
      findings.forEach(finding -> text.append("  ").append(finding).append('\n'));
    }
    return text.toString();
  }

  private static Head read(Path file) {
    try {
      return Head.of(Json.object(Files.readString(file), "head"));
    } catch (IOException | InvalidRequest e) {
      throw new CommandFailed(
          CommandFailed.USAGE, file + " holds no head of an audit log: " + e.getMessage());
    }
  }

  private static void write(Path file, Head head) {
    try {
      AtomicFile.writePrivate(
          file,
          Json.text(Json.object().put("links", head.links()).put("head", head.hash())) + "\n");
    } catch (IOException e) {
      throw new CommandFailed("The head cannot be kept in " + file + ": " + e.getMessage());
    }
  }
}
