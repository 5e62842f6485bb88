package osiriscare.flashpods.fake;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import osiriscare.flashpods.container.ContainerFailure;
import osiriscare.flashpods.container.ContainerSpec;
import osiriscare.flashpods.container.ContainerState;
import osiriscare.flashpods.container.ContainerState.Excess;
import osiriscare.flashpods.container.Containers;
import osiriscare.flashpods.container.OutputConsumer;
import osiriscare.flashpods.container.OutputConsumer.OutputStreamName;
import osiriscare.flashpods.container.OutputPosition;
import osiriscare.flashpods.egress.EgressPolicy;
import osiriscare.flashpods.egress.EgressVerdicts;
import osiriscare.flashpods.id.ContainerId;
import osiriscare.flashpods.id.JobId;

/// An engine in memory that outlives the API. A command is `exit N`, `oom`, `wait` (until it is
/// signalled), `stubborn` (ignores TERM) or `broken` (does not start).
public final class FakeEngine {
  private static final Duration PAUSE = Duration.ofMillis(1);

  private final Map<ContainerId, Held> containers = new LinkedHashMap<>();
  private final Map<JobId, AtomicInteger> starts = new LinkedHashMap<>();
  private final List<String> signals = new ArrayList<>();
  private int number;
  private boolean isDown;

  private static final class Held {
    final JobId job;
    final String command;
    ContainerState state = new ContainerState.Created();

    Held(JobId job, String command) {
      this.job = job;
      this.command = command;
    }
  }

  /// Stops or resumes answering.
  public synchronized void down(boolean down) {
    isDown = down;
  }

  /// How often a job's command was started.
  public synchronized int starts(JobId job) {
    return starts.containsKey(job) ? starts.get(job).get() : 0;
  }

  /// Signals that were sent, in order.
  public synchronized List<String> signals() {
    return List.copyOf(signals);
  }

  /// Containers that exist.
  public synchronized int count() {
    return containers.size();
  }

  /// Ends what waits.
  public synchronized void endAll(int exitCode) {
    for (var held : containers.values()) {
      if (held.state instanceof ContainerState.Running) {
        held.state = new ContainerState.Exited(exitCode, Excess.NONE);
      }
    }
    notifyAll();
  }

  /// Removes a job's container behind the API's back.
  public synchronized void lose(JobId job) {
    containers.values().removeIf(held -> held.job.equals(job));
    notifyAll();
  }

  /// A container of a job that nobody knows.
  public ContainerId orphan(JobId job) {
    return add(job, "wait", new ContainerState.Running());
  }

  private synchronized ContainerId add(JobId job, String command, ContainerState state) {
    var id = new ContainerId(HexFormat.of().toHexDigits(++number, 16).repeat(4));
    var held = new Held(job, command);
    held.state = state;
    containers.put(id, held);
    return id;
  }

  /// The engine as one API process sees it.
  public Containers seenBy(Life life) {
    return new View(life);
  }

  private synchronized void check() {
    if (isDown) {
      throw new ContainerFailure("the engine is down");
    }
  }

  private final class View implements Containers {
    private final Life life;

    View(Life life) {
      this.life = life;
    }

    private void step() {
      life.step();
      check();
    }

    @Override
    public ContainerId create(ContainerSpec spec) {
      step();
      lose(spec.job());
      var id = add(spec.job(), spec.command().getLast(), new ContainerState.Created());
      life.step();
      return id;
    }

    @Override
    public void start(ContainerId container) {
      step();
      synchronized (FakeEngine.this) {
        var held = held(container);
        if (held.command.equals("broken")) {
          throw new ContainerFailure("no such file");
        }
        if (held.state instanceof ContainerState.Created) {
          starts.computeIfAbsent(held.job, _ -> new AtomicInteger()).incrementAndGet();
          held.state = begun(held.command);
        }
        FakeEngine.this.notifyAll();
      }
      life.step();
    }

    private static ContainerState begun(String command) {
      return switch (command) {
        case "wait", "stubborn" -> new ContainerState.Running();
        case "oom" -> new ContainerState.Exited(137, Excess.MEMORY);
        default -> new ContainerState.Exited(Integer.parseInt(command.substring(5)), Excess.NONE);
      };
    }

    private Held held(ContainerId container) {
      return Optional.ofNullable(containers.get(container))
          .orElseThrow(() -> new ContainerFailure("no such container"));
    }

    @Override
    public ContainerState inspect(ContainerId container) {
      step();
      synchronized (FakeEngine.this) {
        var held = containers.get(container);
        return held == null ? new ContainerState.Gone() : held.state;
      }
    }

    @Override
    public Optional<String> arguments(ContainerId container) {
      step();
      return Optional.empty();
    }

    @Override
    public void signal(ContainerId container, Signal signal) {
      step();
      synchronized (FakeEngine.this) {
        signals.add(signal.name());
        var held = containers.get(container);
        if (held == null || !(held.state instanceof ContainerState.Running)) {
          return;
        }
        if (signal == Signal.KILL || !held.command.equals("stubborn")) {
          held.state = new ContainerState.Exited(signal == Signal.KILL ? 137 : 143, Excess.NONE);
          FakeEngine.this.notifyAll();
        }
      }
    }

    @Override
    public ContainerState await(ContainerId container, Duration limit) throws InterruptedException {
      long end = System.nanoTime() + limit.toNanos();
      synchronized (FakeEngine.this) {
        while (true) {
          if (life.isOver()) {
            life.step();
          }
          check();
          var held = containers.get(container);
          var state = held == null ? new ContainerState.Gone() : held.state;
          boolean isOver =
              state instanceof ContainerState.Exited || state instanceof ContainerState.Gone;
          if (isOver || System.nanoTime() - end > 0) {
            return state;
          }
          FakeEngine.this.wait(PAUSE.toMillis());
        }
      }
    }

    @Override
    public void remove(ContainerId container) {
      step();
      synchronized (FakeEngine.this) {
        containers.remove(container);
        FakeEngine.this.notifyAll();
      }
      life.step();
    }

    @Override
    public List<Managed> managed() {
      step();
      synchronized (FakeEngine.this) {
        return containers.entrySet().stream()
            .map(e -> new Managed(e.getKey(), e.getValue().job, e.getValue().state))
            .toList();
      }
    }

    @Override
    public void follow(ContainerId container, OutputPosition from, OutputConsumer output)
        throws InterruptedException {
      var bytes = "hello\n".getBytes(StandardCharsets.UTF_8);
      int known = (int) Math.min(from.stdoutBytes(), bytes.length);
      output.accept(OutputStreamName.STDOUT, bytes, known, bytes.length - known);
      await(container, Duration.ofMinutes(10));
    }

    @Override
    public boolean enforces(EgressPolicy policy) {
      return true;
    }

    @Override
    public Optional<EgressVerdicts> verdicts(ContainerId container) {
      return Optional.empty();
    }

    @Override
    public String version() {
      step();
      return "fake 1";
    }
  }
}
