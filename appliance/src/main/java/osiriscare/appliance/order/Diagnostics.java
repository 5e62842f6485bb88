package osiriscare.appliance.order;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import osiriscare.daemon.process.ProcessResult;
import osiriscare.daemon.process.ProcessRunner;
import osiriscare.protocol.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// The fixed diagnostics: a name stands for one command line, nothing from an order ever gets into
/// one.
public final class Diagnostics {
  /// Most characters of output that are returned.
  public static final int OUTPUT_MAX = 2000;

  private static final Map<String, List<String>> COMMANDS =
      Map.ofEntries(
          Map.entry(
              "system_logs",
              List.of("journalctl", "--no-pager", "--lines=50", "--priority=warning")),
          Map.entry("disk_usage", List.of("df", "-h")),
          Map.entry("memory", List.of("free", "-m")),
          Map.entry("uptime", List.of("uptime")),
          Map.entry("network", List.of("ip", "-brief", "address")),
          Map.entry("dns", List.of("cat", "/etc/resolv.conf")),
          Map.entry("time_sync", List.of("timedatectl", "show")),
          Map.entry("nix_generations", List.of("ls", "-l", "/nix/var/nix/profiles")),
          Map.entry("current_system", List.of("readlink", "/run/current-system")),
          Map.entry(
              "services", List.of("systemctl", "list-units", "--failed", "--no-pager", "--plain")),
          Map.entry("firewall", List.of("nft", "list", "ruleset")),
          Map.entry(
              "rebuild_status",
              List.of("systemctl", "status", "msp-rebuild", "--no-pager", "--lines=20")));

  private final ProcessRunner runner = new ProcessRunner(Duration.ofSeconds(20), 100_000);
  private final Path logFile;
  private final Supplier<String> agentStatus;
  private final Supplier<String> evidenceQueue;

  /// @param logFile the daemon's own log
  public Diagnostics(Path logFile, Supplier<String> agentStatus, Supplier<String> evidenceQueue) {
    this.logFile = logFile;
    this.agentStatus = agentStatus;
    this.evidenceQueue = evidenceQueue;
  }

  /// Runs one by name.
  ///
  /// @throws OrderExecutor.OrderFailed when its program is not there or hangs
  public ObjectNode run(String name) {
    return switch (name) {
      case "agent_status" -> output(agentStatus.get(), 0);
      case "agent_logs" -> output(String.join("\n", logLines(50)), 0);
      case "evidence_queue" -> output(evidenceQueue.get(), 0);
      default -> execute(name);
    };
  }

  /// The end of the daemon's log.
  public List<String> logLines(int count) {
    try {
      var lines = Files.readAllLines(logFile);
      return lines.subList(Math.max(0, lines.size() - count), lines.size());
    } catch (IOException _) {
      throw new OrderExecutor.OrderFailed("no_log", "the daemon's log cannot be read");
    }
  }

  private ObjectNode execute(String name) {
    var command = COMMANDS.get(name);
    if (command == null) {
      throw new OrderExecutor.OrderFailed(
          "unknown_diagnostic", "there is no diagnostic of this name");
    }
    var arguments = command.subList(1, command.size()).toArray(String[]::new);
    return switch (runner.run(command.getFirst(), arguments)) {
      case ProcessResult.Exited exited ->
          output(exited.output() + exited.errors(), exited.exitCode());
      case ProcessResult.NotStarted(var why) ->
          throw new OrderExecutor.OrderFailed("tool_missing", why);
      case ProcessResult.TimedOut _ ->
          throw new OrderExecutor.OrderFailed("timeout", "the command took too long");
    };
  }

  private static ObjectNode output(String text, int exitCode) {
    return Json.object()
        .put("output", text.length() <= OUTPUT_MAX ? text : text.substring(0, OUTPUT_MAX))
        .put("truncated", text.length() > OUTPUT_MAX)
        .put("exit_code", exitCode);
  }
}
