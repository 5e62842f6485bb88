package osiriscare.flashpods.container;

/// What the engine says about one container.
public sealed interface ContainerState {
  /// Made and not started.
  record Created() implements ContainerState {}

  /// Its process lives.
  record Running() implements ContainerState {}

  /// Its process has ended.
  ///
  /// @param exitCode 128 + N after signal N
  /// @param excess the limit that ended it, when one did
  record Exited(int exitCode, Excess excess) implements ContainerState {}

  /// There is no such container.
  record Gone() implements ContainerState {}

  /// Which limit a container broke.
  enum Excess {
    NONE,
    MEMORY,
    DISK
  }
}
