package osiriscare.central.evidence;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import osiriscare.central.evidence.BundleVerification.Surroundings;
import osiriscare.central.route.Call;
import osiriscare.central.route.Cursor;
import osiriscare.central.route.Described;
import osiriscare.central.route.Page;
import osiriscare.central.site.SiteDirectory;
import osiriscare.database.Database;
import osiriscare.database.Tenant;
import osiriscare.evidence.bundle.BundleKind;
import osiriscare.protocol.id.BundleId;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;
import tools.jackson.databind.JsonNode;

/// Evidence for people: lists, the bytes themselves, and whether they still verify.
public final class EvidenceApi {
  /// Kinds a bundle can be of.
  public static final List<String> KINDS =
      Arrays.stream(BundleKind.values()).map(BundleKind::word).toList();

  private static final int CHECK_LENGTH_MAX = 100;

  private final Database database;
  private final Clock clock;

  EvidenceApi(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// A bundle as a list shows it.
  public record BundleRow(
      String bundleId,
      String applianceId,
      String hostId,
      @Described(oneOf = {"check", "scan", "order", "gap", "key_rotation", "healing", "ruleset"})
          String kind,
      @Described("A type of the catalogue, or general") String check,
      @Described(oneOf = {"pass", "fail", "unknown"}) Optional<String> verdict,
      String outcome,
      Instant timestampEnd,
      int chain,
      long sequence,
      @Described(example = "ed25519-0f1e2d3c4b5a6978") String keyId,
      Instant receivedAt) {}

  /// A bundle as it was signed.
  public record SignedBundleView(
      @Described("The exact text that was signed") String signedPayload,
      @Described("Ed25519 over the text's UTF-8 bytes, 128 hex digits") String signature,
      String keyId,
      @Described("The same text parsed; null when somebody spoiled it") Optional<JsonNode> payload,
      Instant receivedAt) {}

  /// What a fresh look at the stored bytes says.
  public record BundleVerdict(
      String bundleId,
      boolean signatureValid,
      @Described("Whether it stands where its chain says, between the neighbours that it names")
          boolean chainValid,
      String keyId,
      @Described("What is wrong; empty when both are true") List<String> reasons,
      Instant checkedAt) {}

  /// Bundles of a site, newest first.
  public Page<BundleRow> list(Call call) {
    return list(call, call.tenant());
  }

  /// Bundles of a site that a tenant sees, newest first.
  public Page<BundleRow> list(Call call, Tenant tenant) {
    var site = call.site();
    var page = call.page(3);
    var check = call.query("check", EvidenceApi::requireCheck);
    var kind = call.query("kind", EvidenceApi::requireKind);
    var rows =
        database.in(
            tenant,
            db -> {
              SiteDirectory.require(db, site);
              return BundleStore.page(db, new BundleStore.Filter(site, check, kind), page);
            });
    return Page.of(rows, page, row -> Cursor.at(row.receivedAt(), row.sequence(), row.bundleId()));
  }

  /// One bundle as it was signed.
  public SignedBundleView get(Call call) {
    return show(call.tenant(), call.path("bundle_id", BundleId::parse));
  }

  /// One bundle as it was signed.
  public SignedBundleView show(Tenant tenant, BundleId id) {
    var stored = find(tenant, id).bundle();
    return new SignedBundleView(
        stored.signed().signedPayload(),
        stored.signed().signature(),
        stored.signed().keyId().value(),
        parse(stored.signed().signedPayload()),
        stored.receivedAt());
  }

  /// Checks signature and place in the chain from the stored bytes.
  public BundleVerdict verify(Call call) {
    return verify(call.tenant(), call.path("bundle_id", BundleId::parse));
  }

  /// Checks signature and place in the chain from the stored bytes.
  public BundleVerdict verify(Tenant tenant, BundleId id) {
    var surroundings = find(tenant, id);
    var stored = surroundings.bundle();
    var finding = BundleVerification.verify(surroundings);
    return new BundleVerdict(
        stored.id().value().toString(),
        finding.signatureProblems().isEmpty(),
        finding.chainProblems().isEmpty(),
        stored.signed().keyId().value(),
        finding.reasons(),
        clock.instant());
  }

  private Surroundings find(Tenant tenant, BundleId id) {
    return database
        .in(tenant, db -> BundleStore.surroundings(db, id))
        .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "There is no bundle " + id));
  }

  private static Optional<JsonNode> parse(String text) {
    try {
      return Optional.of(Json.parse(text, "signed_payload"));
    } catch (InvalidRequest _) {
      return Optional.empty();
    }
  }

  private static String requireCheck(String text) {
    if (text.length() > CHECK_LENGTH_MAX) {
      throw new IllegalArgumentException("must have at most " + CHECK_LENGTH_MAX + " characters");
    }
    return text;
  }

  private static String requireKind(String text) {
    if (!KINDS.contains(text)) {
      throw new IllegalArgumentException("must be one of " + String.join(", ", KINDS));
    }
    return text;
  }
}
