package osiriscare.cli.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.protocol.json.Fields;

/// The whole product, all of it real: `./run` on this machine.
@Tag("product")
class ProductTest {
  private static final int CHECKS_MIN = 12;
  private static final int EVALUATED_MIN = 6;
  private static final int STOPPED_BY_INTERRUPT = 130;
  private static final int IN_USE = 3;

  @TempDir private Path folder;
  private Path home = Path.of("/");

  @BeforeEach
  void home() {
    home = folder.resolve("home");
  }

  @Test
  void run_onAFreshHome_provesThisMachineAndEndsByItself() throws Exception {
    try (var run = RunningLauncher.start(home, 0, "--for", "120s")) {
      run.await("summary");
      secondRunIsRefused();
      assertThat(run.awaitExit()).as(run.said()).isZero();
      assertThat(run.await("appliance").text("live_status")).isEqualTo("online");
      var checks = run.events("check");
      assertThat(checks).as(run.said()).hasSizeGreaterThanOrEqualTo(CHECKS_MIN);
      assertThat(checks)
          .filteredOn(check -> check.text("verdict").equals("unknown"))
          .allMatch(check -> check.has("reason"));
      assertThat(checks)
          .filteredOn(check -> !check.text("verdict").equals("unknown"))
          .hasSizeGreaterThanOrEqualTo(EVALUATED_MIN);
      assertThat(run.events("bundle"))
          .hasSizeGreaterThanOrEqualTo(checks.size())
          .as(run.said())
          .allMatch(bundle -> bundle.bool("signature_valid") && bundle.bool("chain_valid"));
      assertThat(run.events("stopped")).hasSize(1);
    }
    secretsArePrivate();
    assertThat(home.resolve("provision-code")).doesNotExist();
    assertThat(RunningLauncher.processesOf(home)).isEmpty();
  }

  @Test
  void run_afterKillAndAgainAfterInterrupt_goesOnWithTheSameSite() throws Exception {
    Fields first;
    try (var run = RunningLauncher.start(home, 0)) {
      run.await("summary");
      first = run.await("appliance");
      assertThat(first.bool("resumed")).isFalse();
      assertThat(run.await("dashboard").has("initial_password")).isTrue();
      run.kill();
      run.awaitExit();
      RunningLauncher.await(
          () -> RunningLauncher.processesOf(home).isEmpty(), Duration.ofSeconds(20));
      assertThat(RunningLauncher.processesOf(home)).isEmpty();
    }
    try (var run = RunningLauncher.start(home, 0)) {
      var summary = run.await("summary");
      var again = run.await("appliance");
      assertThat(again.text("appliance_id")).isEqualTo(first.text("appliance_id"));
      assertThat(again.bool("resumed")).isTrue();
      assertThat(run.await("dashboard").has("initial_password")).isFalse();
      assertThat(summary.integer("verified", 0, 10_000))
          .as(run.said())
          .isEqualTo(summary.integer("bundles", CHECKS_MIN, 10_000));
      run.interrupt();
      assertThat(run.awaitExit()).isEqualTo(STOPPED_BY_INTERRUPT);
      assertThat(run.events("stopped")).hasSize(1);
    }
    assertThat(RunningLauncher.processesOf(home)).isEmpty();
  }

  @Test
  void run_whenThePortIsTaken_namesItAndTheVariable() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var run = RunningLauncher.start(home, taken.getLocalPort())) {
      assertThat(run.awaitExit()).isEqualTo(IN_USE);
      assertThat(run.errors()).contains("Port " + taken.getLocalPort(), "OSIRIS_PORT");
    }
  }

  private void secondRunIsRefused() throws Exception {
    try (var second = RunningLauncher.start(home.resolve("."), 0)) {
      assertThat(second.awaitExit()).isEqualTo(IN_USE);
      assertThat(second.errors()).contains("running already", "OSIRIS_HOME");
    }
  }

  private void secretsArePrivate() throws Exception {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
        .isEqualTo("rwx------");
    for (var name :
        new String[] {
          "admin-password", "admin-token", "database/central-url", "database/receiver-url"
        }) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(name))))
          .as(name)
          .isEqualTo("rw-------");
    }
  }
}
