package osiriscare.appliance.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import osiriscare.healing.runbook.ActionVerb;
import osiriscare.healing.runbook.Step;

/// What the verbs refuse, what they change in a scratch root, and that it can be put back.
class HostActionsTest {
  private static final String RUN = "5f0c2f0e-6f3a-4a58-9a51-0f5a5a0e8f11";
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir Path folder;
  private Path root;
  private HostActions actions;

  @BeforeEach
  void host() throws IOException {
    root = Files.createDirectory(folder.resolve("root"));
    actions = new HostActions(root, folder.resolve("state"));
  }

  private StepResult run(ActionVerb verb, String... arguments) {
    var given = new TreeMap<String, String>();
    for (int i = 0; i < arguments.length; i += 2) {
      given.put(arguments[i], arguments[i + 1]);
    }
    return actions.run(new Step(verb, given, LIMIT), RUN);
  }

  private Path write(String path, String text) throws IOException {
    var file = root.resolve(path.substring(1));
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private void refuses(StepResult result, String words) {
    assertThat(result.isGood()).as(result.text()).isFalse();
    assertThat(result.text()).contains(words);
    assertThat(result.command()).as("nothing ran").isEmpty();
  }

  static Stream<ActionVerb> verbsWithArguments() {
    return Arrays.stream(ActionVerb.values()).filter(verb -> !verb.arguments().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("verbsWithArguments")
  void run_withAnArgumentOfAnotherForm_isRefusedByName(ActionVerb verb) {
    for (var bad : List.of("-rf", "a;reboot", "../../etc/shadow", "$(reboot)", "")) {
      var arguments = new TreeMap<String, String>();
      verb.arguments().keySet().forEach(name -> arguments.put(name, bad));
      refuses(actions.run(new Step(verb, arguments, LIMIT), RUN), "must be");
    }
    assertThat(root).isEmptyDirectory();
  }

  @ParameterizedTest
  @EnumSource(
      value = ActionVerb.class,
      names = {
        "UNIT_ENABLE",
        "TIME_SERVICE_ENABLE",
        "JOURNAL_PERSIST",
        "AUTOMATIC_UPDATES_ENABLE",
        "FIREWALL_RESTORE",
        "KERNEL_PARAMETER_SET",
        "FILE_MODE_SET",
        "SSHD_SET",
        "ACCOUNT_LOCK"
      })
  void run_onNixOs_whatTheNextRebuildUndoes_isRefused(ActionVerb verb) throws IOException {
    write("/etc/NIXOS", "");
    var forms =
        Map.of(
            "unit", "a.service",
            "parameter", "net.ipv4.ip_forward",
            "value", "0",
            "path", "/etc/shadow",
            "mode", "640",
            "option", "X11Forwarding",
            "account", "anna");
    var arguments = new TreeMap<String, String>();
    verb.arguments().keySet().forEach(name -> arguments.put(name, forms.getOrDefault(name, "")));
    refuses(actions.run(new Step(verb, arguments, LIMIT), RUN), "needs a configuration change");
  }

  @Test
  void check_isTheDaemonsToRun() {
    refuses(run(ActionVerb.CHECK_PASSES, "check", "linux_firewall"), "run by the daemon");
  }

  @ParameterizedTest
  @CsvSource({
    "TEMP_CLEAR, /etc, is not below",
    "TEMP_CLEAR, /tmpfoo, is not below",
    "TEMP_CLEAR, /tmp/absent, there is no folder",
    "CACHE_CLEAR, /var/lib/app, is not below",
    "CACHE_CLEAR, /var/cache, is not below",
    "CACHE_CLEAR, /var/cache/absent, there is no folder",
    "FILE_MODE_SET, /etc/hosts, is not a file whose mode may be set",
    "FILE_MODE_SET, /etc/shadow, is not a file whose mode may be set"
  })
  void path_outsideItsPlace_isRefused(ActionVerb verb, String path, String words)
      throws IOException {
    var kept = write("/etc/hosts", "127.0.0.1 localhost\n");
    write("/var/lib/app/file", "data");
    var name = verb.arguments().containsKey("hours") ? "hours" : "mode";
    refuses(
        verb == ActionVerb.CACHE_CLEAR
            ? run(verb, "path", path)
            : run(verb, "path", path, name, name.equals("hours") ? "0" : "640"),
        words);
    assertThat(kept).exists();
    assertThat(root.resolve("var/lib/app/file")).exists();
  }

  @Test
  void tempClear_deletesWhatIsOld_andFollowsNoLink() throws IOException {
    var old = FileTime.from(Instant.now().minus(Duration.ofDays(60)));
    var elsewhere = write("/home/anna/file", "hers");
    Files.setLastModifiedTime(elsewhere, old);
    var stale = write("/var/tmp/a/stale", "old");
    var fresh = write("/var/tmp/a/fresh", "new");
    Files.createSymbolicLink(root.resolve("var/tmp/link"), root.resolve("home/anna"));
    Files.setAttribute(stale, "lastAccessTime", old);
    Files.setLastModifiedTime(stale, old);
    var result = run(ActionVerb.TEMP_CLEAR, "path", "/var/tmp", "hours", "24");
    assertThat(result.isGood()).as(result.text()).isTrue();
    assertThat(stale).doesNotExist();
    assertThat(fresh).exists();
    assertThat(elsewhere).exists();
    assertThat(root.resolve("var/tmp/a")).as("folders stay").isDirectory();

    Files.createSymbolicLink(root.resolve("tmp"), root.resolve("home"));
    refuses(run(ActionVerb.TEMP_CLEAR, "path", "/tmp", "hours", "0"), "there is no folder");
    assertThat(elsewhere).exists();
  }

  @Test
  void fileMode_ofALink_isNotSet() throws IOException {
    var secret = write("/root/key", "k");
    Files.createDirectories(root.resolve("etc"));
    Files.createSymbolicLink(root.resolve("etc/shadow"), secret);
    refuses(
        run(ActionVerb.FILE_MODE_SET, "path", "/etc/shadow", "mode", "777"),
        "is not a file whose mode may be set");
  }

  @Test
  void kernelParameter_outsideItsTrees_orWithoutAFile_isRefused() throws IOException {
    write("/proc/sys/vm/overcommit_memory", "0\n");
    refuses(
        run(ActionVerb.KERNEL_PARAMETER_SET, "parameter", "vm.overcommit_memory", "value", "1"),
        "is not one that may be set");
    refuses(
        run(ActionVerb.KERNEL_PARAMETER_SET, "parameter", "net.ipv4.nothing", "value", "1"),
        "failed");
    assertThat(root.resolve("etc/sysctl.d")).doesNotExist();
  }

  @Test
  void accounts_ofTheSystem_orThatAreNot_areNeverLocked() throws IOException {
    // Nobody of this machine, which a helper that refuses too little would lock out.
    write("/etc/passwd", "osc-root:x:0:0::/root:/bin/sh\nosc-www:x:33:33::/var/www:/bin/sh\n");
    refuses(run(ActionVerb.ACCOUNT_LOCK, "account", "osc-root"), "belongs to the system");
    refuses(run(ActionVerb.ACCOUNT_LOCK, "account", "osc-www"), "belongs to the system");
    refuses(run(ActionVerb.ACCOUNT_LOCK, "account", "nobody-here"), "there is no account");
  }

  /// Of an account that is open, one that ends, and one that somebody locked before.
  @ParameterizedTest
  @CsvSource({
    "$6$salt$hash,'',!$6$salt$hash",
    "$6$salt$hash,20000,!$6$salt$hash",
    "!$6$a$b,7,!$6$a$b"
  })
  void account_isLockedInItsOwnRootOnly_andIsAsBeforeAfterUndo(
      String password, String expiry, String locked) throws IOException {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root can lock an account");
    var machine = Files.readString(Path.of("/etc/passwd"));
    // Of this root alone: what looked for it on the machine would not find it.
    assertThat(machine).doesNotContain("osc-anna");
    write("/etc/passwd", "osc-anna:x:4711:4711::/home/osc-anna:/bin/sh\n");
    var entry = "osc-anna:%s:19000:0:99999:7::%s:";
    var shadow = write("/etc/shadow", entry.formatted(password, expiry) + "\n");

    var lock = run(ActionVerb.ACCOUNT_LOCK, "account", "osc-anna");
    assertThat(lock.isGood()).as(lock.text()).isTrue();
    assertThat(shadow).hasContent(entry.formatted(locked, "1"));
    assertThat(Path.of("/etc/passwd")).hasContent(machine);

    var undone = run(ActionVerb.CHANGES_UNDO);
    assertThat(undone.isGood()).as(undone.text()).isTrue();
    assertThat(shadow).hasContent(entry.formatted(password, expiry));
  }

  @Test
  void network_withoutAWayOrAKnownDaemon_isRefused() {
    refuses(run(ActionVerb.LINK_FAILOVER, "from", "osc-none0", "to", "osc-none1"), "no default");
    refuses(run(ActionVerb.ROUTING_RELOAD, "daemon", "quagga"), "no such routing daemon");
  }

  @Test
  void unit_thatSystemdDoesNotStart_isNoSuccess() {
    var result = run(ActionVerb.UNIT_START, "unit", "osiriscare-none-such.service");
    assertThat(result.isGood()).as(result.text()).isFalse();
  }

  @Test
  void space_isMeasured() throws IOException {
    write("/var/file", "");
    assertThat(run(ActionVerb.SPACE_IS_FREE, "path", "/var", "percent", "0").isGood()).isTrue();
    assertThat(run(ActionVerb.SPACE_IS_FREE, "path", "/var", "percent", "101").isGood()).isFalse();
  }

  @Test
  @Tag("real-openssh")
  void sshd_isSet_isAsked_andPutBack_andABrokenFileIsLeftAsItWas() throws IOException {
    var before = "X11Forwarding yes\nMatch User anna\n  X11Forwarding yes\n";
    var config = write("/etc/ssh/sshd_config", before);
    var is = new String[] {"option", "X11Forwarding", "value", "no"};
    assertThat(run(ActionVerb.SSHD_IS, is).isGood()).isFalse();
    assertThat(run(ActionVerb.SSHD_SET, is).isGood()).isTrue();
    assertThat(run(ActionVerb.SSHD_IS, is).isGood()).isTrue();
    assertThat(run(ActionVerb.SSHD_SET, is).isGood()).as("again").isTrue();
    assertThat(Files.readString(config)).containsOnlyOnce("# OsirisCare: X11Forwarding");
    assertThat(run(ActionVerb.CHANGES_UNDO).isGood()).isTrue();
    assertThat(config).hasContent(before);

    var broken = "Nonsense yes\n";
    Files.writeString(config, broken);
    var other = new HostActions(root, folder.resolve("other"));
    var set =
        new Step(ActionVerb.SSHD_SET, Map.of("option", "X11Forwarding", "value", "no"), LIMIT);
    assertThat(other.run(set, RUN).isGood()).isFalse();
    assertThat(config).hasContent(broken);
  }

  @Test
  void undo_putsBackTheLastChangeFirst_andGoesOnAfterOneThatFails() throws IOException {
    var undo = new Undo(folder.resolve("undo"), RUN);
    var file = write("/etc/a.conf", "first");
    var absent = root.resolve("etc/b.conf");
    undo.keepFile(file);
    Files.writeString(file, "second");
    undo.keepCommand("false");
    undo.keepFile(file);
    Files.writeString(file, "third");
    undo.keepFile(absent);
    Files.writeString(absent, "new");
    var result = new Undo(folder.resolve("undo"), RUN).putBack(new Programs(LIMIT));
    assertThat(result.isGood()).as("one command failed").isFalse();
    assertThat(file).hasContent("first");
    assertThat(absent).doesNotExist();
  }

  @Test
  void program_thatTakesTooLong_isEnded_andIsNoSuccess() {
    var start = System.nanoTime();
    var result = new Programs(Duration.ofMillis(300)).run("sleep", "600");
    assertThat(result.isGood()).isFalse();
    assertThat(result.exitCode()).isEmpty();
    assertThat(result.text()).contains("took too long");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
  }

  @Test
  void programs_stopAtTheFirstThatFails_andTellItsStatus() {
    var programs = new Programs(LIMIT);
    var mark = folder.resolve("mark");
    var result =
        programs.all(List.of(List.of("true"), List.of("false"), List.of("touch", mark.toString())));
    assertThat(result.isGood()).isFalse();
    assertThat(result.exitCode()).contains(1);
    assertThat(mark).doesNotExist();
    assertThat(programs.run("osiriscare-no-such-program").isGood()).isFalse();
  }
}
