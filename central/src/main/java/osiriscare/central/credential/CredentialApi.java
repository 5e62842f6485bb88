package osiriscare.central.credential;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import osiriscare.central.audit.Actor;
import osiriscare.central.audit.AuditApi.AuditLine;
import osiriscare.central.audit.AuditLog;
import osiriscare.central.credential.CredentialStore.Row;
import osiriscare.central.route.Call;
import osiriscare.central.route.Cursor;
import osiriscare.central.route.Page;
import osiriscare.central.route.Route.Done;
import osiriscare.central.site.SiteDirectory;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;
import osiriscare.protocol.target.Target;
import tools.jackson.databind.node.ObjectNode;

/// Credentials of a site's machines. People put them in and never get them back; the appliance that
/// needs one has it with its next check-in.
public final class CredentialApi {
  private static final int PER_SITE_MAX = 1_000;

  private final Database database;
  private final Deliveries deliveries;
  private final Clock clock;

  CredentialApi(Database database, Deliveries deliveries, Clock clock) {
    this.database = database;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  /// Credentials of a site, without what they open with.
  public Page<CredentialView> list(Call call) {
    var site = call.site();
    var page = call.page(2);
    var rows =
        database.in(
            call.tenant(),
            db -> {
              SiteDirectory.require(db, site);
              return CredentialStore.page(db, site, page);
            });
    return Page.of(rows, page, view -> Cursor.at(view.name(), view.credentialId()));
  }

  /// Credentials of all sites of the partner of who asks, without what they open with.
  public Page<OwnCredential> listOwn(Call call) {
    var page = call.page(4);
    var partner = call.account().requirePartner();
    var rows = database.in(call.tenant(), db -> CredentialStore.ofPartner(db, partner, page));
    return Page.of(
        rows,
        page,
        own ->
            Cursor.at(
                own.siteName(),
                own.siteId(),
                own.credential().name(),
                own.credential().credentialId()));
  }

  /// Who put it in, changed or opened it, and which appliance was handed it, newest first.
  public Page<AuditLine> log(Call call) {
    var site = call.site();
    var id = call.uuid("credential_id");
    var page = call.page(1);
    var rows =
        database.in(
            call.tenant(),
            db -> {
              SiteDirectory.require(db, site);
              return AuditLog.of(db, site, id.toString(), page);
            });
    return Page.of(rows, page, line -> Cursor.at(Long.parseLong(line.id())));
  }

  /// Takes one in.
  public CredentialView create(Call call, Db db) {
    var site = call.site();
    SiteDirectory.require(db, site);
    var wanted = NewCredential.from(call.body());
    if (CredentialStore.count(db, site) >= PER_SITE_MAX) {
      throw new ProblemException(
          ProblemCode.CONFLICT, "The site has " + PER_SITE_MAX + " credentials already");
    }
    var row = row(call, db, site, UUID.randomUUID(), wanted, 1);
    if (!CredentialStore.insert(db, row)) {
      throw taken();
    }
    return finish(call, db, row, "credential.create");
  }

  /// Puts another in its place.
  public CredentialView replace(Call call) {
    var site = call.site();
    var id = call.uuid("credential_id");
    return database.in(
        call.tenant(),
        db -> {
          SiteDirectory.require(db, site);
          var before = require(db, site, id);
          var wanted = NewCredential.from(call.body());
          var row = row(call, db, site, id, wanted, before.version() + 1);
          if (!CredentialStore.replace(db, row)) {
            throw taken();
          }
          return finish(call, db, row, "credential.replace");
        });
  }

  /// Removes one; the appliance forgets it at its next check-in.
  public Done remove(Call call) {
    var site = call.site();
    var id = call.uuid("credential_id");
    return database.in(
        call.tenant(),
        db -> {
          SiteDirectory.require(db, site);
          var before = require(db, site, id);
          CredentialStore.remove(db, site, id);
          AuditLog.append(
              db, Actor.of(call).did("credential.remove", id.toString(), site, detail(before)));
          SiteDirectory.tellChanged(db, site);
          return Done.DONE;
        });
  }

  private CredentialView finish(Call call, Db db, Row row, String action) {
    deliveries.put(db, row.site(), target(row));
    var view = require(db, row.site(), row.id());
    AuditLog.append(db, Actor.of(call).did(action, row.id().toString(), row.site(), detail(view)));
    SiteDirectory.tellChanged(db, row.site());
    return view;
  }

  private Row row(Call call, Db db, SiteId site, UUID id, NewCredential wanted, long version) {
    var appliance = appliance(db, site, wanted);
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var by = call.account().username();
    var unsealed = new Row(id, site, appliance, wanted, version, "", now, by);
    var sealed = deliveries.sealForUs(site, target(unsealed));
    return new Row(id, site, appliance, wanted, version, sealed, now, by);
  }

  private static ApplianceId appliance(Db db, SiteId site, NewCredential wanted) {
    if (wanted.applianceId().isPresent()) {
      var appliance = new ApplianceId(wanted.applianceId().get());
      if (!appliance.site().equals(site)) {
        throw new InvalidRequest("appliance_id", "is not of this site");
      }
      SiteDirectory.require(db, site, appliance);
      return appliance;
    }
    return CredentialStore.onlyAppliance(db, site)
        .orElseThrow(() ->
            new InvalidRequest(
                "appliance_id", "is required where the site has not exactly one appliance"));
  }

  private static Target target(Row row) {
    var wanted = row.wanted();
    return new Target(
        row.appliance(),
        row.id().toString(),
        row.version(),
        row.now(),
        wanted.type(),
        wanted.host(),
        wanted.portOrUsual(),
        wanted.isOverTls(),
        wanted.fullUsername(),
        wanted.password(),
        wanted.privateKey(),
        wanted.sudoPassword());
  }

  private static CredentialView require(Db db, SiteId site, UUID id) {
    return CredentialStore.find(db, site, id)
        .orElseThrow(
            () -> new ProblemException(ProblemCode.NOT_FOUND, "There is no such credential"));
  }

  private static ProblemException taken() {
    return new ProblemException(
        ProblemCode.CONFLICT, "The site has a credential of this type, host and name already");
  }

  private static ObjectNode detail(CredentialView view) {
    return Json.object()
        .put("type", view.type().word())
        .put("name", view.name())
        .put("host", view.host())
        .put("appliance_id", view.applianceId())
        .put("version", view.version());
  }
}
