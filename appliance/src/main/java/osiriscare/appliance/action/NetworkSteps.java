package osiriscare.appliance.action;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
    var uid = entry("etc/passwd", 7, account).map(fields -> Integer.parseInt(fields.get(2)));
    if (uid.isEmpty()) {
      return StepResult.refused("there is no account " + account);
    }
    if (uid.get() < FIRST_PERSON) {
      return StepResult.refused(account + " belongs to the system and is never locked");
    }
    var before = entry("etc/shadow", 9, account);
    var expiry = before.map(fields -> fields.get(7)).filter(days -> !days.isEmpty()).orElse("-1");
    // The account that was looked up, not one of this machine with the same name.
    var change = List.of("usermod", "--prefix", root.toString(), "--expiredate");
    boolean wasLocked = before.map(fields -> fields.get(1).startsWith("!")).orElse(false);
    undo.keepCommand(
        command(change, wasLocked ? List.of(expiry, account) : List.of(expiry, "--unlock", account))
            .toArray(String[]::new));
    return programs.all(List.of(command(change, List.of("1", "--lock", account))));
  }

  private static List<String> command(List<String> start, List<String> rest) {
    return Stream.concat(start.stream(), rest.stream()).toList();
  }

  // Of passwd, with 7 fields, or shadow, with 9.
  private Optional<List<String>> entry(String file, int size, String account) throws IOException {
    var path = root.resolve(file);
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    return Files.readAllLines(path).stream()
        .map(line -> List.of(line.split(":", -1)))
        .filter(fields -> fields.size() == size && fields.getFirst().equals(account))
        .findFirst();
  }
}
