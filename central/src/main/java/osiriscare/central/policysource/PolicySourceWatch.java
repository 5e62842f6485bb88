package osiriscare.central.policysource;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.policysource.PolicySourceStore.Known;
import osiriscare.database.Database;
import osiriscare.evidence.signing.CanonicalJson;
import osiriscare.healing.source.PolicyFiles;
import osiriscare.healing.source.PolicySource;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;

/// Looks at the configured repositories. A revision in which everything is right holds from then
/// on; of any other only the errors are kept, and the last good one stays in force.
final class PolicySourceWatch {
  private static final Logger log = LoggerFactory.getLogger(PolicySourceWatch.class);

  private final Database database;
  private final Map<String, GitRemote> remotes;
  private final Clock clock;

  PolicySourceWatch(Database database, PolicyRemotes remotes, Clock clock) {
    this.database = database;
    this.remotes = remotes.bySource();
    this.clock = clock;
  }

  /// The repositories that are looked at.
  Map<String, GitRemote> remotes() {
    return remotes;
  }

  /// Looks at all of them, one after the other.
  void lookAtAll() {
    remotes.forEach(this::look);
  }

  /// Looks at one.
  void look(String source, GitRemote remote) {
    Optional<String> seen = Optional.empty();
    try {
      var fetch = new GitFetch(remote);
      var revision = fetch.revision();
      seen = Optional.of(revision);
      if (isNew(source, remote, revision)) {
        var fetched = fetch.fetch();
        seen = Optional.of(fetched.revision());
        accept(source, remote, fetched.revision(), PolicyFiles.read(fetched.files()));
      } else {
        note(source, remote, seen, List.of());
      }
    } catch (InvalidRequest e) {
      log.atWarn()
          .addKeyValue("source", source)
          .addKeyValue("revision", seen.orElse("unknown"))
          .addKeyValue("errors", e.errors().size())
          .log("policy not taken, the last good one stays");
      note(source, remote, seen, e.errors());
    }
  }

  // One with errors is read again at each look: a newer Central may know what it names.
  private boolean isNew(String source, GitRemote remote, String revision) {
    return database.inPlatform(db ->
        PolicySourceStore.all(db).stream()
            .noneMatch(known -> known.source().equals(source) && holds(known, remote, revision)));
  }

  private static boolean holds(Known known, GitRemote remote, String revision) {
    return known.errors().isEmpty()
        && known.remote().equals(remote.url().toString())
        && known.branch().equals(remote.branch())
        && known.folder().equals(remote.folder())
        && known.accepted().filter(revision::equals).isPresent();
  }

  private void accept(String source, GitRemote remote, String revision, PolicySource content) {
    boolean isAccepted =
        database.inPlatform(db -> {
          PolicySourceStore.lock(db, source);
          var now = clock.instant();
          PolicySourceStore.looked(db, source, remote, Optional.of(revision), List.of(), now);
          var text = CanonicalJson.of(content.toJson());
          boolean isChanged = PolicySourceStore.accept(db, source, revision, text, now);
          if (isChanged) {
            AuditLog.append(
                db,
                new AuditLog.Entry(
                    "policy source",
                    "policy.accept",
                    Optional.of(source),
                    Optional.empty(),
                    Json.object().put("revision", revision),
                    Optional.empty()));
          }
          return isChanged;
        });
    if (isAccepted) {
      log.atInfo()
          .addKeyValue("source", source)
          .addKeyValue("revision", revision)
          .log("policy accepted");
    }
  }

  private void note(
      String source,
      GitRemote remote,
      Optional<String> seen,
      List<InvalidRequest.FieldError> errors) {
    database.inPlatform(db -> {
      PolicySourceStore.looked(db, source, remote, seen, errors, clock.instant());
      return source;
    });
  }
}
