package osiriscare.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import osiriscare.cli.CliSettings;
import osiriscare.cli.CommandFailed;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.json.Json;
import picocli.CommandLine.TypeConversionException;

class RunOutputTest {
  private static final Fact.CheckResult UNKNOWN =
      new Fact.CheckResult(
          "backup",
          "Backups",
          "box",
          "unknown",
          Optional.of("no backup program is installed on this machine as far as anybody can see"),
          List.of("164.308(a)(7)"),
          "b1");
  private static final Fact.BundleResult BAD =
      new Fact.BundleResult("b2", "check", false, true, "k", List.of("the signature is wrong"));
  private static final List<Fact> FACTS =
      List.of(
          new Fact.StepBegun("enrol", "claiming this machine"),
          new Fact.StepDone("enrol", Duration.ofSeconds(3)),
          dashboard(Optional.of(new Secret("first"))),
          UNKNOWN,
          new Fact.BundleResult("b1", "check", true, true, "k", List.of()),
          BAD,
          new FirstScan.Findings(List.of(UNKNOWN), List.of(BAD)).summary(true),
          new Fact.Sandbox(
              URI.create("http://127.0.0.1:8080"),
              Path.of("/home/api-token"),
              "localhost/scratch:1",
              Path.of("/checkout")),
          new Fact.Job("sh build.sh", 0, List.of("built"), Path.of("/home/result"), "HELLO"),
          new Fact.Stopped(Duration.ofSeconds(60)));

  @Test
  void tell_toAPerson_showsTheWayInATableAndWhatIsWrong() {
    assertThat(told(HumanReport::new))
        .contains("http://127.0.0.1:8000", "admin, password first", "/home/admin-password")
        .contains("backup", "unknown", "164.308(a)(7)", "…")
        .contains("bundle b2 does NOT verify: the signature is wrong")
        .contains("0 pass, 0 fail, 1 unknown", "0 of 1 bundles")
        .contains("FLASHPODS_TOKEN_FILE=/home/api-token", "/checkout/flashpods/bin/flashpods run")
        .contains("  built", "/home/result: HELLO")
        .doesNotContain("bundle b1");
  }

  @Test
  void tell_toAProgram_isOneObjectWithItsEventPerLine() {
    var events =
        told(JsonReport::new).lines().map(line -> Json.object(line, "line").text("event")).toList();
    assertThat(events)
        .containsExactly(
            "step",
            "step",
            "dashboard",
            "check",
            "bundle",
            "bundle",
            "summary",
            "flashpods",
            "job",
            "stopped");
  }

  @Test
  void tell_ofALaterStart_doesNotShowThePasswordAgain() {
    var out = new ByteArrayOutputStream();
    new HumanReport(new PrintStream(out, true, UTF_8)).tell(dashboard(Optional.empty()));
    assertThat(out.toString(UTF_8)).contains("the first one lies in /home/admin-password");
  }

  @ParameterizedTest
  @CsvSource({"60s,60", "90,90", "2m,120", "1h,3600"})
  void convert_aTime_readsIt(String text, long seconds) {
    assertThat(new RunCommand.Time().convert(text)).hasSeconds(seconds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "s", "-5s", "5 s", "5d", "12345678"})
  void convert_anythingElse_isRefused(String text) {
    assertThatThrownBy(() -> new RunCommand.Time().convert(text))
        .isInstanceOf(TypeConversionException.class);
  }

  @Test
  void of_aTakenPort_namesPortAndVariable() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = Integer.toString(taken.getLocalPort());
      var settings =
          CliSettings.from(
              Map.of("OSIRIS_PORT", "0", "OSIRIS_RECEIVER_PORT", port), Path.of("/checkout"));
      assertThatThrownBy(() -> Ports.of(settings))
          .isInstanceOf(CommandFailed.class)
          .hasMessageContainingAll("Port " + port, "OSIRIS_RECEIVER_PORT", "receiver");
    }
  }

  @Test
  void of_zero_findsTwoFreePorts() {
    var ports = Ports.of(CliSettings.from(Map.of("OSIRIS_PORT", "0"), Path.of("/checkout")));
    assertThat(ports.central()).isPositive().isNotEqualTo(ports.receiver());
  }

  private static Fact dashboard(Optional<Secret> password) {
    return new Fact.Dashboard(
        URI.create("http://127.0.0.1:8000"),
        "admin",
        Path.of("/home/admin-password"),
        Path.of("/home/admin-token"),
        password);
  }

  private static String told(Function<PrintStream, Report> make) {
    var out = new ByteArrayOutputStream();
    var report = make.apply(new PrintStream(out, true, UTF_8));
    FACTS.forEach(report::tell);
    return out.toString(UTF_8);
  }
}
