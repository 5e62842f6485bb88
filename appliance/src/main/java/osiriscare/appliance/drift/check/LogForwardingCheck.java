package osiriscare.appliance.drift.check;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import osiriscare.appliance.drift.host.Host;
import osiriscare.appliance.drift.host.HostFiles;
import osiriscare.appliance.drift.host.Seen;

/// Logs leave the machine: a target is configured, and the service that sends to it runs.
final class LogForwardingCheck {
  private static final List<Pattern> RSYSLOG_TARGETS =
      List.of(
          Pattern.compile(
              "^[^#\\s]\\S*\\s+-?@@?(?:\\([^)]*\\))?([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:]+]).*"),
          Pattern.compile(".*omfwd.*[tT]arget=\"([^\"]+)\".*"));
  private static final List<Pattern> SYSLOG_NG_TARGETS =
      List.of(Pattern.compile("^[^#]*\\b(?:network|syslog|tcp|udp)\\(\\s*\"([^\"]+)\".*"));
  private static final List<Pattern> UPLOAD_TARGETS =
      List.of(Pattern.compile("^URL=(?:https?://)?([^:/\\s]+).*"));

  private LogForwardingCheck() {}

  static Finding run(Subject subject) {
    var host = subject.host();
    var all =
        sent(
                host,
                "rsyslogd",
                withFolder(host.files(), "/etc/rsyslog.conf", "/etc/rsyslog.d"),
                RSYSLOG_TARGETS)
            .with(
                sent(
                    host,
                    "syslog-ng",
                    withFolder(
                        host.files(), "/etc/syslog-ng/syslog-ng.conf", "/etc/syslog-ng/conf.d"),
                    SYSLOG_NG_TARGETS),
                LogForwardingCheck::joined)
            .with(
                sent(
                    host,
                    "systemd-journal-upload",
                    withFolder(
                        host.files(),
                        "/etc/systemd/journal-upload.conf",
                        "/etc/systemd/journal-upload.conf.d"),
                    UPLOAD_TARGETS),
                LogForwardingCheck::joined);
    return Finding.judge(all, targets -> decide(targets, subject.baseline().logging().targets()));
  }

  static Finding decide(List<String> targets, List<String> wanted) {
    var missing = wanted.stream().filter(target -> !targets.contains(target)).toList();
    var finding =
        targets.isEmpty()
            ? Finding.fail("logs are sent to no other machine")
            : Finding.failWhen(!missing.isEmpty(), "logs are not sent to " + Finding.few(missing));
    return finding.with("targets", targets);
  }

  /// A target counts only while its service runs.
  private static Seen<List<String>> sent(
      Host host, String service, Seen<String> configuration, List<Pattern> patterns) {
    return configuration
        .map(text -> targets(text, patterns))
        .then(targets ->
            targets.isEmpty()
                ? new Seen.Known<>(targets)
                : ServiceState.isRunning(host, service).map(runs -> runs ? targets : List.of()));
  }

  static List<String> rsyslogTargets(String configuration) {
    return targets(configuration, RSYSLOG_TARGETS);
  }

  /// Addresses of this machine are no other machine.
  private static List<String> targets(String configuration, List<Pattern> patterns) {
    var found = new TreeSet<String>();
    for (var line : configuration.lines().map(String::strip).toList()) {
      for (var pattern : patterns) {
        var match = pattern.matcher(line);
        if (match.matches() && !match.group(1).matches("localhost|127\\..*|::1|\\[::1]")) {
          found.add(match.group(1));
        }
      }
    }
    return List.copyOf(found);
  }

  private static List<String> joined(List<String> first, List<String> second) {
    var all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  private static Seen<String> withFolder(HostFiles files, String main, String folder) {
    Seen<String> text = files.text(main).map(found -> found.orElse(""));
    return text.with(
        files.list(folder).then(names -> contents(files, folder, names)), (a, b) -> a + "\n" + b);
  }

  private static Seen<String> contents(HostFiles files, String folder, List<String> names) {
    Seen<String> all = new Seen.Known<>("");
    for (var name : names) {
      if (name.endsWith(".conf")) {
        all =
            all.with(
                files.text(folder + "/" + name), (before, text) -> before + "\n" + text.orElse(""));
      }
    }
    return all;
  }
}
