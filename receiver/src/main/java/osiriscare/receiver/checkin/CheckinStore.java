package osiriscare.receiver.checkin;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import osiriscare.database.Database;
import osiriscare.database.Db;
import osiriscare.protocol.checkin.CheckinRequest;
import osiriscare.protocol.checkin.CheckinResponse;
import osiriscare.protocol.healing.SignedDocument;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.KeyId;
import osiriscare.protocol.json.Json;
import osiriscare.protocol.order.SignedOrder;
import osiriscare.protocol.provision.ServerKey;
import osiriscare.receiver.ServerKeys;
import osiriscare.receiver.change.SiteChanges;
import osiriscare.receiver.order.OrderStore;

/// Writes any number of check-ins with one statement and reads what waits for all of them with two
/// more.
public final class CheckinStore {
  private static final String UPSERT =
      """
      INSERT INTO appliance_checkin (appliance_id, site_id, hostname, ip_addresses, uptime_seconds, agent_version,
          nixos_version, policy_version, queue_depth, has_local_credentials, ruleset_hash, rules_serial, first_checkin, last_checkin)
      SELECT i.appliance_id, i.site_id, i.hostname, i.ip_addresses, i.uptime_seconds, i.agent_version,
             i.nixos_version, i.policy_version, i.queue_depth, i.has_local_credentials,
             i.ruleset_hash, i.rules_serial, :now, :now
        FROM json_to_recordset(CAST(:items AS json)) AS i(appliance_id text, site_id text, hostname text,
             ip_addresses jsonb, uptime_seconds bigint, agent_version text, nixos_version text, policy_version text,
             queue_depth bigint, has_local_credentials boolean, ruleset_hash text, rules_serial bigint)
       WHERE EXISTS (SELECT 1 FROM appliance a WHERE a.appliance_id = i.appliance_id)
       ORDER BY i.appliance_id
      ON CONFLICT (appliance_id) DO UPDATE SET
          hostname = excluded.hostname, ip_addresses = excluded.ip_addresses, uptime_seconds = excluded.uptime_seconds,
          agent_version = excluded.agent_version, nixos_version = excluded.nixos_version,
          policy_version = excluded.policy_version, queue_depth = excluded.queue_depth,
          has_local_credentials = excluded.has_local_credentials, ruleset_hash = excluded.ruleset_hash,
          rules_serial = excluded.rules_serial, last_checkin = excluded.last_checkin
      """;

  private static final String SETTINGS =
      """
      SELECT appliance_id, l2_mode, trigger_enumeration OR trigger_immediate_scan AS has_trigger,
             trigger_enumeration AND triggers_sent_at IS NOT NULL AS enumerate,
             trigger_immediate_scan AND triggers_sent_at IS NOT NULL AS scan,
             h.signed_payload, h.signature, h.key_id
        FROM appliance LEFT JOIN healing_allowance h USING (appliance_id)
       WHERE appliance_id = ANY(:appliances)
      """;

  // An agent that does not say which answer it got last has got the one before, we must assume.
  private static final String CLEAR_TRIGGERS =
      """
      UPDATE appliance a SET trigger_enumeration = false, trigger_immediate_scan = false, triggers_sent_at = NULL
        FROM json_to_recordset(CAST(:items AS json)) AS i(appliance_id text, last_response_time timestamptz)
       WHERE a.appliance_id = i.appliance_id AND a.triggers_sent_at IS NOT NULL
         AND (i.last_response_time IS NULL OR i.last_response_time >= a.triggers_sent_at)
      """;

  private static final String MARK_TRIGGERS_SENT =
      """
      UPDATE appliance SET triggers_sent_at = :now
       WHERE appliance_id = ANY(:appliances) AND (trigger_enumeration OR trigger_immediate_scan)
         AND triggers_sent_at IS NULL
      """;

  private final Database database;
  private final ServerKeys serverKeys;
  private final SiteChanges changes;

  public CheckinStore(Database database, ServerKeys serverKeys, SiteChanges changes) {
    this.database = database;
    this.changes = changes;
    this.serverKeys = serverKeys;
  }

  private record Waiting(
      boolean hasTrigger,
      boolean enumerate,
      boolean scan,
      String l2Mode,
      Optional<SignedDocument> allowance) {}

  /// Writes the check-ins; of several by one appliance the last counts. An appliance that is not
  /// registered is missing in the answer.
  Map<ApplianceId, CheckinResponse> write(List<CheckinRequest> requests, Instant now) {
    var latest = new LinkedHashMap<ApplianceId, CheckinRequest>();
    requests.forEach(request -> latest.put(request.appliance(), request));
    var sites = latest.keySet().stream().map(ApplianceId::site).collect(Collectors.toSet());
    var ids = latest.keySet().stream().map(ApplianceId::value).toList();
    var items = Json.array();
    latest.forEach(
        (appliance, request) -> items.add(request.toJson().put("appliance_id", appliance.value())));
    var orderKey = serverKeys.orders();
    var responses =
        database.<Map<ApplianceId, CheckinResponse>>inSites(
            sites, db -> write(db, ids, Json.text(items), orderKey, now));
    changes.tell(sites);
    return responses;
  }

  private static Map<ApplianceId, CheckinResponse> write(
      Db db, List<String> ids, String items, ServerKey orderKey, Instant now) {
    db.sql(UPSERT).param("items", items).param("now", Db.time(now)).update();
    var settings = settings(db, ids);
    if (settings.values().stream().anyMatch(Waiting::hasTrigger)) {
      db.sql(CLEAR_TRIGGERS).param("items", items).update();
      db.sql(MARK_TRIGGERS_SENT)
          .param("now", Db.time(now))
          .param("appliances", db.texts(ids))
          .update();
      settings = settings(db, ids);
    }
    var orders = orders(db, ids, now);
    var targets = TargetDelivery.handOut(db, ids, now);
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
                targets.of(appliance, false),
                targets.of(appliance, true),
                List.of(),
                waiting.enumerate(),
                waiting.scan(),
                waiting.l2Mode(),
                "active",
                waiting.allowance())));
    return responses;
  }

  private static Map<ApplianceId, Waiting> settings(Db db, List<String> ids) {
    var settings = new HashMap<ApplianceId, Waiting>();
    db.sql(SETTINGS)
        .param("appliances", db.texts(ids))
        .query(row -> {
          settings.put(
              new ApplianceId(row.getString("appliance_id")),
              new Waiting(
                  row.getBoolean("has_trigger"),
                  row.getBoolean("enumerate"),
                  row.getBoolean("scan"),
                  row.getString("l2_mode"),
                  allowance(row)));
        });
    return settings;
  }

  // Also one that has ended: a stop in it outlives it.
  private static Optional<SignedDocument> allowance(ResultSet row) throws SQLException {
    var payload = row.getString("signed_payload");
    return payload == null
        ? Optional.empty()
        : Optional.of(
            new SignedDocument(
                payload, row.getString("signature"), new KeyId(row.getString("key_id"))));
  }

  private static Map<ApplianceId, List<SignedOrder>> orders(Db db, List<String> ids, Instant now) {
    return OrderStore.waiting(db, ids, now, CheckinResponse.ORDERS_MAX).stream()
        .collect(
            groupingBy(
                OrderStore.Waiting::appliance, mapping(OrderStore.Waiting::order, toList())));
  }
}
