package osiriscare.flashpods.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import osiriscare.flashpods.id.JobId;
import osiriscare.protocol.BuildInfo;
import osiriscare.protocol.json.InvalidRequest;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/// `flashpods`, the command line of Flashpods.
@Command(
    name = "flashpods",
    description = "Runs jobs in containers on a Flashpods host.",
    mixinStandardHelpOptions = true,
    versionProvider = FlashpodsCommand.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "FLASHPODS_URL names the API (http://10.0.0.1:8080 when it is not set).",
      "Its token lies in the file that FLASHPODS_TOKEN_FILE names, in FLASHPODS_TOKEN,",
      "or in ~/.config/flashpods/token."
    },
    exitCodeListHeading = "%nEnds with:%n",
    exitCodeList = {
      "0:all went well; for run: the job's own exit code",
      "2:wrong arguments",
      "125:Flashpods itself failed, or the API refused"
    })
public final class FlashpodsCommand {
  private FlashpodsCommand() {}

  /// Runs one command.
  public static void main(String[] args) {
    System.exit(commandLine(System.getenv()).execute(args));
  }

  static CommandLine commandLine(Map<String, String> environment) {
    var connection = new Connection(environment);
    return new CommandLine(new FlashpodsCommand())
        .addSubcommand(new RunCommand(connection))
        .addSubcommand(new PsCommand(connection))
        .addSubcommand(new LogsCommand(connection))
        .addSubcommand(new GetCommand(connection))
        .addSubcommand(new KillCommand(connection))
        .addSubcommand(new TopCommand(connection))
        .registerConverter(JobId.class, FlashpodsCommand::jobId)
        .setExecutionExceptionHandler((e, command, _) -> failed(e, command));
  }

  /// Opens a client for the length of one command: `--help` needs no token.
  record Connection(Map<String, String> environment) {
    Connection {
      environment = Map.copyOf(environment);
    }

    ApiClient open() {
      return new ApiClient(CliSettings.from(environment));
    }
  }

  private static JobId jobId(String text) {
    try {
      return new JobId(text);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.TypeConversionException(String.valueOf(e.getMessage()));
    }
  }

  private static int failed(Exception e, CommandLine command) throws Exception {
    return switch (e) {
      case CommandFailed failed -> say(command, causes(failed));
      case ApiRefused refused -> say(command, String.valueOf(refused.getMessage()));
      case InvalidRequest odd -> say(command, "The API's answer is odd: " + odd.getMessage());
      case IOException broken -> say(command, causes(broken));
      case UncheckedIOException broken -> say(command, causes(broken));
      default -> throw e;
    };
  }

  private static String causes(Throwable e) {
    var message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return e.getCause() == null ? message : message + ": " + causes(e.getCause());
  }

  private static int say(CommandLine command, String message) {
    command.getErr().println("flashpods: " + message);
    return CommandFailed.FAILED;
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"flashpods " + BuildInfo.current().id()};
    }
  }
}
