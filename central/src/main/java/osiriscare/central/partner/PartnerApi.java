package osiriscare.central.partner;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import osiriscare.central.audit.Actor;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.partner.ProvisionStore.NewCode;
import osiriscare.central.route.Call;
import osiriscare.central.route.Cursor;
import osiriscare.central.route.Described;
import osiriscare.central.route.Page;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.ProvisionCode;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// Partners and their provision codes.
public final class PartnerApi {
  private final Database database;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  PartnerApi(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
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

  /// A provision code, shown this once.
  public record Provision(
      String provisionId,
      @Described(value = "Shown once; only its hash is kept", example = "ABCD-1234-EFGH-5678")
          String provisionCode,
      Instant expiresAt) {}

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

  /// Makes a provision code.
  public Provision provision(Call call, Db db) {
    var wanted = NewProvision.from(call.body());
    var slug = call.path("slug");
    var partner =
        PartnerStore.find(db, slug)
            .orElseThrow(
                () -> new ProblemException(ProblemCode.NOT_FOUND, "There is no partner " + slug));
    if (partner.view().status().equals("suspended")) {
      throw new ProblemException(ProblemCode.FORBIDDEN, "The partner is suspended");
    }
    wanted.targetApplianceId().ifPresent(target -> requireAppliance(db, partner.id(), target));
    var code = ProvisionCode.generate(random);
    var expires =
        clock
            .instant()
            .plus(Duration.ofSeconds(wanted.secondsToLive()))
            .truncatedTo(ChronoUnit.MILLIS);
    var id = UUID.randomUUID();
    ProvisionStore.insert(db, new NewCode(id, code.sha256(), partner.id(), wanted, expires));
    AuditLog.append(
        db,
        Actor.of(call)
            .did(
                "provision.create",
                id.toString(),
                Json.object().put("partner", slug).put("code", code.toString())));
    return new Provision(id.toString(), code.grouped(), expires);
  }

  private static void requireAppliance(Db db, UUID partner, String appliance) {
    if (!ProvisionStore.isAppliance(db, partner, new ApplianceId(appliance))) {
      throw new InvalidRequest("target_appliance_id", "names no appliance of this partner");
    }
  }
}
