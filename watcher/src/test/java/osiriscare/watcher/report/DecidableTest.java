package osiriscare.watcher.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import osiriscare.evidence.phi.PhiScrubber;
import osiriscare.healing.decision.Decision;
import osiriscare.healing.decision.Decision.Kind;
import osiriscare.healing.decision.EffectivePolicy;
import osiriscare.healing.decision.EffectivePolicy.Switches;
import osiriscare.healing.decision.Trial;
import osiriscare.healing.guard.GuardSettings;
import osiriscare.healing.rule.Drift;
import osiriscare.healing.rule.ShippedRules;
import osiriscare.healing.runbook.BuiltInRunbooks;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.incident.Incident;
import osiriscare.protocol.incident.IncidentTypes;
import osiriscare.protocol.json.Json;
import osiriscare.watcher.journal.JournalEntry;
import osiriscare.watcher.pattern.LogPattern;
import osiriscare.watcher.pattern.WatchFile;
import osiriscare.watcher.probe.Probe;
import osiriscare.watcher.report.IncidentWriter.ProbeAnswer;
import osiriscare.watcher.store.WatcherStore.Counted;
import tools.jackson.databind.node.ObjectNode;

/// What the watcher says is what rules understand: each of its own patterns and every kind of probe
/// leads to an incident with the details of its type, and to a rule that this build ships.
class DecidableTest {
  private static final Instant IN_WINDOW = Instant.parse("2026-11-21T03:00:00Z");
  private static final HostId HOST = new HostId("db-1");
  private static final EffectivePolicy POLICY =
      EffectivePolicy.of(
          Stream.of(ShippedRules.builtIn(), ShippedRules.synced())
              .flatMap(Collection::stream)
              .toList(),
          BuiltInRunbooks.catalogue(),
          Switches.NONE,
          GuardSettings.DEFAULT);

  // A line as the program writes it, by the pattern that is made for it, and the rule that decides.
  private record Line(String pattern, String unit, String identifier, String text, String rule) {}

  private static final List<Line> LINES =
      Stream.of(
              new Line(
                  "unit-failed",
                  "nginx.service",
                  "systemd",
                  "nginx.service: Failed with result 'exit-code'.",
                  "SYNC-SVC-001"),
              new Line(
                  "crash-loop",
                  "app.service",
                  "systemd",
                  "app.service: Start request repeated too quickly.",
                  "L1-WATCH-017"),
              new Line(
                  "out-of-memory",
                  "",
                  "kernel",
                  "Out of memory: Killed process 812 (java) total-vm:9000kB",
                  "SYNC-MEM-001"),
              new Line(
                  "disk-error",
                  "",
                  "kernel",
                  "blk_update_request: I/O error, dev sda, sector 2048",
                  "SYNC-FS-001"),
              new Line(
                  "file-system-read-only",
                  "",
                  "kernel",
                  "EXT4-fs (sda1): Remounting filesystem read-only",
                  "SYNC-FS-001"),
              new Line(
                  "disk-full",
                  "app.service",
                  "app",
                  "write /srv/x: No space left on device",
                  "L1-WATCH-0(03|18)|SYNC-(TMP|LOG)-.*"),
              new Line(
                  "failed-logins",
                  "ssh.service",
                  "sshd",
                  "Failed password for root from 192.0.2.1 port 22",
                  "SYNC-SSH-005"),
              new Line(
                  "certificate-expired",
                  "app.service",
                  "app",
                  "x509: certificate has expired or is not yet valid",
                  "L1-WATCH-004"),
              new Line(
                  "backup-failed",
                  "borg.service",
                  "systemd",
                  "borg.service: Failed with result 'exit-code'.",
                  "L1-WATCH-005"),
              new Line(
                  "backup-complains",
                  "restic.service",
                  "restic",
                  "error: cannot read /srv/x",
                  "L1-WATCH-020"),
              new Line(
                  "connection-table-full",
                  "",
                  "kernel",
                  "nf_conntrack: nf_conntrack: table full, dropping packet",
                  "L1-WATCH-009"),
              new Line(
                  "clock-unsynchronised",
                  "chrony.service",
                  "chronyd",
                  "Can't synchronise: no selectable sources",
                  "L1-WATCH-019"))
          .toList();

  private final IncidentWriter writer =
      new IncidentWriter(
          new SiteId("clinic-a"),
          HOST,
          "linux",
          new PhiScrubber(PhiScrubber.newKey(new SecureRandom())));

  private static Decision decide(Incident incident) {
    return Trial.decide(
        new Drift(
            incident.type(),
            incident.host().value(),
            incident.details().path("platform").asString("none"),
            incident.severity(),
            incident.type(),
            incident.details()),
        POLICY,
        IN_WINDOW);
  }

  private static void assertComplete(Incident incident, String type) {
    assertThat(incident.type()).as(incident.details().toString()).isEqualTo(type);
    assertThat(IncidentTypes.require(type).isMadeBy(incident.details()))
        .as("%s: %s", type, incident.details())
        .isTrue();
  }

  private Incident incident(LogPattern pattern, Line line, String host, long count) {
    var entry = new JournalEntry("c", host, line.unit(), line.identifier(), 3, line.text());
    assertThat(pattern.matches(entry)).as(pattern.id()).isTrue();
    return writer.of(
        pattern,
        new Counted(
            pattern.id(),
            host,
            "",
            count,
            IN_WINDOW,
            IN_WINDOW,
            line.unit(),
            pattern.read(entry),
            line.text()));
  }

  static List<LogPattern> patterns() {
    return WatchFile.builtIn().patterns();
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void everyShippedPattern_leadsToARule(LogPattern pattern) {
    // A pattern that is new here needs a line, and a rule, too.
    var line =
        LINES.stream().filter(l -> l.pattern().equals(pattern.id())).findFirst().orElseThrow();
    var incident = incident(pattern, line, HOST.value(), Math.max(1, pattern.atLeast()));
    assertComplete(incident, pattern.incidentType());
    assertThat(decide(incident).rule().orElse("no rule")).matches(line.rule());
  }

  @Test
  void failedUnit_isStartedAFewTimes_andThenAPersonIsAsked() {
    var pattern = patterns().getFirst();
    var line =
        new Line("", "app.service", "systemd", "app.service: Failed with result 'signal'.", "");
    var once = decide(incident(pattern, line, HOST.value(), 1));
    assertThat(once.kind()).isEqualTo(Kind.ACT);
    assertThat(once.parameters()).containsEntry("unit", "app.service");
    assertThat(decide(incident(pattern, line, HOST.value(), 40)).kind()).isEqualTo(Kind.ESCALATE);
  }

  @Test
  void anotherHostsDisk_isNotMeasuredHere() {
    var pattern =
        patterns().stream().filter(p -> p.id().equals("disk-full")).findFirst().orElseThrow();
    var incident =
        incident(
            pattern, new Line("", "", "app", "No space left on device", ""), "somewhere-else", 1);
    assertComplete(incident, IncidentTypes.LOG_MATCHED);
    assertThat(incident.details().has("path")).isFalse();
  }

  private static Probe probe(String yaml) {
    return WatchFile.parse("probes: [{id: p, severity: high, " + yaml + "}]", "f")
        .probes()
        .getFirst();
  }

  private void assertDecided(String yaml, ObjectNode facts, String rule) {
    var probe = probe(yaml);
    var failed = writer.of(probe, new ProbeAnswer("fail", "why", facts), IN_WINDOW);
    assertComplete(failed, probe.incidentType());
    assertThat(decide(failed).rule()).as(decide(failed).toString()).contains(rule);
    var unknown = writer.of(probe, new ProbeAnswer("unknown", "why", Json.object()), IN_WINDOW);
    assertComplete(unknown, IncidentTypes.PROBE_FAILED);
    assertThat(decide(unknown).kind())
        .as("nobody acts on what nobody saw")
        .isEqualTo(Kind.ESCALATE);
  }

  @Test
  void everyKindOfProbe_leadsToARule() {
    assertDecided(
        "kind: http, incident_type: probe_failed, url: 'http://127.0.0.1/', unit: nginx.service",
        Json.object(),
        "SYNC-PROBE-001");
    assertDecided(
        "kind: http, incident_type: probe_failed, url: 'http://127.0.0.1/'",
        Json.object(),
        "SYNC-PROBE-002");
    assertDecided(
        "kind: tcp, incident_type: database_down, host: h, port: 5432, unit: postgresql.service",
        Json.object(),
        "SYNC-DB-001");
    assertDecided(
        "kind: tcp, incident_type: database_down, host: h, port: 5432",
        Json.object(),
        "SYNC-DB-002");
    assertDecided(
        "kind: unit, incident_type: service_crash, unit: app.service",
        Json.object().put("unit", "app.service").put("restart_count", 0L),
        "L1-WATCH-001");
    assertDecided(
        "kind: disk, incident_type: disk_space, path: /srv",
        Json.object().put("path", "/srv").put("usage_percent", 97L),
        "L1-WATCH-003");
    assertDecided(
        "kind: certificate, incident_type: cert_expiry, path: " + Path.of("/etc/x.pem"),
        Json.object().put("days_remaining", 3L),
        "L1-WATCH-004");
  }

  @Test
  void groupsOfAMessage_becomeDetails_numbersAsNumbers() {
    var pattern =
        WatchFile.parse(
                """
                patterns:
                  - id: link
                    incident_type: link_down
                    severity: high
                    message: '(?P<interface>\\S+): link is down, (?P<standby>\\S+) is up'
                  - id: oom
                    incident_type: memory_pressure
                    severity: high
                    message: 'killed (?P<oom_kills>\\d+) programs'
                """
                    .replace("\\\\", "\\"),
                "f")
            .patterns();
    var link =
        incident(
            pattern.getFirst(),
            new Line("", "", "kernel", "eth0: link is down, eth1 is up", ""),
            HOST.value(),
            1);
    assertThat(decide(link).parameters()).containsEntry("from", "eth0").containsEntry("to", "eth1");
    var killed =
        incident(
            pattern.getLast(), new Line("", "", "k", "killed 4 programs", ""), HOST.value(), 1);
    assertThat(killed.details().path("oom_kills").isIntegralNumber()).isTrue();
    assertThat(decide(killed).rule()).contains("SYNC-MEM-001");
  }
}
