package osiriscare.central.fleet;

import static osiriscare.central.sql.Columns.orNull;
import static osiriscare.central.sql.Columns.text;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import osiriscare.central.fleet.Rollout.Fleet;
import osiriscare.central.fleet.Rollout.State;
import osiriscare.central.fleet.Rollout.Target;
import osiriscare.database.Db;
import osiriscare.protocol.checkin.LiveStatus;
import osiriscare.protocol.id.ApplianceId;
import osiriscare.protocol.id.OrderId;

/// Keeps how each appliance's part of a fleet order stands.
final class FleetTargetStore {
  // A rebuild may take the appliance 40 minutes; after this nobody answers any more.
  private static final Duration ANSWERS_WITHIN = Duration.ofHours(2);

  private FleetTargetStore() {}

  private static final String SKIP =
      """
      INSERT INTO fleet_target (fleet_order_id, appliance_id, site_id, stage, state, reason, changed_at)
      SELECT :id, c.appliance_id, c.site_id, :stage, 'skipped', 'it runs ' || c.agent_version || ' already', :now
        FROM appliance_checkin c
       WHERE c.agent_version = :version
      ON CONFLICT DO NOTHING
      """;

  private static final String SETTLE =
      """
      UPDATE fleet_target t
         SET state = CASE o.status WHEN 'completed' THEN 'completed' ELSE 'failed' END,
             reason = CASE o.status
               WHEN 'completed' THEN NULL
               WHEN 'acknowledged' THEN 'it took the order and never said how it ended'
               ELSE left(concat_ws(': ', o.error_code, o.error_message), 1000) END,
             changed_at = :now
        FROM appliance_order o
       WHERE t.fleet_order_id = :id AND t.state = 'ordered' AND o.order_id = t.order_id
         AND (o.status IN ('completed', 'failed', 'refused')
              OR (o.status = 'acknowledged' AND o.acknowledged_at < :patience))
      """;

  // It was there when it was to get the order, and gone when it was to take it: it waits again.
  private static final String FORGET =
      """
      DELETE FROM fleet_target t USING appliance_order o
       WHERE t.fleet_order_id = :id AND t.state = 'ordered' AND o.order_id = t.order_id
         AND o.status IN ('pending', 'expired') AND o.expires_at <= :now
      """;

  /// Takes over what became of the orders, and finds those who need none.
  static void settle(Db db, FleetOrder order, Instant now) {
    db.sql(SETTLE)
        .param("id", order.id())
        .param("now", Db.time(now))
        .param("patience", Db.time(now.minus(ANSWERS_WITHIN)))
        .update();
    db.sql(FORGET).param("id", order.id()).param("now", Db.time(now)).update();
    if (order.skipVersion().isPresent()) {
      db.sql(SKIP)
          .param("id", order.id())
          .param("stage", order.position().stage())
          .param("version", order.skipVersion().get())
          .param("now", Db.time(now))
          .update();
    }
  }

  // Who has no way to prove itself any more gets nothing. What takes an order back is for those who
  // completed it.
  private static final String FLEET =
      """
      SELECT a.appliance_id, t.stage, t.state, coalesce(c.last_checkin > :alive, false) AS is_live
        FROM appliance a
        LEFT JOIN appliance_checkin c USING (appliance_id)
        LEFT JOIN fleet_target t ON t.appliance_id = a.appliance_id AND t.fleet_order_id = :id
       WHERE t.state IS NOT NULL
          OR (EXISTS (SELECT 1 FROM appliance_credential k WHERE k.appliance_id = a.appliance_id AND k.revoked_at IS NULL)
              AND (:rollback_of::uuid IS NULL
                   OR EXISTS (SELECT 1 FROM fleet_target done
                               WHERE done.fleet_order_id = :rollback_of::uuid
                                 AND done.appliance_id = a.appliance_id AND done.state = 'completed')))
      """;

  private record Member(ApplianceId appliance, int stage, String state, boolean isLive) {}

  /// Everybody an order is for; those who are skipped are not.
  static Fleet fleet(Db db, FleetOrder order, Instant now) {
    var members =
        db.sql(FLEET)
            .param("id", order.id())
            .param("rollback_of", orNull(order.rollbackOf()))
            .param("alive", Db.time(now.minus(LiveStatus.STALE_AFTER)))
            .query((row, _) ->
                new Member(
                    new ApplianceId(text(row, "appliance_id")),
                    row.getInt("stage"),
                    String.valueOf(row.getString("state")),
                    row.getBoolean("is_live")))
            .list();
    var targets = new ArrayList<Target>();
    var waiting = new ArrayList<ApplianceId>();
    int absent = 0;
    for (var member : members) {
      switch (member.state()) {
        case "skipped" -> {
          // It is not for this one.
        }
        case "null" -> {
          if (member.isLive()) {
            waiting.add(member.appliance());
          } else {
            absent++;
          }
        }
        default ->
            targets.add(
                new Target(
                    member.appliance(),
                    member.stage(),
                    State.valueOf(member.state().toUpperCase(Locale.ROOT)),
                    member.isLive()));
      }
    }
    return new Fleet(targets, waiting, absent);
  }

  private static final String INSERT =
      """
      INSERT INTO fleet_target (fleet_order_id, appliance_id, site_id, stage, state, order_id, changed_at)
      VALUES (:id, :appliance, :site, :stage, 'ordered', :order, :now)
      """;

  /// An appliance has its order.
  static void ordered(Db db, FleetOrder fleet, ApplianceId appliance, OrderId order, Instant now) {
    db.sql(INSERT)
        .param("id", fleet.id())
        .param("appliance", appliance.value())
        .param("site", appliance.site().value())
        .param("stage", fleet.position().stage())
        .param("order", order.value())
        .param("now", Db.time(now))
        .update();
  }

  private static final String FAIL =
      """
      UPDATE fleet_target SET state = 'failed', reason = :reason, changed_at = :now
       WHERE fleet_order_id = :id AND appliance_id IN (:appliances)
      """;

  /// These have failed after all.
  static void fail(Db db, UUID id, List<ApplianceId> appliances, String reason, Instant now) {
    db.sql(FAIL)
        .param("id", id)
        .param("appliances", appliances.stream().map(ApplianceId::value).toList())
        .param("reason", reason)
        .param("now", Db.time(now))
        .update();
  }

  private static final String WITHDRAW =
      """
      UPDATE appliance_order o SET status = 'expired', expires_at = least(o.expires_at, :now)
        FROM fleet_target t
       WHERE t.fleet_order_id = :id AND t.state = 'ordered' AND o.order_id = t.order_id
         AND o.status = 'pending' AND o.delivered_at IS NULL
      """;

  /// Takes back the orders that no appliance has seen yet.
  static void withdraw(Db db, UUID id, Instant now) {
    db.sql(WITHDRAW).param("id", id).param("now", Db.time(now)).update();
    db.sql(FORGET).param("id", id).param("now", Db.time(now)).update();
  }

  private static final String FAILURES =
      """
      SELECT count(*) FROM fleet_target WHERE fleet_order_id = :id AND stage = :stage AND state = 'failed'
      """;

  /// How many failed in the stage that is under way.
  static int failures(Db db, FleetOrder order) {
    return db.sql(FAILURES)
        .param("id", order.id())
        .param("stage", order.position().stage())
        .query(Integer.class)
        .single();
  }
}
