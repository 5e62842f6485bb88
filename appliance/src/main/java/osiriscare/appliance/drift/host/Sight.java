package osiriscare.appliance.drift.host;

import java.util.Optional;

/// What this process is kept from seeing: by a mount, user, process or network namespace of its
/// own, or by a `/proc` that hides other users' processes.
///
/// @param mountsAreHosts whether the mount table is the host's; if not, what lies under a mount
///   that need not be the host's is hidden
/// @param processesHidden why the list of processes is not whole, or empty
/// @param networkHidden why sockets, rules and parameters of the network are not the host's, or
///   empty
public record Sight(
    MountTable mounts,
    boolean mountsAreHosts,
    UserMap owners,
    String processesHidden,
    String networkHidden) {

  static final String FOREIGN_MOUNTS = "the mounts are not known to be the host's";

  /// Nothing is hidden: fixture trees of tests.
  static Sight everything() {
    return new Sight(MountTable.parse(""), true, UserMap.IDENTITY, "", "");
  }

  /// Why the host's file at this path cannot be seen.
  public Optional<String> hides(String path) {
    if (mountsAreHosts) {
      return Optional.empty();
    }
    return mounts
        .covering(path)
        .filter(mount -> !mounts.showsHost(mount))
        .map(mount -> path + " lies behind the sandbox's mount on " + mount.point());
  }

  /// Whether an owner that shows with this id is that owner.
  boolean showsOwner(long id) {
    return owners.keeps(id);
  }
}
