package osiriscare.appliance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The agent as a program of its own.
public final class AgentProgram {
  private static final String CLASSES =
      Arrays.stream(System.getProperty("java.class.path").split(":"))
          .filter(entry -> !entry.endsWith("/test-classes"))
          .collect(Collectors.joining(":"));

  private AgentProgram() {}

  /// A builder of its process, with this state folder; nothing of its output is kept.
  public static ProcessBuilder of(Path stateDir, String... arguments) {
    var command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                CLASSES,
                ApplianceMain.class.getName(),
                "--state-dir",
                stateDir.toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD);
  }
}
