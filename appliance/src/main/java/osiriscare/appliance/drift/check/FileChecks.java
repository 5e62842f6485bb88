package osiriscare.appliance.drift.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import osiriscare.appliance.drift.host.AccountFiles;
import osiriscare.appliance.drift.host.Certificates;
import osiriscare.appliance.drift.host.Crontabs;
import osiriscare.appliance.drift.host.Sense;
import osiriscare.appliance.drift.host.SetuidFiles;

/// Checks of files: set-user-id programs, account files, crontabs, certificates.
final class FileChecks {
  // What Debian, Red Hat, SUSE and NixOS ship with the bit set.
  private static final Set<String> KNOWN_SETUID_NAMES =
      Set.of(
          "at",
          "bwrap",
          "chage",
          "chfn",
          "chsh",
          "crontab",
          "dbus-daemon-launch-helper",
          "dumpcap",
          "exim4",
          "expiry",
          "fusermount",
          "fusermount3",
          "gpasswd",
          "mount",
          "mount.cifs",
          "mount.nfs",
          "newgidmap",
          "newgrp",
          "newuidmap",
          "ntfs-3g",
          "pam_timestamp_check",
          "passwd",
          "pkexec",
          "polkit-agent-helper-1",
          "pppd",
          "sg",
          "snap-confine",
          "ssh-keysign",
          "su",
          "sudo",
          "sudoedit",
          "umount",
          "unix_chkpwd",
          "userhelper",
          "usernetctl",
          "Xorg.wrap");
  private static final List<String> SYSTEM_DIRECTORIES =
      List.of(
          "/usr/bin/",
          "/usr/sbin/",
          "/usr/lib/",
          "/usr/lib64/",
          "/usr/libexec/",
          "/bin/",
          "/sbin/",
          "/lib/");
  private static final int OTHERS_READ_WRITE_RUN = 07;
  private static final int GROUP_WRITE_RUN = 030;
  private static final int GROUP_OTHERS_WRITE = 022;
  private static final long DAY_SECONDS = 86_400;

  private FileChecks() {}

  static Finding setuid(Subject subject) {
    return Finding.judge(
        subject.host().look(Sense.SETUID_FILES).map(SetuidFiles::parse),
        files -> decideSetuid(files, subject.baseline().setuidAllowed()));
  }

  static Finding decideSetuid(SetuidFiles files, List<String> allowed) {
    var unknown = files.paths().stream().filter(path -> !isKnown(path, allowed)).toList();
    return Finding.failWhen(
            !unknown.isEmpty(), "unknown set-user-id files: " + Finding.few(unknown))
        .with("found", files.paths().size())
        .with("unknown", unknown);
  }

  /// A known name counts only where a package puts it: `/tmp/su` is not `su`.
  private static boolean isKnown(String path, List<String> allowed) {
    return allowed.contains(path)
        || (KNOWN_SETUID_NAMES.contains(path.substring(path.lastIndexOf('/') + 1))
            && SYSTEM_DIRECTORIES.stream().anyMatch(path::startsWith));
  }

  static Finding accountFiles(Subject subject) {
    return Finding.judge(
        subject.host().look(Sense.ACCOUNT_FILES).map(AccountFiles::parse),
        FileChecks::decideAccountFiles);
  }

  static Finding decideAccountFiles(AccountFiles files) {
    var wrong = new ArrayList<String>();
    var modes = new ArrayList<String>();
    var open = new ArrayList<String>();
    for (var entry : files.entries()) {
      var forbidden =
          entry.path().endsWith("shadow")
              ? OTHERS_READ_WRITE_RUN | GROUP_WRITE_RUN
              : GROUP_OTHERS_WRITE;
      var mode = Integer.toOctalString(entry.mode());
      modes.add(entry.path() + " " + mode);
      if ((entry.mode() & forbidden) != 0) {
        wrong.add(entry.path() + " has mode " + mode);
        open.add(entry.path());
      }
      if (entry.owner() > 0) {
        wrong.add(entry.path() + " belongs to user " + entry.owner());
      }
    }
    var required = files.entries().stream().map(AccountFiles.Entry::path).toList();
    return required.containsAll(List.of("/etc/passwd", "/etc/shadow"))
        ? Finding.failWhen(!wrong.isEmpty(), Finding.few(wrong))
            .with("modes", modes)
            .with("open", open)
        : Finding.unknown("/etc/passwd or /etc/shadow does not exist").with("modes", modes);
  }

  static Finding crontabs(Subject subject) {
    return Finding.judge(
        subject.host().look(Sense.CRONTABS).map(Crontabs::parse), FileChecks::decideCrontabs);
  }

  static Finding decideCrontabs(Crontabs crontabs) {
    return Finding.failWhen(
            !crontabs.users().isEmpty(),
            "users with a crontab of their own: " + Finding.few(crontabs.users()))
        .with("users", crontabs.users());
  }

  static Finding certificates(Subject subject) {
    return Finding.judge(
        subject.host().look(Sense.CERTIFICATES).map(Certificates::parse),
        found ->
            decideCertificates(
                found, subject.now().getEpochSecond(), subject.baseline().certificateDaysMin()));
  }

  static Finding decideCertificates(Certificates found, long nowSecond, int daysMin) {
    if (found.entries().isEmpty()) {
      return Finding.unknown("no certificate lies on the known paths").with("found", 0);
    }
    var ending =
        found.entries().stream()
            .filter(entry -> entry.endEpochSecond() >= 0)
            .filter(entry -> entry.endEpochSecond() - nowSecond < daysMin * DAY_SECONDS)
            .sorted(Comparator.comparingLong(Certificates.Entry::endEpochSecond))
            .map(entry ->
                entry.path()
                    + " ends in "
                    + Math.floorDiv(entry.endEpochSecond() - nowSecond, DAY_SECONDS)
                    + " days")
            .toList();
    var strange =
        found.entries().stream()
            .filter(entry -> entry.endEpochSecond() < 0)
            .map(Certificates.Entry::path)
            .toList();
    var finding =
        strange.isEmpty() || !ending.isEmpty()
            ? Finding.failWhen(!ending.isEmpty(), Finding.few(ending))
            : Finding.unknown("not understood as a certificate: " + Finding.few(strange));
    return finding.with("found", found.entries().size()).with("ending", ending);
  }
}
