package osiriscare.appliance.drift.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The mounts of this process, as `/proc/self/mountinfo` lists them (proc_pid_mountinfo(5)).
public record MountTable(List<Mount> mounts) {
  /// Most mounts that are read; a machine with more is not understood.
  static final int MOUNTS_MAX = 20_000;

  private static final Set<String> KERNEL_TYPES =
      Set.of(
          "autofs",
          "binfmt_misc",
          "bpf",
          "cgroup",
          "cgroup2",
          "configfs",
          "debugfs",
          "devpts",
          "devtmpfs",
          "efivarfs",
          "fusectl",
          "hugetlbfs",
          "mqueue",
          "nsfs",
          "proc",
          "pstore",
          "rpc_pipefs",
          "securityfs",
          "selinuxfs",
          "sysfs",
          "tracefs");
  private static final Set<String> REMOTE_TYPES =
      Set.of("9p", "afs", "ceph", "cifs", "nfs", "nfs4", "smb3", "virtiofs");
  private static final Set<String> MEMORY_TYPES = Set.of("tmpfs", "ramfs");

  /// One mount.
  ///
  /// @param device `major:minor`
  /// @param root the directory of the file system that is mounted
  /// @param point where
  /// @param type of the file system
  /// @param source the device or what the mounter wrote there
  public record Mount(String device, String root, String point, String type, String source) {
    /// Made by the kernel: nobody keeps files there.
    public boolean isKernels() {
      return KERNEL_TYPES.contains(type);
    }

    /// On another machine.
    public boolean isRemote() {
      return REMOTE_TYPES.contains(type) || type.startsWith("fuse.");
    }

    boolean isMemory() {
      return MEMORY_TYPES.contains(type);
    }

    private boolean covers(String path) {
      return point.equals("/") || path.equals(point) || path.startsWith(point + "/");
    }

    /// The directory of this file system that shows at a covered path.
    private String rootOf(String path) {
      var below = point.equals("/") ? path : path.substring(point.length());
      return root.equals("/") && !below.isEmpty() ? below : root + below;
    }
  }

  public MountTable {
    mounts = List.copyOf(mounts);
  }

  /// Reads the kernel's table.
  ///
  /// @throws NotUnderstood when a line has another form
  public static MountTable parse(String text) {
    var mounts = new ArrayList<Mount>();
    for (var line : text.lines().toList()) {
      var words = line.split(" ", -1);
      var dash = List.of(words).indexOf("-");
      if (dash < 6 || words.length < dash + 3) {
        throw new NotUnderstood("the mount table has a line of another form");
      }
      mounts.add(
          new Mount(
              words[2],
              unescape(words[3]),
              unescape(words[4]),
              words[dash + 1],
              unescape(words[dash + 2])));
      if (mounts.size() > MOUNTS_MAX) {
        throw new NotUnderstood("the mount table has more than " + MOUNTS_MAX + " lines");
      }
    }
    return new MountTable(mounts);
  }

  /// The mount that a path lies on: of those whose point covers it, the deepest, and of several on
  /// one point the last.
  public Optional<Mount> covering(String path) {
    return mounts.stream()
        .filter(mount -> mount.covers(path))
        .reduce((a, b) -> b.point().length() >= a.point().length() ? b : a);
  }

  /// Whether a mount shows the host's own files when the table is not the host's: a bind of another
  /// directory, an empty memory file system or an unknown one may hide what the host has there.
  boolean showsHost(Mount mount) {
    if (mount.isKernels()) {
      return true;
    }
    if (mount.isMemory()) {
      return false;
    }
    if (mount.root().equals("/") || mount.point().equals("/")) {
      return true;
    }
    // A sandbox binds a directory onto itself to make it read-only or writable: still the host's.
    return mounts.stream()
        .filter(other -> !other.equals(mount) && other.device().equals(mount.device()))
        .filter(other -> other.covers(mount.point()))
        .anyMatch(other -> other.rootOf(mount.point()).equals(mount.root()));
  }

  /// Blank, tab, line feed and backslash are written in octal.
  private static String unescape(String word) {
    return word.replace("\\040", " ")
        .replace("\\011", "\t")
        .replace("\\012", "\n")
        .replace("\\134", "\\");
  }
}
