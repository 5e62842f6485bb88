package osiriscare.central.partner;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import osiriscare.central.audit.Actor;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.partner.PartnerStore.Partner;
import osiriscare.central.route.Call;
import osiriscare.central.route.Cursor;
import osiriscare.central.route.Described;
import osiriscare.central.route.Page;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// Partners, as those who run the platform look after them.
public final class PartnerApi {
  private final Database database;

  PartnerApi(Database database) {
    this.database = database;
  }

  /// A managed-service provider.
  public record PartnerView(
      @Described(example = "northwind") String slug,
      String name,
      @Described("What its clients see") String brandName,
      @Described(example = "#4F46E5") String primaryColor,
      Optional<String> logoUrl,
      @Described(oneOf = {"pending", "active", "suspended"}) String status,
      Instant createdAt) {}

  /// Body of a change of whether a partner may act.
  public record StatusChange(
      @Described(
              value = "suspended shuts out its people, keys and codes; its sites stay protected",
              oneOf = {"active", "suspended"})
          String status,
      @Described("Why; it goes into the audit log") String reason) {
    private enum Status {
      ACTIVE,
      SUSPENDED
    }

    static StatusChange from(Fields fields) {
      return new StatusChange(
          fields.oneOf("status", Status.class).name().toLowerCase(Locale.ROOT),
          fields.text("reason", 500).strip());
    }
  }

  /// Partners by slug.
  public Page<PartnerView> list(Call call) {
    var page = call.page(1);
    var rows = database.in(call.tenant(), db -> PartnerStore.page(db, page));
    return Page.of(rows, page, partner -> Cursor.at(partner.slug()));
  }

  /// Makes a partner.
  public PartnerView create(Call call, Db db) {
    var wanted = NewPartner.from(call.body());
    if (!PartnerStore.insert(db, UUID.randomUUID(), wanted)) {
      throw new ProblemException(
          ProblemCode.CONFLICT, "There is a partner " + wanted.slug() + " already");
    }
    AuditLog.append(db, Actor.of(call).did("partner.create", wanted.slug()));
    return PartnerStore.find(db, wanted.slug()).orElseThrow().view();
  }

  /// One partner.
  public PartnerView get(Call call) {
    return database.in(call.tenant(), db -> require(db, call.path("slug"))).view();
  }

  /// Approves, suspends or lets act again. It holds from the next request on.
  public PartnerView setStatus(Call call) {
    var slug = call.path("slug");
    var change = StatusChange.from(call.body());
    return database.in(
        call.tenant(),
        db -> {
          var partner = require(db, slug);
          if (PartnerStore.setStatus(db, partner.id(), change.status())) {
            var detail =
                Json.object()
                    .put("partner_id", partner.id().toString())
                    .put("from", partner.view().status())
                    .put("to", change.status())
                    .put("reason", change.reason());
            AuditLog.append(db, Actor.of(call).did("partner.status", slug, detail));
          }
          return require(db, slug).view();
        });
  }

  private static Partner require(Db db, String slug) {
    return PartnerStore.find(db, slug)
        .orElseThrow(
            () -> new ProblemException(ProblemCode.NOT_FOUND, "There is no partner " + slug));
  }
}
