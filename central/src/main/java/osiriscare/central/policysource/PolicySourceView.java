package osiriscare.central.policysource;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import osiriscare.central.route.Described;

/// A repository that policies come from, and how things stand with it.
public record PolicySourceView(
    @Described(value = "central, or partner:SLUG", example = "partner:alpha") String source,
    String remote,
    String branch,
    @Described("Folder of the repository that is read; empty for all of it") String folder,
    Optional<Instant> lookedAt,
    @Described("Commit that the branch had at the last look") Optional<String> seenRevision,
    @Described("Commit that holds; stays when a later one has errors") Optional<String> revision,
    Optional<Instant> acceptedAt,
    @Described("Why the last look brought nothing that holds; file and field of each")
        List<SourceError> errors) {

  /// Something that is wrong.
  public record SourceError(
      @Described(example = "rules/ssh.yaml ALPHA-1.runbook") String field, String message) {}
}
