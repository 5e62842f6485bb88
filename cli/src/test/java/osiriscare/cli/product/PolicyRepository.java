package osiriscare.cli.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import osiriscare.cli.central.CentralClient;
import osiriscare.cli.central.CentralRefused;
import osiriscare.daemon.process.ProcessResult;
import osiriscare.daemon.process.ProcessRunner;
import osiriscare.protocol.json.Json;
import osiriscare.testkit.Await;

/// The partner's Git repository, from which Central takes policies.
final class PolicyRepository {
  private static final ProcessRunner GIT = new ProcessRunner(Duration.ofSeconds(30));

  private final Path folder;
  private final Path sources;

  private PolicyRepository(Path folder, Path sources) {
    this.folder = folder;
    this.sources = sources;
  }

  /// Makes one with nothing declared, and the settings by which Central finds it.
  static PolicyRepository create(Path home) throws IOException {
    var folder = home.resolve("policy-repository");
    var sources =
        Files.writeString(
            home.resolve("policy-sources.yaml"),
            "partners: {local: {remote: \"file://" + folder + "\"}}\n");
    var repository = new PolicyRepository(folder, sources);
    git("init", "--quiet", "-b", "main", folder.toString());
    repository.commit("policy.yaml", "# nothing yet\n");
    return repository;
  }

  /// What Central must be started with.
  Map<String, String> environment() {
    return Map.of("OSIRIS_POLICY_SOURCES_FILE", sources.toString());
  }

  /// Declares this for the site of a host, and waits until Central has signed it.
  HostedAppliance.Declared declaring(CentralClient central, String policy) {
    return (_, site) -> declare(central, site, policy);
  }

  /// Declares this for a site.
  ///
  /// @return the revision, which is signed
  String declare(CentralClient central, String site, String policy)
      throws IOException, InterruptedException {
    var revision = commit("sites/" + site + ".yaml", policy);
    var seen = central.post(Json.object(), "policy-sources", "partner:local", "look");
    if (!seen.text("revision", 100).equals(revision)) {
      throw new AssertionError(Json.text(seen.tree()));
    }
    Await.until(
        "revision " + revision + " is signed for " + site,
        Duration.ofSeconds(90),
        () -> isSigned(central, site, revision));
    return revision;
  }

  private static boolean isSigned(CentralClient central, String site, String revision) {
    try {
      return Json.text(central.get("sites", site, "policy").tree()).contains(revision);
    } catch (CentralRefused _) {
      // None was signed for it yet.
      return false;
    }
  }

  private String commit(String path, String text) throws IOException {
    var file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    in("add", "--all");
    in(
        "-c",
        "user.name=test",
        "-c",
        "user.email=test@example.com",
        "commit",
        "--quiet",
        "-m",
        path);
    return in("rev-parse", "HEAD").strip();
  }

  private String in(String... arguments) {
    var all = new ArrayList<>(List.of("-C", folder.toString()));
    all.addAll(List.of(arguments));
    return git(all.toArray(String[]::new));
  }

  private static String git(String... arguments) {
    if (GIT.run("git", arguments) instanceof ProcessResult.Exited(var exit, var output, _, _)
        && exit == 0) {
      return output;
    }
    throw new AssertionError("git " + String.join(" ", arguments));
  }
}
