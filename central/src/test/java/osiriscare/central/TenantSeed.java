package osiriscare.central;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import osiriscare.central.session.SessionCookies;
import osiriscare.evidence.signing.SigningKey;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.id.Sha256;

/// One partner with one site that has something of everything, as SQL of the tables' owner.
final class TenantSeed {
  /// The API key of practice-b's appliance: nobody at the people's door.
  static final String MACHINE_KEY = "B".repeat(32);

  private TenantSeed() {}

  /// Values of the variables in paths, of a tenant's things.
  static Map<String, String> variables(String tenant) {
    return Map.ofEntries(
        Map.entry("id", "practice-" + tenant),
        Map.entry("appl", appliance(tenant)),
        Map.entry("incident_id", id(tenant, "incident")),
        Map.entry("bundle_id", id(tenant, "bundle")),
        Map.entry("stop_id", id(tenant, "stop")),
        Map.entry("decision_id", id(tenant, "decision")),
        Map.entry("credential_id", id(tenant, "credential")),
        Map.entry("ticket_id", ticket(tenant)),
        Map.entry("delivery_id", id(tenant, "delivery")),
        Map.entry("watcher_id", id(tenant, "watcher")),
        Map.entry("signature", Sha256.hex("pattern of " + tenant)),
        Map.entry("promotion_id", id(tenant, "promotion")),
        Map.entry("provision_id", id(tenant, "provision")),
        Map.entry("key_id", id(tenant, "key")),
        Map.entry("user_id", id(tenant, "person")),
        Map.entry("invite_id", id(tenant, "invite")),
        Map.entry("channel_id", id(tenant, "channel")),
        Map.entry("client_id", id(tenant, "client")),
        Map.entry("client_invite_id", id(tenant, "client invite")),
        Map.entry("member_id", id(tenant, "member")),
        Map.entry("slug", "partner-" + tenant));
  }

  static String ticket(String tenant) {
    return "90" + (int) tenant.charAt(0);
  }

  static String appliance(String tenant) {
    return "practice-" + tenant + "-84:3A:5B:00:00:01";
  }

  static String id(String tenant, String what) {
    return UUID.nameUUIDFromBytes((tenant + what).getBytes(StandardCharsets.UTF_8))
        .toString()
        .replaceAll("^(.{14}).", "$14");
  }

  /// Binds an account to a partner.
  static String bind(String user, String tenant) {
    return "UPDATE admin_user SET partner_id = (SELECT partner_id FROM partner WHERE slug = 'partner-%s') WHERE user_id = '%s'"
        .formatted(tenant, user);
  }

  /// A pattern that was seen at the tenant's site, and the rule that came of it.
  static String flywheel(String tenant) {
    return """
    INSERT INTO pattern_occurrence (decision_id, site_id, signature, rule, is_healed, at)
      VALUES ('%2$s', 'practice-%1$s', '%3$s', '%5$s', true, now());
    INSERT INTO promotion (promotion_id, signature, rule_id, rule, status, stage, stage_since, replay, decided_at, decided_by,
        reason)
      VALUES ('%4$s', '%3$s', 'L1-LEARNED-PRACTICE-%1$s', '%5$s', 'active', 1, now(), '{}', now(), 'x', 'seen at practice-%1$s');
    INSERT INTO promoted_rule (promotion_id, site_id, rule, stage, installed_at)
      VALUES ('%4$s', 'practice-%1$s', '%5$s', 1, now());
    """
        .formatted(
            tenant,
            id(tenant, "decision"),
            Sha256.hex("pattern of " + tenant),
            id(tenant, "promotion"),
            """
            {"id": "L1-LEARNED-PRACTICE-%1$s", "name": "Learned at practice-%1$s", "platforms": ["linux"],
             "conditions": [{"field": "check_type", "operator": "equals", "value": "linux_disk_space"}],
             "runbook": "LIN-DISK-001", "parameters": {}}
            """
                .formatted(tenant));
  }

  /// What people of a client may be.
  static final List<String> CLIENT_ROLES = List.of("viewer", "admin", "owner");

  /// A client that has the tenant's site, its people with a session each, and an invitation.
  static String client(String tenant) {
    var sql = new StringBuilder();
    sql.append(
        """
        INSERT INTO client (client_id, partner_id, name, created_at, created_by)
          SELECT '%2$s', partner_id, 'Client of practice-%1$s', now(), 'x' FROM partner WHERE slug = 'partner-%1$s';
        UPDATE site SET client_id = '%2$s' WHERE site_id = 'practice-%1$s';
        INSERT INTO client_invite (invite_id, client_id, email, role, token_sha256, invited_by, sent_at, expires_at)
          VALUES ('%3$s', '%2$s', 'asked-by-practice-%1$s@example.com', 'viewer', encode(sha256('ci%1$s'), 'hex'), 'x', now(),
            now() + interval '1 day');
        INSERT INTO client_user (user_id, client_id, email, role, created_at)
          VALUES ('%4$s', '%2$s', 'somebody-of-practice-%1$s@example.com', 'viewer', now());
        INSERT INTO client_notice (notice_id, client_id, site_id, about, kind, at)
          VALUES (gen_random_uuid(), '%2$s', 'practice-%1$s', 'ticket 1', 'problem.solved', now());
        """
            .formatted(
                tenant, id(tenant, "client"), id(tenant, "client invite"), id(tenant, "member")));
    for (var role : CLIENT_ROLES) {
      sql.append(
          """
          INSERT INTO client_user (user_id, client_id, email, role, created_at)
            VALUES ('%3$s', '%2$s', '%4$s-of-practice-%1$s@example.com', '%4$s', now());
          INSERT INTO client_session (token_sha256, user_id, created_at, last_seen_at, expires_at, ip_address)
            VALUES ('%5$s', '%3$s', now(), now() + interval '1 hour', now() + interval '1 day', '127.0.0.1');
          """
              .formatted(
                  tenant,
                  id(tenant, "client"),
                  id(tenant, role),
                  role,
                  Sha256.hex(session(tenant, role))));
    }
    return sql.toString();
  }

  private static String session(String tenant, String role) {
    return "session-of-" + role + "-of-" + tenant;
  }

  /// A browser in which somebody of a tenant's client is logged in.
  static Client person(Client client, String tenant, String role) {
    var token = session(tenant, role);
    return client
        .with("Cookie", "osiris_client=" + token)
        .with("X-CSRF-Token", SessionCookies.csrfToken(new Secret(token)));
  }

  /// A partner's people, its keys, a code, an invitation, a channel and what was told by it.
  static String people(String tenant) {
    return """
    INSERT INTO admin_user (user_id, username, role, password_hash, partner_id)
      SELECT '%2$s', 'person-of-%1$s', 'readonly', 'none', partner_id FROM partner WHERE slug = 'partner-%1$s';
    INSERT INTO admin_user (user_id, username, role, password_hash, partner_id, is_service)
      SELECT '%3$s', 'keys-of-%1$s', 'operator', 'none', partner_id, true FROM partner WHERE slug = 'partner-%1$s';
    INSERT INTO api_token (token_id, token_sha256, user_id, name, scopes, expires_at)
      VALUES ('%4$s', encode(sha256('k%1$s'), 'hex'), '%3$s', 'k', '{read}', now() + interval '1 day');
    INSERT INTO provision_code (provision_id, code_sha256, partner_id, client_name, expires_at)
      SELECT '%5$s', encode(sha256('c%1$s'), 'hex'), partner_id, 'Client of practice-%1$s', now() + interval '1 day'
        FROM partner WHERE slug = 'partner-%1$s';
    INSERT INTO user_invite (invite_id, email, role, token_sha256, invited_by, created_at, sent_at, expires_at, partner_id)
      SELECT '%6$s', 'new-at-practice-%1$s@example.com', 'operator', encode(sha256('i%1$s'), 'hex'), '%2$s', now(), now(),
             now() + interval '1 day', partner_id FROM partner WHERE slug = 'partner-%1$s';
    INSERT INTO notification_channel (channel_id, partner_id, name, kind, config, changed_at, changed_by)
      SELECT '%7$s', partner_id, 'Mail of practice-%1$s', 'email', '{"to": ["a@example.com"]}', now(), 'x'
        FROM partner WHERE slug = 'partner-%1$s';
    INSERT INTO delivery (delivery_id, site_id, partner_id, channel_id, channel, event, message, status, created_at)
      SELECT gen_random_uuid(), 'practice-%1$s', partner_id, '%7$s', 'partner-%1$s/Mail of practice-%1$s', 'e' || n,
             '{"subject": "s", "severity": "low"}', 'dead', now()
        FROM partner, generate_series(1, 3) n WHERE slug = 'partner-%1$s';
    INSERT INTO notification_site (site_id, is_muted, channel_ids) VALUES ('practice-%1$s', false, ARRAY['%7$s'::uuid]);
    """
        .formatted(
            tenant,
            id(tenant, "person"),
            id(tenant, "service"),
            id(tenant, "key"),
            id(tenant, "provision"),
            id(tenant, "invite"),
            id(tenant, "channel"));
  }

  /// A partner, its site, and what belongs to it.
  static String of(String tenant) {
    return """
    INSERT INTO partner (partner_id, slug, name, brand_name) VALUES (gen_random_uuid(), 'partner-%1$s', 'P', 'P');
    INSERT INTO site (site_id, partner_id, name)
      SELECT 'practice-%1$s', partner_id, 'Clinic of %1$s' FROM partner WHERE slug = 'partner-%1$s';
    INSERT INTO appliance (appliance_id, site_id, mac_address, hostname, registered_by)
      VALUES ('%2$s', 'practice-%1$s', '84:3A:5B:00:00:01', 'box', 'operator');
    INSERT INTO appliance_checkin (appliance_id, site_id, hostname, first_checkin, last_checkin)
      VALUES ('%2$s', 'practice-%1$s', 'box', now(), now());
    INSERT INTO appliance_credential (credential_id, appliance_id, site_id, kind, sha256)
      VALUES (gen_random_uuid(), '%2$s', 'practice-%1$s', 'api_key', '%3$s');
    INSERT INTO appliance_key (appliance_id, key_id, site_id, public_key, chain)
      VALUES ('%2$s', 'ed25519-0123456789abcdef', 'practice-%1$s', '%9$s', 1);
    INSERT INTO evidence_chain (appliance_id, chain, site_id) VALUES ('%2$s', 1, 'practice-%1$s');
    INSERT INTO evidence_bundle (bundle_id, site_id, appliance_id, chain, sequence, prev_hash, link_hash,
        payload_sha256, signed_payload, signature, key_id, kind, check_type, host_id, verdict, outcome, timestamp_end)
      VALUES ('%4$s', 'practice-%1$s', '%2$s', 1, 1, repeat('0', 64), repeat('1', 64), repeat('2', 64), '{}',
        repeat('3', 128), 'ed25519-0123456789abcdef', 'check', 'firewall', 'h', 'pass', 'success', now());
    INSERT INTO incident (incident_id, site_id, appliance_id, host_id, incident_type, severity)
      VALUES ('%5$s', 'practice-%1$s', '%2$s', 'elsewhere', 'firewall', 'high');
    INSERT INTO planner_decision (decision_id, incident_id, site_id, status, attempt, asked_at, runbook_id)
      VALUES ('%8$s', '%5$s', 'practice-%1$s', 'waiting', 1, now(), 'LIN-SVC-001');
    INSERT INTO ticket (ticket_id, incident_id, site_id, severity, title, reason_code, reason, opened_at, respond_by,
        resolve_by)
      OVERRIDING SYSTEM VALUE VALUES (%10$s, '%5$s', 'practice-%1$s', 'high', 't', 'no_rule', 'r', now(), now(), now());
    INSERT INTO delivery (delivery_id, site_id, channel, event, message, status, created_at)
      VALUES ('%11$s', 'practice-%1$s', 'gone', 'ticket %10$s opened', '{"event": "e",
        "kind": "k", "site_id": "practice-%1$s", "severity": "low", "subject": "s", "path": "/", "at": "2026-11-21T00:00:00Z",
        "detail": {}}', 'dead', now());
    INSERT INTO watcher (watcher_id, site_id, host_id, api_key_sha256, public_key, registered_at, registered_by)
      VALUES ('%6$s', 'practice-%1$s', 'h', encode(sha256('w%1$s'), 'hex'), encode(sha256('p%1$s'), 'hex'), now(), 'x');
    INSERT INTO healing_stop (stop_id, runbook_id, site_id, reason, stopped_at)
      VALUES ('%7$s', 'LIN-SVC-001', 'practice-%1$s', 'too often', now());
    INSERT INTO audit_log (actor, action, target, site_id, detail)
      VALUES ('x', 'policy.switch', 'check firewall', 'practice-%1$s', '{}');
    """
        .formatted(
            tenant,
            appliance(tenant),
            Sha256.hex(tenant.equals("b") ? MACHINE_KEY : "key of " + tenant),
            id(tenant, "bundle"),
            id(tenant, "incident"),
            id(tenant, "watcher"),
            id(tenant, "stop"),
            id(tenant, "decision"),
            SigningKey.generate(new SecureRandom()).verifyingKey().hex(),
            ticket(tenant),
            id(tenant, "delivery"));
  }
}
