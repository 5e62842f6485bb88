package osiriscare.flashpods.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.daemon.process.ProcessResult;
import osiriscare.daemon.process.ProcessRunner;

/// The alert rules that come with the program.
class AlertsTest {
  private static final Path RULES = Path.of("alerts.yml").toAbsolutePath();
  private static final ProcessRunner RUNNER = new ProcessRunner(Duration.ofSeconds(30));

  // The facts' table has a limit per hour, which rate() would have made one per second (G42).
  private static final String TEN_FAILURES_IN_AN_HOUR =
      """
      rule_files: [RULES]
      evaluation_interval: 1m
      tests:
        - interval: 1m
          input_series:
            - series: flashpods_jobs_failed_total
              values: '0x60 0+1x14 14x60'
            - series: 'flashpods_disk_used_ratio{area="logs"}'
              values: '0.9x200'
          alert_rule_test:
            - eval_time: 50m
              alertname: FlashpodsManyJobsFail
              exp_alerts: []
            - eval_time: 90m
              alertname: FlashpodsManyJobsFail
              exp_alerts:
                - exp_labels: {severity: critical}
                  exp_annotations: {summary: "More than 10 jobs failed within an hour"}
            - eval_time: 10m
              alertname: FlashpodsDiskFull
              exp_alerts:
                - exp_labels: {severity: critical, area: logs}
                  exp_annotations: {summary: "The disk of logs is more than 85 % full: no job starts"}
      """;

  @Test
  void rules_eachHaveAnExpressionATimeASeverityAndASentence() throws IOException {
    var rule =
        Pattern.compile(
            """
             {6}- alert: Flashpods\\w+
             {8}expr: \\S.+
             {8}for: \\d+[mh]
             {8}labels: \\{severity: (warning|critical)}
             {8}annotations: \\{summary: "[^"]+"}
            """);
    var text = Files.readString(RULES);
    assertThat(rule.matcher(text).results().count())
        .isEqualTo(text.lines().filter(line -> line.contains("- alert:")).count())
        .isGreaterThanOrEqualTo(10);
  }

  @Test
  @Tag("real-prometheus")
  void rules_areSoundAndFireAtTheDocumentedLimits(@TempDir Path folder) throws IOException {
    assertThat(promtool("check", "rules", RULES.toString())).contains("SUCCESS");
    var test = folder.resolve("test.yml");
    Files.writeString(test, TEN_FAILURES_IN_AN_HOUR.replace("RULES", RULES.toString()));
    assertThat(promtool("test", "rules", test.toString())).contains("SUCCESS");
  }

  private static String promtool(String... arguments) {
    var result = RUNNER.run("promtool", arguments);
    assertThat(result)
        .isInstanceOfSatisfying(
            ProcessResult.Exited.class, r -> assertThat(r.exitCode()).as(r.toString()).isZero());
    return result.toString();
  }
}
