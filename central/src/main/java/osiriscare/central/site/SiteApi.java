package osiriscare.central.site;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Locale;
import java.util.random.RandomGenerator;
import osiriscare.central.audit.Actor;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.route.Call;
import osiriscare.central.route.Cursor;
import osiriscare.central.route.Page;
import osiriscare.central.route.PageRequest;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.database.Tenant;
import osiriscare.evidence.signing.VerifyingKey;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.MacAddress;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;

/// Sites and their appliances.
public final class SiteApi {
  private static final int SLUG_MAX = 40;

  private final Database database;
  private final Clock clock;
  private final RandomGenerator random = new SecureRandom();

  SiteApi(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// Sites by name.
  public Page<SiteView> list(Call call) {
    return list(call.tenant(), call.page(2));
  }

  /// Sites by name.
  public Page<SiteView> list(Tenant tenant, PageRequest page) {
    var rows = database.in(tenant, db -> SiteStore.page(db, page, clock.instant()));
    return Page.of(rows, page, site -> Cursor.at(site.name(), site.siteId()));
  }

  /// One site with all its checks.
  public SiteView.SiteDetail get(Call call) {
    var site = call.site();
    return database.in(
        call.tenant(),
        db ->
            SiteStore.find(db, site, clock.instant())
                .map(view -> view.with(SiteStore.checks(db, site)))
                .orElseThrow(
                    () -> new ProblemException(ProblemCode.NOT_FOUND, "There is no site " + site)));
  }

  /// How far a site is with coming up, and what it waits for.
  public SitePhase.SiteProgress progress(Call call) {
    var site = call.site();
    return database.in(
        call.tenant(),
        db ->
            SiteStore.find(db, site, clock.instant())
                .map(SiteView::progress)
                .orElseThrow(
                    () -> new ProblemException(ProblemCode.NOT_FOUND, "There is no site " + site)));
  }

  /// Makes a site.
  public SiteView create(Call call, Db db) {
    var wanted = NewSite.from(call.body());
    var status = SiteStore.partnerStatus(db, wanted.partnerSlug());
    if (status.isEmpty()) {
      throw new InvalidRequest("partner_slug", "names no partner");
    }
    if (status.get().equals("suspended")) {
      throw new ProblemException(ProblemCode.FORBIDDEN, "The partner is suspended");
    }
    var site = wanted.siteId().map(SiteId::new).orElseGet(() -> makeId(wanted.name()));
    if (!SiteStore.insert(db, site, wanted)) {
      throw new ProblemException(ProblemCode.CONFLICT, "There is a site " + site + " already");
    }
    AuditLog.append(db, Actor.of(call).did("site.create", site.value(), site, Json.object()));
    return SiteStore.find(db, site, clock.instant()).orElseThrow();
  }

  private SiteId makeId(String name) {
    var slug = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    var head = slug.substring(0, Math.min(slug.length(), SLUG_MAX)).replaceAll("-$", "");
    var tail = HexFormat.of().toHexDigits(random.nextInt()).substring(2);
    return new SiteId(head.isEmpty() ? "site-" + tail : head + "-" + tail);
  }

  /// Appliances of a site.
  public Page<ApplianceView> appliances(Call call) {
    var site = call.site();
    var page = call.page(1);
    var rows =
        database.in(
            call.tenant(),
            db -> {
              SiteDirectory.require(db, site);
              return ApplianceStore.page(db, site, page, clock.instant());
            });
    return Page.of(rows, page, appliance -> Cursor.at(appliance.applianceId()));
  }

  /// Registers an appliance that was configured with its keys instead of claiming a code.
  public ApplianceView register(Call call, Db db) {
    var site = call.site();
    var wanted = NewAppliance.from(call.body());
    SiteDirectory.require(db, site);
    var appliance = ApplianceId.of(site, new MacAddress(wanted.macAddress()));
    var key = VerifyingKey.ofHex(wanted.publicKey());
    boolean isNew = ApplianceStore.insert(db, appliance, wanted.hostname());
    if (isNew) {
      ApplianceStore.openChain(db, appliance, 1, key);
    } else if (wanted.replace().orElse(false)) {
      replace(db, appliance, key);
    } else {
      throw new ProblemException(
          ProblemCode.CONFLICT, "There is an appliance " + appliance + " already");
    }
    wanted.apiKeySha256().ifPresent(hash -> addCredential(db, appliance, "api_key", hash));
    wanted
        .clientCertificatePublicKeySha256()
        .ifPresent(hash -> addCredential(db, appliance, "client_certificate", hash));
    AuditLog.append(
        db,
        Actor.of(call)
            .did(
                isNew ? "appliance.register" : "appliance.replace",
                appliance.value(),
                site,
                Json.object()));
    return ApplianceStore.find(db, site, appliance, clock.instant()).orElseThrow();
  }

  private void replace(Db db, ApplianceId appliance, VerifyingKey key) {
    if (ApplianceStore.hadKey(db, appliance, key)) {
      throw new InvalidRequest(
          "public_key", "was used by this appliance before; a new chain needs a new key");
    }
    var closed = ApplianceStore.closeChain(db, appliance, clock.instant());
    ApplianceStore.openChain(db, appliance, closed + 1, key);
  }

  private static void addCredential(Db db, ApplianceId appliance, String kind, String hash) {
    if (!ApplianceStore.insertCredential(db, appliance, kind, hash)) {
      throw new ProblemException(
          ProblemCode.CONFLICT, "Another appliance has this " + kind + " already");
    }
  }
}
