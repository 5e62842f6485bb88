package osiriscare.receiver.provision;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import osiriscare.daemon.http.Answer;
import osiriscare.daemon.http.Exchange;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.HostId;
import osiriscare.protocol.id.MacAddress;
import osiriscare.protocol.id.ProvisionCode;
import osiriscare.protocol.json.Fields;
import osiriscare.protocol.json.InvalidRequest;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.problem.Problem;
import osiriscare.protocol.problem.ProblemCode;
import osiriscare.protocol.problem.ProblemException;
import osiriscare.protocol.provision.ClaimRequest;
import osiriscare.protocol.provision.ProvisioningStatus;
import osiriscare.receiver.ServerKeys;
import osiriscare.receiver.change.SiteChanges;
import osiriscare.receiver.machine.Machine;

/// The five routes of provisioning.
public final class ProvisionEndpoints {
  private static final int POLL_INTERVAL_SECONDS = 60;

  private static final String SET_STATUS =
      """
      UPDATE appliance SET provisioning_status = :status, provisioning_percent = :percent, provisioning_message = :message
       WHERE appliance_id = :appliance
      """;

  // Bounded, because anybody may call it: beyond the limit only boxes that are known already are
  // refreshed.
  private static final String ANNOUNCE =
      """
      INSERT INTO unclaimed_appliance (mac_address, hostname, ip_addresses, first_seen, last_seen)
      SELECT :mac, :hostname, :addresses, :now, :now
       WHERE (SELECT count(*) FROM unclaimed_appliance) < 10000
          OR EXISTS (SELECT 1 FROM unclaimed_appliance WHERE mac_address = :mac)
      ON CONFLICT (mac_address) DO UPDATE SET hostname = excluded.hostname, ip_addresses = excluded.ip_addresses,
         last_seen = excluded.last_seen
      """;

  private static final String CONFIG =
      """
      SELECT s.partner_id, s.deployment_mode, b.slug, b.brand_name, b.primary_color, b.logo_url, c.chain, c.sequence,
             (SELECT k.public_key FROM appliance_key k
               WHERE k.appliance_id = c.appliance_id AND k.chain = c.chain AND k.retired_at IS NULL) AS public_key
        FROM site s CROSS JOIN LATERAL partner_branding(s.partner_id) b
        JOIN evidence_chain c ON c.site_id = s.site_id AND c.appliance_id = :appliance AND c.closed_at IS NULL
       WHERE s.site_id = :site
      """;

  private final Database database;
  private final ServerKeys serverKeys;
  private final SiteChanges changes;
  private final ClaimStore claims;
  private final Clock clock;

  public ProvisionEndpoints(
      Database database,
      ServerKeys serverKeys,
      SiteChanges changes,
      URI publicUrl,
      RandomGenerator random,
      Clock clock) {
    this.database = database;
    this.serverKeys = serverKeys;
    this.changes = changes;
    this.claims = new ClaimStore(database, publicUrl, random);
    this.clock = clock;
  }

  public Answer claim(Exchange exchange) {
    var body = exchange.body();
    requireCode(body);
    var claim = claims.claim(ClaimRequest.from(body), serverKeys.current(), clock.instant());
    changes.tell(claim.site());
    return Answer.ok(claim.toJson());
  }

  public Answer validate(Exchange exchange) {
    ProvisionCode code;
    try {
      code = ProvisionCode.parse(exchange.path("code"));
    } catch (IllegalArgumentException e) {
      throw new ProblemException(ProblemCode.INVALID_CODE, "The code " + e.getMessage());
    }
    var view = claims.view(code, clock.instant());
    var json = Json.object();
    json.put("valid", true);
    json.put("status", view.status());
    json.put("client_name", view.clientName());
    json.set("partner", view.partner().toJson());
    return Answer.ok(json);
  }

  public Answer status(Exchange exchange, Machine machine) {
    var status = ProvisioningStatus.from(exchange.body());
    machine.requireAppliance(status.appliance());
    database.inSites(
        Set.of(machine.site()),
        db ->
            db.sql(SET_STATUS)
                .param("status", status.phase().word())
                .param("percent", status.progressPercent())
                .param("message", status.message().orElse(null))
                .param("appliance", machine.appliance().value())
                .update());
    changes.tell(machine.site());
    return ok();
  }

  public Answer heartbeat(Exchange exchange) {
    Fields body = exchange.body();
    var mac = body.parsed("mac_address", MacAddress::parse);
    var hostname = body.parsed("hostname", HostId::new);
    var addresses = Json.array(body.texts("ip_addresses", 64, 45));
    database.withoutTenant(db ->
        db.sql(ANNOUNCE)
            .param("mac", mac.value())
            .param("hostname", hostname.value())
            .param("addresses", Db.jsonb(addresses))
            .param("now", Db.time(clock.instant()))
            .update());
    return ok();
  }

  public Answer config(Exchange exchange, Machine machine) {
    machine.requireAppliance(applianceOfPath(exchange));
    var keys = Json.array();
    serverKeys.current().forEach(key -> keys.add(key.toJson()));
    return Answer.ok(
        database.inSites(
            Set.of(machine.site()),
            db ->
                db.sql(CONFIG)
                    .param("site", machine.site().value())
                    .param("appliance", machine.appliance().value())
                    .query((row, _) -> {
                      var json = Json.object();
                      var mode = row.getString("deployment_mode");
                      json.put("site_id", machine.site().value());
                      json.put("appliance_id", machine.appliance().value());
                      json.put("poll_interval", POLL_INTERVAL_SECONDS);
                      json.put("deployment_mode", mode);
                      json.put(
                          "reseller_id", mode.equals("reseller") ? row.getString("slug") : null);
                      json.set("server_keys", keys);
                      json.putObject("chain")
                          .put("number", row.getInt("chain"))
                          .put("sequence", row.getLong("sequence"));
                      json.put("public_key", row.getString("public_key"));
                      var partner = json.putObject("partner");
                      partner.put("slug", row.getString("slug"));
                      partner.put("brand_name", row.getString("brand_name"));
                      partner.put("primary_color", row.getString("primary_color"));
                      partner.put(
                          "logo_url", Optional.ofNullable(row.getString("logo_url")).orElse(null));
                      return json;
                    })
                    .single()));
  }

  private static ApplianceId applianceOfPath(Exchange exchange) {
    try {
      return new ApplianceId(exchange.path("appliance_id"));
    } catch (IllegalArgumentException e) {
      throw new InvalidRequest("appliance_id", String.valueOf(e.getMessage()));
    }
  }

  // A code that cannot be one has an answer of its own, which the appliance shows to whoever typed
  // it.
  private static void requireCode(Fields body) {
    var text = body.text("provision_code", 100);
    try {
      ProvisionCode.parse(text);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          new Problem(
              ProblemCode.INVALID_CODE,
              ProblemCode.INVALID_CODE.detail(),
              List.of(
                  new InvalidRequest.FieldError("provision_code", String.valueOf(e.getMessage()))),
              Json.object()));
    }
  }

  private static Answer ok() {
    return Answer.ok(Json.object().put("status", "ok"));
  }
}
