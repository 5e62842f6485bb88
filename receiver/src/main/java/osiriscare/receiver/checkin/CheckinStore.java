package osiriscare.receiver.checkin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.checkin.CheckinRequest;
import osiriscare.protocol.checkin.CheckinResponse;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.SiteId;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.order.SignedOrder;
import osiriscare.receiver.ServerKeys;
import osiriscare.receiver.order.OrderStore;

/// Writes any number of check-ins with one statement and reads what waits for all of them with two
/// more.
public final class CheckinStore {
  private static final String UPSERT =
      """
      INSERT INTO appliance_checkin (appliance_id, site_id, hostname, ip_addresses, uptime_seconds, agent_version,
          nixos_version, policy_version, queue_depth, has_local_credentials, first_checkin, last_checkin)
      SELECT i.appliance_id, i.site_id, i.hostname, i.ip_addresses, i.uptime_seconds, i.agent_version,
             i.nixos_version, i.policy_version, i.queue_depth, i.has_local_credentials, :now, :now
        FROM json_to_recordset(CAST(:items AS json)) AS i(appliance_id text, site_id text, hostname text,
             ip_addresses jsonb, uptime_seconds bigint, agent_version text, nixos_version text, policy_version text,
             queue_depth bigint, has_local_credentials boolean)
       WHERE EXISTS (SELECT 1 FROM appliance a WHERE a.appliance_id = i.appliance_id)
       ORDER BY i.appliance_id
      ON CONFLICT (appliance_id) DO UPDATE SET
          hostname = excluded.hostname, ip_addresses = excluded.ip_addresses, uptime_seconds = excluded.uptime_seconds,
          agent_version = excluded.agent_version, nixos_version = excluded.nixos_version,
          policy_version = excluded.policy_version, queue_depth = excluded.queue_depth,
          has_local_credentials = excluded.has_local_credentials, last_checkin = excluded.last_checkin
      """;

  private static final String SETTINGS =
      """
      SELECT appliance_id, trigger_enumeration, trigger_immediate_scan, l2_mode
        FROM appliance WHERE appliance_id IN (:appliances)
      """;

  private static final String NOTIFY = "SELECT pg_notify('osiris_site', :sites)";

  /// A notification holds at most 8000 bytes; a longer list is cut into several.
  private static final int SITES_PER_NOTIFICATION = 100;

  private final Database database;
  private final ServerKeys serverKeys;

  public CheckinStore(Database database, ServerKeys serverKeys) {
    this.database = database;
    this.serverKeys = serverKeys;
  }

  private record Waiting(boolean enumerate, boolean scan, String l2Mode) {}

  /// Writes the check-ins; of several by one appliance the last counts. An appliance that is not
  /// registered is missing in the answer.
  Map<ApplianceId, CheckinResponse> write(List<CheckinRequest> requests, Instant now) {
    var latest = new LinkedHashMap<ApplianceId, CheckinRequest>();
    requests.forEach(request -> latest.put(request.appliance(), request));
    var sites = latest.keySet().stream().map(ApplianceId::site).collect(Collectors.toSet());
    var ids = latest.keySet().stream().map(ApplianceId::value).collect(Collectors.toSet());
    var orderKey = serverKeys.orders();
    return database.inSites(
        sites,
        db -> {
          db.sql(UPSERT).param("items", items(latest)).param("now", Db.time(now)).update();
          var settings = settings(db, ids);
          var orders = orders(db, ids, now);
          notifySites(db, sites);
          var responses = new HashMap<ApplianceId, CheckinResponse>();
          settings.forEach((appliance, waiting) ->
              responses.put(
                  appliance,
                  new CheckinResponse(
                      appliance,
                      now,
                      orderKey.publicKey(),
                      orderKey.keyId(),
                      orders.getOrDefault(appliance, List.of()),
                      Json.array(),
                      Json.array(),
                      List.of(),
                      waiting.enumerate(),
                      waiting.scan(),
                      waiting.l2Mode(),
                      "active")));
          return responses;
        });
  }

  private static String items(Map<ApplianceId, CheckinRequest> requests) {
    var items = Json.array();
    requests.forEach(
        (appliance, request) -> items.add(request.toJson().put("appliance_id", appliance.value())));
    return Json.text(items);
  }

  private static Map<ApplianceId, Waiting> settings(Db db, Set<String> ids) {
    var settings = new HashMap<ApplianceId, Waiting>();
    db.sql(SETTINGS)
        .param("appliances", ids)
        .query(row -> {
          settings.put(
              new ApplianceId(row.getString("appliance_id")),
              new Waiting(
                  row.getBoolean("trigger_enumeration"),
                  row.getBoolean("trigger_immediate_scan"),
                  row.getString("l2_mode")));
        });
    return settings;
  }

  private static Map<ApplianceId, List<SignedOrder>> orders(Db db, Set<String> ids, Instant now) {
    var orders = new HashMap<ApplianceId, List<SignedOrder>>();
    for (var waiting : OrderStore.waiting(db, ids, now, CheckinResponse.ORDERS_MAX * ids.size())) {
      var own = orders.computeIfAbsent(waiting.appliance(), _ -> new ArrayList<>());
      if (own.size() < CheckinResponse.ORDERS_MAX) {
        own.add(waiting.order());
      }
    }
    return orders;
  }

  private static void notifySites(Db db, Set<SiteId> sites) {
    var names = sites.stream().map(SiteId::value).sorted().toList();
    for (int from = 0; from < names.size(); from += SITES_PER_NOTIFICATION) {
      var part = names.subList(from, Math.min(names.size(), from + SITES_PER_NOTIFICATION));
      db.sql(NOTIFY).param("sites", String.join(",", part)).query((_, _) -> true).list();
    }
  }
}
