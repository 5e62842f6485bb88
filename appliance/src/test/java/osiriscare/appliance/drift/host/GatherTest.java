package osiriscare.appliance.drift.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.daemon.store.SqliteFile;

/// What each sense gathers from a tree of files, with and without a sandbox in front of it.
class GatherTest {
  private static final CommandLine NO_COMMANDS = _ -> new Seen.Hidden<>("no commands here");
  private static final Sight BEHIND_HOMES =
      new Sight(
          MountTable.parse(
              """
              1 0 8:1 / / rw - ext4 /dev/sda1 rw
              2 1 0:9 / /home rw - tmpfs tmpfs rw
              3 1 0:10 / /var/spool/cron rw - tmpfs tmpfs rw
              """),
          false,
          UserMap.parse("0 100000 65536\n"),
          "processes are hidden",
          "the network is hidden");

  @TempDir Path root;

  private void write(String path, String text) throws IOException {
    var file = root.resolve(path.substring(1));
    Files.createDirectories(file.getParent() == null ? root : file.getParent());
    Files.writeString(file, text);
  }

  private Host host() {
    return Host.fixture(root, NO_COMMANDS);
  }

  private Host sandboxed() {
    return Host.fixture(root, NO_COMMANDS, BEHIND_HOMES, Senses.NO_HELPER);
  }

  /// Programs that answer by the last of their arguments.
  private Host withPrograms(Map<String, String> answers) {
    return Host.fixture(
        root,
        command ->
            answers.containsKey(command.getLast())
                ? new Seen.Known<>(
                    new CommandLine.Output(0, answers.getOrDefault(command.getLast(), ""), ""))
                : new Seen.Known<>(new CommandLine.Output(1, "", "Operation not permitted\n")));
  }

  private static <T> T known(Seen<T> seen) {
    assertThat(seen).isInstanceOf(Seen.Known.class);
    return ((Seen.Known<T>) seen).value();
  }

  private static String hidden(Seen<?> seen) {
    return switch (seen) {
      case Seen.Known<?> known -> throw new AssertionError("all was seen: " + known);
      case Seen.Partly<?>(_, var hidden) -> hidden;
      case Seen.Hidden<?>(var reason) -> reason;
    };
  }

  @Test
  void sshdSettings_includesAndMatchBlocks_areFollowedAsTheServerDoes() throws Exception {
    write(
        "/etc/ssh/sshd_config",
        """
        Include /etc/ssh/sshd_config.d/*.conf
        PermitRootLogin=no   # comment
        Match User backup
          PasswordAuthentication yes
        """);
    write("/etc/ssh/sshd_config.d/10-a.conf", "Match Address 10.0.0.0/8\n PermitRootLogin yes\n");
    write("/etc/ssh/sshd_config.d/20-b.conf", "passwordauthentication \"no\"\n");
    write("/etc/ssh/sshd_config.d/30-c.bak", "PermitRootLogin yes\n");

    var settings = SshdSettings.parse(known(SshdSettings.gather(host())));

    assertThat(settings.isInstalled()).isTrue();
    // A Match block ends with its file: what follows in the main file is global again.
    assertThat(settings.global("permitrootlogin")).contains("no");
    assertThat(settings.global("passwordauthentication")).contains("no");
    assertThat(settings.matchesThatSet("permitrootlogin", "yes"))
        .containsExactly("Address 10.0.0.0/8");
    assertThat(settings.matchesThatSet("passwordauthentication", "yes"))
        .containsExactly("User backup");
  }

  @Test
  void sshdSettings_includeOfItself_ends() throws Exception {
    write("/etc/ssh/sshd_config", "Include sshd_config\n");

    assertThat(hidden(SshdSettings.gather(host()))).contains("too many included files");
  }

  @Test
  void sshdSettings_noServer_isKnown() {
    assertThat(SshdSettings.parse(known(SshdSettings.gather(host()))).isInstalled()).isFalse();
  }

  @Test
  void crontabs_emptyViewBehindSandbox_isNotKnown() throws Exception {
    write("/var/spool/cron/crontabs/anna", "");

    assertThat(Crontabs.parse(known(Crontabs.gather(host()))).users()).containsExactly("anna");
    assertThat(hidden(Crontabs.gather(sandboxed()))).contains("sandbox's mount on /var/spool/cron");
  }

  @Test
  void setuidFiles_behindSandbox_namesWhatIsHidden() throws Exception {
    write("/home/anna/x", "");
    write("/usr/bin/su", "");
    Files.setAttribute(root.resolve("home/anna/x"), "unix:mode", 04755);
    Files.setAttribute(root.resolve("usr/bin/su"), "unix:mode", 04755);

    assertThat(SetuidFiles.parse(known(SetuidFiles.gather(host()))).paths())
        .containsExactly("/home/anna/x", "/usr/bin/su");
    var inside = SetuidFiles.gather(sandboxed());
    assertThat(inside).isInstanceOf(Seen.Partly.class);
    assertThat(((Seen.Partly<String>) inside).value()).isEqualTo("/usr/bin/su");
    assertThat(hidden(inside)).contains("/home lies behind");
  }

  @Test
  void accountFiles_ownerMappedAway_isHidden() throws Exception {
    write("/etc/passwd", "");

    assertThat(AccountFiles.parse(known(AccountFiles.gather(host()))).entries()).hasSize(1);
    assertThat(hidden(AccountFiles.gather(sandboxed())))
        .contains("the owner of /etc/passwd is hidden");
  }

  @Test
  void kernelTables_foreignNetwork_areHidden() throws Exception {
    write("/proc/sys/net/ipv4/ip_forward", "0\n");
    write("/proc/sys/kernel/randomize_va_space", "2\n");

    var own = KernelParameters.parse(known(KernelParameters.gather(host())));
    assertThat(own.value("net.ipv4.ip_forward")).contains("0");
    assertThat(own.value("net.ipv4.tcp_syncookies")).isEmpty();
    assertThat(hidden(KernelParameters.gather(sandboxed()))).contains("the network is hidden");
    assertThat(hidden(Listeners.gather(sandboxed()))).isEqualTo("the network is hidden");
    assertThat(hidden(FirewallRules.gather(sandboxed()))).isEqualTo("the network is hidden");
    assertThat(hidden(Programs.gather(sandboxed()))).isEqualTo("processes are hidden");
  }

  @Test
  void programs_namesWithoutArgumentsAndKernelThreads() throws Exception {
    write("/proc/7/cmdline", "/usr/sbin/sshd\0-o\0secret\0");
    write("/proc/7/comm", "sshd\n");
    write("/proc/8/cmdline", "");
    write("/proc/8/comm", "kauditd\n");
    write("/proc/9/cmdline", "rsyslogd: title -x");
    write("/proc/9/comm", "in:imuxsock\n");

    var text = known(Programs.gather(host()));

    assertThat(Programs.parse(text).names())
        .containsExactlyInAnyOrder("sshd", "rsyslogd", "in:imuxsock");
    assertThat(new Programs(Set.of("systemd-timesyn")).has("systemd-timesyncd")).isTrue();
  }

  @Test
  void firewallRules_backends() throws Exception {
    assertThat(known(FirewallRules.gather(host()))).isEqualTo("none\n");
    write("/usr/sbin/iptables-save", "");
    assertThat(
            known(
                FirewallRules.gather(withPrograms(Map.of("/usr/sbin/iptables-save", "*filter\n")))))
        .isEqualTo("iptables\n*filter\n");
    write("/usr/sbin/nft", "");
    assertThat(known(FirewallRules.gather(withPrograms(Map.of("ruleset", "{}")))))
        .isEqualTo("nft\n{}");
    assertThat(hidden(FirewallRules.gather(withPrograms(Map.of()))))
        .contains("nft ended with 1: Operation not permitted");
  }

  @Test
  void failedUnits_withoutSystemd_areHidden() throws Exception {
    assertThat(hidden(FailedUnits.gather(host()))).contains("systemd does not run");
    Files.createDirectories(root.resolve("run/systemd/system"));
    assertThat(hidden(FailedUnits.gather(host()))).contains("systemctl is not installed");
    write("/usr/bin/systemctl", "");
    var text =
        FailedUnits.gather(
            withPrograms(
                Map.of(
                    "--property=Version,SystemState,NFailedUnits",
                    "Version=252\nSystemState=running\nNFailedUnits=0\n",
                    "--full",
                    "")));
    assertThat(FailedUnits.parse(known(text)).units()).isEmpty();
  }

  @Test
  void blockStacks_lvmOnLuksOnDisk_isEncrypted() throws Exception {
    write(
        "/proc/self/mountinfo",
        """
        1 0 253:1 / / rw - ext4 /dev/mapper/vg-root rw
        2 1 8:2 / /boot rw - ext4 /dev/sda2 rw
        3 1 0:40 /@ /data rw - btrfs /dev/mapper/luks-data rw
        4 1 0:41 / /pool rw - zfs pool rw
        5 1 0:42 / /run rw - tmpfs tmpfs rw
        """);
    write("/sys/dev/block/253:1/dm/uuid", "LVM-abc\n");
    write("/sys/dev/block/253:1/slaves/dm-0/x", "");
    write("/sys/class/block/dm-0/dm/uuid", "CRYPT-LUKS2-abc\n");
    write("/sys/class/block/dm-0/dm/name", "luks-system\n");
    write("/sys/dev/block/8:2/size", "1\n");
    write("/sys/class/block/dm-2/dm/name", "luks-data\n");
    write("/sys/class/block/dm-2/dm/uuid", "CRYPT-LUKS2-def\n");

    var stacks = BlockStacks.parse(known(BlockStacks.gather(host())));

    assertThat(stacks.volumes())
        .extracting(volume -> volume.point() + " " + volume.state())
        .containsExactly(
            "/ encrypted", "/boot plain", "/data encrypted", "/pool unseen", "/run unseen");
  }

  @Test
  void certificates_lookingForThem_leavesTheLocksOfOurOwnDatabase() throws Exception {
    var file = root.resolve("var/lib/msp/appliance.db");
    Files.createDirectories(file.getParent());
    SqliteFile.create(file);
    try (var store = SqliteFile.open(file, List.of("CREATE TABLE IF NOT EXISTS t (x)"))) {
      store.transaction(connection -> connection.createStatement().execute("SELECT x FROM t"));
      var inode = ":" + Files.getAttribute(file, "unix:ino") + " ";
      assertThat(Files.readString(Path.of("/proc/locks"))).contains(inode);

      known(Certificates.gather(host()));

      assertThat(Files.readString(Path.of("/proc/locks"))).contains(inode);
    }
  }

  @Test
  void certificates_strangeFileIsToldAndKeysAreNot() throws Exception {
    write(
        "/var/lib/msp/tls/a.crt", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    write(
        "/var/lib/msp/tls/a.pem", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");

    assertThat(Certificates.parse(known(Certificates.gather(host()))).entries())
        .containsExactly(new Certificates.Entry("/var/lib/msp/tls/a.crt", -1));
  }

  @Test
  void logWritesAndRestart_fromTheirFiles() throws Exception {
    write("/var/log/journal/0123/system.journal", "");
    write("/run/reboot-required", "");

    var writes = LogWrites.parse(known(LogWrites.gather(host())));

    assertThat(writes.hasPersistentJournal()).isTrue();
    assertThat(writes.newestSecond()).isPresent();
    assertThat(known(RestartPending.gather(host()))).isEqualTo("true");
  }

  @Test
  void look_hiddenHere_asksTheHelper() throws Exception {
    write("/var/spool/cron/crontabs/anna", "");
    Function<Senses, Host> inside = helper -> Host.fixture(root, NO_COMMANDS, BEHIND_HOMES, helper);

    assertThat(inside.apply(_ -> new Seen.Known<>("anna\n")).look(Sense.CRONTABS))
        .isEqualTo(new Seen.Known<>("anna\n"));
    assertThat(hidden(inside.apply(Senses.NO_HELPER).look(Sense.CRONTABS)))
        .contains("sandbox's mount", "no root helper answers");
  }

  @Test
  void hostCommands_fixedLocaleCapAndMissingTool() {
    var commands = new HostCommands(Duration.ofSeconds(20));

    assertThat(known(commands.textOf("env"))).contains("LC_ALL=C.UTF-8");
    assertThat(hidden(commands.textOf("no-such-program"))).contains("not installed");
    assertThat(hidden(commands.textOf("head", "-c", "5000000", "/dev/zero"))).contains("more than");
    assertThat(hidden(new HostCommands(Duration.ofMillis(100)).textOf("sleep", "60")))
        .contains("too long");
    assertThat(hidden(commands.run(List.of("no-such-program")))).contains("not installed");
  }
}
