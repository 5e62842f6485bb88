package osiriscare.appliance.drift.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether each mounted file system lies on an encrypted device, as sysfs tells. Text form, with
/// tabs: `mount-point type state`, state one of `encrypted`, `plain` and `unseen`.
public record BlockStacks(List<Volume> volumes) {
  private static final int DEPTH_MAX = 12;
  private static final Set<String> STATES = Set.of("encrypted", "plain", "unseen");

  /// One mounted file system.
  ///
  /// @param state `encrypted`, `plain`, or `unseen` when no block device is visible under it
  public record Volume(String point, String type, String state) {}

  public BlockStacks {
    volumes = List.copyOf(volumes);
  }

  static Seen<String> gather(Host host) {
    return host.files()
        .required("/proc/self/mountinfo")
        .map(MountTable::parse)
        .map(table -> {
          var lines = new StringBuilder();
          for (var mount : table.mounts()) {
            if (!mount.isKernels()) {
              var state =
                  host.sight().hides(mount.point()).isPresent()
                      ? "unseen"
                      : state(host.files(), mount);
              lines
                  .append(PrintableText.of(mount.point()))
                  .append('\t')
                  .append(PrintableText.of(mount.type()))
                  .append('\t')
                  .append(state)
                  .append('\n');
            }
          }
          return lines.toString();
        })
        .then(lines -> Seen.of(lines, host.sight().mountsAreHosts() ? "" : Sight.FOREIGN_MOUNTS));
  }

  private static String state(HostFiles files, MountTable.Mount mount) {
    return device(files, mount)
        .map(device -> isEncrypted(files, device, DEPTH_MAX))
        .map(encrypted -> encrypted ? "encrypted" : "plain")
        .orElse("unseen");
  }

  /// The device's directory in sysfs. File systems with several devices (btrfs) have a number of
  /// their own, and are found by the device that was mounted.
  private static Optional<String> device(HostFiles files, MountTable.Mount mount) {
    var byNumber = "/sys/dev/block/" + mount.device();
    if (isThere(files, byNumber)) {
      return Optional.of(byNumber);
    }
    var source = mount.source();
    var byName = "/sys/class/block/" + source.substring(source.lastIndexOf('/') + 1);
    if (source.startsWith("/dev/") && isThere(files, byName)) {
      return Optional.of(byName);
    }
    return source.startsWith("/dev/mapper/")
        ? names(files, "/sys/class/block").stream()
            .map(name -> "/sys/class/block/" + name)
            .filter(at ->
                text(files, at + "/dm/name").equals(source.substring("/dev/mapper/".length())))
            .findFirst()
        : Optional.empty();
  }

  /// A device is encrypted when dm-crypt made it, or everything that it is made of is encrypted.
  private static boolean isEncrypted(HostFiles files, String device, int depth) {
    if (text(files, device + "/dm/uuid").startsWith("CRYPT-")) {
      return true;
    }
    var below = names(files, device + "/slaves");
    return depth > 0
        && !below.isEmpty()
        && below.stream()
            .allMatch(name -> isEncrypted(files, "/sys/class/block/" + name, depth - 1));
  }

  private static boolean isThere(HostFiles files, String path) {
    return files.exists(path).equals(new Seen.Known<>(true));
  }

  private static List<String> names(HostFiles files, String path) {
    return files.list(path) instanceof Seen.Known<List<String>>(var names) ? names : List.of();
  }

  private static String text(HostFiles files, String path) {
    return files.required(path) instanceof Seen.Known<String>(var text) ? text.strip() : "";
  }

  /// Reads the text form.
  public static BlockStacks parse(String text) {
    var volumes = new ArrayList<Volume>();
    for (var line : text.lines().filter(line -> !line.isBlank()).toList()) {
      var words = line.split("\t", -1);
      if (words.length != 3 || !STATES.contains(words[2])) {
        throw new NotUnderstood("the list of mounted file systems");
      }
      volumes.add(new Volume(words[0], words[1], words[2]));
    }
    return new BlockStacks(volumes);
  }

  /// The file system that holds a path: the deepest mount, and of several on one point the last.
  public Optional<Volume> holding(String path) {
    return volumes.stream()
        .filter(
            volume -> volume.point().equals("/") || (path + "/").startsWith(volume.point() + "/"))
        .reduce((a, b) -> b.point().length() >= a.point().length() ? b : a);
  }
}
