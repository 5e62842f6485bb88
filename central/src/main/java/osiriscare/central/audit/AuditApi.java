package osiriscare.central.audit;

import java.time.Instant;
import java.util.Optional;
import osiriscare.central.audit.AuditChain.Link;
import osiriscare.central.audit.AuditVerification.AuditVerdict;
import osiriscare.central.route.Call;
import osiriscare.central.route.Cursor;
import osiriscare.central.route.Described;
import osiriscare.central.route.Page;
import osiriscare.central.signing.Signer;
import osiriscare.database.Database;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.InvalidRequest;
import tools.jackson.databind.JsonNode;

/// The audit log as administrators read it.
public final class AuditApi {
  private final Database database;
  private final Signer signer;

  AuditApi(Database database, Signer signer) {
    this.database = database;
    this.signer = signer;
  }

  /// One line of the log.
  public record AuditLine(
      @Described("Grows with every line") String id,
      Instant at,
      @Described("User name, or the part of Central that acted") String actor,
      @Described(example = "order.create") String action,
      Optional<String> target,
      Optional<String> siteId,
      JsonNode detail,
      Optional<String> ipAddress) {}

  /// Which lines are asked for.
  ///
  /// @param action of this name, or of all that begin with it and a dot
  record Wanted(Optional<String> actor, Optional<String> action, Optional<SiteId> site) {}

  /// Lines, newest first.
  public Page<AuditLine> list(Call call) {
    var wanted =
        new Wanted(
            call.query("actor", AuditApi::word),
            call.query("action", AuditApi::word),
            call.query("site_id", SiteId::new));
    var page = call.page(1);
    var rows = database.in(call.tenant(), db -> AuditLog.page(db, wanted, page));
    return Page.of(rows, page, line -> Cursor.at(line.id()));
  }

  /// Checks that nobody changed or removed a line, from the first one on, and that a head which was
  /// kept elsewhere is still in the chain.
  public AuditVerdict verify(Call call) {
    var links = call.query("links", AuditApi::number);
    var head = call.query("head", AuditApi::hash);
    if (links.isPresent() != head.isPresent()) {
      throw new InvalidRequest(links.isPresent() ? "head" : "links", "is missing");
    }
    var kept = links.map(number -> new Link(number, head.orElseThrow()));
    return database.in(call.tenant(), db -> new AuditVerification(signer, kept).walk(db));
  }

  private static long number(String text) {
    if (!text.matches("[1-9][0-9]{0,17}")) {
      throw new IllegalArgumentException("must be a number of at least 1");
    }
    return Long.parseLong(text);
  }

  private static String hash(String text) {
    if (!text.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("must be a SHA-256 in hex");
    }
    return text;
  }

  private static String word(String text) {
    if (text.length() > 100) {
      throw new IllegalArgumentException("must have at most 100 characters");
    }
    return text;
  }
}
