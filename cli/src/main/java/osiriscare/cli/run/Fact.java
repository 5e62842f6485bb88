package osiriscare.cli.run;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import osiriscare.protocol.id.Secret;

/// What `osiris run` has to say; a person and a program get the same facts.
sealed interface Fact {
  /// A step has begun.
  record StepBegun(String step, String text) implements Fact {}

  /// A step has ended well.
  record StepDone(String step, Duration took) implements Fact {}

  /// A step did not work; why is told by a [Trouble].
  record StepFailed(String step) implements Fact {}

  /// A program answers.
  record Ready(String program, URI url, long pid) implements Fact {}

  /// How to get in.
  ///
  /// @param initialPassword only at the first start of a home
  record Dashboard(
      URI url, String username, Path passwordFile, Path tokenFile, Optional<Secret> initialPassword)
      implements Fact {}

  /// This machine, as Central sees it.
  ///
  /// @param resumed whether it was claimed before this start
  record Appliance(
      String siteId, String applianceId, String hostname, String liveStatus, boolean resumed)
      implements Fact {}

  /// The latest verdict of one check.
  record CheckResult(
      String checkType,
      String title,
      String hostId,
      String verdict,
      Optional<String> reason,
      List<String> hipaaControls,
      String bundleId)
      implements Fact {
    public CheckResult {
      hipaaControls = List.copyOf(hipaaControls);
    }
  }

  /// What Central says of one bundle.
  record BundleResult(
      String bundleId,
      String kind,
      boolean signatureValid,
      boolean chainValid,
      String keyId,
      List<String> reasons)
      implements Fact {
    public BundleResult {
      reasons = List.copyOf(reasons);
    }
  }

  /// All of it in figures.
  ///
  /// @param complete whether the first scan of this start has arrived
  record Summary(boolean complete, int pass, int fail, int unknown, int bundles, int verified)
      implements Fact {}

  /// Flashpods answers.
  ///
  /// @param image what jobs run in that name none
  /// @param root where its command line lies below `flashpods/bin`
  record Sandbox(URI url, Path tokenFile, String image, Path root) implements Fact {}

  /// A job that has ended.
  ///
  /// @param output last lines of what its command line said
  /// @param artifact a file that it left
  /// @param content of that file
  record Job(String command, int exitCode, List<String> output, Path artifact, String content)
      implements Fact {
    public Job {
      output = List.copyOf(output);
    }
  }

  /// Something that a person should know; it goes on.
  record Notice(String text) implements Fact {}

  /// Why it cannot go on.
  record Trouble(String text) implements Fact {}

  /// Everything has stopped.
  record Stopped(Duration ran) implements Fact {}
}
