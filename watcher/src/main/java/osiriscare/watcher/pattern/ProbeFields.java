package osiriscare.watcher.pattern;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import osiriscare.protocol.check.Severity;
import osiriscare.protocol.incident.IncidentTypes;
import osiriscare.protocol.json.Fields;
import osiriscare.watcher.probe.Probe;
import osiriscare.watcher.probe.Probe.Question;

/// Reads one probe of the watch file.
final class ProbeFields {
  private static final Set<String> COMMON =
      Set.of(
          "id",
          "kind",
          "incident_type",
          "check_type",
          "severity",
          "hipaa_controls",
          "every_seconds",
          "timeout_seconds",
          "failures");

  private ProbeFields() {}

  private enum Kind {
    HTTP,
    TCP,
    UNIT,
    DISK,
    CERTIFICATE
  }

  private static Set<String> fieldsOf(Kind kind) {
    return switch (kind) {
      case HTTP -> Set.of("url", "status", "unit");
      case TCP -> Set.of("host", "port", "unit");
      case UNIT -> Set.of("unit");
      case DISK -> Set.of("path", "used_percent_max");
      case CERTIFICATE -> Set.of("path", "host", "port", "days_min");
    };
  }

  static Probe read(Fields fields, Set<String> ids) {
    var kind = fields.oneOf("kind", Kind.class);
    var known = new HashSet<>(COMMON);
    known.addAll(fieldsOf(kind));
    WatchFile.rejectOthers(fields, known);
    return new Probe(
        WatchFile.id(fields, ids),
        incidentType(kind, fields),
        WatchFile.checkType(fields),
        fields.oneOf("severity", Severity.class),
        WatchFile.controls(fields),
        WatchFile.seconds(fields, "every_seconds", 60, 1, 86_400),
        WatchFile.seconds(fields, "timeout_seconds", 10, 1, 60),
        fields.optionalInteger("failures", 1, 100).orElse(3L).intValue(),
        kind == Kind.HTTP || kind == Kind.TCP
            ? fields.optionalParsed("unit", ProbeFields::unit)
            : Optional.empty(),
        question(kind, fields));
  }

  private static String incidentType(Kind kind, Fields fields) {
    var type = fields.parsed("incident_type", IncidentTypes::require);
    var missing = new TreeSet<>(type.required());
    missing.removeAll(factsOf(kind, fields));
    if (!missing.isEmpty()) {
      throw fields.wrong(
          "incident_type",
          type.name()
              + " needs "
              + String.join(", ", missing)
              + ", which this probe does not tell");
    }
    return type.name();
  }

  // What a bad answer tells; IncidentWriter adds the failures.
  private static Set<String> factsOf(Kind kind, Fields fields) {
    var facts = new HashSet<>(Set.of("failures"));
    facts.addAll(
        switch (kind) {
          case HTTP, TCP -> fields.has("unit") ? Set.of("unit") : Set.<String>of();
          case UNIT -> Set.of("unit", "restart_count");
          case DISK -> Set.of("path", "usage_percent");
          case CERTIFICATE -> Set.of("days_remaining");
        });
    return facts;
  }

  private static Question question(Kind kind, Fields fields) {
    return switch (kind) {
      case HTTP ->
          new Question.Http(
              fields.parsed("url", ProbeFields::url),
              fields.optionalInteger("status", 100, 599).orElse(200L).intValue());
      case TCP -> new Question.Tcp(fields.text("host", 253), port(fields));
      case UNIT -> new Question.Unit(fields.parsed("unit", ProbeFields::unit));
      case DISK ->
          new Question.Disk(
              fields.parsed("path", ProbeFields::path),
              fields.optionalInteger("used_percent_max", 1, 100).orElse(90L).intValue());
      case CERTIFICATE -> certificate(fields);
    };
  }

  private static Question certificate(Fields fields) {
    int days = fields.optionalInteger("days_min", 0, 3650).orElse(14L).intValue();
    if (fields.has("path") == fields.has("host")) {
      throw fields.wrong("path", "or host is required, and not both");
    }
    return fields.has("path")
        ? new Question.CertificateFile(fields.parsed("path", ProbeFields::path), days)
        : new Question.CertificateOf(fields.text("host", 253), port(fields), days);
  }

  private static int port(Fields fields) {
    return (int) fields.integer("port", 1, 65_535);
  }

  private static Path path(String text) {
    var path = Path.of(text);
    if (!path.isAbsolute()) {
      throw new IllegalArgumentException("must be an absolute path");
    }
    return path;
  }

  private static String unit(String text) {
    if (!text.matches("[A-Za-z0-9_][A-Za-z0-9_:.@\\\\-]{0,254}")) {
      throw new IllegalArgumentException("must be the name of a systemd unit");
    }
    return text;
  }

  // A URL with a password would end up in incidents.
  private static URI url(String text) {
    var url = URI.create(text);
    if (url.getHost() == null
        || url.getUserInfo() != null
        || !Set.of("http", "https").contains(String.valueOf(url.getScheme()))) {
      throw new IllegalArgumentException("must be an http or https address without user");
    }
    return url;
  }
}
