package osiriscare.appliance.action;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import osiriscare.healing.runbook.Step;
import osiriscare.protocol.healing.SignedDocument;
import osiriscare.protocol.json.InvalidRequest;

/// All verbs on this host, as root. The only code of the product that changes a host.
public final class HostActions implements Actions {
  private final Path root;
  private final Path undoFolder;
  private final FirewallStore firewalls;

  /// @param root of the file system whose files are changed: `/`, or a scratch root
  /// @param stateFolder where what is replaced is kept, and the firewall that Central signed
  public HostActions(Path root, Path stateFolder) {
    this.root = root;
    this.undoFolder = stateFolder.resolve("undo");
    this.firewalls = new FirewallStore(root, stateFolder);
  }

  @Override
  public StepResult keepFirewall(SignedDocument document) {
    try {
      return firewalls.keep(document);
    } catch (InvalidRequest | IllegalArgumentException e) {
      return StepResult.refused(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return StepResult.refused("failed: " + e);
    }
  }

  @Override
  public StepResult run(Step step, String runId) {
    try {
      // Bound again: whoever asked is not trusted to have checked the arguments.
      var bound = step.bind(Map.of());
      var programs = new Programs(bound.timeout());
      return carryOut(bound, programs, new Undo(undoFolder, runId));
    } catch (InvalidRequest | IllegalArgumentException e) {
      return StepResult.refused(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return StepResult.refused("failed: " + e);
    }
  }

  private StepResult carryOut(Step step, Programs programs, Undo undo) throws IOException {
    var files = new FileSteps(root, programs, undo);
    var network = new NetworkSteps(root, programs, undo, firewalls);
    var units = new UnitSteps(root, programs);
    return switch (step.verb()) {
      case CHECK_PASSES -> StepResult.refused("checks are run by the daemon");
      case UNIT_IS_ACTIVE -> units.isActive(step.argument("unit"));
      case SPACE_IS_FREE -> files.isFree(step.argument("path"), number(step, "percent"));
      case SSHD_IS -> files.sshdIs(step.argument("option"), step.argument("value"));
      case KERNEL_PARAMETER_IS ->
          files.kernelParameterIs(step.argument("parameter"), step.argument("value"));
      case FILE_MODE_IS -> files.modeIs(step.argument("path"), step.argument("mode"));
      case HOST_IS_HEALTHY -> units.isHostHealthy(number(step, "minutes"));
      case UNIT_START -> units.start(step.argument("unit"));
      case UNIT_RESTART -> units.restart(step.argument("unit"));
      case UNIT_RELOAD -> units.reload(step.argument("unit"));
      case UNIT_ENABLE -> onNixOs() ? persistent() : units.enable(step.argument("unit"));
      case WORKERS_RESTART -> units.restartWorkers(step.argument("template"));
      case BACKUP_START -> units.startAndWait(step.argument("unit"));
      case HOST_REBOOT -> units.reboot();
      case CERTIFICATES_RENEW -> units.renewCertificates();
      case CLOCK_STEP -> units.stepClock();
      case TIME_SERVICE_ENABLE -> onNixOs() ? persistent() : units.enableTimeService();
      case LOGS_ROTATE -> programs.run("logrotate", "-f", "/etc/logrotate.conf");
      case JOURNAL_VACUUM ->
          programs.run("journalctl", "--vacuum-size=" + number(step, "mebibytes") + "M");
      case JOURNAL_PERSIST -> onNixOs() ? persistent() : files.persistJournal();
      case TEMP_CLEAR -> files.clearTemporary(step.argument("path"), number(step, "hours"));
      case PACKAGE_CACHE_CLEAR ->
          packages(
              programs, List.of("apt-get", "clean"), List.of("dnf", "-q", "clean", "packages"));
      case CACHE_CLEAR -> files.clearCache(step.argument("path"));
      case DATABASE_REINDEX ->
          programs.run(
              "runuser",
              "-u",
              "postgres",
              "--",
              "reindexdb",
              "--concurrently",
              step.argument("database"));
      case SECURITY_UPDATES_APPLY ->
          packages(
              programs,
              List.of("unattended-upgrade"),
              List.of("dnf", "-q", "-y", "upgrade", "--security"));
      case AUTOMATIC_UPDATES_ENABLE -> onNixOs() ? persistent() : files.enableAutomaticUpdates();
      case FIREWALL_STATE_FLUSH -> programs.run("conntrack", "-F");
      case FIREWALL_RESTORE -> onNixOs() ? persistent() : network.restoreFirewall();
      case ROUTING_RELOAD -> network.reloadRouting(step.argument("daemon"));
      case LINK_FAILOVER -> network.failOver(step.argument("from"), step.argument("to"));
      case KERNEL_PARAMETER_SET ->
          onNixOs()
              ? persistent()
              : files.setKernelParameter(step.argument("parameter"), step.argument("value"));
      case FILE_MODE_SET ->
          onNixOs() ? persistent() : files.setMode(step.argument("path"), step.argument("mode"));
      case SSHD_SET ->
          onNixOs() ? persistent() : files.setSshd(step.argument("option"), step.argument("value"));
      case ACCOUNT_LOCK -> onNixOs() ? persistent() : network.lockAccount(step.argument("account"));
      case WORKSTATION_HEAL -> StepResult.refused("is for workstations with an agent");
      case CHANGES_UNDO -> undo.putBack(programs);
    };
  }

  private static StepResult packages(Programs programs, List<String> apt, List<String> dnf) {
    return programs.all(List.of(Programs.isInstalled("apt-get") ? apt : dnf));
  }

  private boolean onNixOs() {
    return Files.exists(root.resolve("etc/NIXOS"));
  }

  // On NixOS the next rebuild would undo it, and until then the host would not be what it declares.
  private static StepResult persistent() {
    return StepResult.refused("needs a configuration change: this host is NixOS");
  }

  private static long number(Step step, String name) {
    return Long.parseLong(step.argument(name));
  }
}
