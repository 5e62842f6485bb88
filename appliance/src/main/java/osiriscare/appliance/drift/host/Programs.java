package osiriscare.appliance.drift.host;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Names of the programs that run. Text form: one name per line. Arguments are never read into it:
/// they may hold secrets.
public record Programs(Set<String> names) {
  public Programs {
    names = Set.copyOf(names);
  }

  static Seen<String> gather(Host host) {
    if (!host.sight().processesHidden().isEmpty()) {
      return new Seen.Hidden<>(host.sight().processesHidden());
    }
    return host.files()
        .list("/proc")
        .map(names -> {
          var programs = new TreeSet<String>();
          names.stream()
              .filter(name -> name.matches("[0-9]{1,10}"))
              .forEach(id -> addNames(host.files(), "/proc/" + id, programs));
          return programs.stream().map(PrintableText::of).collect(Collectors.joining("\n"));
        });
  }

  /// A kernel thread has no command line and is no program; a process that just ended is none.
  private static void addNames(HostFiles files, String process, Set<String> into) {
    var command = text(files.text(process + "/cmdline"));
    var end = command.indexOf('\0');
    var program = end < 0 ? command : command.substring(0, end);
    if (program.isBlank()) {
      return;
    }
    // A program may write a title there: "sshd: /usr/sbin/sshd -D".
    var path = program.split("[: ]", 2)[0];
    into.add(path.substring(path.lastIndexOf('/') + 1));
    into.add(text(files.text(process + "/comm")).strip());
    into.remove("");
  }

  private static String text(Seen<Optional<String>> file) {
    return switch (file) {
      case Seen.Known<Optional<String>>(var text) -> text.orElse("");
      case Seen.Partly<Optional<String>> _, Seen.Hidden<Optional<String>> _ -> "";
    };
  }

  /// Reads the text form.
  public static Programs parse(String text) {
    var names = text.lines().filter(line -> !line.isBlank()).collect(Collectors.toSet());
    if (names.isEmpty()) {
      throw new NotUnderstood("the list of running programs is empty");
    }
    return new Programs(names);
  }

  /// Whether a program of this name runs; the kernel cuts names after 15 characters.
  public boolean has(String name) {
    return names.contains(name) || (name.length() > 15 && names.contains(name.substring(0, 15)));
  }
}
