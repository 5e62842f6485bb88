package osiriscare.appliance.agent;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import osiriscare.appliance.action.StepResult;
import osiriscare.appliance.config.AgentSettings;
import osiriscare.appliance.config.AgentSettings.Tier;
import osiriscare.appliance.healing.OtherHosts;
import osiriscare.healing.runbook.ActionVerb;
import osiriscare.healing.runbook.Step;
import osiriscare.protocol.check.Check.Platform;
import osiriscare.protocol.check.CheckCatalogue;

/// Workstations as healing sees them: acted on through their agents, looked at by what these
/// reported last.
final class AgentHosts implements OtherHosts {
  // What the documents let agents do, and how long it may take. Never encryption.
  private static final Map<AgentCheck, Command> COMMANDS =
      Map.of(
          AgentCheck.FIREWALL, new Command("enable", Duration.ofSeconds(60)),
          AgentCheck.DEFENDER, new Command("start", Duration.ofSeconds(60)),
          AgentCheck.SCREENLOCK, new Command("configure", Duration.ofSeconds(30)));
  private static final int MESSAGE_MAX = 300;
  // Three heartbeats.
  private static final Duration CONNECTED_WITHIN = Duration.ofMinutes(3);

  private final AgentRegistry registry;
  private final AgentChecks checks;
  private final AgentCommands commands;
  private final AgentSettings settings;
  private final Clock clock;

  AgentHosts(
      AgentRegistry registry,
      AgentChecks checks,
      AgentCommands commands,
      AgentSettings settings,
      Clock clock) {
    this.registry = registry;
    this.checks = checks;
    this.commands = commands;
    this.settings = settings;
    this.clock = clock;
  }

  private record Command(String action, Duration limit) {}

  @Override
  public Optional<OtherHost> find(String host) {
    return registry
        .find(host)
        .map(agent ->
            new OtherHost(
                Platform.WORKSTATION,
                (step, _) -> heal(agent, step),
                type -> checks.find(agent.host(), type)));
  }

  // The tier is asked here too: rules decide by what was reported, which is older.
  private StepResult heal(EnrolledAgent agent, Step step) throws InterruptedException {
    if (settings.tier() == Tier.MONITOR_ONLY) {
      return StepResult.refused("agents of this site only monitor");
    }
    if (step.verb() != ActionVerb.WORKSTATION_HEAL) {
      return StepResult.refused(step.verb().word() + " is not for workstations");
    }
    var check = AgentCheck.ofType(CheckCatalogue.require(step.argument("check")).type());
    var command = Optional.ofNullable(COMMANDS.get(check));
    if (command.isEmpty()) {
      return StepResult.refused("no agent puts " + check.word() + " right");
    }
    if (agent.seenAt().plus(CONNECTED_WITHIN).isBefore(clock.instant())) {
      return StepResult.refused("the workstation was not heard of since " + agent.seenAt());
    }
    var told = check.word() + " " + command.get().action();
    return commands
        .carryOut(
            agent.host(), check, command.get().action(), command.get().limit(), step.timeout())
        .map(result ->
            new StepResult(
                result.getSuccess(),
                Optional.of(told),
                Optional.empty(),
                result.getSuccess()
                    ? "the agent says that it is done"
                    : "the agent says: " + cut(result.getErrorMessage())))
        .orElseGet(() ->
            new StepResult(
                false, Optional.of(told), Optional.empty(), "the agent did not answer in time"));
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(text.length(), MESSAGE_MAX)).replaceAll("\\p{Cntrl}", " ");
  }
}
