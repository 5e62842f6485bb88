package osiriscare.cli;

import java.nio.file.Path;
import osiriscare.cli.audit.AuditCommand;
import osiriscare.cli.central.CentralRefused;
import osiriscare.cli.database.DatabaseCommand;
import osiriscare.cli.evidence.EvidenceCommand;
import osiriscare.cli.order.OrderCommand;
import osiriscare.cli.overlay.OverlayCommand;
import osiriscare.cli.release.ReleaseCommand;
import osiriscare.cli.replay.ReplayCommand;
import osiriscare.cli.rules.RulesCommand;
import osiriscare.cli.run.RunCommand;
import osiriscare.cli.site.SiteCommand;
import osiriscare.database.DatabaseUnavailable;
import osiriscare.protocol.BuildInfo;
import osiriscare.protocol.id.ApplianceId;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

/// `osiris`, the command line of OsirisCare.
@Command(
    name = "osiris",
    description = "The command line of OsirisCare.",
    mixinStandardHelpOptions = true,
    versionProvider = OsirisMain.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nEnds with:%n",
    exitCodeList = {
      "0:all went well",
      "1:something failed, or something that was checked is bad",
      "2:wrong arguments or settings",
      "3:the home or a port is in use"
    })
public final class OsirisMain {
  private OsirisMain() {}

  /// Runs one command.
  public static void main(String[] args) {
    int status;
    try {
      var root = Path.of(System.getProperty("osiris.root", ".")).toAbsolutePath().normalize();
      status = commandLine(CliSettings.from(System.getenv(), root)).execute(args);
    } catch (CommandFailed e) {
      System.err.println(e.getMessage());
      status = e.exitStatus();
    }
    System.exit(status);
  }

  /// All commands, with these settings.
  static CommandLine commandLine(CliSettings settings) {
    return new CommandLine(new OsirisMain())
        .addSubcommand(new RunCommand(settings))
        .addSubcommand(new DatabaseCommand(settings))
        .addSubcommand(new EvidenceCommand())
        .addSubcommand(new SiteCommand(settings))
        .addSubcommand(new OrderCommand(settings))
        .addSubcommand(new ReleaseCommand(settings))
        .addSubcommand(new AuditCommand(settings))
        .addSubcommand(new OverlayCommand())
        .addSubcommand(new ReplayCommand())
        .addSubcommand(new RulesCommand())
        .registerConverter(ApplianceId.class, ApplianceId::new)
        .setExecutionExceptionHandler((e, command, _) -> failed(e, command));
  }

  @Command(name = "version", description = "Prints version and build.")
  int version() {
    System.out.println(BuildInfo.current().id());
    return 0;
  }

  // What the world or the user did gets one line; our own mistakes get their whole trace.
  private static int failed(Exception e, CommandLine command) throws Exception {
    return switch (e) {
      case CommandFailed failed ->
          say(command, String.valueOf(failed.getMessage()), failed.exitStatus());
      case CentralRefused refused ->
          say(command, String.valueOf(refused.getMessage()), CommandFailed.FAILED);
      case DatabaseUnavailable unavailable ->
          say(command, causes(unavailable), CommandFailed.FAILED);
      case ParameterException wrong -> throw wrong;
      default -> throw e;
    };
  }

  private static int say(CommandLine command, String message, int status) {
    command.getErr().println(message);
    return status;
  }

  private static String causes(Throwable e) {
    return e.getCause() == null
        ? String.valueOf(e.getMessage())
        : e.getMessage() + ": " + causes(e.getCause());
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"osiris " + BuildInfo.current().id()};
    }
  }
}
