package osiriscare.cli.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import osiriscare.cli.CommandFailed;
import osiriscare.cli.home.Home;
import osiriscare.cli.process.Child.Program;
import osiriscare.cli.process.LogFile;

/// How a program of ours is started: from its jar, small, and with no more of our environment than
/// it needs.
record JavaPrograms(Path root, Home home) {
  private static final List<String> INHERITED = List.of("PATH", "HOME", "TMPDIR", "TZ");
  private static final List<String> SMALL =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+UseCompactObjectHeaders");

  /// The program that the jar's manifest names.
  Program program(
      String name,
      String module,
      List<String> memory,
      List<String> arguments,
      Map<String, String> settings) {
    return started(name, memory, List.of("-jar", jar(module).toString()), arguments, settings);
  }

  /// Another program in the same jar.
  Program program(
      String name,
      String module,
      String mainClass,
      List<String> arguments,
      Map<String, String> settings) {
    return started(
        name,
        List.of("-Xmx256m"),
        List.of("-cp", jar(module).toString(), mainClass),
        arguments,
        settings);
  }

  private Program started(
      String name,
      List<String> memory,
      List<String> what,
      List<String> arguments,
      Map<String, String> settings) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(SMALL);
    command.addAll(memory);
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(what);
    command.addAll(arguments);
    var environment = environment();
    environment.putAll(settings);
    return new Program(name, command, environment, log(name));
  }

  /// What every program is given.
  static Map<String, String> environment() {
    var environment = new HashMap<>(Map.of("LANG", "C.UTF-8"));
    for (var variable : INHERITED) {
      var value = System.getenv(variable);
      if (value != null) {
        environment.put(variable, value);
      }
    }
    return environment;
  }

  /// What the program of that name says.
  LogFile log(String name) {
    return new LogFile(home.logs().resolve(name + ".log"));
  }

  private Path jar(String module) {
    var target = root.resolve(module).resolve("target");
    try (var jars = Files.newDirectoryStream(target, module + "-*.jar")) {
      for (var jar : jars) {
        return jar;
      }
    } catch (IOException _) {
      // Answered below.
    }
    throw new CommandFailed("The program " + module + " is not built: run dev/build.");
  }
}
