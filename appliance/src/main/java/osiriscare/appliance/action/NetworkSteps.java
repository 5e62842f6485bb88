package osiriscare.appliance.action;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import osiriscare.daemon.file.AtomicFile;
import osiriscare.protocol.json.InvalidRequest;

/// Steps that change the network, and accounts.
final class NetworkSteps {
  private static final int FIRST_PERSON = 1_000;

  private final Path root;
  private final Programs programs;
  private final Undo undo;
  private final FirewallStore firewalls;

  NetworkSteps(Path root, Programs programs, Undo undo, FirewallStore firewalls) {
    this.firewalls = firewalls;
    this.root = root;
    this.programs = programs;
    this.undo = undo;
  }

  // Only a ruleset that Central or the partner signed with the key for rules.
  StepResult restoreFirewall() throws IOException {
    String signed;
    try {
      signed = firewalls.ruleset();
    } catch (InvalidRequest e) {
      return StepResult.refused(String.valueOf(e.getMessage()));
    }
    var ruleset = root.resolve("run/osiriscare-firewall.nft");
    AtomicFile.writePrivate(ruleset, signed);
    var check = programs.run("nft", "-c", "-f", ruleset.toString());
    if (!check.isGood()) {
      return check;
    }
    var now = programs.run("nft", "list", "ruleset");
    if (!now.isGood()) {
      return now;
    }
    var before = root.resolve("run/osiriscare-firewall-before.nft");
    undo.keepFile(before);
    AtomicFile.writePrivate(before, "flush ruleset\n" + now.text() + "\n");
    undo.keepCommand("nft", "-f", before.toString());
    return programs.run("nft", "-f", ruleset.toString());
  }

  StepResult reloadRouting(String daemon) {
    return switch (daemon) {
      case "bird" -> programs.run("birdc", "configure");
      case "frr" -> programs.run("systemctl", "reload", "frr.service");
      default -> StepResult.refused("no such routing daemon: " + daemon);
    };
  }

  StepResult failOver(String from, String to) throws IOException {
    var old = programs.run("ip", "-4", "route", "show", "default", "dev", from);
    var standby = programs.run("ip", "-4", "route", "show", "default", "dev", to);
    var gateway = gateway(standby.text());
    if (!standby.isGood() || gateway.isEmpty()) {
      return StepResult.refused("there is no default route over " + to);
    }
    var oldGateway = gateway(old.text());
    if (!oldGateway.isEmpty()) {
      undo.keepCommand("ip", "-4", "route", "replace", "default", "via", oldGateway, "dev", from);
    }
    return programs.run(
        "ip", "-4", "route", "replace", "default", "via", gateway, "dev", to, "metric", "1");
  }

  private static String gateway(String routes) {
    var words = List.of(routes.strip().split("\\s+"));
    int via = words.indexOf("via");
    return via >= 0 && via + 1 < words.size() ? words.get(via + 1) : "";
  }

  StepResult lockAccount(String account) throws IOException {
    var uid =
        Files.readAllLines(root.resolve("etc/passwd")).stream()
            .map(line -> line.split(":", -1))
            .filter(fields -> fields.length > 2 && fields[0].equals(account))
            .map(fields -> Integer.parseInt(fields[2]))
            .findFirst();
    if (uid.isEmpty()) {
      return StepResult.refused("there is no account " + account);
    }
    if (uid.get() < FIRST_PERSON) {
      return StepResult.refused(account + " belongs to the system and is never locked");
    }
    undo.keepCommand("usermod", "--unlock", "--expiredate", "", account);
    return programs.run("usermod", "--lock", "--expiredate", "1", account);
  }
}
