package osiriscare.flashpods.container;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.flashpods.egress.Egress;
import osiriscare.flashpods.egress.EgressFailure;
import osiriscare.flashpods.egress.EgressPolicy;
import osiriscare.flashpods.egress.EgressVerdicts;
import osiriscare.flashpods.engine.EngineFailure;
import osiriscare.flashpods.engine.PodmanSocket;
import osiriscare.flashpods.id.ContainerId;
import osiriscare.flashpods.id.JobId;
import osiriscare.protocol.json.InvalidRequest;

/// Containers by Podman's REST socket, as the user Podman runs as. Nothing of a job ever becomes an
/// argument of a program: what callers send travels as JSON.
public final class PodmanContainers implements Containers {
  private static final Logger log = LoggerFactory.getLogger(PodmanContainers.class);
  private static final Duration QUICK = Duration.ofSeconds(30);
  private static final Duration SLOW = Duration.ofMinutes(2);
  private static final Map<String, String> NOTHING = Map.of();
  private static final Map<String, String> EXITED =
      Map.of("condition", "exited", "interval", "100ms");

  private final PodmanSocket podman;
  private final Path outputs;
  private final Egress egress;
  private final Workspaces workspaces;
  private final Limits limits;
  private volatile Optional<Engine> engine = Optional.empty();

  /// @param outputs folder of ours where the monitors of containers write what these print
  /// @param workspaces where jobs write
  public PodmanContainers(PodmanSocket podman, Path outputs, Workspaces workspaces, Egress egress) {
    this.podman = podman;
    this.outputs = outputs;
    this.workspaces = workspaces;
    this.egress = egress;
    this.limits =
        new Limits(new OutOfMemory(Path.of("/sys/fs/cgroup/memory/libpod_parent")), workspaces);
  }

  @Override
  public ContainerId create(ContainerSpec spec) {
    return asked(
        "make the container of " + spec.job(),
        () -> {
          var old = spec.job().value();
          podman.delete("/containers/" + old, removal(), SLOW).expect(200, 204, 404);
          workspaces.make(spec.job());
          var body = CreateRequest.of(spec, fresh(output(spec.job())), workspaces, rootless());
          egress.prepare(spec.egress(), engine().connection(), body);
          var made = podman.post("/containers/create", body, SLOW).expect(201);
          return made.object().parsed("Id", ContainerId::new);
        });
  }

  /// The network rules are in force before the job's first instruction: Podman first makes the
  /// container's namespaces, we load the rules into them, then its process begins.
  @Override
  public void start(ContainerId container) {
    asked(
        "start " + container,
        () -> {
          var policy = described(container).egress();
          if (policy.isPresent()) {
            podman.post("/containers/" + container + "/init", NOTHING, SLOW).expect(204, 304);
            egress.enforce(container, policy.get(), described(container).pid(), rootless());
          }
          return podman.post("/containers/" + container + "/start", NOTHING, SLOW).expect(204, 304);
        });
  }

  @Override
  public ContainerState inspect(ContainerId container) {
    return asked(
        "look at " + container,
        () -> {
          var reply =
              podman.get("/containers/" + container + "/json", NOTHING, QUICK).expect(200, 404);
          return reply.status() == 404
              ? new ContainerState.Gone()
              : state(container, new Described(reply.object()));
        });
  }

  @Override
  public Optional<String> arguments(ContainerId container) {
    return asked(
        "look at the process of " + container,
        () -> {
          var described = described(container);
          return described.isRunning() ? arguments(described.pid()) : Optional.empty();
        });
  }

  private static Optional<String> arguments(long pid) {
    try {
      var bytes = Files.readAllBytes(Path.of("/proc/" + pid + "/cmdline"));
      return Optional.of(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException _) {
      // It ended meanwhile.
      return Optional.empty();
    }
  }

  private Described described(ContainerId container) {
    var reply = podman.get("/containers/" + container + "/json", NOTHING, QUICK);
    return new Described(reply.expect(200).object());
  }

  private ContainerState state(ContainerId container, Described described) {
    return switch (described.status()) {
      case "created", "configured", "initialized" -> new ContainerState.Created();
      case "running", "paused", "stopping" -> new ContainerState.Running();
      default -> new ContainerState.Exited(described.exitCode(), limits.of(container, described));
    };
  }

  @Override
  public void signal(ContainerId container, Signal signal) {
    asked(
        "send " + signal + " to " + container,
        () -> {
          // The first process of a process namespace takes all others with it.
          var reply =
              podman.post(
                  "/containers/" + container + "/kill",
                  Map.of("signal", "SIG" + signal.name()),
                  QUICK);
          return inspect(container) instanceof ContainerState.Running ? reply.expect(204) : reply;
        });
  }

  @Override
  public ContainerState await(ContainerId container, Duration limit) throws InterruptedException {
    try {
      var reply = podman.post("/containers/" + container + "/wait", EXITED, limit);
      reply.expect(200, 404);
    } catch (EngineFailure e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("the wait for " + container + " was given up");
      }
      // Not over yet, or Podman is gone: the look says which.
      return inspect(container);
    }
    return inspect(container);
  }

  /// Our files go first: were they last, a crash in between would leave them for ever.
  @Override
  public void remove(ContainerId container) {
    asked(
        "remove " + container,
        () -> {
          var found =
              podman.get("/containers/" + container + "/json", NOTHING, QUICK).expect(200, 404);
          if (found.status() == 200) {
            end(container);
            var job = new Described(found.object()).job();
            Files.deleteIfExists(output(job));
            workspaces.delete(job);
          }
          limits.forget(container);
          egress.forget(container);
          return podman.delete("/containers/" + container, removal(), SLOW).expect(200, 204, 404);
        });
  }

  private void end(ContainerId container) {
    if (inspect(container) instanceof ContainerState.Running) {
      signal(container, Signal.KILL);
      podman.post("/containers/" + container + "/wait", EXITED, SLOW).expect(200, 404);
    }
  }

  private static Map<String, String> removal() {
    return Map.of("force", "true", "v", "true", "timeout", "0");
  }

  @Override
  public List<Managed> managed() {
    return asked("list containers", () -> OurContainers.list(podman));
  }

  @Override
  public void follow(ContainerId container, OutputPosition from, OutputConsumer output)
      throws InterruptedException {
    var described = asked("read the output of " + container, () -> described(container));
    watchNetwork(container, described);
    new Following(this, limits, container, described)
        .follow(new OutputFile(output(described.job()), from, output));
  }

  // Started by an API that was killed since.
  private void watchNetwork(ContainerId container, Described described) {
    if (described.egress().isPresent() && described.isRunning()) {
      try {
        egress.watch(container, described.pid(), rootless());
      } catch (EgressFailure e) {
        // It ended meanwhile: nobody can tell any more.
        log.atWarn().addKeyValue("container", container).setCause(e).log("egress not counted");
      }
    }
  }

  @Override
  public boolean enforces(EgressPolicy policy) {
    return egress.enforces(policy);
  }

  @Override
  public Optional<EgressVerdicts> verdicts(ContainerId container) {
    return asked("count the network contacts of " + container, () -> egress.verdicts(container));
  }

  @Override
  public String version() {
    return asked(
        "ask for the version",
        () -> {
          var version = podman.get("/version", NOTHING, QUICK).expect(200).object();
          return "podman " + version.text("Version");
        });
  }

  private boolean rootless() {
    return engine().isRootless();
  }

  private Engine engine() {
    if (engine.isEmpty()) {
      engine = Optional.of(Engine.of(podman.get("/info", NOTHING, QUICK).expect(200).object()));
    }
    return engine.get();
  }

  private Path output(JobId job) {
    return outputs.resolve(job + ".out");
  }

  private static Path fresh(Path output) throws IOException {
    Files.deleteIfExists(output);
    return output;
  }

  private interface Step<T> {
    T run() throws IOException;
  }

  private static <T> T asked(String what, Step<T> step) {
    try {
      return step.run();
    } catch (EngineFailure | EgressFailure | InvalidRequest e) {
      throw new ContainerFailure(what + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new ContainerFailure(what, e);
    }
  }
}
