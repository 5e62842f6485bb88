package osiriscare.appliance.drift.host;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// When each log file was last written. Text form: `epoch-second path`.
public record LogWrites(Map<String, Long> secondByPath) {
  private static final List<String> FILES =
      List.of("/var/log/syslog", "/var/log/messages", "/var/log/auth.log", "/var/log/secure");
  private static final List<String> JOURNALS = List.of("/var/log/journal", "/run/log/journal");

  public LogWrites {
    secondByPath = Map.copyOf(secondByPath);
  }

  static Seen<String> gather(Host host) {
    return Seen.joined(
        Stream.concat(
                FILES.stream().map(file -> line(host, file)),
                JOURNALS.stream().map(journal -> journalLines(host, journal)))
            .toList());
  }

  private static Seen<String> line(Host host, String path) {
    return host.files()
        .status(path)
        .map(status -> status.map(at -> at.modifiedEpochSecond() + " " + path + "\n").orElse(""));
  }

  /// A journal lies in a directory per machine id.
  private static Seen<String> journalLines(Host host, String journal) {
    return host.files()
        .list(journal)
        .then(machines ->
            Seen.joined(
                machines.stream()
                    .map(machine -> line(host, journal + "/" + machine + "/system.journal"))
                    .toList()));
  }

  /// Reads the text form.
  public static LogWrites parse(String text) {
    var result = new LinkedHashMap<String, Long>();
    for (var line : text.lines().filter(line -> !line.isBlank()).toList()) {
      var blank = line.indexOf(' ');
      if (blank < 1) {
        throw new NotUnderstood("the list of log files");
      }
      result.put(line.substring(blank + 1), Numbers.whole(line.substring(0, blank)));
    }
    return new LogWrites(result);
  }

  /// The last write of all logs.
  public Optional<Long> newestSecond() {
    return secondByPath.values().stream().max(Long::compare);
  }

  /// Whether the journal is kept on disk over a restart.
  public boolean hasPersistentJournal() {
    return secondByPath.keySet().stream().anyMatch(path -> path.startsWith("/var/log/journal/"));
  }
}
