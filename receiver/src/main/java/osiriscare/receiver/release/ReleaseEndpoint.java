package osiriscare.receiver.release;

import java.util.Optional;
import java.util.Set;
import osiriscare.daemon.http.Answer;
import osiriscare.daemon.http.Exchange;
import osiriscare.database.Database;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;
import osiriscare.receiver.machine.Machine;

/// Serves the archive that an open order of the asking appliance names, part by part; no part stays
/// in memory longer than it takes to send it.
public final class ReleaseEndpoint {
  private static final String ORDERED =
      """
      SELECT r.size FROM agent_release r
       WHERE r.sha256 = :sha
         AND EXISTS (SELECT 1 FROM appliance_order o
                      WHERE o.appliance_id = :appliance AND o.order_type = 'update_agent'
                        AND o.status IN ('pending', 'acknowledged') AND o.parameters ->> 'sha256' = :sha)
      """;

  private static final String PART =
      "SELECT content FROM agent_release_part WHERE sha256 = :sha AND number = :number";

  private final Database database;

  public ReleaseEndpoint(Database database) {
    this.database = database;
  }

  /// The archive; 404 to whom it was not ordered.
  public Answer download(Exchange exchange, Machine machine) {
    var sha = exchange.path("archive");
    long size =
        size(machine, sha)
            .orElseThrow(() ->
                new ProblemException(
                    ProblemCode.NOT_FOUND, "No open order of this appliance names this archive"));
    return Answer.stream(
            200,
            "application/x-tar",
            out -> {
              int number = 0;
              for (var part = part(machine, sha, number); part.isPresent(); ) {
                out.write(part.get());
                number++;
                part = part(machine, sha, number);
              }
            })
        .withHeader("Content-Length", String.valueOf(size));
  }

  private Optional<Long> size(Machine machine, String sha) {
    return database.inSites(
        Set.of(machine.site()),
        db ->
            db.sql(ORDERED)
                .param("sha", sha)
                .param("appliance", machine.appliance().value())
                .query((row, _) -> row.getLong("size"))
                .optional());
  }

  private Optional<byte[]> part(Machine machine, String sha, int number) {
    return database.inSites(
        Set.of(machine.site()),
        db ->
            db.sql(PART)
                .param("sha", sha)
                .param("number", number)
                .query((row, _) -> row.getBytes("content"))
                .optional());
  }
}
