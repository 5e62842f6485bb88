package osiriscare.receiver.evidence;

import java.time.Instant;
import osiriscare.database.Db;
import osiriscare.evidence.bundle.Bundle;
import osiriscare.evidence.bundle.BundleKind;
import osiriscare.protocol.healing.HealingOutcome;
import osiriscare.protocol.id.ApplianceId;

/// Closes incidents by what is proven, never by what is claimed.
final class ProvenIncidents {
  private ProvenIncidents() {}

  // The check passes. A look from before the incident says nothing about it, and may well arrive
  // after it: bundles wait in a queue. The appliance dates both by one clock; what a watcher saw
  // has
  // its own time, which only ours can be compared with. What is reported again must be seen again.
  private static final String BY_CHECK =
      """
      WITH closed AS (
        UPDATE incident SET status = 'resolved', resolved_at = :now, over_at = :end, look_at = NULL
         WHERE site_id = :site AND host_id = :host AND check_type = :check AND status <> 'resolved'
           AND received_at <= :now AND (observed_at IS NULL OR observed_at <= :end)
           AND (coalesce(seen_at, received_at) <= :end OR (watcher_id IS NULL AND reported_by IS NULL))
        RETURNING incident_id, site_id)
      INSERT INTO incident_step (incident_id, site_id, at, step, reason_code, reason, bundle_id, said_by)
      SELECT incident_id, site_id, :now, 'resolved', 'evidence', 'the check passes again', :bundle, :appliance FROM closed
      """;

  // A runbook that was ordered for the incident ran on its host, and a second look found it to have
  // helped. Both the order and the bundle are signed, and the bundle names the order. An order from
  // before the incident came back was for what was then; and what was reported again after the run
  // was not put right by it.
  private static final String BY_HEALING =
      """
      WITH closed AS (
        UPDATE incident i SET status = 'resolved', resolved_at = :now, over_at = :end, look_at = NULL
          FROM appliance_order o
         WHERE o.order_id = :run AND o.appliance_id = :appliance AND o.order_type = 'healing'
           AND i.incident_id::text = o.parameters ->> 'incident_id'
           AND i.site_id = :site AND i.host_id = :host AND i.status <> 'resolved'
           AND (i.reopened_at IS NULL OR o.created_at >= i.reopened_at)
           AND (i.observed_at IS NULL OR i.observed_at <= :end)
           AND (i.seen_at IS NULL OR i.appliance_id IS NOT NULL OR i.seen_at <= greatest(o.created_at, :end))
        RETURNING i.incident_id, i.site_id)
      INSERT INTO incident_step (incident_id, site_id, at, step, reason_code, reason, order_id, bundle_id, said_by)
      SELECT incident_id, site_id, :now, 'resolved', 'evidence', 'the runbook was verified', :run, :bundle, :appliance
        FROM closed
      """;

  /// Closes what this bundle, which was just appended, proves to be over.
  static void close(Db db, ApplianceId appliance, Bundle bundle, Instant now) {
    var content = bundle.content();
    if (content.kind() == BundleKind.CHECK && content.verdict().orElse("").equals("pass")) {
      db.sql(BY_CHECK)
          .param("now", Db.time(now))
          .param("end", Db.time(content.end()))
          .param("site", content.site().value())
          .param("host", content.host().value())
          .param("check", content.check())
          .param("bundle", content.id().value())
          .param("appliance", appliance.value())
          .update();
    }
    var run = content.postState().path("run_id").asString("");
    if (content.kind() == BundleKind.HEALING
        && !run.isEmpty()
        && content
            .postState()
            .path("healing_outcome")
            .asString("")
            .equals(HealingOutcome.HEALED.word())) {
      db.sql(BY_HEALING)
          .param("run", run)
          .param("appliance", appliance.value())
          .param("now", Db.time(now))
          .param("end", Db.time(content.end()))
          .param("site", content.site().value())
          .param("host", content.host().value())
          .param("bundle", content.id().value())
          .update();
    }
  }
}
