package osiriscare.appliance.drift.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import osiriscare.appliance.drift.check.ServiceState.State;
import osiriscare.appliance.drift.host.AccountFiles;
import osiriscare.appliance.drift.host.BlockStacks;
import osiriscare.appliance.drift.host.Certificates;
import osiriscare.appliance.drift.host.Crontabs;
import osiriscare.appliance.drift.host.FailedUnits;
import osiriscare.appliance.drift.host.KernelParameters;
import osiriscare.appliance.drift.host.Listeners;
import osiriscare.appliance.drift.host.LogWrites;
import osiriscare.appliance.drift.host.Seen;
import osiriscare.appliance.drift.host.SetuidFiles;
import osiriscare.appliance.drift.host.SshdSettings;
import osiriscare.healing.baseline.Baseline;
import osiriscare.protocol.check.Verdict;

/// The pure half of the checks: facts in, verdict out.
class DecisionsTest {
  private static final Baseline BUILT_IN = Baseline.builtIn();
  private static final long NOW = 1_800_000_000L;
  private static final long DAY = 86_400;

  private static void passes(Finding finding) {
    assertThat(finding.verdict()).isEqualTo(new Verdict.Pass());
  }

  private static void fails(Finding finding, String reason) {
    assertThat(finding.verdict()).isInstanceOf(Verdict.Fail.class);
    assertThat(finding.verdict().why().orElseThrow()).contains(reason);
  }

  private static void unknown(Finding finding, String reason) {
    assertThat(finding.verdict()).isInstanceOf(Verdict.Unknown.class);
    assertThat(finding.verdict().why().orElseThrow()).contains(reason);
  }

  @Test
  void judge_partlySeen_failsOrIsUnknownAndNeverPasses() {
    Function<String, Finding> decide = text -> Finding.failWhen(text.equals("bad"), "is bad");

    passes(Finding.judge(new Seen.Known<>("good"), decide));
    unknown(Finding.judge(new Seen.Partly<>("good", "/home"), decide), "seen in part: /home");
    fails(Finding.judge(new Seen.Partly<>("bad", "/home"), decide), "is bad");
    unknown(Finding.judge(new Seen.Hidden<>("no permission"), decide), "no permission");
  }

  @Test
  void ssh_settings() {
    var closed = "server yes\n\tpermitrootlogin no\n\tpasswordauthentication no\n";

    passes(SshCheck.decide(SshdSettings.parse(closed)));
    unknown(SshCheck.decide(SshdSettings.parse("server no\n")), "no SSH server");
    fails(SshCheck.decide(SshdSettings.parse("server yes\n")), "PasswordAuthentication is yes");
    // The first value counts, as in the server.
    fails(
        SshCheck.decide(
            SshdSettings.parse(closed.replace("yes\n", "yes\n\tpermitrootlogin yes\n"))),
        "PermitRootLogin is yes");
    fails(
        SshCheck.decide(SshdSettings.parse(closed + "user anna\tpasswordauthentication yes\n")),
        "for Match user anna");
    fails(SshCheck.decide(SshdSettings.parse(closed + "\tusepam yes\n")), "PAM asks");
    fails(
        SshCheck.decide(SshdSettings.parse(closed + "\tpermitemptypasswords yes\n")),
        "PermitEmptyPasswords is yes");
  }

  @Test
  void setuid_knownNamesCountOnlyWherePackagesPutThem() {
    passes(FileChecks.decideSetuid(SetuidFiles.parse("/usr/bin/su\n/usr/bin/sudo\n"), List.of()));
    fails(FileChecks.decideSetuid(SetuidFiles.parse("/tmp/su\n"), List.of()), "/tmp/su");
    passes(FileChecks.decideSetuid(SetuidFiles.parse("/opt/x\n"), List.of("/opt/x")));
  }

  @Test
  void accountFiles_modesAndOwners() {
    var good = "/etc/passwd 644 0\n/etc/group 644 0\n/etc/shadow 640 0\n/etc/gshadow absent ?\n";

    passes(FileChecks.decideAccountFiles(AccountFiles.parse(good)));
    fails(FileChecks.decideAccountFiles(AccountFiles.parse(good.replace("640", "644"))), "shadow");
    fails(FileChecks.decideAccountFiles(AccountFiles.parse(good.replace("640", "660"))), "shadow");
    fails(
        FileChecks.decideAccountFiles(AccountFiles.parse(good.replace("passwd 644", "passwd 666"))),
        "passwd has mode 666");
    fails(
        FileChecks.decideAccountFiles(AccountFiles.parse(good.replace("644 0", "644 1000"))),
        "belongs to user 1000");
    unknown(FileChecks.decideAccountFiles(AccountFiles.parse("")), "does not exist");
  }

  @Test
  void crontabs_anyUser_fails() {
    passes(FileChecks.decideCrontabs(Crontabs.parse("")));
    fails(FileChecks.decideCrontabs(Crontabs.parse("anna\n")), "anna");
  }

  @Test
  void certificates_byTheirEnd() {
    Function<String, Finding> decide =
        text -> FileChecks.decideCertificates(Certificates.parse(text), NOW, 30);

    unknown(decide.apply(""), "no certificate");
    passes(decide.apply((NOW + 31 * DAY) + " /a.crt\n"));
    fails(decide.apply((NOW + 29 * DAY) + " /a.crt\n"), "ends in 29 days");
    fails(decide.apply((NOW - DAY) + " /a.crt\n? /b.crt\n"), "ends in -1 days");
    unknown(decide.apply("? /b.crt\n" + (NOW + 99 * DAY) + " /a.crt\n"), "/b.crt");
  }

  @Test
  void kernelParameters_wrongAbsentAndWithoutIpv6() {
    var good =
        "net.ipv4.ip_forward=0\nnet.ipv4.tcp_syncookies=1\nnet.ipv4.conf.all.accept_redirects=0\n";
    Function<String, Finding> decide =
        text ->
            KernelChecks.decideParameters(
                KernelParameters.parse(text), BUILT_IN.kernelParameters());

    passes(decide.apply(good));
    fails(decide.apply(good.replace("forward=0", "forward=1")), "ip_forward is 1, not 0");
    unknown(decide.apply(good.replace("syncookies=1", "syncookies=")), "tcp_syncookies");
    unknown(decide.apply(""), "the kernel shows no");
  }

  @Test
  void openPorts_countedWithoutLoopbackAndOwn() {
    var table =
        """
        == tcp
          sl  local_address rem_address   st
           0: 00000000:0016 00000000:0000 0A 00
           1: 0100007F:0CEA 00000000:0000 0A 00
           2: 00000000:1F91 00000000:0000 01 00
        == tcp6
          sl  local_address rem_address   st
           0: 00000000000000000000000001000000:0CEA 00000000000000000000000000000000:0000 0A 00
        == udp
          sl  local_address rem_address   st
           0: 00000000:0035 00000000:0000 07 00
        """;
    var listeners = Listeners.parse(table);

    assertThat(listeners.externalPorts()).containsExactly("tcp/22", "udp/53");
    passes(KernelChecks.decideOpenPorts(listeners, BUILT_IN.ports()));
    fails(
        KernelChecks.decideOpenPorts(listeners, new Baseline.Ports(0, List.of("tcp/22"))),
        "1 ports are open");
    passes(KernelChecks.decideUnexpectedPorts(listeners, List.of("tcp/22")));
    fails(KernelChecks.decideUnexpectedPorts(listeners, List.of()), "tcp/22");
    var telnet = Listeners.parse(table.replace(":0016", ":0017"));
    fails(KernelChecks.decideOpenPorts(telnet, BUILT_IN.ports()), "tcp/23");
  }

  @Test
  void failedUnits_countAndListMustAgree() {
    var state = "Version=252\nSystemState=degraded\nNFailedUnits=1\n\n";

    fails(
        ServiceChecks.decideFailedUnits(
            FailedUnits.parse(state + "cups.service loaded failed failed CUPS\n")),
        "cups.service");
    passes(ServiceChecks.decideFailedUnits(FailedUnits.parse(state.replace("=1", "=0"))));
    assertThat(new Seen.Known<>(state).map(FailedUnits::parse)).isInstanceOf(Seen.Hidden.class);
    // In a chroot systemctl says so, and ends with 0.
    assertThat(new Seen.Known<>("").map(FailedUnits::parse)).isInstanceOf(Seen.Hidden.class);
  }

  @Test
  void services_stoppedOnes_fail() {
    passes(ServiceChecks.decideCriticalServices(Map.of("sshd", true)));
    fails(ServiceChecks.decideCriticalServices(Map.of("sshd", true, "chronyd", false)), "chronyd");
    passes(ServiceChecks.decideProtection(Map.of("clamd", true), List.of()));
    fails(ServiceChecks.decideProtection(Map.of("clamd", false), List.of()), "not running");
    fails(
        ServiceChecks.decideProtection(Map.of("clamd", true), List.of("/usr/sbin/clamd")),
        "not the");
  }

  @Test
  void service_states() {
    serviceIs("loaded", "active", "running", State.RUNS);
    serviceIs("loaded", "reloading", "reload", State.RUNS);
    serviceIs("loaded", "activating", "start-pre", State.STARTING);
    serviceIs("loaded", "activating", "auto-restart", State.STOPPED);
    serviceIs("loaded", "deactivating", "stop", State.STOPPED);
    serviceIs("loaded", "failed", "failed", State.STOPPED);
    serviceIs("not-found", "inactive", "dead", State.NO_UNIT);
  }

  private static void serviceIs(String load, String active, String sub, State state) {
    var properties = "LoadState=" + load + "\nActiveState=" + active + "\nSubState=" + sub + "\n";
    assertThat(ServiceState.state(properties)).as(properties).isEqualTo(state);
  }

  @Test
  void service_whoseUnitAndProgramDiffer() {
    Seen<Boolean> yes = new Seen.Known<>(true);
    Seen<Boolean> no = new Seen.Known<>(false);
    Seen<Boolean> hidden = new Seen.Hidden<>("processes are hidden");
    assertThat(runs(new Seen.Known<>(State.RUNS), no)).isEqualTo(yes);
    assertThat(runs(new Seen.Known<>(State.STARTING), yes)).isInstanceOf(Seen.Hidden.class);
    assertThat(runs(new Seen.Known<>(State.STOPPED), yes)).isEqualTo(yes);
    assertThat(runs(new Seen.Known<>(State.STOPPED), no)).isEqualTo(no);
    assertThat(runs(new Seen.Known<>(State.STOPPED), hidden)).isEqualTo(no);
    assertThat(runs(new Seen.Known<>(State.NO_UNIT), yes)).isEqualTo(yes);
    assertThat(runs(new Seen.Known<>(State.NO_UNIT), no)).isEqualTo(no);
    assertThat(runs(new Seen.Known<>(State.NO_UNIT), hidden)).isEqualTo(hidden);
    assertThat(runs(new Seen.Hidden<>("no systemctl"), yes)).isEqualTo(yes);
    // It may run under another name: that it has stopped is not known.
    assertThat(runs(new Seen.Hidden<>("no systemctl"), no)).isInstanceOf(Seen.Hidden.class);
    assertThat(runs(new Seen.Hidden<>("no systemctl"), hidden)).isInstanceOf(Seen.Hidden.class);
  }

  private static Seen<Boolean> runs(Seen<State> unit, Seen<Boolean> program) {
    return ServiceState.isRunning(unit, () -> program);
  }

  @Test
  void logging_servicesAndSilence() {
    var fresh = LogWrites.parse((NOW - 60) + " /var/log/syslog\n");
    var stale = LogWrites.parse((NOW - 3 * 3600) + " /var/log/syslog\n");
    var up = Map.of("rsyslogd", true);

    passes(ServiceChecks.decideLoggingContinuity(up, fresh, BUILT_IN.logging(), NOW));
    fails(ServiceChecks.decideLoggingContinuity(up, stale, BUILT_IN.logging(), NOW), "180 minutes");
    fails(
        ServiceChecks.decideLoggingContinuity(up, LogWrites.parse(""), BUILT_IN.logging(), NOW),
        "no log file");
    fails(
        ServiceChecks.decideLoggingContinuity(
            Map.of("rsyslogd", false), fresh, BUILT_IN.logging(), NOW),
        "no log service");
    passes(ServiceChecks.decideAuditLogging(true, false));
    passes(ServiceChecks.decideAuditLogging(false, true));
    fails(ServiceChecks.decideAuditLogging(false, false), "auditd does not run");
  }

  @Test
  void encryption_perVolume() {
    var stacks =
        BlockStacks.parse("/\text4\tplain\n/var/lib/msp\text4\tencrypted\n/x\tzfs\tunseen\n");

    passes(EncryptionCheck.decide(stacks, List.of("/var/lib/msp")));
    fails(EncryptionCheck.decide(stacks, List.of("/", "/var/lib/msp", "/x")), "not encrypted: /");
    unknown(EncryptionCheck.decide(stacks, List.of("/var/lib/msp", "/x")), "/x");
    // A path is held by the deepest mount above it.
    passes(EncryptionCheck.decide(stacks, List.of("/var/lib/msp/tls")));
    fails(EncryptionCheck.decide(stacks, List.of("/var/lib/msp2")), "/var/lib/msp2");
    unknown(EncryptionCheck.decide(BlockStacks.parse(""), List.of("/")), "no block device");
  }

  @Test
  void disk_atTheLimit_passes() {
    passes(DiskSpaceCheck.decide(90, 90));
    fails(DiskSpaceCheck.decide(91, 90), "91 %");
  }

  @Test
  void accounts_unexpectedAndSecondRoot() {
    var passwd = "root:x:0:0::/root:/bin/bash\nd:x:2:2::/:/usr/sbin/nologin\n";
    var anna = "anna:x:1000:1000::/home/anna:/bin/bash\n";

    passes(AccountsCheck.decide(AccountsCheck.parse(passwd), List.of()));
    fails(AccountsCheck.decide(AccountsCheck.parse(passwd + anna), List.of()), "anna");
    passes(AccountsCheck.decide(AccountsCheck.parse(passwd + anna), List.of("anna")));
    fails(
        AccountsCheck.decide(AccountsCheck.parse(passwd + "toor:x:0:0::/:/bin/sh\n"), List.of()),
        "toor");
    unknown(AccountsCheck.decide(List.of(), List.of()), "does not name root");
  }

  @Test
  void patching_nixosGeneration() {
    var found = new PatchingCheck.Generation(12, NOW - 31 * DAY);
    var free = BUILT_IN.patching();

    fails(PatchingCheck.decideGeneration(found, free, NOW), "31 days old");
    passes(PatchingCheck.decideGeneration(found, free, NOW - 2 * DAY));
    passes(
        PatchingCheck.decideGeneration(found, new Baseline.Patching(Optional.of(12L), 30, 7), NOW));
    fails(
        PatchingCheck.decideGeneration(found, new Baseline.Patching(Optional.of(13L), 30, 7), NOW),
        "generation 12 runs, not 13");
  }

  @Test
  void patching_packages() {
    var output =
        """
        Inst openssl [3.0.1-1] (3.0.2-1 Debian-Security:12/stable-security [amd64])
        Inst tzdata [1] (2 Debian:12.9/stable [all])
        2 upgraded, 0 newly installed, 0 to remove and 0 not upgraded.
        """;
    assertThat(PatchingCheck.parseApt(output)).containsExactly("openssl");
    assertThat(new Seen.Known<>("").map(PatchingCheck::parseApt)).isInstanceOf(Seen.Hidden.class);
    assertThat(PatchingCheck.parseDnf("FEDORA-1 Important/Sec. openssl-1.fc41\n"))
        .containsExactly("openssl-1.fc41");

    assertThat(
            PatchingCheck.withSecurityLists(
                List.of(), List.of("deb.example_dists_bookworm-security_InRelease")))
        .isEmpty();
    assertThat(
            new Seen.Known<>(List.<String>of())
                .map(names -> PatchingCheck.withSecurityLists(names, List.of("a_InRelease"))))
        .isInstanceOf(Seen.Hidden.class);
    assertThat(
            new Seen.Known<>(List.<String>of())
                .map(names -> PatchingCheck.withAdvisories(names, "")))
        .isInstanceOf(Seen.Hidden.class);

    fails(packages(List.of("openssl"), 0, false), "openssl");
    fails(packages(List.of(), 0, true), "restart");
    unknown(packages(List.of(), 8, false), "8 days old");
    passes(packages(List.of(), 7, false));
  }

  private static Finding packages(List<String> waiting, int listsDays, boolean restart) {
    var found = new PatchingCheck.Packages("apt", waiting, NOW - listsDays * DAY, restart);
    return PatchingCheck.decidePackages(found, BUILT_IN.patching(), NOW);
  }

  @Test
  void automaticUpdates_switchedOnOrNot() {
    assertThat(AutomaticUpdatesCheck.aptMechanism("APT::Periodic::Unattended-Upgrade \"1\";\n"))
        .isPresent();
    assertThat(AutomaticUpdatesCheck.aptMechanism("APT::Periodic::Unattended-Upgrade \"0\";\n"))
        .isEmpty();
    passes(AutomaticUpdatesCheck.decide(Optional.of("nixos-upgrade.timer")));
    fails(AutomaticUpdatesCheck.decide(Optional.empty()), "nothing installs");
  }

  @Test
  void logForwarding_targets() {
    assertThat(
            LogForwardingCheck.rsyslogTargets(
                """
                # *.* @@commented.example
                *.* @@logs.example:6514
                auth.* @127.0.0.1
                action(type="omfwd" Target="syslog.example" Port="514")
                """))
        .containsExactly("logs.example", "syslog.example");
    passes(LogForwardingCheck.decide(List.of("logs.example"), List.of()));
    fails(LogForwardingCheck.decide(List.of(), List.of()), "no other machine");
    fails(LogForwardingCheck.decide(List.of("a"), List.of("b")), "not sent to b");
  }

  @Test
  void backup_ageAndRestoreTest() {
    var now = Instant.ofEpochSecond(NOW);
    var wanted =
        new Baseline.Backup(
            Baseline.Backup.Kind.STATUS_FILE,
            Optional.of("/s"),
            Optional.empty(),
            Optional.empty(),
            24,
            30);
    Function<String, Finding> decide =
        json -> BackupCheck.decide(BackupCheck.parseStatus(json), wanted, now);
    var form = "{\"last_success\": \"%s\", \"last_restore_test\": \"%s\"}";

    passes(decide.apply(form.formatted(now.minusSeconds(3600), now.minusSeconds(DAY))));
    fails(decide.apply(form.formatted(now.minusSeconds(2 * DAY), now)), "48 hours old");
    fails(decide.apply(form.formatted(now, now.minusSeconds(31 * DAY))), "restore test is 31");
    fails(decide.apply("{}"), "no backup ever succeeded");
    unknown(decide.apply("{\"last_success\": \"" + now + "\"}"), "restore was last tested");
    unknown(decide.apply(form.formatted(now.plusSeconds(2 * DAY), now)), "in the future");
    assertThat(new Seen.Known<>("{\"last_success\": 1}").map(BackupCheck::parseStatus))
        .isInstanceOf(Seen.Hidden.class);
    assertThat(BackupCheck.parseRestic("[{\"time\": \"2026-11-20T01:02:03.123456789+01:00\"}]"))
        .extracting(BackupCheck.Successes::backup)
        .isEqualTo(Optional.of(Instant.parse("2026-11-20T00:02:03.123456789Z")));
    assertThat(BackupCheck.parseBorg("{\"archives\": []}").backup()).isEmpty();
  }

  @Test
  void clock_offsetAndSynchronisation() {
    passes(TimeChecks.decideOffset(new TimeChecks.Offset("chrony", -5000), 5000));
    fails(TimeChecks.decideOffset(new TimeChecks.Offset("chrony", -5001), 5000), "-5001 ms");
    assertThat(TimeChecks.parseChrony("A,b,2,1.0,-0.012600000,0,0,0,0,0,0,0,64.2,Normal\n"))
        .isEqualTo(-13);
    passes(TimeChecks.decideSynchronised(Optional.of(true)));
    fails(TimeChecks.decideSynchronised(Optional.of(false)), "not synchronised");
    fails(TimeChecks.decideSynchronised(Optional.empty()), "no time service");
  }
}
