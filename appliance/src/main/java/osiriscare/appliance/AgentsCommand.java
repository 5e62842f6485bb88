package osiriscare.appliance;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import osiriscare.appliance.agent.AgentDesk;
import osiriscare.appliance.config.ConfigException;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `appliance-daemon agents`: who may come in by the door for workstation agents. Works beside the
/// daemon, which sees every change at once.
@Command(
    name = "agents",
    mixinStandardHelpOptions = true,
    description = "Workstations with an agent: enrol, list, remove.")
final class AgentsCommand implements Callable<Integer> {
  @ParentCommand private @Nullable ApplianceMain main;

  @Spec private @Nullable CommandSpec spec;

  @Command(
      name = "token",
      mixinStandardHelpOptions = true,
      description =
          "Print, as JSON, what a new agent needs: where the appliance is, which authority to trust,"
              + " and a token that enrols this one machine within a day.")
  int token(
      @Parameters(paramLabel = "HOST", description = "Name of the workstation.") String host) {
    return with(desk -> System.out.println(Json.text(desk.invitation(host))));
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Print the workstations and what their checks found last, as JSON.")
  int list() {
    return with(desk -> System.out.println(Json.text(desk.list())));
  }

  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "Take a workstation out: its certificate is void at once.")
  int remove(
      @Parameters(paramLabel = "HOST", description = "Name of the workstation.") String host) {
    return with(desk -> {
      if (!desk.remove(host)) {
        throw new InvalidRequest("HOST", "names no workstation that is enrolled");
      }
      System.out.println(host + " is removed");
    });
  }

  @Override
  public Integer call() {
    if (spec != null) {
      spec.commandLine().usage(System.err);
    }
    return 2;
  }

  /// Something that is done with the desk.
  @FunctionalInterface
  private interface Work {
    void with(AgentDesk desk);
  }

  private int with(Work work) {
    if (main == null) {
      throw new IllegalStateException("is a subcommand");
    }
    try (var desk = AgentDesk.open(main.settings())) {
      work.with(desk);
      return 0;
    } catch (ConfigException | InvalidRequest | IOException e) {
      System.err.println(e.getMessage());
      return 2;
    }
  }
}
