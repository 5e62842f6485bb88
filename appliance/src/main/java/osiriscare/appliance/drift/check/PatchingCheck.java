package osiriscare.appliance.drift.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import osiriscare.appliance.drift.host.Host;
import osiriscare.appliance.drift.host.HostFiles;
import osiriscare.appliance.drift.host.NotUnderstood;
import osiriscare.appliance.drift.host.Numbers;
import osiriscare.appliance.drift.host.Seen;
import osiriscare.appliance.drift.host.Sense;
import osiriscare.healing.baseline.Baseline;

/// The system is up to date: the NixOS generation, or what the package manager has waiting.
final class PatchingCheck {
  private static final String APT_LISTS = "/var/lib/apt/lists";
  private static final String PROFILES = "/nix/var/nix/profiles/";
  private static final Pattern GENERATION = Pattern.compile("system-(\\d{1,9})-link");
  private static final Pattern SECURITY_UPDATE =
      Pattern.compile("Inst (\\S+) .*\\(.*(?:Debian-Security|-security)[:/, ].*");
  private static final long DAY_SECONDS = 86_400;

  /// A NixOS generation and when it was made.
  record Generation(long number, long madeSecond) {}

  /// What the package manager knows.
  ///
  /// @param securityUpdates packages with a security update waiting
  /// @param listsSecond when it last asked what updates there are
  record Packages(
      String source, List<String> securityUpdates, long listsSecond, boolean isRestartPending) {}

  private PatchingCheck() {}

  static Finding run(Subject subject) {
    var host = subject.host();
    var wanted = subject.baseline().patching();
    var now = subject.now().getEpochSecond();
    var seen =
        host.files()
            .exists("/etc/NIXOS")
            .then(isNixos ->
                isNixos
                    ? generation(host).map(found -> decideGeneration(found, wanted, now))
                    : packages(host).map(found -> decidePackages(found, wanted, now)));
    return Finding.judge(seen, finding -> finding);
  }

  private static Seen<Generation> generation(Host host) {
    return host.files()
        .link(PROFILES + "system")
        .map(target -> target.orElseThrow(() -> new NotUnderstood("the system profile")))
        .then(link ->
            host.files()
                .linkStatus(PROFILES + link)
                .map(status -> new Generation(number(link), second(status))));
  }

  private static long number(String link) {
    var match = GENERATION.matcher(link);
    if (!match.matches()) {
      throw new NotUnderstood("the name of the system generation");
    }
    return Numbers.whole(match.group(1));
  }

  private static long second(Optional<HostFiles.Status> status) {
    return status
        .map(HostFiles.Status::modifiedEpochSecond)
        .orElseThrow(() -> new NotUnderstood("the system generation has no file"));
  }

  static Finding decideGeneration(Generation found, Baseline.Patching wanted, long nowSecond) {
    var days = (nowSecond - found.madeSecond()) / DAY_SECONDS;
    var differs = wanted.generation().filter(number -> number != found.number());
    var finding =
        differs
            .map(number ->
                Finding.fail("generation " + found.number() + " runs, not " + number)
                    .with("expected_generation", number))
            .orElseGet(() ->
                Finding.failWhen(
                    wanted.generation().isEmpty() && days > wanted.ageDaysMax(),
                    "the system generation is " + days + " days old"));
    return finding.with("generation", found.number()).withMeasure("age_days", days);
  }

  private static Seen<Packages> packages(Host host) {
    return host.findProgram("apt-get")
        .then(aptGet ->
            aptGet
                .map(path -> fromApt(host, path))
                .orElseGet(() -> host.program("dnf").then(dnf -> fromDnf(host, dnf))));
  }

  private static Seen<Packages> fromApt(Host host, String aptGet) {
    var updates =
        host.commands()
            .textOf(aptGet, "-s", "-q", "-o", "Debug::NoLocking=true", "dist-upgrade")
            .map(PatchingCheck::parseApt)
            .with(host.files().list(APT_LISTS), PatchingCheck::withSecurityLists);
    return with(host, "apt", updates, APT_LISTS);
  }

  /// Without a list of security updates nothing waiting means nothing known.
  static List<String> withSecurityLists(List<String> updates, List<String> lists) {
    if (lists.stream().noneMatch(name -> name.contains("security") && name.endsWith("Release"))) {
      throw new NotUnderstood("apt has no list of security updates");
    }
    return updates;
  }

  private static Seen<Packages> fromDnf(Host host, String dnf) {
    var updates =
        host.commands()
            .textOf(dnf, "-q", "-C", "updateinfo", "list", "--security")
            .map(PatchingCheck::parseDnf)
            .with(
                host.commands()
                    .textOf(dnf, "-q", "-C", "updateinfo", "list", "--all", "--security"),
                PatchingCheck::withAdvisories);
    return with(host, "dnf", updates, "/var/cache/dnf");
  }

  /// Some distributions publish no advisories, and so never have one waiting.
  static List<String> withAdvisories(List<String> updates, String all) {
    if (all.isBlank()) {
      throw new NotUnderstood("the repositories carry no security advisories");
    }
    return updates;
  }

  private static Seen<Packages> with(
      Host host, String source, Seen<List<String>> updates, String lists) {
    var asked =
        host.files()
            .status(lists)
            .map(status ->
                status
                    .map(HostFiles.Status::modifiedEpochSecond)
                    .orElseThrow(() -> new NotUnderstood("there are no package lists")));
    return updates
        .with(asked, (names, second) -> new Packages(source, names, second, false))
        .with(
            host.look(Sense.RESTART_PENDING).map(Boolean::parseBoolean),
            (found, restart) ->
                new Packages(source, found.securityUpdates(), found.listsSecond(), restart));
  }

  /// `Inst openssl [3.0.1] (3.0.2 Debian-Security:12/stable-security [amd64])`; the last line
  /// counts, and proves that the simulation came to its end.
  static List<String> parseApt(String output) {
    var pending = new ArrayList<String>();
    var isComplete = false;
    for (var line : output.lines().toList()) {
      var match = SECURITY_UPDATE.matcher(line);
      if (match.matches()) {
        pending.add(match.group(1));
      }
      isComplete |= line.matches("[0-9]+ upgraded, [0-9]+ newly installed, .*");
    }
    if (!isComplete) {
      throw new NotUnderstood("apt-get does not say how many packages it would upgrade");
    }
    return pending;
  }

  /// `FEDORA-2026-1234 Important/Sec. openssl-3.2.1-1.fc41.x86_64`.
  static List<String> parseDnf(String output) {
    return output
        .lines()
        .map(line -> line.strip().split("\\s+", -1))
        .filter(words -> words.length >= 3 && words[1].endsWith("Sec."))
        .map(words -> words[2])
        .toList();
  }

  static Finding decidePackages(Packages found, Baseline.Patching wanted, long nowSecond) {
    var listsDays = (nowSecond - found.listsSecond()) / DAY_SECONDS;
    return verdict(found, wanted, listsDays)
        .with("source", found.source())
        .with("security_updates", found.securityUpdates())
        .with("updates_waiting", found.securityUpdates().size())
        .withMeasure("lists_age_days", listsDays)
        .with("restart_pending", found.isRestartPending());
  }

  private static Finding verdict(Packages found, Baseline.Patching wanted, long listsDays) {
    if (!found.securityUpdates().isEmpty()) {
      return Finding.fail("security updates wait: " + Finding.few(found.securityUpdates()));
    }
    if (found.isRestartPending()) {
      return Finding.fail("an update waits for a restart");
    }
    return listsDays > wanted.listsAgeDaysMax()
        ? Finding.unknown("the package lists are " + listsDays + " days old")
        : Finding.pass();
  }
}
