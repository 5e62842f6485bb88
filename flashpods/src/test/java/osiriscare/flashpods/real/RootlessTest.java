package osiriscare.flashpods.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;

/// API and Podman as one ordinary user, as in production, in a network of their own. Proves user
/// namespace, confinement, files and egress without root; not the limits of memory, processor and
/// processes, which cgroup v1 does not give to ordinary users: those are proven as root.
@Tag("real-podman")
@Tag("real-rootless")
class RootlessTest {
  private static Path folder;
  private static World world;
  private static RootlessHost host;
  private static RealPodman podman;
  private static RealApi api;

  @BeforeAll
  static void start() throws Exception {
    // Not @TempDir: its names are too long for a socket, and closed to others.
    folder = Files.createTempDirectory("fr");
    world = World.make(folder.resolve("world"));
    host = RootlessHost.make(folder.resolve("host"), world.onHost());
    RootlessHost.give(folder);
    podman = RealPodman.startRootless(folder.resolve("pm"), host);
    api =
        RealApi.start(
            folder,
            podman.socket(),
            Map.of("FLASHPODS_DEFAULT_NETWORK", "public", "FLASHPODS_WARM_POOL", "1"),
            new RealApi.Site(host.asReader(), World.HOST, true));
  }

  @AfterAll
  static void stop() throws Exception {
    api.stop();
    podman.stop();
    host.close();
    world.close();
    new ProcessBuilder("rm", "-rf", folder.toString()).start().waitFor();
  }

  private static String output(Fields job) {
    return api.json("GET", "/jobs/" + job.text("id") + "/output?tail=1000", "").text("output");
  }

  private static Fields run(String command, String network) {
    var body = Json.object().put("type", "worker").put("command", command).put("cpus", 1);
    body.set("network", Json.parse(network, "network"));
    return api.awaitOver(api.json("POST", "/jobs", Json.text(body)).text("job_id"));
  }

  @Test
  void job_isTheOrdinaryUserWithoutPower() {
    var job =
        run(
            "id; cat /proc/self/status; touch /etc/x || echo rootro;"
                + " echo x > f && cp f /artifacts/f && echo wrote",
            "\"none\"");

    assertThat(output(job))
        .contains("uid=" + RootlessHost.UID)
        .containsPattern("CapEff:\\s+0000000000000000")
        .containsPattern("CapBnd:\\s+0000000000000000")
        .containsPattern("NoNewPrivs:\\s+1")
        .containsPattern("Seccomp:\\s+2")
        .contains("rootro", "wrote");
    assertThat(job.text("status")).isEqualTo("completed");
  }

  @Test
  void publicInternet_isReachedAndNothingElse() {
    var allowed = run(World.tryAll(List.of(World.PUBLIC)), "\"public\"");
    assertThat(output(allowed)).contains("yes 9.9.9.9:80").doesNotContain("no 9.9.9.9");

    // 10.0.2.2 is how user-mode networking names the host.
    var ports = List.of(api.port(), 873);
    var never = List.of("10.0.2.2", World.HOST, "169.254.169.254", "10.0.0.2");
    var forbidden = run(World.tryAll(never, ports), "\"public\"");
    assertThat(output(forbidden)).contains("no 10.0.2.2:873").doesNotContain("yes");
    var events = Json.text(api.json("GET", "/jobs/" + forbidden.text("id") + "/events", "").tree());
    assertThat(events).contains("\"egress\"", "\"refused\":{\"count\":8");
  }

  @Test
  void names_areFoundByTheHostsPublicResolver() {
    assertThat(output(run("getent ahostsv4 www.example", "\"public\""))).contains(World.PUBLIC);
  }

  @Test
  void domain_isReachedByNameOnly() {
    var job = run(World.tryAll(List.of("a.example", World.OTHER_PUBLIC)), "[\"a.example\"]");

    assertThat(output(job)).as(job.tree().toString()).contains("yes a.example:80", "no 8.8.4.4:80");
  }

  @Test
  void warmSlot_isHeldToTheSameRules() {
    var body = Json.object().put("type", "worker").put("command", World.tryAll(World.NEVER));
    var job = api.awaitOver(api.json("POST", "/jobs", Json.text(body)).text("job_id"));

    assertThat(output(job)).contains("no 10.0.0.1:873").doesNotContain("yes");
  }
}
