package osiriscare.healing.decision;

import java.util.List;

/// Units that record what happens on a host. By the beginning of their names: their sockets,
/// instances and namespaces count too.
final class LogServices {
  private static final List<String> NAMES =
      List.of(
          "systemd-journal",
          "rsyslog",
          "syslog",
          "auditd",
          "audit-rules",
          "vector",
          "fluent",
          "td-agent",
          "promtail",
          "alloy",
          "filebeat",
          "auditbeat",
          "logstash",
          "nxlog",
          "loki",
          "graylog");

  private LogServices() {}

  static boolean isOne(String unit) {
    return NAMES.stream().anyMatch(unit::startsWith);
  }
}
