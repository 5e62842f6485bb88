package osiriscare.healing.runbook;

import static osiriscare.healing.runbook.ArgumentType.ACCOUNT;
import static osiriscare.healing.runbook.ArgumentType.INTEGER;
import static osiriscare.healing.runbook.ArgumentType.INTERFACE;
import static osiriscare.healing.runbook.ArgumentType.KERNEL_PARAMETER;
import static osiriscare.healing.runbook.ArgumentType.MODE;
import static osiriscare.healing.runbook.ArgumentType.PATH;
import static osiriscare.healing.runbook.ArgumentType.UNIT;
import static osiriscare.healing.runbook.ArgumentType.WORD;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Everything that a step of a runbook can do. A host has one handler for each verb and no other
/// way to act: no scripts, no command lines.
public enum ActionVerb {
  /// Runs a check of the catalogue again; good when it passes.
  CHECK_PASSES(Kind.LOOKS, Map.of("check", WORD)),
  /// Good when the unit is active.
  UNIT_IS_ACTIVE(Kind.LOOKS, Map.of("unit", UNIT)),
  /// Good when at least this much of the file system is free, in per cent.
  SPACE_IS_FREE(Kind.LOOKS, Map.of("path", PATH, "percent", INTEGER)),
  /// Good when the SSH server uses this value.
  SSHD_IS(Kind.LOOKS, Map.of("option", WORD, "value", WORD)),
  /// Good when the kernel parameter has this value.
  KERNEL_PARAMETER_IS(Kind.LOOKS, Map.of("parameter", KERNEL_PARAMETER, "value", INTEGER)),
  /// Good when root owns the file and its mode allows no more than this.
  FILE_MODE_IS(Kind.LOOKS, Map.of("path", PATH, "mode", MODE)),
  /// Good when the host has been up for less than this and its units are healthy.
  HOST_IS_HEALTHY(Kind.LOOKS, Map.of("minutes", INTEGER)),

  /// Starts the unit.
  UNIT_START(Kind.ACTS, Map.of("unit", UNIT)),
  /// Restarts the unit.
  UNIT_RESTART(Kind.ACTS, Map.of("unit", UNIT)),
  /// Tells the unit to read its configuration again.
  UNIT_RELOAD(Kind.ACTS, Map.of("unit", UNIT)),
  /// Enables the unit and starts it.
  UNIT_ENABLE(Kind.ACTS, Map.of("unit", UNIT)),
  /// Restarts all instances of a template, one after the other.
  WORKERS_RESTART(Kind.ACTS, Map.of("template", WORD)),
  /// Rotates logs as the host's logrotate is configured.
  LOGS_ROTATE(Kind.ACTS, Map.of()),
  /// Keeps at most this many MiB of journal.
  JOURNAL_VACUUM(Kind.ACTS, Map.of("mebibytes", INTEGER)),
  /// Keeps the journal on disk.
  JOURNAL_PERSIST(Kind.ACTS, Map.of()),
  /// Deletes files below a temporary folder that nobody touched for this long.
  TEMP_CLEAR(Kind.ACTS, Map.of("path", PATH, "hours", INTEGER)),
  /// Empties the package manager's download cache.
  PACKAGE_CACHE_CLEAR(Kind.ACTS, Map.of()),
  /// Deletes what a service keeps in its cache folder below `/var/cache`.
  CACHE_CLEAR(Kind.ACTS, Map.of("path", PATH)),
  /// Renews certificates that end soon with the host's ACME client.
  CERTIFICATES_RENEW(Kind.ACTS, Map.of()),
  /// Rebuilds the indexes of a PostgreSQL database without locking it.
  DATABASE_REINDEX(Kind.ACTS, Map.of("database", WORD)),
  /// Installs pending security updates.
  SECURITY_UPDATES_APPLY(Kind.ACTS, Map.of()),
  /// Switches automatic security updates on.
  AUTOMATIC_UPDATES_ENABLE(Kind.ACTS, Map.of()),
  /// Restarts the host.
  HOST_REBOOT(Kind.ACTS, Map.of()),
  /// Forgets tracked connections.
  FIREWALL_STATE_FLUSH(Kind.ACTS, Map.of()),
  /// Loads the ruleset of the signed baseline.
  FIREWALL_RESTORE(Kind.ACTS, Map.of()),
  /// Lets the routing daemon read its configuration again.
  ROUTING_RELOAD(Kind.ACTS, Map.of("daemon", WORD)),
  /// Moves the default route to another link.
  LINK_FAILOVER(Kind.ACTS, Map.of("from", INTERFACE, "to", INTERFACE)),
  /// Starts the backup's unit and waits for its end.
  BACKUP_START(Kind.ACTS, Map.of("unit", UNIT)),
  /// Steps the clock with the host's time service.
  CLOCK_STEP(Kind.ACTS, Map.of()),
  /// Switches the host's time service on.
  TIME_SERVICE_ENABLE(Kind.ACTS, Map.of()),
  /// Sets a kernel parameter now and for the next start.
  KERNEL_PARAMETER_SET(Kind.ACTS, Map.of("parameter", KERNEL_PARAMETER, "value", INTEGER)),
  /// Sets owner and mode of a file.
  FILE_MODE_SET(Kind.ACTS, Map.of("path", PATH, "mode", MODE)),
  /// Sets an option of the SSH server, checks the file, and reloads the server.
  SSHD_SET(Kind.ACTS, Map.of("option", WORD, "value", WORD)),
  /// Locks a login account; nothing of it is deleted.
  ACCOUNT_LOCK(Kind.ACTS, Map.of("account", ACCOUNT)),
  /// Has the agent of a workstation put right what this check is about.
  WORKSTATION_HEAL(Kind.ACTS, Map.of("check", WORD)),

  /// Puts back what the run's file and setting changes replaced.
  CHANGES_UNDO(Kind.UNDOES, Map.of());

  /// What a verb does to the host.
  public enum Kind {
    /// Only looks.
    LOOKS,
    /// Changes something.
    ACTS,
    /// Takes changes back.
    UNDOES
  }

  private final Kind kind;

  @SuppressWarnings("ImmutableEnumChecker") // Made by Map.of.
  private final Map<String, ArgumentType> arguments;

  ActionVerb(Kind kind, Map<String, ArgumentType> arguments) {
    this.kind = kind;
    this.arguments = arguments;
  }

  public Kind kind() {
    return kind;
  }

  /// Its arguments, all of them required.
  public Map<String, ArgumentType> arguments() {
    return arguments;
  }

  /// The word in a runbook and on the wire.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The verb with this word.
  public static Optional<ActionVerb> of(String word) {
    return Arrays.stream(values()).filter(verb -> verb.word().equals(word)).findFirst();
  }
}
