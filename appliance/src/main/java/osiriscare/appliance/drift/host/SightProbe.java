package osiriscare.appliance.drift.host;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Finds out what this process can see, from `/proc` alone and without privilege. Where the kernel
/// does not say, the answer is that it cannot be seen.
final class SightProbe {
  // Numbers that the kernel gives to the first namespaces (include/uapi/linux/nsfs.h, Linux 6.18).
  private static final String FIRST_MOUNT_NAMESPACE = "mnt:[4026531832]";
  private static final String FIRST_NETWORK_NAMESPACE = "net:[4026531833]";
  private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");

  private final Path proc;

  SightProbe(Path proc) {
    this.proc = proc;
  }

  Sight probe() {
    return new Sight(
        MountTable.parse(read("self/mountinfo")),
        isHosts("mnt", FIRST_MOUNT_NAMESPACE),
        UserMap.parse(read("self/uid_map")),
        processesHidden(),
        networkHidden());
  }

  /// The namespace is the first one of the machine, or that of process 1.
  private boolean isHosts(String kind, String first) {
    var own = link("self/ns/" + kind);
    return !own.isEmpty() && (own.equals(first) || own.equals(link("1/ns/" + kind)));
  }

  private String processesHidden() {
    if (!Files.isReadable(proc.resolve("1/comm"))) {
      return "the processes of other users are hidden from this process";
    }
    return link("self").equals("1") ? "this process has a process table of its own" : "";
  }

  private String networkHidden() {
    if (isHosts("net", FIRST_NETWORK_NAMESPACE) || sharesSocketsWithFirstProcess()) {
      return "";
    }
    return "this process cannot tell that its network is the host's";
  }

  /// A socket of ours stands in the table of process 1 exactly when both are in one network
  /// namespace; the table of sockets, unlike the namespace's number, is open to everybody.
  private boolean sharesSocketsWithFirstProcess() {
    try (var _ = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      var own = ownSockets();
      return read("1/net/unix").lines().skip(1).map(SightProbe::inode).anyMatch(own::contains);
    } catch (IOException | NotUnderstood _) {
      return false;
    }
  }

  /// Lines are `address: references protocol flags type state inode path`.
  private static String inode(String line) {
    var words = line.strip().split("\\s+", -1);
    return words.length > 6 ? words[6] : "";
  }

  private Set<String> ownSockets() throws IOException {
    try (var handles = Files.list(proc.resolve("self/fd"))) {
      return handles
          .map(handle -> SOCKET.matcher(target(handle)))
          .filter(match -> match.matches())
          .map(match -> match.group(1))
          .collect(Collectors.toUnmodifiableSet());
    }
  }

  private String link(String name) {
    return target(proc.resolve(name));
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException _) {
      return "";
    }
  }

  private String read(String name) {
    try {
      return Files.readString(proc.resolve(name));
    } catch (IOException _) {
      throw new NotUnderstood(name + " of the process table cannot be read");
    }
  }
}
