package osiriscare.flashpods.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import osiriscare.daemon.process.ProcessRunner;
import osiriscare.flashpods.container.ContainerSpec;
import osiriscare.flashpods.container.OutputPosition;
import osiriscare.flashpods.container.PodmanContainers;
import osiriscare.flashpods.engine.PodmanSocket;
import osiriscare.flashpods.id.JobId;
import osiriscare.flashpods.image.ImageRef;
import osiriscare.flashpods.real.RealPodman;
import osiriscare.flashpods.real.World;

/// What jobs reach in a small world of their own; Podman as root.
@Tag("real-podman")
final class EgressOnRealPodmanTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir(cleanup = CleanupMode.NEVER)
  private static Path folder;

  private static World world;
  private static RealPodman podman;

  private record Ran(String output, Optional<EgressVerdicts> verdicts) {}

  @BeforeAll
  static void start() throws Exception {
    world = World.make(folder);
    podman = RealPodman.start(folder, world.onHost());
  }

  @AfterAll
  static void stop() throws Exception {
    podman.stop();
    world.close();
  }

  private static PodmanContainers containers() {
    var names =
        new Destinations(
            _ -> new InetAddress[] {InetAddress.ofLiteral(World.PUBLIC)},
            () -> Set.of(InetAddress.ofLiteral(World.HOST)));
    var egress =
        new Egress(
            names,
            new NamespaceRules(new ProcessRunner(LIMIT)),
            List.of(InetAddress.ofLiteral(World.PUBLIC)));
    return new PodmanContainers(
        new PodmanSocket(podman.socket()), folder, podman.workspaces(), egress);
  }

  private static Ran run(EgressPolicy policy, String command) throws Exception {
    var out = new StringBuilder();
    var containers = containers();
    assertThat(containers.enforces(policy)).isTrue();
    var job = JobId.issue(new SplittableRandom());
    var container =
        containers.create(
            new ContainerSpec(
                job,
                "worker",
                new ImageRef(RealPodman.IMAGE),
                List.of("/bin/sh", "-c", command),
                Map.of(),
                1,
                1,
                Optional.empty(),
                Files.createDirectory(folder.resolve(job + "-artifacts")),
                List.of(),
                policy));
    try {
      containers.start(container);
      containers.follow(
          container,
          OutputPosition.START,
          (_, bytes, offset, length) ->
              out.append(new String(bytes, offset, length, StandardCharsets.UTF_8)));
      return new Ran(out.toString(), containers.verdicts(container));
    } finally {
      containers.remove(container);
    }
  }

  @Test
  void publicInternet_reachesOnlyThat() throws Exception {
    var policy = new EgressPolicy.PublicInternet();

    var allowed = run(policy, World.tryAll(List.of(World.PUBLIC, World.OTHER_PUBLIC)));
    assertThat(allowed.output()).doesNotContain("no ").contains("yes 9.9.9.9:80");
    assertThat(allowed.verdicts().orElseThrow().reached())
        .extracting(EgressVerdicts.Contact::address, EgressVerdicts.Contact::port)
        .contains(tuple(World.PUBLIC, 80), tuple(World.OTHER_PUBLIC, 8080));
    assertThat(allowed.verdicts().orElseThrow().refused()).isEmpty();

    var forbidden = run(policy, World.tryAll(World.NEVER));
    assertThat(forbidden.output()).doesNotContain("yes").contains("no 169.254.169.254:80");
    assertThat(forbidden.verdicts().orElseThrow().refused())
        .hasSize(World.NEVER.size() * World.PORTS.size());
    assertThat(forbidden.verdicts().orElseThrow().reached()).isEmpty();
  }

  @Test
  void publicInternet_names_areLookedUpByTheResolverThatIsAllowed() throws Exception {
    var ran =
        run(new EgressPolicy.PublicInternet(), "getent ahostsv4 www.example; cat /etc/resolv.conf");

    assertThat(ran.output()).contains(World.PUBLIC).contains("nameserver " + World.PUBLIC);
  }

  @Test
  void domains_reachOnlyTheirAddressesAndFindNoOtherName() throws Exception {
    var policy = new EgressPolicy.Domains(List.of("a.example"));

    var allowed =
        run(
            policy,
            World.tryAll(List.of("a.example"))
                + "getent ahostsv4 b.example || echo unknown b.example");
    assertThat(allowed.output())
        .doesNotContain("no ")
        .contains("yes a.example:80", "unknown b.example");
    assertThat(run(policy, World.tryAll(List.of(World.OTHER_PUBLIC))).output())
        .doesNotContain("yes");
    assertThat(run(policy, World.tryAll(World.NEVER)).output()).doesNotContain("yes");
  }

  @Test
  void none_reachesNothing() throws Exception {
    var ran = run(new EgressPolicy.None(), World.tryAll(List.of(World.PUBLIC, "10.88.0.1")));

    assertThat(ran.output()).doesNotContain("yes");
    assertThat(ran.verdicts()).isEmpty();
  }

  @Test
  void rules_fromInside_cannotBeChanged() throws Exception {
    var ran =
        run(
            new EgressPolicy.PublicInternet(),
            "ip link set eth0 down || echo kept; ip address add 10.0.0.9/24 dev eth0 || echo kept");

    assertThat(ran.output().lines().filter("kept"::equals)).hasSize(2);
  }

  @Test
  void otherContainers_areNotReached() throws Exception {
    var containers = containers();
    var job = JobId.issue(new SplittableRandom());
    var other =
        containers.create(
            new ContainerSpec(
                job,
                "worker",
                new ImageRef(RealPodman.IMAGE),
                List.of("/bin/sh", "-c", "ip -4 -o address show eth0; sleep 60"),
                Map.of(),
                1,
                1,
                Optional.empty(),
                Files.createDirectory(folder.resolve(job + "-artifacts")),
                List.of(),
                new EgressPolicy.PublicInternet()));
    try {
      containers.start(other);
      assertThat(
              run(new EgressPolicy.PublicInternet(), World.tryAll(List.of("10.88.0.2"))).output())
          .doesNotContain("yes");
    } finally {
      containers.remove(other);
    }
  }
}
