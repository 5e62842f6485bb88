package osiriscare.cli.release;

import java.io.IOException;
import java.nio.file.Path;
import osiriscare.cli.CliSettings;
import osiriscare.cli.CommandFailed;
import osiriscare.cli.central.CentralOptions;
import osiriscare.daemon.archive.ArchiveReader;
import osiriscare.protocol.json.Fields;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `osiris release`.
@Command(
    name = "release",
    mixinStandardHelpOptions = true,
    description = "The versions of the agent that appliances may be ordered to run.")
public final class ReleaseCommand {
  private static final String MEDIA_TYPE = "application/x-tar";
  private static final int LIST_MAX = 200;

  private final CliSettings settings;

  public ReleaseCommand(CliSettings settings) {
    this.settings = settings;
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = {
        "Gives Central a signed archive; it keeps only what a release key signed.",
        "",
        "For example: osiris release add 1.4.2-signed.tar",
        ""
      })
  int add(
      @Mixin CentralOptions central,
      @Parameters(paramLabel = "FILE", description = "What `osiris overlay sign` made.")
          Path archive)
      throws IOException {
    String sha;
    try {
      sha = ArchiveReader.sha256(archive);
    } catch (IOException _) {
      throw new CommandFailed(CommandFailed.USAGE, archive + " cannot be read");
    }
    try (var client = central.connect(settings)) {
      System.out.println(line(client.put(archive, MEDIA_TYPE, "releases", sha)));
      return 0;
    }
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists them, newest first: version, SHA-256, release key, who added it, when.")
  int list(@Mixin CentralOptions central) {
    try (var client = central.connect(settings)) {
      client
          .get("releases")
          .objects("items", LIST_MAX, ReleaseCommand::line)
          .forEach(System.out::println);
      return 0;
    }
  }

  private static String line(Fields release) {
    return String.join(
        "  ",
        release.text("version"),
        release.text("sha256"),
        release.optionalText("signed_by", 64).orElse("-"),
        release.text("uploaded_by"),
        release.text("uploaded_at"));
  }
}
