package osiriscare.appliance.nixos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import osiriscare.daemon.process.ProcessResult;
import osiriscare.daemon.process.ProcessRunner;
import osiriscare.protocol.route.MachineRoute;
import osiriscare.testkit.nix.NixEvaluation;

/// All of our Nix: every file is read by real nix, every module evaluated, and the options page is
/// what the modules say.
@Tag("real-nix")
class ModulesTest {
  private static final ProcessRunner RUNNER = new ProcessRunner(Duration.ofSeconds(30), 10_000_000);
  private static final Path CHECKOUT = NixEvaluation.CHECKOUT;
  private static final Path PAGE = CHECKOUT.resolve("docs/nixos-options.md");

  @TempDir Path folder;

  static List<Path> files() throws IOException {
    try (var files = Files.walk(NixEvaluation.sources())) {
      return Stream.concat(
              Stream.of(CHECKOUT.resolve("flake.nix")),
              files.filter(file -> file.toString().endsWith(".nix")))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyFile_isNix(Path file) {
    assertThat(RUNNER.run("nix-instantiate", "--parse", file.toString()))
        .isInstanceOfSatisfying(
            ProcessResult.Exited.class,
            exited -> assertThat(exited.exitCode()).as(exited.errors()).isZero());
  }

  static List<String> modules() throws IOException {
    try (var files = Files.list(NixEvaluation.sources().resolve("modules"))) {
      return files.map(file -> "modules/" + file.getFileName()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("modules")
  void everyModule_thatIsNotEnabled_changesNothing(String module) {
    var evaluation = NixEvaluation.of(folder, List.of(module), "{ }");
    assertThat(evaluation.units()).isEmpty();
    assertThat(evaluation.tables()).isEmpty();
    assertThat(evaluation.failed()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "reseller-config, modules/compliance-agent.nix modules/timesync.nix modules/ssh-hardening.nix modules/msp-secrets.nix",
    "direct-config, modules/compliance-agent.nix modules/timesync.nix",
    "msp-client-base, modules/timesync.nix"
  })
  void everyExample_evaluates(String example, String modules) {
    var evaluation =
        NixEvaluation.of(
            folder,
            Stream.concat(Stream.of(modules.split(" ")), Stream.of("examples/" + example + ".nix"))
                .toList(),
            "{ }");
    assertThat(evaluation.failed()).isEmpty();
    assertThat(evaluation.warnings()).isEmpty();
    assertThat(evaluation.units()).isNotEmpty();
  }

  @Test
  void optionsPage_isWhatTheModulesSay() throws IOException {
    var page = new StringBuilder();
    page.append("# Options of the NixOS modules\n\n");
    page.append("Generated from the modules by `ModulesTest` (`-Dnixos.options.write=true`).\n");
    for (var module : modules()) {
      var options =
          NixEvaluation.of(folder, List.of(module), "{ }").options().stream()
              .filter(option -> belongs(option.name(), module))
              .toList();
      page.append("\n## `").append(module).append("`\n\n");
      page.append("| option | type | default | |\n|---|---|---|---|\n");
      for (var option : options) {
        page.append(
            "| `%s` | %s | %s | %s |\n"
                .formatted(
                    option.name(),
                    option.type().replace("|", "\\|"),
                    option.defaultText().map(text -> "`" + text + "`").orElse("required"),
                    option.description()));
      }
    }
    if (Boolean.getBoolean("nixos.options.write")) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE).hasContent(page.toString());
  }

  // A module that imports another shows its options too; they are listed once, with their own.
  private static boolean belongs(String option, String module) {
    var name = module.replaceAll("modules/(.*)\\.nix", "$1");
    return option
        .split("\\.", -1)[1]
        .replaceFirst("^(osiriscare|msp)-", "")
        .equals(name.replaceFirst("^msp-", ""));
  }

  /// What a machine asks for goes to the receiver, under whatever name both doors are joined.
  @Test
  void centralCommand_knowsEveryPathOfTheMachinesDoor() throws IOException {
    var module = Files.readString(NixEvaluation.sources().resolve("modules/central-command.nix"));
    var list = module.substring(module.indexOf("machinePaths = ["), module.indexOf("];"));
    var paths =
        Pattern.compile("\"([^\"]+)\"").matcher(list).results().map(m -> m.group(1)).toList();
    for (var route : MachineRoute.values()) {
      var path = route.template().replaceAll("\\{[a-z_]+}", "x");
      if (MachineRoute.ofMachinePath(path).isPresent()) {
        assertThat(paths)
            .as(path)
            .anyMatch(known -> path.matches(known.replace(".", "\\.").replace("*", ".*")));
      }
    }
  }

  @Test
  void flake_hasTheDocumentedOutputs() {
    var text =
        RUNNER.run(
            "nix-instantiate",
            "--store",
            folder.resolve("nix").toString(),
            "--eval",
            "--strict",
            "--json",
            NixEvaluation.sources().resolve("check/flake.nix").toString());
    assertThat(text)
        .isInstanceOfSatisfying(
            ProcessResult.Exited.class,
            exited ->
                assertThat(exited.output())
                    .as(exited.errors())
                    .contains(
                        "\"compliance-agent\"",
                        "\"appliance-daemon\"",
                        "\"checkin-receiver\"",
                        "\"central\"",
                        "\"watcher\"",
                        "\"flashpods\"",
                        "\"cli\"",
                        "\"appliance-iso\"",
                        "\"osiriscare-appliance\"",
                        "\"osiriscare-appliance-disk\"",
                        "\"msp-client-base\"",
                        "\"msp-secrets\"",
                        "\"unit-tests\""));
  }
}
