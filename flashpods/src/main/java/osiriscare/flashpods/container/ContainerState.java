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
  /// @param outOfMemory whether the kernel ended it for its memory limit
  record Exited(int exitCode, boolean outOfMemory) implements ContainerState {}

  /// There is no such container.
  record Gone() implements ContainerState {}
}
