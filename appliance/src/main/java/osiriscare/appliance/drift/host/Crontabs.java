package osiriscare.appliance.drift.host;

import java.util.List;
import java.util.Set;

/// Users who have a crontab of their own. Text form: one user name per line.
public record Crontabs(List<String> users) {
  // Debian, Red Hat and NixOS, SUSE. The second also holds directories of the others.
  private static final List<String> SPOOLS =
      List.of("/var/spool/cron/crontabs", "/var/spool/cron", "/var/spool/cron/tabs");
  private static final Set<String> NOT_USERS =
      Set.of("crontabs", "tabs", "atjobs", "atspool", "lastrun", "lost+found", "cron.deny");

  public Crontabs {
    users = List.copyOf(users);
  }

  static Seen<String> gather(Host host) {
    return Seen.joined(
        SPOOLS.stream().map(spool -> host.files().list(spool).map(Crontabs::lines)).toList());
  }

  private static String lines(List<String> names) {
    var lines = new StringBuilder();
    names.stream()
        .filter(name -> !NOT_USERS.contains(name) && !name.startsWith("."))
        .forEach(name -> lines.append(PrintableText.of(name)).append('\n'));
    return lines.toString();
  }

  /// Reads the text form.
  public static Crontabs parse(String text) {
    return new Crontabs(text.lines().filter(line -> !line.isBlank()).toList());
  }
}
