package osiriscare.flashpods.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import osiriscare.flashpods.id.JobId;
import osiriscare.protocol.json.Fields;

/// Fetches what a job left. Its names are a stranger's: none may lead out of the folder, and no
/// file that is there already is replaced.
final class Artifacts {
  private static final int ARTIFACTS_MAX = 1000;

  private Artifacts() {}

  record Found(String name, long bytes) {
    static Found of(Fields fields) {
      return new Found(fields.text("name", 1000), fields.integer("size_bytes", 0, Long.MAX_VALUE));
    }
  }

  static List<Found> list(ApiClient api, JobId job) {
    return api.get("/jobs/" + job + "/artifacts").objects("artifacts", ARTIFACTS_MAX, Found::of);
  }

  /// Fetches the one with that name, or all.
  static void fetch(ApiClient api, JobId job, Optional<String> name, Path folder, Progress progress)
      throws IOException {
    var wanted =
        list(api, job).stream().filter(a -> name.isEmpty() || name.get().equals(a.name())).toList();
    if (name.isPresent() && wanted.isEmpty()) {
      throw new CommandFailed(job + " left no " + name.get());
    }
    for (var artifact : wanted) {
      var file = place(folder, artifact.name());
      download(api, job, artifact, file);
      progress.say("got " + file + ", " + Progress.size(artifact.bytes()));
    }
  }

  static Path place(Path folder, String name) {
    var root = folder.toAbsolutePath().normalize();
    var file = root.resolve(name).normalize();
    if (name.indexOf('\0') >= 0
        || Path.of(name).isAbsolute()
        || !file.startsWith(root)
        || file.equals(root)) {
      throw new CommandFailed("the API names an artifact that leads out of " + folder);
    }
    for (var part = file.getParent(); part != null && !part.equals(root); part = part.getParent()) {
      if (Files.isSymbolicLink(part)) {
        throw new CommandFailed(part + " is a link: nothing is written through it");
      }
    }
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new CommandFailed(file + " is there already");
    }
    return file;
  }

  private static void download(ApiClient api, JobId job, Found artifact, Path file)
      throws IOException {
    var parent = file.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IllegalStateException(file + " has no folder");
    }
    Files.createDirectories(parent);
    var part = Files.createTempFile(parent, ".flashpods-", ".part");
    try {
      try (var in = api.artifact(job, artifact.name())) {
        Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
      }
      if (Files.size(part) != artifact.bytes()) {
        throw new CommandFailed(artifact.name() + " came with another length than the API said");
      }
      Files.move(part, file);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
