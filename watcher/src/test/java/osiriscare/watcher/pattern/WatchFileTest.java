package osiriscare.watcher.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.watcher.journal.JournalEntry;
import osiriscare.watcher.probe.Probe;

class WatchFileTest {
  private static WatchFile parse(String text) {
    return WatchFile.parse(text, "file.yaml");
  }

  @Test
  void builtIn_isSound_andItsPatternsFindWhatTheyAreFor() {
    var watch = WatchFile.builtIn();
    assertThat(watch.probes()).isNotEmpty();
    assertThat(
            watch.patterns().stream()
                .filter(pattern ->
                    pattern.matches(
                        unitEntry("x.service", "x.service: Failed with result 'exit-code'.")))
                .map(LogPattern::id))
        .containsExactly("unit-failed");
    assertThat(
            watch.patterns().stream()
                .filter(pattern ->
                    pattern.matches(
                        entry("sshd", 6, "Failed password for root from 192.0.2.1 port 22")))
                .map(LogPattern::id))
        .containsExactly("failed-logins");
    assertThat(watch.patterns().stream().filter(p -> p.matches(entry("app", 6, "all is well"))))
        .isEmpty();
  }

  @Test
  void startedUnit_isOver_forThePatternsOfItsFailures() {
    var started = unitEntry("a.service", "Started a.service - An application.");
    assertThat(
            WatchFile.builtIn().patterns().stream()
                .filter(pattern -> pattern.isOver(started))
                .map(LogPattern::id))
        .containsExactly("unit-failed", "crash-loop");
    assertThat(
            WatchFile.builtIn().patterns().stream()
                .filter(pattern -> pattern.isOver(entry("app", 6, "Started working"))))
        .as("not systemd's word")
        .isEmpty();
  }

  private static JournalEntry unitEntry(String unit, String message) {
    return new JournalEntry("c", "h", unit, "systemd", 4, message);
  }

  private static JournalEntry entry(String identifier, int priority, String message) {
    return new JournalEntry("c", "h", "", identifier, priority, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "patterns: []|patterns and probes",
        "pattern: []|pattern is not a field",
        "patterns: [{id: A}]|patterns[0].id must be lower-case",
        "patterns: [{id: a, incident_type: log_matched, severity: odd, message: m}]|patterns[0].severity",
        "patterns: [{id: a, incident_type: log_matched, severity: low}]|patterns[0].message is required",
        "patterns: [{id: a, incident_type: log_matched, severity: low, message: '('}]|patterns[0].message is no RE2",
        "patterns: [{id: a, incident_type: log_matched, severity: low, message: m, mesage: x}]|patterns[0].mesage is not a field",
        "patterns: [{id: a, incident_type: log_matched, severity: low, message: m, check_type: none}]|patterns[0].check_type",
        "patterns: [{id: a, incident_type: log_matched, severity: low, message: m, quiet_seconds: 0}]|patterns[0].quiet_seconds",
        "'patterns: [{id: a, incident_type: log_matched, severity: low, message: \"(?P<x>m)\", well_again: ok}]'|patterns[0].well_again",
        "'probes: [{id: a, kind: tcp, incident_type: probe_failed, severity: low, host: h, port: 0}]'|probes[0].port",
        "'probes: [{id: a, kind: tcp, incident_type: probe_failed, severity: low, url: h}]'|probes[0].url is not a field",
        "'probes: [{id: a, kind: http, incident_type: probe_failed, severity: low, url: \"http://u:p@h\"}]'|probes[0].url",
        "'probes: [{id: a, kind: unit, incident_type: probe_failed, severity: low, unit: \"--help\"}]'|probes[0].unit",
        "'probes: [{id: a, kind: disk, incident_type: probe_failed, severity: low, path: relative}]'|probes[0].path",
        "'patterns: [{id: a, incident_type: service_crash, severity: low, message: m}]'|patterns[0].incident_type service_crash needs restart_count, unit",
        "'patterns: [{id: a, incident_type: service_failed, severity: low, message: m}]'|patterns[0].incident_type must be one of",
        "'probes: [{id: a, kind: tcp, incident_type: cert_expiry, severity: low, host: h, port: 1}]'|probes[0].incident_type cert_expiry needs days_remaining",
        "'probes: [{id: a, kind: certificate, incident_type: probe_failed, severity: low}]'|probes[0].path",
      })
  void parse_wrong_namesFileAndField(String text, String expected) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(InvalidRequest.class)
        .hasMessageStartingWith("file.yaml ")
        .hasMessageContaining(expected);
  }

  @Test
  void parse_sameIdTwice_isRefused() {
    var one = "{id: a, incident_type: log_matched, severity: low, message: m}";
    var twice = "patterns: [" + one + ", " + one + "]";
    assertThatThrownBy(() -> parse(twice)).hasMessageContaining("patterns[1].id is there twice");
  }

  @Test
  void parse_probe_hasDefaults() {
    var probe =
        parse("probes: [{id: a, incident_type: probe_failed, severity: low, kind: disk, path: /}]")
            .probes()
            .getFirst();
    assertThat(probe.failures()).isEqualTo(3);
    assertThat(probe.every()).hasSeconds(60);
    assertThat(probe.question()).isInstanceOf(Probe.Question.Disk.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void garbage_endsInOurExceptionOrNothing(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      var bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      var text = new String(bytes, StandardCharsets.ISO_8859_1);
      assertThatThrownBy(() -> parse(text)).isInstanceOf(InvalidRequest.class);
      assertThat(JournalEntry.parse(text)).isEmpty();
    }
  }

  @Test
  void journalEntry_takesEveryFormThatAFieldHas() {
    var entry =
        JournalEntry.parse(
                """
                {"__CURSOR":"s=1","MESSAGE":[104,105,255],"PRIORITY":"3","UNIT":"a.service",\
                "_SYSTEMD_UNIT":"init.scope","SYSLOG_IDENTIFIER":["one","two"],"_HOSTNAME":null}\
                """)
            .orElseThrow();
    assertThat(entry.message()).startsWith("hi");
    assertThat(entry.priority()).isEqualTo(3);
    assertThat(entry.unit()).isEqualTo("a.service");
    assertThat(entry.identifier()).isEqualTo("one");
    assertThat(entry.host()).isEmpty();
    assertThat(JournalEntry.parse("{\"MESSAGE\":\"x\"}")).isEmpty();
    assertThat(
            JournalEntry.parse("{\"__CURSOR\":\"c\",\"PRIORITY\":\"9\"}").orElseThrow().priority())
        .isEqualTo(6);
  }
}
