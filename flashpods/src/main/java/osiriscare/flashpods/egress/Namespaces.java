package osiriscare.flashpods.egress;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// A container's network namespace, held open so that its counters can be read after the container
/// has ended; without that the kernel takes them away with the last process.
final class Namespaces implements AutoCloseable {
  private static final Path OURS = Path.of("/proc", Long.toString(ProcessHandle.current().pid()));

  private final List<FileChannel> open = new ArrayList<>();
  private final List<String> enter = new ArrayList<>();

  /// @param pid a process in the container
  /// @param isRootless whether the container has a user namespace, which owns that of the network
  Namespaces(long pid, boolean isRootless) {
    try {
      if (isRootless) {
        hold(pid, "user");
      }
      hold(pid, "net");
    } catch (IOException e) {
      close();
      throw new EgressFailure("open the namespaces of process " + pid, e);
    }
  }

  private void hold(long pid, String kind) throws IOException {
    var file = Path.of("/proc", Long.toString(pid), "ns", kind);
    open.add(FileChannel.open(file, StandardOpenOption.READ));
    enter.add("--" + kind + "=" + descriptor(Files.readSymbolicLink(file)));
  }

  // Java does not tell a file's descriptor; any of ours on that namespace serves.
  private static Path descriptor(Path namespace) throws IOException {
    try (var ours = Files.newDirectoryStream(OURS.resolve("fd"))) {
      for (var descriptor : ours) {
        if (Files.isSymbolicLink(descriptor)
            && Files.readSymbolicLink(descriptor).equals(namespace)) {
          return descriptor;
        }
      }
    }
    throw new IOException(namespace + " is not open");
  }

  /// Arguments of `nsenter`.
  List<String> enter() {
    return List.copyOf(enter);
  }

  @Override
  public void close() {
    for (var file : open) {
      try {
        file.close();
      } catch (IOException e) {
        throw new EgressFailure("close a namespace", e);
      }
    }
  }
}
