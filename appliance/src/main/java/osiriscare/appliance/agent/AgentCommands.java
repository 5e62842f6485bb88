package osiriscare.appliance.agent;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import osiriscare.agent.protocol.HealCommand;
import osiriscare.agent.protocol.HealingResult;
import osiriscare.appliance.store.LocalStore;
import osiriscare.protocol.id.HostId;

/// What agents are told to do: given with every heartbeat until its result comes or its time is
/// over, since an answer may be lost, and at once to an agent that is listening.
final class AgentCommands {
  private final LocalStore store;
  private final Clock clock;
  private final Listeners listeners;
  private final Map<String, CompletableFuture<HealingResult>> awaited = new ConcurrentHashMap<>();

  /// Agents that are connected.
  @FunctionalInterface
  interface Listeners {
    /// Hands a command over, if that agent is listening.
    void tell(HostId host, HealCommand command);
  }

  AgentCommands(LocalStore store, Listeners listeners, Clock clock) {
    this.store = store;
    this.listeners = listeners;
    this.clock = clock;
  }

  /// Has an agent put a check right, and waits for its word.
  ///
  /// @param limit what the agent is given for it
  /// @param wait for delivery and result together
  /// @return empty when no result came in time; whether it helped is for a second look to tell
  Optional<HealingResult> carryOut(
      HostId host, AgentCheck check, String action, Duration limit, Duration wait)
      throws InterruptedException {
    var command =
        HealCommand.newBuilder()
            .setCommandId(UUID.randomUUID().toString())
            .setCheckType(check.word())
            .setAction(action)
            .setTimeoutSeconds(limit.toSeconds())
            .build();
    var result = new CompletableFuture<HealingResult>();
    awaited.put(command.getCommandId(), result);
    try {
      add(host, command, wait);
      listeners.tell(host, command);
      return Optional.of(result.get(wait.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException _) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("await a command's result", e);
    } finally {
      awaited.remove(command.getCommandId());
      remove(host, command.getCommandId());
    }
  }

  /// The commands that this agent has not answered.
  List<HealCommand> pending(HostId host) {
    return store.transaction(connection -> {
      var found = new ArrayList<HealCommand>();
      try (var query =
          connection.prepareStatement(
              "SELECT command_id, check_type, action, timeout_s FROM agent_command WHERE host_id = ?"
                  + " AND expires_at > ?")) {
        query.setString(1, host.value());
        query.setLong(2, clock.millis());
        var row = query.executeQuery();
        while (row.next()) {
          found.add(
              HealCommand.newBuilder()
                  .setCommandId(row.getString("command_id"))
                  .setCheckType(row.getString("check_type"))
                  .setAction(row.getString("action"))
                  .setTimeoutSeconds(row.getLong("timeout_s"))
                  .build());
        }
      }
      return found;
    });
  }

  /// Takes a result.
  ///
  /// @return whether somebody waits for it
  boolean take(HostId host, HealingResult result) {
    boolean isAwaited = remove(host, result.getCommandId());
    Optional.ofNullable(awaited.get(result.getCommandId()))
        .filter(_ -> isAwaited)
        .ifPresent(waiting -> waiting.complete(result));
    return isAwaited;
  }

  /// Forgets what was under way before the appliance started: nobody waits for it any more.
  void clear() {
    store.transaction(connection -> {
      try (var delete = connection.prepareStatement("DELETE FROM agent_command")) {
        return delete.executeUpdate();
      }
    });
  }

  private void add(HostId host, HealCommand command, Duration wait) {
    store.transaction(connection -> {
      try (var insert =
          connection.prepareStatement(
              "INSERT INTO agent_command (command_id, host_id, check_type, action, timeout_s,"
                  + " expires_at) VALUES (?, ?, ?, ?, ?, ?)")) {
        insert.setString(1, command.getCommandId());
        insert.setString(2, host.value());
        insert.setString(3, command.getCheckType());
        insert.setString(4, command.getAction());
        insert.setLong(5, command.getTimeoutSeconds());
        insert.setLong(6, clock.instant().plus(wait).toEpochMilli());
        return insert.executeUpdate();
      }
    });
  }

  private boolean remove(HostId host, String commandId) {
    return store.transaction(connection -> {
      try (var delete =
          connection.prepareStatement(
              "DELETE FROM agent_command WHERE command_id = ? AND host_id = ?")) {
        delete.setString(1, commandId);
        delete.setString(2, host.value());
        return delete.executeUpdate() == 1;
      }
    });
  }
}
