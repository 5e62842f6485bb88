package osiriscare.appliance.action;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Steps that systemd carries out.
final class UnitSteps {
  private static final String SYSTEMCTL = "systemctl";
  private static final List<String> TIME_SERVICES =
      List.of("chrony.service", "chronyd.service", "ntpsec.service", "systemd-timesyncd.service");

  private final Path root;
  private final Programs programs;

  UnitSteps(Path root, Programs programs) {
    this.root = root;
    this.programs = programs;
  }

  StepResult isActive(String unit) {
    return programs.run(SYSTEMCTL, "is-active", unit);
  }

  StepResult start(String unit) {
    return programs.run(SYSTEMCTL, "start", unit);
  }

  // A unit that systemd gave up on is started again only after its counter is cleared.
  StepResult restart(String unit) {
    programs.run(SYSTEMCTL, "reset-failed", unit);
    return programs.run(SYSTEMCTL, "restart", unit);
  }

  StepResult reload(String unit) {
    return programs.run(SYSTEMCTL, "reload-or-restart", unit);
  }

  StepResult enable(String unit) {
    return programs.run(SYSTEMCTL, "enable", "--now", unit);
  }

  StepResult startAndWait(String unit) {
    return programs.run(SYSTEMCTL, "start", "--wait", unit);
  }

  StepResult reboot() {
    return programs.run(SYSTEMCTL, "reboot");
  }

  StepResult restartWorkers(String template) {
    var names = instances(template + "@*.service");
    if (names.isEmpty()) {
      return StepResult.refused("no instance of " + template + "@ is loaded");
    }
    var commands = new ArrayList<List<String>>();
    names.forEach(unit -> commands.add(List.of(SYSTEMCTL, "try-restart", unit)));
    return programs.all(commands);
  }

  StepResult renewCertificates() {
    if (Programs.isInstalled("certbot")) {
      return programs.run("certbot", "renew", "--non-interactive", "--quiet");
    }
    var renewals = instances("acme-*.service");
    if (renewals.isEmpty()) {
      return StepResult.refused("no ACME client is set up: neither certbot nor a unit acme-*");
    }
    var commands = new ArrayList<List<String>>();
    renewals.forEach(unit -> commands.add(List.of(SYSTEMCTL, "start", "--wait", unit)));
    return programs.all(commands);
  }

  StepResult stepClock() {
    return Programs.isInstalled("chronyc")
        ? programs.all(List.of(List.of("chronyc", "burst", "2/4"), List.of("chronyc", "makestep")))
        : programs.run(SYSTEMCTL, "restart", "systemd-timesyncd.service");
  }

  StepResult enableTimeService() {
    for (var unit : TIME_SERVICES) {
      if (programs.run(SYSTEMCTL, "cat", unit).isGood()) {
        return enable(unit);
      }
    }
    return StepResult.refused("no time service is installed");
  }

  // Degraded is healthy enough: which unit failed is a check of its own.
  StepResult isHostHealthy(long minutesMax) throws IOException {
    var state = programs.run(SYSTEMCTL, "is-system-running");
    var word = state.text().lines().findFirst().orElse("");
    if (!word.equals("running") && !word.equals("degraded")) {
      return new StepResult(false, state.command(), state.exitCode(), "the system is " + word);
    }
    if (minutesMax > 0) {
      var uptime = Files.readString(root.resolve("proc/uptime")).replaceFirst("[. ].*\\s*$", "");
      if (Long.parseLong(uptime) > minutesMax * 60) {
        return StepResult.refused("the host was not restarted: up for " + uptime + " s");
      }
    }
    return new StepResult(true, state.command(), state.exitCode(), "the system is " + word);
  }

  private List<String> instances(String pattern) {
    var listed =
        programs.run(
            SYSTEMCTL, "list-units", "--all", "--plain", "--no-legend", "--no-pager", pattern);
    return listed.isGood()
        ? listed
            .text()
            .lines()
            .map(line -> line.strip().split("\\s+", 2)[0])
            .filter(name -> name.contains("."))
            .toList()
        : List.of();
  }
}
