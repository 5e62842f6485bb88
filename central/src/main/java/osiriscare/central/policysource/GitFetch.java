package osiriscare.central.policysource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import osiriscare.daemon.process.ProcessResult;
import osiriscare.daemon.process.ProcessRunner;
import osiriscare.healing.source.PolicyFiles;
import osiriscare.protocol.json.InvalidRequest;

/// Reads one branch of a repository with the machine's git. Nothing is checked out: files are read
/// out of a bare repository, so that no hook, filter, link or submodule of theirs ever counts. No
/// setting of the machine counts either.
final class GitFetch {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int FILES_MAX = 500;
  private static final int FILE_BYTES_MAX = 1024 * 1024;
  private static final int TREE_BYTES_MAX = 4 * 1024 * 1024;
  private static final int WORDS_MAX = 300;
  private static final Pattern REVISION = Pattern.compile("[0-9a-f]{40,64}");
  private static final Pattern ENTRY =
      Pattern.compile("([0-7]{6}) ([a-z]+) ([0-9a-f]{40,64}) +([0-9-]+)\t(.+)", Pattern.DOTALL);
  private static final String PLAIN_FILE = "100644";
  private static final String PROGRAM_FILE = "100755";

  private final GitRemote remote;
  private final ProcessRunner runner = new ProcessRunner(LIMIT, TREE_BYTES_MAX);

  GitFetch(GitRemote remote) {
    this.remote = remote;
  }

  /// A branch as it was found.
  ///
  /// @param files text by path below the folder
  record Fetched(String revision, SortedMap<String, String> files) {}

  /// The revision that the branch has now.
  ///
  /// @throws InvalidRequest when it cannot be told
  String revision() {
    var line = git(List.of("ls-remote", "--exit-code", url(), "refs/heads/" + remote.branch()));
    return requireRevision(line.split("\t", 2)[0]);
  }

  /// Fetches the branch and reads its files.
  ///
  /// @throws InvalidRequest naming the file that is not as it may be
  Fetched fetch() {
    Path folder;
    try {
      folder = Files.createTempDirectory("osiris-policy");
    } catch (IOException e) {
      throw new UncheckedIOException("make a folder to fetch into", e);
    }
    try {
      git(List.of("init", "--quiet", "--bare", "--template=", folder.toString()));
      git(
          List.of(
              "-C",
              folder.toString(),
              "fetch",
              "--quiet",
              "--depth=1",
              "--no-tags",
              "--no-recurse-submodules",
              url(),
              "+refs/heads/" + remote.branch() + ":refs/heads/policy"));
      var revision = requireRevision(in(folder, "rev-parse", "refs/heads/policy^{commit}").strip());
      return new Fetched(revision, files(folder));
    } finally {
      delete(folder);
    }
  }

  private SortedMap<String, String> files(Path folder) {
    var tree = "refs/heads/policy:" + remote.folder();
    var files = new TreeMap<String, String>();
    for (var line : in(folder, "ls-tree", "-r", "-z", "--long", tree).split("\0", -1)) {
      var entry = ENTRY.matcher(line);
      if (!entry.matches() || !PolicyFiles.isRead(entry.group(5))) {
        continue;
      }
      var path = entry.group(5);
      if (!entry.group(1).equals(PLAIN_FILE) && !entry.group(1).equals(PROGRAM_FILE)) {
        throw new InvalidRequest(path, "is a link or a submodule, not a file");
      }
      if (Long.parseLong(entry.group(4)) > FILE_BYTES_MAX) {
        throw new InvalidRequest(path, "is larger than " + FILE_BYTES_MAX + " bytes");
      }
      if (files.size() >= FILES_MAX) {
        throw new InvalidRequest(path, "is one file too many: there may be " + FILES_MAX);
      }
      files.put(path, text(path, in(folder, "cat-file", "blob", entry.group(3))));
    }
    return files;
  }

  private static String text(String path, String content) {
    if (content.indexOf('\uFFFD') >= 0) {
      throw new InvalidRequest(path, "is not UTF-8 text");
    }
    return content;
  }

  private String in(Path folder, String... arguments) {
    var all = new ArrayList<>(List.of("-C", folder.toString()));
    all.addAll(List.of(arguments));
    return git(all);
  }

  private String url() {
    return remote.url().toString();
  }

  private String git(List<String> arguments) {
    var command = new ArrayList<>(environment());
    command.addAll(settings());
    command.addAll(arguments);
    return switch (runner.run("env", command.toArray(String[]::new))) {
      case ProcessResult.Exited(var status, var output, _, var isCut) when status == 0 && !isCut ->
          output;
      case ProcessResult.Exited(var status, _, _, _) when status == 0 ->
          throw new InvalidRequest("remote", "holds more than may be read");
      case ProcessResult.Exited(_, _, var words, _) ->
          throw new InvalidRequest("remote", "cannot be read: " + shortened(words));
      case ProcessResult.TimedOut _ ->
          throw new InvalidRequest("remote", "did not answer within " + LIMIT.toSeconds() + " s");
      case ProcessResult.NotStarted(var why) ->
          throw new InvalidRequest("remote", "cannot be read: " + why);
    };
  }

  private List<String> environment() {
    var all =
        new ArrayList<>(
            List.of(
                "HOME=/nonexistent",
                "GIT_CONFIG_NOSYSTEM=1",
                "GIT_CONFIG_GLOBAL=/dev/null",
                "GIT_TERMINAL_PROMPT=0",
                "GIT_ASKPASS=/bin/false",
                "GIT_ALLOW_PROTOCOL=" + remote.url().getScheme()));
    if (remote.isSsh()) {
      all.add(
          "GIT_SSH_COMMAND=ssh -F none -o BatchMode=yes -o IdentitiesOnly=yes"
              + " -o StrictHostKeyChecking=yes -o GlobalKnownHostsFile=none -o UserKnownHostsFile="
              + remote.knownHosts().orElseThrow()
              + " -i "
              + remote.sshKey().orElseThrow());
    }
    return all;
  }

  private List<String> settings() {
    var all =
        new ArrayList<>(
            List.of(
                "git",
                "-c",
                "core.hooksPath=/dev/null",
                "-c",
                "http.followRedirects=false",
                "-c",
                "transfer.fsckObjects=true",
                "-c",
                "gc.auto=0"));
    remote
        .credentials()
        .ifPresent(file ->
            all.addAll(
                List.of(
                    "-c", "credential.helper=!f() { test \"$1\" = get && cat " + file + "; }; f")));
    remote.authorities().ifPresent(file -> all.addAll(List.of("-c", "http.sslCAInfo=" + file)));
    return all;
  }

  private static String requireRevision(String text) {
    if (!REVISION.matcher(text).matches()) {
      throw new InvalidRequest("branch", "has no revision");
    }
    return text;
  }

  // The first lines tell the cause; ssh draws a frame around some of them.
  private static String shortened(String words) {
    var text =
        words
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("@"))
            .collect(Collectors.joining("; "));
    return text.isEmpty()
        ? "git does not say why"
        : text.substring(0, Math.min(text.length(), WORDS_MAX));
  }

  private static void delete(Path folder) {
    try (var paths = Files.walk(folder)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("delete " + folder, e);
    }
  }
}
