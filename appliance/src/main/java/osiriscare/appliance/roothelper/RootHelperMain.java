package osiriscare.appliance.roothelper;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import osiriscare.appliance.action.HostActions;
import osiriscare.appliance.drift.host.Host;
import osiriscare.appliance.drift.host.HostCommands;
import osiriscare.appliance.drift.host.Senses;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// The root helper as a program of its own: `RootHelperMain --user compliance-agent`.
@Command(
    name = "root-helper",
    description =
        "Answers a closed list of questions about this host, and carries out a closed list of steps, for"
            + " the named users.",
    mixinStandardHelpOptions = true)
public final class RootHelperMain implements Callable<Integer> {
  private static final Duration COMMAND_LIMIT = Duration.ofSeconds(20);
  private static final Duration CONNECTION_LIMIT = Duration.ofSeconds(80);

  @Option(names = "--socket", description = "where to listen (default: ${DEFAULT-VALUE})")
  private Path socket = Path.of(RootHelperClient.SOCKET);

  @Option(names = "--user", required = true, description = "who may ask; may be repeated")
  private List<String> users = List.of();

  @Option(
      names = "--state-dir",
      description =
          "where what a step replaces is kept, and the firewall that Central signed (default:"
              + " ${DEFAULT-VALUE})")
  private Path stateFolder = Path.of("/var/lib/osiriscare-root-helper");

  private RootHelperMain() {}

  /// Runs until it is stopped.
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new RootHelperMain()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var commands = new HostCommands(COMMAND_LIMIT);
    var folder = socket.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    var stopped = new CountDownLatch(1);
    try (var _ =
        RootHelper.start(
            socket,
            principals(),
            () -> Host.local(commands, Senses.NO_HELPER),
            new HostActions(Path.of("/"), stateFolder),
            CONNECTION_LIMIT)) {
      Runtime.getRuntime().addShutdownHook(new Thread(stopped::countDown));
      stopped.await();
    }
    return 0;
  }

  private Set<UserPrincipal> principals() throws IOException {
    var lookup = FileSystems.getDefault().getUserPrincipalLookupService();
    var principals = new HashSet<UserPrincipal>();
    for (var user : users) {
      try {
        principals.add(lookup.lookupPrincipalByName(user));
      } catch (UserPrincipalNotFoundException _) {
        throw new ParameterException(new CommandLine(this), "--user: no such user");
      }
    }
    return principals;
  }
}
