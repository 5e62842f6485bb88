package osiriscare.testkit.nix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import osiriscare.daemon.process.ProcessResult;
import osiriscare.daemon.process.ProcessRunner;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;

/// What a configuration of our NixOS modules comes to: units, tables of the firewall, files of the
/// store, options.
///
/// @param store folder that holds the `/nix/store` of the files that units name
/// @param failed messages of the assertions that do not hold
/// @param units unit files by name
/// @param tables tables of nftables by name
/// @param options every option of the modules that were loaded
public record NixEvaluation(
    Path store,
    List<String> failed,
    List<String> warnings,
    Map<String, String> units,
    Map<String, String> tables,
    List<String> tmpfiles,
    List<OptionDoc> options) {
  /// The root of this checkout.
  public static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

  private static final ProcessRunner RUNNER = new ProcessRunner(Duration.ofSeconds(60), 10_000_000);

  public NixEvaluation {
    failed = List.copyOf(failed);
    warnings = List.copyOf(warnings);
    tmpfiles = List.copyOf(tmpfiles);
    units = Map.copyOf(units);
    tables = Map.copyOf(tables);
    options = List.copyOf(options);
  }

  /// One option as it is documented.
  ///
  /// @param defaultText the default in Nix, or empty when the option is required
  public record OptionDoc(
      String name, String type, Optional<String> defaultText, String description) {}

  /// Nix refused to evaluate.
  public static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  /// The folder `nixos` of this checkout.
  public static Path sources() {
    return CHECKOUT.resolve("nixos");
  }

  /// Evaluates modules together with a configuration.
  ///
  /// @param folder a folder of the test, for the store
  /// @param modules files below `nixos`
  /// @param configuration a module in Nix
  /// @throws Refused with what Nix said
  public static NixEvaluation of(Path folder, List<String> modules, String configuration) {
    var store = folder.resolve("nix");
    var paths =
        modules.stream()
            .map(module -> "\"" + sources().resolve(module) + "\"")
            .collect(Collectors.joining(" "));
    var all = "[ " + paths + " \"" + write(folder, configuration) + "\" ]";
    var result =
        RUNNER.run(
            "nix-instantiate",
            "--store",
            store.toString(),
            "--read-write-mode",
            "--eval",
            "--strict",
            "--json",
            sources().resolve("check/eval.nix").toString(),
            "--arg",
            "modules",
            all);
    return switch (result) {
      case ProcessResult.Exited exited when exited.exitCode() == 0 -> read(store, exited.output());
      case ProcessResult.Exited exited -> throw new Refused(exited.errors());
      case ProcessResult.TimedOut _ -> throw new Refused("nix took too long");
      case ProcessResult.NotStarted(var why) -> throw new Refused(why);
    };
  }

  private static Path write(Path folder, String configuration) {
    try {
      return Files.writeString(folder.resolve("configuration.nix"), configuration);
    } catch (IOException e) {
      throw new UncheckedIOException("write a configuration", e);
    }
  }

  private static NixEvaluation read(Path store, String output) {
    var fields = Json.object(output, "evaluation");
    return new NixEvaluation(
        store,
        fields.texts("failed", 100, 1000),
        fields.texts("warnings", 100, 1000),
        texts(fields.object("units")),
        texts(fields.object("tables")),
        fields.texts("tmpfiles", 100, 1000),
        fields.objects("options", 1000, NixEvaluation::option));
  }

  private static Map<String, String> texts(Fields fields) {
    var map = new LinkedHashMap<String, String>();
    fields
        .tree()
        .properties()
        .forEach(entry -> map.put(entry.getKey(), entry.getValue().asString()));
    return map;
  }

  private static OptionDoc option(Fields fields) {
    return new OptionDoc(
        fields.text("name"),
        fields.text("type", 1000),
        fields.optionalText("default", 10_000),
        fields.text("description", 10_000));
  }

  /// The text of a unit file.
  public String unit(String name) {
    var text = units.get(name);
    if (text == null) {
      throw new IllegalArgumentException("no unit " + name + ", but " + units.keySet());
    }
    return text;
  }

  /// Values of a directive of a unit, in order; empty when the unit does not have it.
  public List<String> directive(String unit, String name) {
    return unit(unit)
        .lines()
        .filter(line -> line.startsWith(name + "="))
        .map(line -> line.substring(name.length() + 1))
        .toList();
  }

  /// The environment that a unit sets.
  public Map<String, String> environment(String unit) {
    var map = new LinkedHashMap<String, String>();
    for (var entry : directive(unit, "Environment")) {
      var text = entry.substring(1, entry.length() - 1).replace("%%", "%");
      map.put(text.substring(0, text.indexOf('=')), text.substring(text.indexOf('=') + 1));
    }
    return map;
  }

  /// Where a file of the store lies for this test.
  public Path file(String storePath) {
    return store.resolve(storePath.substring(1));
  }

  /// The one word of a unit's command that is a file of the store with this ending.
  public Path named(String unit, String ending) {
    return directive(unit, "ExecStart").stream()
        .flatMap(line -> List.of(line.split(" ")).stream())
        .filter(word -> word.startsWith("/nix/store/") && word.endsWith(ending))
        .map(this::file)
        .findFirst()
        .orElseThrow();
  }
}
