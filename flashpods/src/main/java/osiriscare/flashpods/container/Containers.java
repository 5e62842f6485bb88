package osiriscare.flashpods.container;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import osiriscare.flashpods.egress.EgressPolicy;
import osiriscare.flashpods.egress.EgressVerdicts;
import osiriscare.flashpods.id.ContainerId;
import osiriscare.flashpods.id.JobId;

/// The container engine. Every call has a time limit of its own; whatever the engine refuses or
/// does not answer is a [ContainerFailure].
public interface Containers {
  /// Makes the job's container from an image that is here. A container of the same job that a
  /// killed API left behind is replaced.
  ContainerId create(ContainerSpec spec);

  /// Starts its process.
  void start(ContainerId container);

  /// How it stands.
  ContainerState inspect(ContainerId container);

  /// The arguments of its first process as the kernel knows them now, joined; none when it does not
  /// run.
  Optional<String> arguments(ContainerId container);

  /// Sends a signal: TERM to its first process, KILL to all of its cgroup. Nothing happens when it
  /// has ended or is gone.
  void signal(ContainerId container, Signal signal);

  /// Waits until its process has ended, at most `limit`; then or earlier says how it stands.
  ContainerState await(ContainerId container, Duration limit) throws InterruptedException;

  /// Removes it with all it wrote, running or not. Nothing happens when it is gone.
  void remove(ContainerId container);

  /// All containers that carry the label `flashpods-job=true`, running or not.
  List<Managed> managed();

  /// Hands over all that the container has printed and will print, but for the first bytes of each
  /// stream that `from` says are known; returns when the container's output has ended.
  void follow(ContainerId container, OutputPosition from, OutputConsumer output)
      throws InterruptedException;

  /// Whether this host holds a job to that policy; what it does not enforce is not run.
  boolean enforces(EgressPolicy policy);

  /// What a container with a network reached and what was refused to it; none when it had no
  /// network or nobody can tell any more. Asked after its end and before it is removed.
  Optional<EgressVerdicts> verdicts(ContainerId container);

  /// The engine and its version, for `/health`.
  String version();

  /// One container of ours.
  record Managed(ContainerId id, JobId job, ContainerState state) {}

  /// What can be sent.
  enum Signal {
    TERM,
    KILL
  }
}
