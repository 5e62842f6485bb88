package osiriscare.appliance.drift.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The host as this process sees it, and the root helper for what it does not see.
public record Host(HostFiles files, CommandLine commands, Sight sight, Senses helper) {
  // Fixed, so that nobody's PATH chooses the program; the last is NixOS.
  private static final List<String> PROGRAM_DIRECTORIES =
      List.of(
          "/usr/sbin",
          "/usr/bin",
          "/sbin",
          "/bin",
          "/usr/local/sbin",
          "/usr/local/bin",
          "/run/current-system/sw/bin");

  /// The machine that this process runs on.
  public static Host local(CommandLine commands, Senses helper) {
    var sight = new SightProbe(Path.of("/proc")).probe();
    return new Host(new HostFiles(Path.of("/"), sight), commands, sight, helper);
  }

  /// A tree of files in place of a host's, with nothing hidden.
  public static Host fixture(Path root, CommandLine commands) {
    return fixture(root, commands, Sight.everything(), Senses.NO_HELPER);
  }

  static Host fixture(Path root, CommandLine commands, Sight sight, Senses helper) {
    return new Host(new HostFiles(root, sight), commands, sight, helper);
  }

  /// Looks, and asks the root helper for what stays hidden.
  public Seen<String> look(Sense sense) {
    return sense.gather(this).orAsk(() -> helper.look(sense));
  }

  /// The path of an installed program, or empty when it is not installed.
  public Seen<Optional<String>> findProgram(String name) {
    var hidden = new StringBuilder();
    for (var directory : PROGRAM_DIRECTORIES) {
      var path = directory + "/" + name;
      switch (files.exists(path)) {
        case Seen.Known<Boolean>(var there) when there -> {
          return new Seen.Known<>(Optional.of(path));
        }
        case Seen.Known<Boolean> _ -> {}
        case Seen.Partly<Boolean>(_, var reason) -> hidden.append(reason);
        case Seen.Hidden<Boolean>(var reason) -> hidden.append(reason);
      }
    }
    return hidden.isEmpty()
        ? new Seen.Known<>(Optional.empty())
        : new Seen.Hidden<>(hidden.toString());
  }

  /// The path of a program that the caller cannot do without; hidden when it is not installed.
  public Seen<String> program(String name) {
    return findProgram(name)
        .then(path ->
            path.<Seen<String>>map(Seen.Known::new)
                .orElseGet(() -> new Seen.Hidden<>(name + " is not installed")));
  }
}
