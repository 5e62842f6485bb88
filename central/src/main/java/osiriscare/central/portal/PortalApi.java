package osiriscare.central.portal;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import osiriscare.central.audit.Actor;
import osiriscare.central.client.ClientAudit;
import osiriscare.central.evidence.EvidenceApi;
import osiriscare.central.evidence.EvidenceApi.BundleRow;
import osiriscare.central.evidence.EvidenceApi.BundleVerdict;
import osiriscare.central.evidence.EvidenceApi.SignedBundleView;
import osiriscare.central.portal.PostureViews.ClientDashboard;
import osiriscare.central.portal.PostureViews.ClientFix;
import osiriscare.central.portal.PostureViews.ClientMonth;
import osiriscare.central.portal.PostureViews.SitePosture;
import osiriscare.central.portal.PostureViews.Standing;
import osiriscare.central.route.Call;
import osiriscare.central.route.Cursor;
import osiriscare.central.route.Page;
import osiriscare.database.Database;
import osiriscare.protocol.id.BundleId;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// What clients look at. Whatever it answers is read in the client's own name: the database shows
/// its sites and no others. Who looked at evidence is written down.
public final class PortalApi {
  private static final YearMonth FIRST_MONTH = YearMonth.of(2020, 1);

  private final Database database;
  private final EvidenceApi evidence;
  private final Clock clock;

  PortalApi(Database database, EvidenceApi evidence, Clock clock) {
    this.database = database;
    this.evidence = evidence;
    this.clock = clock;
  }

  /// How the sites stand, the worst first.
  public ClientDashboard dashboard(Call call) {
    var now = clock.instant();
    return database.in(
        call.client().tenant(),
        db -> {
          var sites =
              PostureStore.sites(db, now).stream()
                  .sorted(Comparator.comparing(SitePosture::standing))
                  .toList();
          var worst =
              sites.stream()
                  .map(SitePosture::standing)
                  .min(Comparator.naturalOrder())
                  .orElse(Standing.UNKNOWN);
          return new ClientDashboard(
              worst, sites, PostureStore.fixed(db, begin(thisMonth()), now), now);
        });
  }

  /// Repairs of a month, newest first.
  public Page<ClientFix> fixes(Call call) {
    var page = call.page(2);
    var month = call.query("month", PortalApi::month).orElseGet(this::thisMonth);
    var rows =
        database.in(
            call.client().tenant(),
            db -> PostureStore.fixes(db, begin(month), begin(month.plusMonths(1)), page));
    return Page.of(rows, page, fix -> Cursor.at(fix.fixedAt(), fix.executionId()));
  }

  /// Bundles of one of the client's sites, newest first.
  public Page<BundleRow> bundles(Call call) {
    return evidence.list(call, call.client().tenant());
  }

  /// One bundle, with the bytes that were signed.
  public SignedBundleView bundle(Call call) {
    var id = call.path("bundle_id", BundleId::parse);
    var found = evidence.show(call.client().tenant(), id);
    note(call, "client.evidence_read", id);
    return found;
  }

  /// Checks signature and place in the chain from the stored bytes.
  public BundleVerdict verify(Call call) {
    var id = call.path("bundle_id", BundleId::parse);
    var verdict = evidence.verify(call.client().tenant(), id);
    note(call, "client.evidence_verify", id);
    return verdict;
  }

  /// What a month brought.
  public ClientMonth report(Call call) {
    var month = call.path("month", PortalApi::month);
    if (month.isAfter(thisMonth())) {
      throw new ProblemException(ProblemCode.NOT_FOUND, "That month has not begun");
    }
    var now = clock.instant();
    return database.in(
        call.client().tenant(),
        db ->
            new ClientMonth(
                month.toString(),
                PostureStore.name(db).orElseThrow(),
                month.isBefore(thisMonth()),
                PostureStore.month(db, begin(month), begin(month.plusMonths(1))),
                now));
  }

  private void note(Call call, String action, BundleId id) {
    var account = call.client();
    database.in(
        account.tenant(),
        db -> {
          ClientAudit.append(
              db, Actor.ofClient(call), account.clientId(), action, id.value().toString());
          return id;
        });
  }

  private YearMonth thisMonth() {
    return YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
  }

  private static Instant begin(YearMonth month) {
    return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static YearMonth month(String text) {
    if (!text.matches("20[0-9]{2}-(0[1-9]|1[0-2])")) {
      throw new IllegalArgumentException("must be a month such as 2026-11");
    }
    var month = YearMonth.parse(text);
    if (month.isBefore(FIRST_MONTH)) {
      throw new IllegalArgumentException("must be " + FIRST_MONTH + " or later");
    }
    return month;
  }
}
