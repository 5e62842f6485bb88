package osiriscare.receiver.policy;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import osiriscare.daemon.http.Answer;
import osiriscare.daemon.http.Exchange;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.healing.SignedDocument;
import osiriscare.protocol.id.KeyId;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;
import osiriscare.receiver.machine.Machine;

/// Serves the document that Central signed last for the asking appliance; signs nothing itself.
public final class PolicyEndpoint {
  private static final String CURRENT =
      """
      SELECT document_sha256
        FROM rule_document
       WHERE site_id = :site AND serial = (SELECT max(serial) FROM rule_document WHERE site_id = :site)
         AND (appliance_id IS NULL OR appliance_id = :appliance)
       ORDER BY appliance_id NULLS LAST LIMIT 1
      """;

  private static final String READ =
      "SELECT signed_payload, signature, key_id FROM rule_document WHERE document_sha256 = :sha";

  private final Database database;

  public PolicyEndpoint(Database database) {
    this.database = database;
  }

  /// The document, or 304 to an appliance that has it.
  public Answer sync(Exchange exchange, Machine machine) {
    var known = exchange.header("If-None-Match").orElse("");
    return database.inSites(
        Set.of(machine.site()),
        db -> {
          var sha = current(db, machine);
          var tag = '"' + sha + '"';
          var answer = names(known, tag) ? new Answer(304, "", "", Map.of()) : document(db, sha);
          return answer.withHeader("ETag", tag).withHeader("Cache-Control", "no-cache");
        });
  }

  private static String current(Db db, Machine machine) {
    Optional<String> current =
        db.sql(CURRENT)
            .param("site", machine.site().value())
            .param("appliance", machine.appliance().value())
            .query((row, _) -> row.getString("document_sha256"))
            .optional();
    return current.orElseThrow(() ->
        new ProblemException(
            ProblemCode.UNAVAILABLE, "Central has not signed the site's rules yet"));
  }

  private static Answer document(Db db, String sha) {
    return Answer.ok(
        db.sql(READ)
            .param("sha", sha)
            .query((row, _) ->
                new SignedDocument(
                    row.getString("signed_payload"),
                    row.getString("signature"),
                    new KeyId(row.getString("key_id"))))
            .single()
            .toJson());
  }

  // Proxies may mark a tag as weak; the list form is the standard's.
  private static boolean names(String header, String tag) {
    return Arrays.stream(header.split(",", 20))
        .map(String::strip)
        .map(one -> one.startsWith("W/") ? one.substring(2) : one)
        .anyMatch(tag::equals);
  }
}
