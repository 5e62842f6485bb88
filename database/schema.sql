CREATE TABLE admin_session (
  token_sha256 text NOT NULL,
  user_id uuid NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  last_seen_at timestamp with time zone NOT NULL DEFAULT now(),
  expires_at timestamp with time zone NOT NULL,
  ip_address text,
  user_agent text,
  session_id uuid NOT NULL DEFAULT gen_random_uuid(),
  proof text NOT NULL DEFAULT 'password'::text
);
CREATE TABLE admin_user (
  user_id uuid NOT NULL,
  username text NOT NULL,
  role text NOT NULL,
  status text NOT NULL DEFAULT 'active'::text,
  password_hash text NOT NULL,
  failed_logins integer NOT NULL DEFAULT 0,
  locked_until timestamp with time zone,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  email text,
  display_name text,
  lockouts integer NOT NULL DEFAULT 0,
  last_login_at timestamp with time zone,
  partner_id uuid,
  is_service boolean NOT NULL DEFAULT false
);
CREATE TABLE agent_release (
  sha256 text NOT NULL,
  version text NOT NULL,
  size bigint NOT NULL,
  uploaded_by text NOT NULL,
  uploaded_at timestamp with time zone NOT NULL,
  signed_by text
);
CREATE TABLE agent_release_part (
  sha256 text NOT NULL,
  number integer NOT NULL,
  content bytea NOT NULL
);
CREATE TABLE api_token (
  token_id uuid NOT NULL,
  token_sha256 text NOT NULL,
  user_id uuid NOT NULL,
  name text NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  expires_at timestamp with time zone,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  scopes text[] NOT NULL DEFAULT '{admin}'::text[]
);
CREATE TABLE appliance (
  appliance_id text NOT NULL,
  site_id text NOT NULL,
  mac_address text NOT NULL,
  hostname text NOT NULL,
  hardware_id text,
  registered_by text NOT NULL,
  provisioning_status text,
  provisioning_percent integer,
  provisioning_message text,
  trigger_enumeration boolean NOT NULL DEFAULT false,
  trigger_immediate_scan boolean NOT NULL DEFAULT false,
  l2_mode text NOT NULL DEFAULT 'auto'::text,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  triggers_sent_at timestamp with time zone
);
CREATE TABLE appliance_checkin (
  appliance_id text NOT NULL,
  site_id text NOT NULL,
  hostname text NOT NULL,
  ip_addresses jsonb NOT NULL DEFAULT '[]'::jsonb,
  uptime_seconds bigint,
  agent_version text,
  nixos_version text,
  policy_version text,
  queue_depth bigint,
  has_local_credentials boolean NOT NULL DEFAULT false,
  first_checkin timestamp with time zone NOT NULL,
  last_checkin timestamp with time zone NOT NULL,
  ruleset_hash text,
  rules_serial bigint
) WITH (fillfactor=50);
CREATE TABLE appliance_credential (
  credential_id uuid NOT NULL,
  appliance_id text NOT NULL,
  site_id text NOT NULL,
  kind text NOT NULL,
  sha256 text NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  revoked_at timestamp with time zone
);
CREATE TABLE appliance_key (
  appliance_id text NOT NULL,
  key_id text NOT NULL,
  site_id text NOT NULL,
  public_key text NOT NULL,
  chain integer NOT NULL,
  registered_at timestamp with time zone NOT NULL DEFAULT now(),
  retired_at timestamp with time zone
);
CREATE TABLE appliance_order (
  order_id text NOT NULL,
  site_id text NOT NULL,
  appliance_id text NOT NULL,
  order_type text NOT NULL,
  parameters jsonb NOT NULL DEFAULT '{}'::jsonb,
  priority integer NOT NULL DEFAULT 0,
  status text NOT NULL DEFAULT 'pending'::text,
  nonce text NOT NULL,
  signed_payload text NOT NULL,
  signature text NOT NULL,
  key_id text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  execute_before timestamp with time zone NOT NULL,
  created_by text NOT NULL,
  delivered_at timestamp with time zone,
  acknowledged_at timestamp with time zone,
  completed_at timestamp with time zone,
  result jsonb,
  error_code text,
  error_message text,
  execution_time_ms bigint
);
CREATE TABLE audit_checkpoint (
  link bigint NOT NULL,
  signed_payload text NOT NULL,
  signature text NOT NULL,
  key_id text NOT NULL
);
CREATE TABLE audit_link (
  link bigint NOT NULL,
  audit_id bigint NOT NULL,
  link_hash text NOT NULL
);
CREATE TABLE audit_log (
  audit_id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  at timestamp with time zone NOT NULL DEFAULT now(),
  actor text NOT NULL,
  action text NOT NULL,
  target text,
  site_id text,
  detail jsonb NOT NULL DEFAULT '{}'::jsonb,
  ip_address text
);
CREATE TABLE check_state (
  site_id text NOT NULL,
  host_id text NOT NULL,
  check_type text NOT NULL,
  appliance_id text NOT NULL,
  verdict text NOT NULL,
  reason text,
  bundle_id uuid NOT NULL,
  chain integer NOT NULL,
  sequence bigint NOT NULL,
  observed_at timestamp with time zone NOT NULL
) WITH (fillfactor=70);
CREATE TABLE client (
  client_id uuid NOT NULL,
  partner_id uuid NOT NULL,
  name text NOT NULL,
  status text NOT NULL DEFAULT 'active'::text,
  created_at timestamp with time zone NOT NULL,
  created_by text NOT NULL
);
CREATE TABLE client_invite (
  invite_id uuid NOT NULL,
  client_id uuid NOT NULL,
  email text NOT NULL,
  role text NOT NULL,
  token_sha256 text NOT NULL,
  invited_by text NOT NULL,
  sent_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  accepted_at timestamp with time zone,
  revoked_at timestamp with time zone
);
CREATE TABLE client_link (
  token_sha256 text NOT NULL,
  user_id uuid NOT NULL,
  created_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  ended_at timestamp with time zone
);
CREATE TABLE client_notice (
  notice_id uuid NOT NULL,
  client_id uuid NOT NULL,
  site_id text,
  about text NOT NULL,
  kind text NOT NULL,
  at timestamp with time zone NOT NULL
);
CREATE TABLE client_notice_choice (
  user_id uuid NOT NULL,
  topic text NOT NULL,
  mails text NOT NULL
);
CREATE TABLE client_offer (
  client_id uuid NOT NULL,
  offered_by uuid NOT NULL,
  offered_to uuid NOT NULL,
  expires_at timestamp with time zone NOT NULL
);
CREATE TABLE client_session (
  token_sha256 text NOT NULL,
  user_id uuid NOT NULL,
  created_at timestamp with time zone NOT NULL,
  last_seen_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  ip_address text NOT NULL,
  user_agent text
);
CREATE TABLE client_user (
  user_id uuid NOT NULL,
  client_id uuid NOT NULL,
  email text NOT NULL,
  display_name text,
  role text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  last_login_at timestamp with time zone
);
CREATE TABLE credential_delivery (
  credential_id uuid NOT NULL,
  site_id text NOT NULL,
  appliance_id text NOT NULL,
  kind text NOT NULL,
  version bigint NOT NULL,
  key_id text NOT NULL,
  sealed text NOT NULL,
  sealed_at timestamp with time zone NOT NULL,
  delivered_at timestamp with time zone
);
CREATE TABLE delivery (
  delivery_id uuid NOT NULL,
  site_id text,
  channel text NOT NULL,
  event text NOT NULL,
  message jsonb NOT NULL,
  status text NOT NULL DEFAULT 'waiting'::text,
  attempts integer NOT NULL DEFAULT 0,
  next_attempt timestamp with time zone,
  last_error text,
  created_at timestamp with time zone NOT NULL,
  ended_at timestamp with time zone,
  partner_id uuid,
  channel_id uuid,
  client_id uuid,
  client_user_id uuid
);
CREATE TABLE evidence_bundle (
  bundle_id uuid NOT NULL,
  site_id text NOT NULL,
  appliance_id text NOT NULL,
  chain integer NOT NULL,
  sequence bigint NOT NULL,
  prev_hash text NOT NULL,
  link_hash text NOT NULL,
  payload_sha256 text NOT NULL,
  signed_payload text NOT NULL,
  signature text NOT NULL,
  key_id text NOT NULL,
  kind text NOT NULL,
  check_type text NOT NULL,
  host_id text NOT NULL,
  verdict text,
  outcome text NOT NULL,
  timestamp_end timestamp with time zone NOT NULL,
  received_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE evidence_chain (
  appliance_id text NOT NULL,
  chain integer NOT NULL,
  site_id text NOT NULL,
  sequence bigint NOT NULL DEFAULT 0,
  head_hash text NOT NULL DEFAULT repeat('0'::text, 64),
  opened_at timestamp with time zone NOT NULL DEFAULT now(),
  closed_at timestamp with time zone
) WITH (fillfactor=50);
CREATE TABLE fleet_order (
  fleet_order_id uuid NOT NULL,
  order_type text NOT NULL,
  parameters jsonb NOT NULL,
  rollback jsonb,
  rollback_of uuid,
  skip_version text,
  stages integer[] NOT NULL,
  failure_percent integer NOT NULL,
  soak_minutes integer NOT NULL,
  maintenance_window text,
  status text NOT NULL DEFAULT 'active'::text,
  status_reason text,
  stage integer NOT NULL DEFAULT 0,
  soaking_since timestamp with time zone,
  accepted_failures integer NOT NULL DEFAULT 0,
  created_by text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  ended_at timestamp with time zone
);
CREATE TABLE fleet_target (
  fleet_order_id uuid NOT NULL,
  appliance_id text NOT NULL,
  site_id text NOT NULL,
  stage integer NOT NULL,
  state text NOT NULL,
  order_id text,
  reason text,
  changed_at timestamp with time zone NOT NULL
);
CREATE TABLE healing_allowance (
  appliance_id text NOT NULL,
  site_id text NOT NULL,
  slot timestamp with time zone NOT NULL,
  stop_state text NOT NULL,
  signed_payload text NOT NULL,
  signature text NOT NULL,
  key_id text NOT NULL,
  signed_at timestamp with time zone NOT NULL
) WITH (fillfactor=50);
CREATE TABLE healing_execution (
  execution_id uuid NOT NULL,
  site_id text NOT NULL,
  appliance_id text NOT NULL,
  incident_id uuid,
  runbook_id text,
  rule_id text,
  host_id text NOT NULL,
  check_type text NOT NULL,
  tier text NOT NULL,
  outcome text NOT NULL,
  started_at timestamp with time zone NOT NULL,
  duration_ms bigint NOT NULL,
  error text,
  received_at timestamp with time zone NOT NULL,
  reason_code text,
  bundle_id uuid
);
CREATE TABLE healing_grant (
  appliance_id text NOT NULL,
  site_id text NOT NULL,
  runbook_id text NOT NULL,
  slot timestamp with time zone NOT NULL,
  hosts integer NOT NULL,
  answered_at timestamp with time zone
);
CREATE TABLE healing_stop (
  stop_id uuid NOT NULL,
  runbook_id text NOT NULL,
  site_id text,
  reason text NOT NULL,
  stopped_at timestamp with time zone NOT NULL,
  ended_at timestamp with time zone,
  ended_by text,
  end_reason text
);
CREATE TABLE healing_switch (
  site_id text NOT NULL,
  appliance_id text,
  kind text NOT NULL,
  name text NOT NULL,
  reason text NOT NULL,
  switched_at timestamp with time zone NOT NULL,
  switched_by text NOT NULL
);
CREATE TABLE idempotent_answer (
  user_id uuid NOT NULL,
  key_sha256 text NOT NULL,
  sealed_answer text,
  created_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE incident (
  incident_id uuid NOT NULL,
  site_id text NOT NULL,
  appliance_id text,
  host_id text NOT NULL,
  incident_type text NOT NULL,
  check_type text,
  severity text NOT NULL,
  details jsonb NOT NULL DEFAULT '{}'::jsonb,
  pre_state jsonb NOT NULL DEFAULT '{}'::jsonb,
  hipaa_controls text[] NOT NULL DEFAULT '{}'::text[],
  status text NOT NULL DEFAULT 'open'::text,
  received_at timestamp with time zone NOT NULL DEFAULT now(),
  resolved_at timestamp with time zone,
  watcher_id uuid,
  order_id text,
  look_at timestamp with time zone,
  reported_by text,
  observed_at timestamp with time zone,
  subject text,
  over_at timestamp with time zone,
  seen_at timestamp with time zone,
  reopened_at timestamp with time zone,
  reopenings integer NOT NULL DEFAULT 0,
  closed_for interval NOT NULL DEFAULT '00:00:00'::interval
);
CREATE TABLE incident_occurrence (
  occurrence_id uuid NOT NULL,
  incident_id uuid NOT NULL,
  site_id text NOT NULL,
  severity text NOT NULL,
  details jsonb NOT NULL,
  pre_state jsonb NOT NULL,
  observed_at timestamp with time zone,
  received_at timestamp with time zone NOT NULL,
  over_at timestamp with time zone
);
CREATE TABLE incident_step (
  step_id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  incident_id uuid NOT NULL,
  site_id text NOT NULL,
  at timestamp with time zone NOT NULL,
  step text NOT NULL,
  reason_code text,
  reason text,
  rule_id text,
  runbook_id text,
  order_id text,
  bundle_id uuid,
  said_by text NOT NULL
);
CREATE TABLE master_key (
  key_id text NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  retired_at timestamp with time zone
);
CREATE TABLE notice (
  notice_id uuid NOT NULL,
  site_id text,
  channel_id uuid,
  event text NOT NULL,
  severity text NOT NULL,
  message jsonb NOT NULL,
  due timestamp with time zone NOT NULL,
  created_at timestamp with time zone NOT NULL,
  delivery_id uuid,
  client_user_id uuid
);
CREATE TABLE notification_channel (
  channel_id uuid NOT NULL,
  partner_id uuid NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  is_on boolean NOT NULL DEFAULT true,
  severity_min text NOT NULL DEFAULT 'low'::text,
  events text[] NOT NULL DEFAULT '{ticket,overdue,machine}'::text[],
  digest text NOT NULL DEFAULT 'none'::text,
  config jsonb NOT NULL,
  sealed text,
  changed_at timestamp with time zone NOT NULL,
  changed_by text NOT NULL
);
CREATE TABLE notification_setting (
  partner_id uuid NOT NULL,
  time_zone text NOT NULL,
  quiet_from text,
  quiet_to text,
  critical_at_once boolean NOT NULL,
  digest_at text NOT NULL
);
CREATE TABLE notification_site (
  site_id text NOT NULL,
  is_muted boolean NOT NULL,
  severity_min text,
  channel_ids uuid[]
);
CREATE TABLE outbox (
  outbox_id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  topic text NOT NULL,
  site_id text NOT NULL,
  payload jsonb NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE partner (
  partner_id uuid NOT NULL,
  slug text NOT NULL,
  name text NOT NULL,
  brand_name text NOT NULL,
  primary_color text NOT NULL DEFAULT '#4F46E5'::text,
  logo_url text,
  status text NOT NULL DEFAULT 'active'::text,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  accent_color text
);
CREATE TABLE partner_logo (
  partner_id uuid NOT NULL,
  png bytea NOT NULL,
  sha256 text NOT NULL,
  updated_at timestamp with time zone NOT NULL
);
CREATE TABLE passkey (
  passkey_id uuid NOT NULL,
  user_id uuid NOT NULL,
  credential_id text NOT NULL,
  key_data text NOT NULL,
  sign_count bigint NOT NULL,
  is_verifying boolean NOT NULL,
  may_be_synced boolean NOT NULL,
  is_synced boolean NOT NULL,
  name text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  last_used_at timestamp with time zone
);
CREATE TABLE passkey_challenge (
  challenge_sha256 text NOT NULL,
  user_id uuid,
  expires_at timestamp with time zone NOT NULL
);
CREATE TABLE password_reset (
  token_sha256 text NOT NULL,
  user_id uuid NOT NULL,
  created_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  ended_at timestamp with time zone
);
CREATE TABLE pattern_occurrence (
  decision_id uuid NOT NULL,
  site_id text NOT NULL,
  signature text,
  rule jsonb,
  is_healed boolean NOT NULL,
  at timestamp with time zone NOT NULL
);
CREATE TABLE planner_decision (
  decision_id uuid NOT NULL,
  incident_id uuid NOT NULL,
  site_id text NOT NULL,
  status text NOT NULL,
  attempt integer NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  answered_at timestamp with time zone,
  provider text,
  model text,
  question_sha256 text,
  remembered_from uuid,
  answer text,
  input_tokens bigint,
  output_tokens bigint,
  reserved_microusd bigint NOT NULL DEFAULT 0,
  cost_microusd bigint,
  runbook_id text,
  parameters jsonb NOT NULL DEFAULT '{}'::jsonb,
  confidence integer,
  reasoning text,
  reason_code text,
  reason text,
  order_id text,
  reviewed_at timestamp with time zone,
  reviewed_by text,
  review_reason text
);
CREATE TABLE planner_site (
  site_id text NOT NULL,
  mode text NOT NULL,
  reason text NOT NULL,
  set_at timestamp with time zone NOT NULL,
  set_by text NOT NULL
);
CREATE TABLE policy_revision (
  revision_number bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  source text NOT NULL,
  revision text NOT NULL,
  content text NOT NULL,
  accepted_at timestamp with time zone NOT NULL
);
CREATE TABLE policy_source (
  source text NOT NULL,
  remote text NOT NULL,
  branch text NOT NULL,
  folder text NOT NULL,
  looked_at timestamp with time zone NOT NULL,
  seen_revision text,
  errors jsonb NOT NULL
);
CREATE TABLE promoted_rule (
  promotion_id uuid NOT NULL,
  site_id text NOT NULL,
  rule jsonb NOT NULL,
  stage integer NOT NULL,
  installed_at timestamp with time zone,
  removed_at timestamp with time zone
);
CREATE TABLE promotion (
  promotion_id uuid NOT NULL,
  signature text NOT NULL,
  rule_id text NOT NULL,
  rule jsonb NOT NULL,
  status text NOT NULL,
  stage integer NOT NULL,
  stage_since timestamp with time zone NOT NULL,
  replay jsonb NOT NULL,
  decided_at timestamp with time zone NOT NULL,
  decided_by text NOT NULL,
  reason text NOT NULL,
  ended_at timestamp with time zone,
  ended_by text,
  end_reason text
);
CREATE TABLE provision_code (
  provision_id uuid NOT NULL,
  code_sha256 text NOT NULL,
  partner_id uuid NOT NULL,
  client_name text NOT NULL,
  deployment_mode text NOT NULL DEFAULT 'reseller'::text,
  target_appliance_id text,
  status text NOT NULL DEFAULT 'pending'::text,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  expires_at timestamp with time zone NOT NULL,
  claimed_at timestamp with time zone,
  claimed_mac text,
  claimed_public_key text,
  claimed_api_key_sha256 text,
  claimed_site_id text,
  claimed_appliance_id text,
  created_by text,
  revoked_at timestamp with time zone,
  bound_mac text
);
CREATE TABLE recovery_code (
  user_id uuid NOT NULL,
  code_sha256 text NOT NULL,
  used_at timestamp with time zone
);
CREATE TABLE rule_base (
  base_number bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  base_sha256 text NOT NULL,
  content text NOT NULL,
  build_id text NOT NULL,
  first_seen timestamp with time zone NOT NULL
);
CREATE TABLE rule_document (
  document_sha256 text NOT NULL,
  site_id text NOT NULL,
  appliance_id text,
  serial bigint NOT NULL,
  base_sha256 text NOT NULL,
  signed_payload text NOT NULL,
  signature text NOT NULL,
  key_id text NOT NULL,
  issued_at timestamp with time zone NOT NULL,
  policy_revision bigint
);
CREATE TABLE server_key (
  key_id text NOT NULL,
  purpose text NOT NULL,
  public_key text NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  retired_at timestamp with time zone
);
CREATE TABLE site (
  site_id text NOT NULL,
  partner_id uuid NOT NULL,
  name text NOT NULL,
  status text NOT NULL DEFAULT 'active'::text,
  deployment_mode text NOT NULL DEFAULT 'reseller'::text,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  client_id uuid
);
CREATE TABLE site_credential (
  credential_id uuid NOT NULL,
  site_id text NOT NULL,
  appliance_id text NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  host text NOT NULL,
  port integer NOT NULL,
  use_ssl boolean NOT NULL,
  version bigint NOT NULL DEFAULT 1,
  sealed text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  created_by text NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  changed_by text NOT NULL
);
CREATE TABLE sso_flow (
  flow_sha256 text NOT NULL,
  expires_at timestamp with time zone NOT NULL
);
CREATE TABLE sso_identity (
  issuer text NOT NULL,
  subject text NOT NULL,
  user_id uuid NOT NULL,
  linked_at timestamp with time zone NOT NULL
);
CREATE TABLE ticket (
  ticket_id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  incident_id uuid NOT NULL,
  site_id text NOT NULL,
  severity text NOT NULL,
  title text NOT NULL,
  reason_code text NOT NULL,
  reason text NOT NULL,
  status text NOT NULL DEFAULT 'open'::text,
  assignee text,
  opened_at timestamp with time zone NOT NULL,
  respond_by timestamp with time zone NOT NULL,
  resolve_by timestamp with time zone NOT NULL,
  acknowledged_at timestamp with time zone,
  acknowledged_by text,
  resolved_at timestamp with time zone,
  resolved_by text,
  resolution text,
  respond_breached timestamp with time zone,
  resolve_breached timestamp with time zone
);
CREATE TABLE ticket_step (
  step_id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  ticket_id bigint NOT NULL,
  site_id text NOT NULL,
  at timestamp with time zone NOT NULL,
  step text NOT NULL,
  detail text,
  said_by text NOT NULL
);
CREATE TABLE totp (
  user_id uuid NOT NULL,
  secret_sealed text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  confirmed_at timestamp with time zone,
  last_step bigint
);
CREATE TABLE unclaimed_appliance (
  mac_address text NOT NULL,
  hostname text NOT NULL,
  ip_addresses jsonb NOT NULL DEFAULT '[]'::jsonb,
  first_seen timestamp with time zone NOT NULL DEFAULT now(),
  last_seen timestamp with time zone NOT NULL DEFAULT now()
);
CREATE TABLE user_invite (
  invite_id uuid NOT NULL,
  email text NOT NULL,
  display_name text,
  role text NOT NULL,
  token_sha256 text NOT NULL,
  invited_by uuid NOT NULL,
  created_at timestamp with time zone NOT NULL,
  sent_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  accepted_at timestamp with time zone,
  accepted_by uuid,
  revoked_at timestamp with time zone,
  partner_id uuid
);
CREATE TABLE waiting_appliance (
  poll_sha256 text NOT NULL,
  short_code_sha256 text NOT NULL,
  public_key text NOT NULL,
  announced_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  code_sha256 text,
  sealed_code text,
  handed_at timestamp with time zone,
  result text
);
CREATE TABLE watcher (
  watcher_id uuid NOT NULL,
  site_id text NOT NULL,
  host_id text NOT NULL,
  api_key_sha256 text NOT NULL,
  public_key text NOT NULL,
  registered_at timestamp with time zone NOT NULL,
  registered_by text NOT NULL,
  revoked_at timestamp with time zone,
  last_report_at timestamp with time zone,
  last_heartbeat_at timestamp with time zone,
  problem text,
  waiting integer,
  agent_version text
);

ALTER TABLE admin_session ADD CONSTRAINT admin_session_pkey PRIMARY KEY (token_sha256);
ALTER TABLE admin_session ADD CONSTRAINT admin_session_proof_check CHECK ((proof = ANY (ARRAY['password'::text, 'totp'::text, 'recovery_code'::text, 'passkey'::text, 'sso'::text])));
ALTER TABLE admin_session ADD CONSTRAINT admin_session_session_id_key UNIQUE (session_id);
ALTER TABLE admin_session ADD CONSTRAINT admin_session_token_sha256_check CHECK ((token_sha256 ~ '^[0-9a-f]{64}$'::text));
ALTER TABLE admin_session ADD CONSTRAINT admin_session_user_agent_check CHECK ((length(user_agent) <= 300));
ALTER TABLE admin_session ADD CONSTRAINT admin_session_user_id_fkey FOREIGN KEY (user_id) REFERENCES admin_user(user_id);
ALTER TABLE admin_user ADD CONSTRAINT admin_user_display_name_check CHECK (((length(display_name) >= 1) AND (length(display_name) <= 100)));
ALTER TABLE admin_user ADD CONSTRAINT admin_user_email_check CHECK (((email = lower(email)) AND ((length(email) >= 3) AND (length(email) <= 254))));
ALTER TABLE admin_user ADD CONSTRAINT admin_user_email_key UNIQUE (email);
ALTER TABLE admin_user ADD CONSTRAINT admin_user_failed_logins_check CHECK ((failed_logins >= 0));
ALTER TABLE admin_user ADD CONSTRAINT admin_user_lockouts_check CHECK ((lockouts >= 0));
ALTER TABLE admin_user ADD CONSTRAINT admin_user_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(partner_id);
ALTER TABLE admin_user ADD CONSTRAINT admin_user_pkey PRIMARY KEY (user_id);
ALTER TABLE admin_user ADD CONSTRAINT admin_user_role_check CHECK (((role = ANY (ARRAY['admin'::text, 'operator'::text, 'readonly'::text])) OR ((role = 'billing'::text) AND (partner_id IS NOT NULL))));
ALTER TABLE admin_user ADD CONSTRAINT admin_user_service_is_of_a_partner CHECK (((NOT is_service) OR ((partner_id IS NOT NULL) AND (role = 'operator'::text))));
ALTER TABLE admin_user ADD CONSTRAINT admin_user_status_check CHECK ((status = ANY (ARRAY['active'::text, 'disabled'::text])));
ALTER TABLE admin_user ADD CONSTRAINT admin_user_username_check CHECK ((username ~ '^[a-z0-9][a-z0-9._@-]{1,99}$'::text));
ALTER TABLE admin_user ADD CONSTRAINT admin_user_username_key UNIQUE (username);
ALTER TABLE agent_release ADD CONSTRAINT agent_release_pkey PRIMARY KEY (sha256);
ALTER TABLE agent_release ADD CONSTRAINT agent_release_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text));
ALTER TABLE agent_release ADD CONSTRAINT agent_release_signed_by_check CHECK ((signed_by ~ '^[0-9a-f]{64}$'::text));
ALTER TABLE agent_release ADD CONSTRAINT agent_release_size_check CHECK ((size > 0));
ALTER TABLE agent_release ADD CONSTRAINT agent_release_version_check CHECK ((length(version) <= 40));
ALTER TABLE agent_release ADD CONSTRAINT agent_release_version_key UNIQUE (version);
ALTER TABLE agent_release_part ADD CONSTRAINT agent_release_part_number_check CHECK ((number >= 0));
ALTER TABLE agent_release_part ADD CONSTRAINT agent_release_part_pkey PRIMARY KEY (sha256, number);
ALTER TABLE agent_release_part ADD CONSTRAINT agent_release_part_sha256_fkey FOREIGN KEY (sha256) REFERENCES agent_release(sha256);
ALTER TABLE api_token ADD CONSTRAINT api_token_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100)));
ALTER TABLE api_token ADD CONSTRAINT api_token_pkey PRIMARY KEY (token_id);
ALTER TABLE api_token ADD CONSTRAINT api_token_scopes_check CHECK (((cardinality(scopes) >= 1) AND (cardinality(scopes) <= 50)));
ALTER TABLE api_token ADD CONSTRAINT api_token_token_sha256_check CHECK ((token_sha256 ~ '^[0-9a-f]{64}$'::text));
ALTER TABLE api_token ADD CONSTRAINT api_token_token_sha256_key UNIQUE (token_sha256);
ALTER TABLE api_token ADD CONSTRAINT api_token_user_id_fkey FOREIGN KEY (user_id) REFERENCES admin_user(user_id);
ALTER TABLE appliance ADD CONSTRAINT appliance_appliance_id_check CHECK ((length(appliance_id) <= 81));
ALTER TABLE appliance ADD CONSTRAINT appliance_appliance_id_site_id_key UNIQUE (appliance_id, site_id);
ALTER TABLE appliance ADD CONSTRAINT appliance_hardware_id_check CHECK ((length(hardware_id) <= 255));
ALTER TABLE appliance ADD CONSTRAINT appliance_hostname_check CHECK (((length(hostname) >= 1) AND (length(hostname) <= 255)));
ALTER TABLE appliance ADD CONSTRAINT appliance_l2_mode_check CHECK ((l2_mode = ANY (ARRAY['auto'::text, 'manual'::text, 'disabled'::text])));
ALTER TABLE appliance ADD CONSTRAINT appliance_mac_address_check CHECK ((mac_address ~ '^([0-9A-F]{2}:){5}[0-9A-F]{2}$'::text));
ALTER TABLE appliance ADD CONSTRAINT appliance_pkey PRIMARY KEY (appliance_id);
ALTER TABLE appliance ADD CONSTRAINT appliance_provisioning_message_check CHECK ((length(provisioning_message) <= 1000));
ALTER TABLE appliance ADD CONSTRAINT appliance_provisioning_percent_check CHECK (((provisioning_percent >= 0) AND (provisioning_percent <= 100)));
ALTER TABLE appliance ADD CONSTRAINT appliance_provisioning_status_check CHECK ((provisioning_status = ANY (ARRAY['configuring'::text, 'testing'::text, 'active'::text, 'failed'::text])));
ALTER TABLE appliance ADD CONSTRAINT appliance_registered_by_check CHECK ((registered_by = ANY (ARRAY['claim'::text, 'operator'::text])));
ALTER TABLE appliance ADD CONSTRAINT appliance_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(site_id);
ALTER TABLE appliance ADD CONSTRAINT appliance_site_id_mac_address_key UNIQUE (site_id, mac_address);
ALTER TABLE appliance_checkin ADD CONSTRAINT appliance_checkin_agent_version_check CHECK ((length(agent_version) <= 100));
ALTER TABLE appliance_checkin ADD CONSTRAINT appliance_checkin_appliance_id_site_id_fkey FOREIGN KEY (appliance_id, site_id) REFERENCES appliance(appliance_id, site_id);
ALTER TABLE appliance_checkin ADD CONSTRAINT appliance_checkin_hostname_check CHECK (((length(hostname) >= 1) AND (length(hostname) <= 255)));
ALTER TABLE appliance_checkin ADD CONSTRAINT appliance_checkin_nixos_version_check CHECK ((length(nixos_version) <= 200));
ALTER TABLE appliance_checkin ADD CONSTRAINT appliance_checkin_pkey PRIMARY KEY (appliance_id);
ALTER TABLE appliance_checkin ADD CONSTRAINT appliance_checkin_policy_version_check CHECK ((length(policy_version) <= 100));
ALTER TABLE appliance_checkin ADD CONSTRAINT appliance_checkin_queue_depth_check CHECK ((queue_depth >= 0));
ALTER TABLE appliance_checkin ADD CONSTRAINT appliance_checkin_rules_serial_check CHECK ((rules_serial >= 0));
ALTER TABLE appliance_checkin ADD CONSTRAINT appliance_checkin_ruleset_hash_check CHECK ((ruleset_hash ~ '^sha256:[0-9a-f]{64}$'::text));
ALTER TABLE appliance_checkin ADD CONSTRAINT appliance_checkin_uptime_seconds_check CHECK ((uptime_seconds >= 0));
ALTER TABLE appliance_credential ADD CONSTRAINT appliance_credential_appliance_id_site_id_fkey FOREIGN KEY (appliance_id, site_id) REFERENCES appliance(appliance_id, site_id);
ALTER TABLE appliance_credential ADD CONSTRAINT appliance_credential_kind_check CHECK ((kind = ANY (ARRAY['api_key'::text, 'client_certificate'::text])));
ALTER TABLE appliance_credential ADD CONSTRAINT appliance_credential_pkey PRIMARY KEY (credential_id);
ALTER TABLE appliance_credential ADD CONSTRAINT appliance_credential_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text));
ALTER TABLE appliance_key ADD CONSTRAINT appliance_key_appliance_id_site_id_fkey FOREIGN KEY (appliance_id, site_id) REFERENCES appliance(appliance_id, site_id);
ALTER TABLE appliance_key ADD CONSTRAINT appliance_key_chain_check CHECK ((chain >= 1));
ALTER TABLE appliance_key ADD CONSTRAINT appliance_key_key_id_check CHECK ((key_id ~ '^ed25519-[0-9a-f]{16}$'::text));
ALTER TABLE appliance_key ADD CONSTRAINT appliance_key_pkey PRIMARY KEY (appliance_id, key_id);
ALTER TABLE appliance_key ADD CONSTRAINT appliance_key_public_key_check CHECK ((public_key ~ '^[0-9a-f]{64}$'::text));
ALTER TABLE appliance_order ADD CONSTRAINT appliance_order_appliance_id_site_id_fkey FOREIGN KEY (appliance_id, site_id) REFERENCES appliance(appliance_id, site_id);
ALTER TABLE appliance_order ADD CONSTRAINT appliance_order_check CHECK (((status = ANY (ARRAY['completed'::text, 'failed'::text, 'refused'::text])) = (completed_at IS NOT NULL)));
ALTER TABLE appliance_order ADD CONSTRAINT appliance_order_execution_time_ms_check CHECK ((execution_time_ms >= 0));
ALTER TABLE appliance_order ADD CONSTRAINT appliance_order_key_id_fkey FOREIGN KEY (key_id) REFERENCES server_key(key_id);
ALTER TABLE appliance_order ADD CONSTRAINT appliance_order_nonce_check CHECK ((nonce ~ '^[0-9a-f]{32}$'::text));
ALTER TABLE appliance_order ADD CONSTRAINT appliance_order_nonce_key UNIQUE (nonce);
ALTER TABLE appliance_order ADD CONSTRAINT appliance_order_pkey PRIMARY KEY (order_id);
ALTER TABLE appliance_order ADD CONSTRAINT appliance_order_signature_check CHECK ((signature ~ '^[0-9a-f]{128}$'::text));
ALTER TABLE appliance_order ADD CONSTRAINT appliance_order_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'acknowledged'::text, 'completed'::text, 'failed'::text, 'refused'::text, 'expired'::text])));
ALTER TABLE audit_checkpoint ADD CONSTRAINT audit_checkpoint_key_id_fkey FOREIGN KEY (key_id) REFERENCES server_key(key_id);
ALTER TABLE audit_checkpoint ADD CONSTRAINT audit_checkpoint_link_fkey FOREIGN KEY (link) REFERENCES audit_link(link);
ALTER TABLE audit_checkpoint ADD CONSTRAINT audit_checkpoint_pkey PRIMARY KEY (link);
ALTER TABLE audit_checkpoint ADD CONSTRAINT audit_checkpoint_signature_check CHECK ((signature ~ '^[0-9a-f]{128}$'::text));
ALTER TABLE audit_link ADD CONSTRAINT audit_link_audit_id_fkey FOREIGN KEY (audit_id) REFERENCES audit_log(audit_id);
ALTER TABLE audit_link ADD CONSTRAINT audit_link_audit_id_key UNIQUE (audit_id);
ALTER TABLE audit_link ADD CONSTRAINT audit_link_link_check CHECK ((link >= 1));
ALTER TABLE audit_link ADD CONSTRAINT audit_link_link_hash_check CHECK ((link_hash ~ '^[0-9a-f]{64}$'::text));
ALTER TABLE audit_link ADD CONSTRAINT audit_link_pkey PRIMARY KEY (link);
ALTER TABLE audit_log ADD CONSTRAINT audit_log_pkey PRIMARY KEY (audit_id);
ALTER TABLE check_state ADD CONSTRAINT check_state_bundle_id_fkey FOREIGN KEY (bundle_id) REFERENCES evidence_bundle(bundle_id);
ALTER TABLE check_state ADD CONSTRAINT check_state_pkey PRIMARY KEY (site_id, host_id, check_type);
ALTER TABLE check_state ADD CONSTRAINT check_state_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(site_id);
ALTER TABLE check_state ADD CONSTRAINT check_state_verdict_check CHECK ((verdict = ANY (ARRAY['pass'::text, 'fail'::text, 'unknown'::text])));
ALTER TABLE client ADD CONSTRAINT client_client_id_partner_id_key UNIQUE (client_id, partner_id);
ALTER TABLE client ADD CONSTRAINT client_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)));
ALTER TABLE client ADD CONSTRAINT client_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(partner_id);
ALTER TABLE client ADD CONSTRAINT client_pkey PRIMARY KEY (client_id);
ALTER TABLE client ADD CONSTRAINT client_status_check CHECK ((status = ANY (ARRAY['active'::text, 'closed'::text])));
ALTER TABLE client_invite ADD CONSTRAINT client_invite_check CHECK (((accepted_at IS NULL) OR (revoked_at IS NULL)));
ALTER TABLE client_invite ADD CONSTRAINT client_invite_client_id_fkey FOREIGN KEY (client_id) REFERENCES client(client_id);
ALTER TABLE client_invite ADD CONSTRAINT client_invite_email_check CHECK (((email = lower(email)) AND ((length(email) >= 3) AND (length(email) <= 254))));
ALTER TABLE client_invite ADD CONSTRAINT client_invite_pkey PRIMARY KEY (invite_id);
ALTER TABLE client_invite ADD CONSTRAINT client_invite_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'viewer'::text])));
ALTER TABLE client_invite ADD CONSTRAINT client_invite_token_sha256_check CHECK ((token_sha256 ~ '^[0-9a-f]{64}$'::text));
ALTER TABLE client_invite ADD CONSTRAINT client_invite_token_sha256_key UNIQUE (token_sha256);
ALTER TABLE client_link ADD CONSTRAINT client_link_pkey PRIMARY KEY (token_sha256);
ALTER TABLE client_link ADD CONSTRAINT client_link_token_sha256_check CHECK ((token_sha256 ~ '^[0-9a-f]{64}$'::text));
ALTER TABLE client_link ADD CONSTRAINT client_link_user_id_fkey FOREIGN KEY (user_id) REFERENCES client_user(user_id) ON DELETE CASCADE;
ALTER TABLE client_notice ADD CONSTRAINT client_notice_about_check CHECK (((length(about) >= 1) AND (length(about) <= 120)));
ALTER TABLE client_notice ADD CONSTRAINT client_notice_client_id_fkey FOREIGN KEY (client_id) REFERENCES client(client_id);
ALTER TABLE client_notice ADD CONSTRAINT client_notice_kind_check CHECK ((kind = ANY (ARRAY['site.silent'::text, 'site.back'::text, 'problem.long'::text, 'problem.solved'::text, 'report.ready'::text])));
ALTER TABLE client_notice ADD CONSTRAINT client_notice_pkey PRIMARY KEY (notice_id);
ALTER TABLE client_notice ADD CONSTRAINT client_notice_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(site_id);
ALTER TABLE client_notice_choice ADD CONSTRAINT client_notice_choice_check CHECK (((topic <> 'report'::text) OR (mails <> 'daily'::text)));
ALTER TABLE client_notice_choice ADD CONSTRAINT client_notice_choice_mails_check CHECK ((mails = ANY (ARRAY['off'::text, 'at_once'::text, 'daily'::text])));
ALTER TABLE client_notice_choice ADD CONSTRAINT client_notice_choice_pkey PRIMARY KEY (user_id, topic);
ALTER TABLE client_notice_choice ADD CONSTRAINT client_notice_choice_topic_check CHECK ((topic = ANY (ARRAY['site'::text, 'problem'::text, 'report'::text])));
ALTER TABLE client_notice_choice ADD CONSTRAINT client_notice_choice_user_id_fkey FOREIGN KEY (user_id) REFERENCES client_user(user_id) ON DELETE CASCADE;
ALTER TABLE client_offer ADD CONSTRAINT client_offer_client_id_fkey FOREIGN KEY (client_id) REFERENCES client(client_id);
ALTER TABLE client_offer ADD CONSTRAINT client_offer_offered_by_fkey FOREIGN KEY (offered_by) REFERENCES client_user(user_id) ON DELETE CASCADE;
ALTER TABLE client_offer ADD CONSTRAINT client_offer_offered_to_fkey FOREIGN KEY (offered_to) REFERENCES client_user(user_id) ON DELETE CASCADE;
ALTER TABLE client_offer ADD CONSTRAINT client_offer_pkey PRIMARY KEY (client_id);
ALTER TABLE client_session ADD CONSTRAINT client_session_pkey PRIMARY KEY (token_sha256);
ALTER TABLE client_session ADD CONSTRAINT client_session_token_sha256_check CHECK ((token_sha256 ~ '^[0-9a-f]{64}$'::text));
ALTER TABLE client_session ADD CONSTRAINT client_session_user_agent_check CHECK ((length(user_agent) <= 300));
ALTER TABLE client_session ADD CONSTRAINT client_session_user_id_fkey FOREIGN KEY (user_id) REFERENCES client_user(user_id) ON DELETE CASCADE;
ALTER TABLE client_user ADD CONSTRAINT client_user_client_id_email_key UNIQUE (client_id, email);
ALTER TABLE client_user ADD CONSTRAINT client_user_client_id_fkey FOREIGN KEY (client_id) REFERENCES client(client_id);
ALTER TABLE client_user ADD CONSTRAINT client_user_display_name_check CHECK (((length(display_name) >= 1) AND (length(display_name) <= 100)));
ALTER TABLE client_user ADD CONSTRAINT client_user_email_check CHECK (((email = lower(email)) AND ((length(email) >= 3) AND (length(email) <= 254))));
ALTER TABLE client_user ADD CONSTRAINT client_user_pkey PRIMARY KEY (user_id);
ALTER TABLE client_user ADD CONSTRAINT client_user_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'viewer'::text])));
ALTER TABLE credential_delivery ADD CONSTRAINT credential_delivery_credential_id_site_id_fkey FOREIGN KEY (credential_id, site_id) REFERENCES site_credential(credential_id, site_id) ON DELETE CASCADE;
ALTER TABLE credential_delivery ADD CONSTRAINT credential_delivery_pkey PRIMARY KEY (credential_id);
ALTER TABLE delivery ADD CONSTRAINT delivery_attempts_check CHECK ((attempts >= 0));
ALTER TABLE delivery ADD CONSTRAINT delivery_channel_check CHECK (((length(channel) >= 1) AND (length(channel) <= 100)));
ALTER TABLE delivery ADD CONSTRAINT delivery_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES notification_channel(channel_id) ON DELETE SET NULL;
ALTER TABLE delivery ADD CONSTRAINT delivery_client_id_fkey FOREIGN KEY (client_id) REFERENCES client(client_id);
ALTER TABLE delivery ADD CONSTRAINT delivery_client_user_id_fkey FOREIGN KEY (client_user_id) REFERENCES client_user(user_id) ON DELETE SET NULL;
ALTER TABLE delivery ADD CONSTRAINT delivery_event_channel_key UNIQUE (event, channel);
ALTER TABLE delivery ADD CONSTRAINT delivery_event_check CHECK (((length(event) >= 1) AND (length(event) <= 200)));
ALTER TABLE delivery ADD CONSTRAINT delivery_is_somebodys CHECK ((num_nonnulls(site_id, partner_id, client_id) >= 1));
ALTER TABLE delivery ADD CONSTRAINT delivery_last_error_check CHECK ((length(last_error) <= 500));
ALTER TABLE delivery ADD CONSTRAINT delivery_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(partner_id);
ALTER TABLE delivery ADD CONSTRAINT delivery_pkey PRIMARY KEY (delivery_id);
ALTER TABLE delivery ADD CONSTRAINT delivery_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(site_id);
ALTER TABLE delivery ADD CONSTRAINT delivery_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'sending'::text, 'delivered'::text, 'unsure'::text, 'dead'::text])));
ALTER TABLE evidence_bundle ADD CONSTRAINT evidence_bundle_appliance_id_chain_fkey FOREIGN KEY (appliance_id, chain) REFERENCES evidence_chain(appliance_id, chain);
ALTER TABLE evidence_bundle ADD CONSTRAINT evidence_bundle_appliance_id_chain_sequence_key UNIQUE (appliance_id, chain, sequence);
ALTER TABLE evidence_bundle ADD CONSTRAINT evidence_bundle_appliance_id_key_id_fkey FOREIGN KEY (appliance_id, key_id) REFERENCES appliance_key(appliance_id, key_id);
ALTER TABLE evidence_bundle ADD CONSTRAINT evidence_bundle_link_hash_check CHECK ((link_hash ~ '^[0-9a-f]{64}$'::text));
ALTER TABLE evidence_bundle ADD CONSTRAINT evidence_bundle_payload_sha256_check CHECK ((payload_sha256 ~ '^[0-9a-f]{64}$'::text));
ALTER TABLE evidence_bundle ADD CONSTRAINT evidence_bundle_pkey PRIMARY KEY (bundle_id);
ALTER TABLE evidence_bundle ADD CONSTRAINT evidence_bundle_prev_hash_check CHECK ((prev_hash ~ '^[0-9a-f]{64}$'::text));
ALTER TABLE evidence_bundle ADD CONSTRAINT evidence_bundle_sequence_check CHECK ((sequence >= 1));
ALTER TABLE evidence_bundle ADD CONSTRAINT evidence_bundle_signature_check CHECK ((signature ~ '^[0-9a-f]{128}$'::text));
ALTER TABLE evidence_bundle ADD CONSTRAINT evidence_bundle_verdict_check CHECK ((verdict = ANY (ARRAY['pass'::text, 'fail'::text, 'unknown'::text])));
ALTER TABLE evidence_chain ADD CONSTRAINT evidence_chain_appliance_id_site_id_fkey FOREIGN KEY (appliance_id, site_id) REFERENCES appliance(appliance_id, site_id);
ALTER TABLE evidence_chain ADD CONSTRAINT evidence_chain_chain_check CHECK ((chain >= 1));
ALTER TABLE evidence_chain ADD CONSTRAINT evidence_chain_head_hash_check CHECK ((head_hash ~ '^[0-9a-f]{64}$'::text));
ALTER TABLE evidence_chain ADD CONSTRAINT evidence_chain_pkey PRIMARY KEY (appliance_id, chain);
ALTER TABLE evidence_chain ADD CONSTRAINT evidence_chain_sequence_check CHECK ((sequence >= 0));
ALTER TABLE fleet_order ADD CONSTRAINT fleet_order_accepted_failures_check CHECK ((accepted_failures >= 0));
ALTER TABLE fleet_order ADD CONSTRAINT fleet_order_check CHECK (((stage >= 0) AND (stage < cardinality(stages))));
ALTER TABLE fleet_order ADD CONSTRAINT fleet_order_check1 CHECK (((status = ANY (ARRAY['cancelled'::text, 'completed'::text])) = (ended_at IS NOT NULL)));
ALTER TABLE fleet_order ADD CONSTRAINT fleet_order_failure_percent_check CHECK (((failure_percent >= 1) AND (failure_percent <= 100)));
ALTER TABLE fleet_order ADD CONSTRAINT fleet_order_order_type_check CHECK ((length(order_type) <= 50));
ALTER TABLE fleet_order ADD CONSTRAINT fleet_order_pkey PRIMARY KEY (fleet_order_id);
ALTER TABLE fleet_order ADD CONSTRAINT fleet_order_rollback_of_fkey FOREIGN KEY (rollback_of) REFERENCES fleet_order(fleet_order_id);
ALTER TABLE fleet_order ADD CONSTRAINT fleet_order_skip_version_check CHECK (((length(skip_version) >= 1) AND (length(skip_version) <= 100)));
ALTER TABLE fleet_order ADD CONSTRAINT fleet_order_soak_minutes_check CHECK ((soak_minutes >= 0));
ALTER TABLE fleet_order ADD CONSTRAINT fleet_order_stages_check CHECK ((cardinality(stages) >= 1));
ALTER TABLE fleet_order ADD CONSTRAINT fleet_order_status_check CHECK ((status = ANY (ARRAY['active'::text, 'paused'::text, 'stopped'::text, 'cancelled'::text, 'completed'::text])));
ALTER TABLE fleet_order ADD CONSTRAINT fleet_order_status_reason_check CHECK ((length(status_reason) <= 500));
ALTER TABLE fleet_target ADD CONSTRAINT fleet_target_appliance_id_site_id_fkey FOREIGN KEY (appliance_id, site_id) REFERENCES appliance(appliance_id, site_id);
ALTER TABLE fleet_target ADD CONSTRAINT fleet_target_check CHECK (((state = 'skipped'::text) = (order_id IS NULL)));
ALTER TABLE fleet_target ADD CONSTRAINT fleet_target_fleet_order_id_fkey FOREIGN KEY (fleet_order_id) REFERENCES fleet_order(fleet_order_id);
ALTER TABLE fleet_target ADD CONSTRAINT fleet_target_order_id_fkey FOREIGN KEY (order_id) REFERENCES appliance_order(order_id);
ALTER TABLE fleet_target ADD CONSTRAINT fleet_target_pkey PRIMARY KEY (fleet_order_id, appliance_id);
ALTER TABLE fleet_target ADD CONSTRAINT fleet_target_reason_check CHECK ((length(reason) <= 1000));
ALTER TABLE fleet_target ADD CONSTRAINT fleet_target_state_check CHECK ((state = ANY (ARRAY['ordered'::text, 'completed'::text, 'failed'::text, 'skipped'::text])));
ALTER TABLE healing_allowance ADD CONSTRAINT healing_allowance_appliance_id_site_id_fkey FOREIGN KEY (appliance_id, site_id) REFERENCES appliance(appliance_id, site_id);
ALTER TABLE healing_allowance ADD CONSTRAINT healing_allowance_key_id_fkey FOREIGN KEY (key_id) REFERENCES server_key(key_id);
ALTER TABLE healing_allowance ADD CONSTRAINT healing_allowance_pkey PRIMARY KEY (appliance_id);
ALTER TABLE healing_allowance ADD CONSTRAINT healing_allowance_signature_check CHECK ((signature ~ '^[0-9a-f]{128}$'::text));
ALTER TABLE healing_execution ADD CONSTRAINT healing_execution_appliance_id_site_id_fkey FOREIGN KEY (appliance_id, site_id) REFERENCES appliance(appliance_id, site_id);
ALTER TABLE healing_execution ADD CONSTRAINT healing_execution_bundle_id_fkey FOREIGN KEY (bundle_id) REFERENCES evidence_bundle(bundle_id);
ALTER TABLE healing_execution ADD CONSTRAINT healing_execution_check_type_check CHECK (((length(check_type) >= 1) AND (length(check_type) <= 100)));
ALTER TABLE healing_execution ADD CONSTRAINT healing_execution_duration_ms_check CHECK ((duration_ms >= 0));
ALTER TABLE healing_execution ADD CONSTRAINT healing_execution_host_id_check CHECK (((length(host_id) >= 1) AND (length(host_id) <= 255)));
ALTER TABLE healing_execution ADD CONSTRAINT healing_execution_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incident(incident_id);
ALTER TABLE healing_execution ADD CONSTRAINT healing_execution_outcome_check CHECK ((outcome = ANY (ARRAY['healed'::text, 'reverted'::text, 'failed'::text, 'escalated'::text, 'deferred'::text, 'dry_run'::text, 'refused'::text, 'suppressed'::text, 'monitored'::text])));
ALTER TABLE healing_execution ADD CONSTRAINT healing_execution_pkey PRIMARY KEY (appliance_id, execution_id);
ALTER TABLE healing_execution ADD CONSTRAINT healing_execution_reason_code_check CHECK ((length(reason_code) <= 50));
ALTER TABLE healing_execution ADD CONSTRAINT healing_execution_rule_id_check CHECK (((length(rule_id) >= 1) AND (length(rule_id) <= 100)));
ALTER TABLE healing_execution ADD CONSTRAINT healing_execution_runbook_id_check CHECK (((length(runbook_id) >= 3) AND (length(runbook_id) <= 64)));
ALTER TABLE healing_execution ADD CONSTRAINT healing_execution_tier_check CHECK ((tier = ANY (ARRAY['L1'::text, 'L2'::text, 'L3'::text])));
ALTER TABLE healing_grant ADD CONSTRAINT healing_grant_appliance_id_site_id_fkey FOREIGN KEY (appliance_id, site_id) REFERENCES appliance(appliance_id, site_id);
ALTER TABLE healing_grant ADD CONSTRAINT healing_grant_hosts_check CHECK ((hosts > 0));
ALTER TABLE healing_grant ADD CONSTRAINT healing_grant_pkey PRIMARY KEY (appliance_id, runbook_id, slot);
ALTER TABLE healing_stop ADD CONSTRAINT healing_stop_check CHECK ((num_nonnulls(ended_at, ended_by, end_reason) = ANY (ARRAY[0, 3])));
ALTER TABLE healing_stop ADD CONSTRAINT healing_stop_end_reason_check CHECK (((length(end_reason) >= 1) AND (length(end_reason) <= 500)));
ALTER TABLE healing_stop ADD CONSTRAINT healing_stop_pkey PRIMARY KEY (stop_id);
ALTER TABLE healing_stop ADD CONSTRAINT healing_stop_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 500)));
ALTER TABLE healing_stop ADD CONSTRAINT healing_stop_runbook_id_check CHECK (((length(runbook_id) >= 3) AND (length(runbook_id) <= 64)));
ALTER TABLE healing_stop ADD CONSTRAINT healing_stop_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(site_id);
ALTER TABLE healing_switch ADD CONSTRAINT healing_switch_appliance_id_site_id_fkey FOREIGN KEY (appliance_id, site_id) REFERENCES appliance(appliance_id, site_id);
ALTER TABLE healing_switch ADD CONSTRAINT healing_switch_kind_check CHECK ((kind = ANY (ARRAY['rule'::text, 'runbook'::text, 'check'::text])));
ALTER TABLE healing_switch ADD CONSTRAINT healing_switch_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100)));
ALTER TABLE healing_switch ADD CONSTRAINT healing_switch_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 500)));
ALTER TABLE healing_switch ADD CONSTRAINT healing_switch_site_id_appliance_id_kind_name_key UNIQUE NULLS NOT DISTINCT (site_id, appliance_id, kind, name);
ALTER TABLE healing_switch ADD CONSTRAINT healing_switch_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(site_id);
ALTER TABLE idempotent_answer ADD CONSTRAINT idempotent_answer_key_sha256_check CHECK ((key_sha256 ~ '^[0-9a-f]{64}$'::text));
ALTER TABLE idempotent_answer ADD CONSTRAINT idempotent_answer_pkey PRIMARY KEY (user_id, key_sha256);
ALTER TABLE idempotent_answer ADD CONSTRAINT idempotent_answer_user_id_fkey FOREIGN KEY (user_id) REFERENCES admin_user(user_id);
ALTER TABLE incident ADD CONSTRAINT incident_appliance_id_site_id_fkey FOREIGN KEY (appliance_id, site_id) REFERENCES appliance(appliance_id, site_id);
ALTER TABLE incident ADD CONSTRAINT incident_check CHECK (((reopenings = 0) = (reopened_at IS NULL)));
ALTER TABLE incident ADD CONSTRAINT incident_check_type_check CHECK (((length(check_type) >= 1) AND (length(check_type) <= 100)));
ALTER TABLE incident ADD CONSTRAINT incident_has_one_reporter CHECK ((num_nonnulls(appliance_id, watcher_id, reported_by) = 1));
ALTER TABLE incident ADD CONSTRAINT incident_host_id_check CHECK (((length(host_id) >= 1) AND (length(host_id) <= 255)));
ALTER TABLE incident ADD CONSTRAINT incident_incident_type_check CHECK (((length(incident_type) >= 1) AND (length(incident_type) <= 100)));
ALTER TABLE incident ADD CONSTRAINT incident_order_id_fkey FOREIGN KEY (order_id) REFERENCES appliance_order(order_id);
ALTER TABLE incident ADD CONSTRAINT incident_pkey PRIMARY KEY (incident_id);
ALTER TABLE incident ADD CONSTRAINT incident_reopenings_check CHECK ((reopenings >= 0));
ALTER TABLE incident ADD CONSTRAINT incident_reported_by_check CHECK (((length(reported_by) >= 1) AND (length(reported_by) <= 255)));
ALTER TABLE incident ADD CONSTRAINT incident_severity_check CHECK ((severity = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text, 'critical'::text])));
ALTER TABLE incident ADD CONSTRAINT incident_status_check CHECK ((status = ANY (ARRAY['open'::text, 'escalated'::text, 'resolved'::text])));
ALTER TABLE incident ADD CONSTRAINT incident_subject_check CHECK ((subject ~ '^[0-9a-f]{64}$'::text));
ALTER TABLE incident ADD CONSTRAINT incident_watcher_id_site_id_fkey FOREIGN KEY (watcher_id, site_id) REFERENCES watcher(watcher_id, site_id);
ALTER TABLE incident_occurrence ADD CONSTRAINT incident_occurrence_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incident(incident_id);
ALTER TABLE incident_occurrence ADD CONSTRAINT incident_occurrence_pkey PRIMARY KEY (occurrence_id);
ALTER TABLE incident_occurrence ADD CONSTRAINT incident_occurrence_severity_check CHECK ((severity = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text, 'critical'::text])));
ALTER TABLE incident_occurrence ADD CONSTRAINT incident_occurrence_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(site_id);
ALTER TABLE incident_step ADD CONSTRAINT incident_step_bundle_id_fkey FOREIGN KEY (bundle_id) REFERENCES evidence_bundle(bundle_id);
ALTER TABLE incident_step ADD CONSTRAINT incident_step_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incident(incident_id);
ALTER TABLE incident_step ADD CONSTRAINT incident_step_order_id_fkey FOREIGN KEY (order_id) REFERENCES appliance_order(order_id);
ALTER TABLE incident_step ADD CONSTRAINT incident_step_pkey PRIMARY KEY (step_id);
ALTER TABLE incident_step ADD CONSTRAINT incident_step_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 2000)));
ALTER TABLE incident_step ADD CONSTRAINT incident_step_reason_code_check CHECK (((length(reason_code) >= 1) AND (length(reason_code) <= 100)));
ALTER TABLE incident_step ADD CONSTRAINT incident_step_rule_id_check CHECK (((length(rule_id) >= 1) AND (length(rule_id) <= 100)));
ALTER TABLE incident_step ADD CONSTRAINT incident_step_runbook_id_check CHECK (((length(runbook_id) >= 3) AND (length(runbook_id) <= 64)));
ALTER TABLE incident_step ADD CONSTRAINT incident_step_said_by_check CHECK (((length(said_by) >= 1) AND (length(said_by) <= 255)));
ALTER TABLE incident_step ADD CONSTRAINT incident_step_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(site_id);
ALTER TABLE incident_step ADD CONSTRAINT incident_step_step_check CHECK ((step = ANY (ARRAY['decided'::text, 'ordered'::text, 'ended'::text, 'escalated'::text, 'recovered'::text, 'resolved'::text, 'reopened'::text, 'recurred'::text])));
ALTER TABLE master_key ADD CONSTRAINT master_key_key_id_check CHECK ((key_id ~ '^mk-[0-9a-f]{16}$'::text));
ALTER TABLE master_key ADD CONSTRAINT master_key_pkey PRIMARY KEY (key_id);
ALTER TABLE notice ADD CONSTRAINT notice_channel_id_fkey FOREIGN KEY (channel_id) REFERENCES notification_channel(channel_id) ON DELETE CASCADE;
ALTER TABLE notice ADD CONSTRAINT notice_client_user_id_fkey FOREIGN KEY (client_user_id) REFERENCES client_user(user_id) ON DELETE CASCADE;
ALTER TABLE notice ADD CONSTRAINT notice_delivery_id_fkey FOREIGN KEY (delivery_id) REFERENCES delivery(delivery_id);
ALTER TABLE notice ADD CONSTRAINT notice_event_channel_id_key UNIQUE (event, channel_id);
ALTER TABLE notice ADD CONSTRAINT notice_event_check CHECK (((length(event) >= 1) AND (length(event) <= 200)));
ALTER TABLE notice ADD CONSTRAINT notice_event_client_user_id_key UNIQUE (event, client_user_id);
ALTER TABLE notice ADD CONSTRAINT notice_is_for_one CHECK (((channel_id IS NULL) <> (client_user_id IS NULL)));
ALTER TABLE notice ADD CONSTRAINT notice_of_a_partner_has_a_site CHECK (((channel_id IS NULL) = (site_id IS NULL)));
ALTER TABLE notice ADD CONSTRAINT notice_pkey PRIMARY KEY (notice_id);
ALTER TABLE notice ADD CONSTRAINT notice_severity_check CHECK ((severity = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text, 'critical'::text])));
ALTER TABLE notice ADD CONSTRAINT notice_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(site_id);
ALTER TABLE notification_channel ADD CONSTRAINT notification_channel_check CHECK (((kind = ANY (ARRAY['webhook'::text, 'psa'::text])) = (sealed IS NOT NULL)));
ALTER TABLE notification_channel ADD CONSTRAINT notification_channel_digest_check CHECK ((digest = ANY (ARRAY['none'::text, 'hourly'::text, 'daily'::text])));
ALTER TABLE notification_channel ADD CONSTRAINT notification_channel_events_check CHECK (((cardinality(events) >= 1) AND (events <@ ARRAY['ticket'::text, 'overdue'::text, 'machine'::text])));
ALTER TABLE notification_channel ADD CONSTRAINT notification_channel_kind_check CHECK ((kind = ANY (ARRAY['email'::text, 'webhook'::text, 'syslog'::text, 'psa'::text])));
ALTER TABLE notification_channel ADD CONSTRAINT notification_channel_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60)));
ALTER TABLE notification_channel ADD CONSTRAINT notification_channel_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(partner_id);
ALTER TABLE notification_channel ADD CONSTRAINT notification_channel_partner_id_name_key UNIQUE (partner_id, name);
ALTER TABLE notification_channel ADD CONSTRAINT notification_channel_pkey PRIMARY KEY (channel_id);
ALTER TABLE notification_channel ADD CONSTRAINT notification_channel_severity_min_check CHECK ((severity_min = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text, 'critical'::text])));
ALTER TABLE notification_setting ADD CONSTRAINT notification_setting_check CHECK ((((quiet_from IS NULL) = (quiet_to IS NULL)) AND (quiet_from <> quiet_to)));
ALTER TABLE notification_setting ADD CONSTRAINT notification_setting_digest_at_check CHECK ((digest_at ~ '^[0-2][0-9]:[0-5][0-9]$'::text));
ALTER TABLE notification_setting ADD CONSTRAINT notification_setting_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(partner_id);
ALTER TABLE notification_setting ADD CONSTRAINT notification_setting_pkey PRIMARY KEY (partner_id);
ALTER TABLE notification_setting ADD CONSTRAINT notification_setting_quiet_from_check CHECK ((quiet_from ~ '^[0-2][0-9]:[0-5][0-9]$'::text));
ALTER TABLE notification_setting ADD CONSTRAINT notification_setting_quiet_to_check CHECK ((quiet_to ~ '^[0-2][0-9]:[0-5][0-9]$'::text));
ALTER TABLE notification_setting ADD CONSTRAINT notification_setting_time_zone_check CHECK (((length(time_zone) >= 1) AND (length(time_zone) <= 60)));
ALTER TABLE notification_site ADD CONSTRAINT notification_site_pkey PRIMARY KEY (site_id);
ALTER TABLE notification_site ADD CONSTRAINT notification_site_severity_min_check CHECK ((severity_min = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text, 'critical'::text])));
ALTER TABLE notification_site ADD CONSTRAINT notification_site_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(site_id);
ALTER TABLE outbox ADD CONSTRAINT outbox_pkey PRIMARY KEY (outbox_id);
ALTER TABLE outbox ADD CONSTRAINT outbox_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(site_id);
ALTER TABLE partner ADD CONSTRAINT partner_accent_color_check CHECK ((accent_color ~ '^#[0-9A-Fa-f]{6}$'::text));
ALTER TABLE partner ADD CONSTRAINT partner_brand_name_check CHECK (((length(brand_name) >= 1) AND (length(brand_name) <= 200)));
ALTER TABLE partner ADD CONSTRAINT partner_logo_url_check CHECK ((logo_url ~ '^https://'::text));
ALTER TABLE partner ADD CONSTRAINT partner_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)));
ALTER TABLE partner ADD CONSTRAINT partner_pkey PRIMARY KEY (partner_id);
ALTER TABLE partner ADD CONSTRAINT partner_primary_color_check CHECK ((primary_color ~ '^#[0-9A-Fa-f]{6}$'::text));
ALTER TABLE partner ADD CONSTRAINT partner_slug_check CHECK ((slug ~ '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$'::text));
ALTER TABLE partner ADD CONSTRAINT partner_slug_key UNIQUE (slug);
ALTER TABLE partner ADD CONSTRAINT partner_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'active'::text, 'suspended'::text])));
ALTER TABLE partner_logo ADD CONSTRAINT partner_logo_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(partner_id);
ALTER TABLE partner_logo ADD CONSTRAINT partner_logo_pkey PRIMARY KEY (partner_id);
ALTER TABLE partner_logo ADD CONSTRAINT partner_logo_png_check CHECK (((octet_length(png) >= 1) AND (octet_length(png) <= 262144)));
ALTER TABLE partner_logo ADD CONSTRAINT partner_logo_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text));
ALTER TABLE passkey ADD CONSTRAINT passkey_credential_id_check CHECK (((length(credential_id) >= 1) AND (length(credential_id) <= 1400)));
ALTER TABLE passkey ADD CONSTRAINT passkey_credential_id_key UNIQUE (credential_id);
ALTER TABLE passkey ADD CONSTRAINT passkey_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100)));
ALTER TABLE passkey ADD CONSTRAINT passkey_pkey PRIMARY KEY (passkey_id);
ALTER TABLE passkey ADD CONSTRAINT passkey_sign_count_check CHECK ((sign_count >= 0));
ALTER TABLE passkey ADD CONSTRAINT passkey_user_id_fkey FOREIGN KEY (user_id) REFERENCES admin_user(user_id);
ALTER TABLE passkey_challenge ADD CONSTRAINT passkey_challenge_challenge_sha256_check CHECK ((challenge_sha256 ~ '^[0-9a-f]{64}$'::text));
ALTER TABLE passkey_challenge ADD CONSTRAINT passkey_challenge_pkey PRIMARY KEY (challenge_sha256);
ALTER TABLE passkey_challenge ADD CONSTRAINT passkey_challenge_user_id_fkey FOREIGN KEY (user_id) REFERENCES admin_user(user_id);
ALTER TABLE password_reset ADD CONSTRAINT password_reset_pkey PRIMARY KEY (token_sha256);
ALTER TABLE password_reset ADD CONSTRAINT password_reset_token_sha256_check CHECK ((token_sha256 ~ '^[0-9a-f]{64}$'::text));
ALTER TABLE password_reset ADD CONSTRAINT password_reset_user_id_fkey FOREIGN KEY (user_id) REFERENCES admin_user(user_id);
ALTER TABLE pattern_occurrence ADD CONSTRAINT pattern_occurrence_check CHECK (((signature IS NULL) = (rule IS NULL)));
ALTER TABLE pattern_occurrence ADD CONSTRAINT pattern_occurrence_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES planner_decision(decision_id);
ALTER TABLE pattern_occurrence ADD CONSTRAINT pattern_occurrence_pkey PRIMARY KEY (decision_id);
ALTER TABLE pattern_occurrence ADD CONSTRAINT pattern_occurrence_signature_check CHECK ((signature ~ '^[0-9a-f]{64}$'::text));
ALTER TABLE pattern_occurrence ADD CONSTRAINT pattern_occurrence_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(site_id);
ALTER TABLE planner_decision ADD CONSTRAINT planner_decision_answer_check CHECK ((length(answer) <= 20000));
ALTER TABLE planner_decision ADD CONSTRAINT planner_decision_attempt_check CHECK ((attempt >= 0));
ALTER TABLE planner_decision ADD CONSTRAINT planner_decision_check CHECK (((status <> 'ordered'::text) OR ((order_id IS NOT NULL) AND (runbook_id IS NOT NULL))));
ALTER TABLE planner_decision ADD CONSTRAINT planner_decision_check1 CHECK (((reviewed_at IS NULL) = (reviewed_by IS NULL)));
ALTER TABLE planner_decision ADD CONSTRAINT planner_decision_confidence_check CHECK (((confidence >= 0) AND (confidence <= 100)));
ALTER TABLE planner_decision ADD CONSTRAINT planner_decision_cost_microusd_check CHECK ((cost_microusd >= 0));
ALTER TABLE planner_decision ADD CONSTRAINT planner_decision_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incident(incident_id);
ALTER TABLE planner_decision ADD CONSTRAINT planner_decision_input_tokens_check CHECK ((input_tokens >= 0));
ALTER TABLE planner_decision ADD CONSTRAINT planner_decision_model_check CHECK ((length(model) <= 200));
ALTER TABLE planner_decision ADD CONSTRAINT planner_decision_order_id_fkey FOREIGN KEY (order_id) REFERENCES appliance_order(order_id);
ALTER TABLE planner_decision ADD CONSTRAINT planner_decision_output_tokens_check CHECK ((output_tokens >= 0));
ALTER TABLE planner_decision ADD CONSTRAINT planner_decision_pkey PRIMARY KEY (decision_id);
ALTER TABLE planner_decision ADD CONSTRAINT planner_decision_provider_check CHECK ((length(provider) <= 50));
ALTER TABLE planner_decision ADD CONSTRAINT planner_decision_question_sha256_check CHECK ((question_sha256 ~ '^[0-9a-f]{64}$'::text));
ALTER TABLE planner_decision ADD CONSTRAINT planner_decision_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 2000)));
ALTER TABLE planner_decision ADD CONSTRAINT planner_decision_reason_code_check CHECK (((length(reason_code) >= 1) AND (length(reason_code) <= 100)));
ALTER TABLE planner_decision ADD CONSTRAINT planner_decision_reasoning_check CHECK ((length(reasoning) <= 2000));
ALTER TABLE planner_decision ADD CONSTRAINT planner_decision_remembered_from_fkey FOREIGN KEY (remembered_from) REFERENCES planner_decision(decision_id);
ALTER TABLE planner_decision ADD CONSTRAINT planner_decision_reserved_microusd_check CHECK ((reserved_microusd >= 0));
ALTER TABLE planner_decision ADD CONSTRAINT planner_decision_review_reason_check CHECK (((length(review_reason) >= 1) AND (length(review_reason) <= 500)));
ALTER TABLE planner_decision ADD CONSTRAINT planner_decision_runbook_id_check CHECK (((length(runbook_id) >= 3) AND (length(runbook_id) <= 64)));
ALTER TABLE planner_decision ADD CONSTRAINT planner_decision_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(site_id);
ALTER TABLE planner_decision ADD CONSTRAINT planner_decision_status_check CHECK ((status = ANY (ARRAY['asking'::text, 'ordered'::text, 'waiting'::text, 'rejected'::text, 'escalated'::text, 'void'::text])));
ALTER TABLE planner_site ADD CONSTRAINT planner_site_mode_check CHECK ((mode = ANY (ARRAY['auto'::text, 'manual'::text, 'disabled'::text])));
ALTER TABLE planner_site ADD CONSTRAINT planner_site_pkey PRIMARY KEY (site_id);
ALTER TABLE planner_site ADD CONSTRAINT planner_site_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 500)));
ALTER TABLE planner_site ADD CONSTRAINT planner_site_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(site_id);
ALTER TABLE policy_revision ADD CONSTRAINT policy_revision_pkey PRIMARY KEY (revision_number);
ALTER TABLE policy_revision ADD CONSTRAINT policy_revision_revision_check CHECK ((revision ~ '^[0-9a-f]{40,64}$'::text));
ALTER TABLE policy_revision ADD CONSTRAINT policy_revision_source_fkey FOREIGN KEY (source) REFERENCES policy_source(source);
ALTER TABLE policy_source ADD CONSTRAINT policy_source_branch_check CHECK (((length(branch) >= 1) AND (length(branch) <= 200)));
ALTER TABLE policy_source ADD CONSTRAINT policy_source_folder_check CHECK ((length(folder) <= 200));
ALTER TABLE policy_source ADD CONSTRAINT policy_source_pkey PRIMARY KEY (source);
ALTER TABLE policy_source ADD CONSTRAINT policy_source_remote_check CHECK (((length(remote) >= 1) AND (length(remote) <= 500)));
ALTER TABLE policy_source ADD CONSTRAINT policy_source_seen_revision_check CHECK ((seen_revision ~ '^[0-9a-f]{40,64}$'::text));
ALTER TABLE policy_source ADD CONSTRAINT policy_source_source_check CHECK ((source ~ '^(central|partner:[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?)$'::text));
ALTER TABLE promoted_rule ADD CONSTRAINT promoted_rule_pkey PRIMARY KEY (promotion_id, site_id);
ALTER TABLE promoted_rule ADD CONSTRAINT promoted_rule_promotion_id_fkey FOREIGN KEY (promotion_id) REFERENCES promotion(promotion_id);
ALTER TABLE promoted_rule ADD CONSTRAINT promoted_rule_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(site_id);
ALTER TABLE promoted_rule ADD CONSTRAINT promoted_rule_stage_check CHECK (((stage >= 1) AND (stage <= 3)));
ALTER TABLE promotion ADD CONSTRAINT promotion_check CHECK (((status = ANY (ARRAY['rejected'::text, 'demoted'::text])) = (ended_at IS NOT NULL)));
ALTER TABLE promotion ADD CONSTRAINT promotion_end_reason_check CHECK (((length(end_reason) >= 1) AND (length(end_reason) <= 500)));
ALTER TABLE promotion ADD CONSTRAINT promotion_pkey PRIMARY KEY (promotion_id);
ALTER TABLE promotion ADD CONSTRAINT promotion_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 500)));
ALTER TABLE promotion ADD CONSTRAINT promotion_rule_id_check CHECK (((length(rule_id) >= 1) AND (length(rule_id) <= 100)));
ALTER TABLE promotion ADD CONSTRAINT promotion_signature_check CHECK ((signature ~ '^[0-9a-f]{64}$'::text));
ALTER TABLE promotion ADD CONSTRAINT promotion_stage_check CHECK (((stage >= 0) AND (stage <= 3)));
ALTER TABLE promotion ADD CONSTRAINT promotion_status_check CHECK ((status = ANY (ARRAY['rejected'::text, 'rolling'::text, 'active'::text, 'demoted'::text])));
ALTER TABLE provision_code ADD CONSTRAINT provision_code_bound_mac_check CHECK ((bound_mac ~ '^([0-9A-F]{2}:){5}[0-9A-F]{2}$'::text));
ALTER TABLE provision_code ADD CONSTRAINT provision_code_check CHECK (((status = 'claimed'::text) = ((claimed_at IS NOT NULL) AND (claimed_mac IS NOT NULL) AND (claimed_public_key IS NOT NULL) AND (claimed_api_key_sha256 IS NOT NULL) AND (claimed_site_id IS NOT NULL) AND (claimed_appliance_id IS NOT NULL))));
ALTER TABLE provision_code ADD CONSTRAINT provision_code_claimed_site_id_fkey FOREIGN KEY (claimed_site_id) REFERENCES site(site_id);
ALTER TABLE provision_code ADD CONSTRAINT provision_code_client_name_check CHECK (((length(client_name) >= 1) AND (length(client_name) <= 200)));
ALTER TABLE provision_code ADD CONSTRAINT provision_code_code_sha256_check CHECK ((code_sha256 ~ '^[0-9a-f]{64}$'::text));
ALTER TABLE provision_code ADD CONSTRAINT provision_code_code_sha256_key UNIQUE (code_sha256);
ALTER TABLE provision_code ADD CONSTRAINT provision_code_deployment_mode_check CHECK ((deployment_mode = ANY (ARRAY['reseller'::text, 'direct'::text])));
ALTER TABLE provision_code ADD CONSTRAINT provision_code_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(partner_id);
ALTER TABLE provision_code ADD CONSTRAINT provision_code_pkey PRIMARY KEY (provision_id);
ALTER TABLE provision_code ADD CONSTRAINT provision_code_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'claimed'::text, 'revoked'::text])));
ALTER TABLE recovery_code ADD CONSTRAINT recovery_code_code_sha256_check CHECK ((code_sha256 ~ '^[0-9a-f]{64}$'::text));
ALTER TABLE recovery_code ADD CONSTRAINT recovery_code_pkey PRIMARY KEY (user_id, code_sha256);
ALTER TABLE recovery_code ADD CONSTRAINT recovery_code_user_id_fkey FOREIGN KEY (user_id) REFERENCES admin_user(user_id);
ALTER TABLE rule_base ADD CONSTRAINT rule_base_base_sha256_check CHECK ((base_sha256 ~ '^[0-9a-f]{64}$'::text));
ALTER TABLE rule_base ADD CONSTRAINT rule_base_build_id_base_sha256_key UNIQUE (build_id, base_sha256);
ALTER TABLE rule_base ADD CONSTRAINT rule_base_build_id_check CHECK (((length(build_id) >= 1) AND (length(build_id) <= 200)));
ALTER TABLE rule_base ADD CONSTRAINT rule_base_pkey PRIMARY KEY (base_number);
ALTER TABLE rule_document ADD CONSTRAINT rule_document_appliance_id_site_id_fkey FOREIGN KEY (appliance_id, site_id) REFERENCES appliance(appliance_id, site_id);
ALTER TABLE rule_document ADD CONSTRAINT rule_document_base_sha256_check CHECK ((base_sha256 ~ '^[0-9a-f]{64}$'::text));
ALTER TABLE rule_document ADD CONSTRAINT rule_document_document_sha256_check CHECK ((document_sha256 ~ '^[0-9a-f]{64}$'::text));
ALTER TABLE rule_document ADD CONSTRAINT rule_document_key_id_fkey FOREIGN KEY (key_id) REFERENCES server_key(key_id);
ALTER TABLE rule_document ADD CONSTRAINT rule_document_pkey PRIMARY KEY (document_sha256);
ALTER TABLE rule_document ADD CONSTRAINT rule_document_policy_revision_fkey FOREIGN KEY (policy_revision) REFERENCES policy_revision(revision_number);
ALTER TABLE rule_document ADD CONSTRAINT rule_document_serial_check CHECK ((serial > 0));
ALTER TABLE rule_document ADD CONSTRAINT rule_document_signature_check CHECK ((signature ~ '^[0-9a-f]{128}$'::text));
ALTER TABLE rule_document ADD CONSTRAINT rule_document_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(site_id);
ALTER TABLE rule_document ADD CONSTRAINT rule_document_site_id_serial_appliance_id_key UNIQUE NULLS NOT DISTINCT (site_id, serial, appliance_id);
ALTER TABLE server_key ADD CONSTRAINT server_key_key_id_check CHECK ((key_id ~ '^ed25519-[0-9a-f]{16}$'::text));
ALTER TABLE server_key ADD CONSTRAINT server_key_pkey PRIMARY KEY (key_id);
ALTER TABLE server_key ADD CONSTRAINT server_key_public_key_check CHECK ((public_key ~ '^[0-9a-f]{64}$'::text));
ALTER TABLE server_key ADD CONSTRAINT server_key_public_key_key UNIQUE (public_key);
ALTER TABLE server_key ADD CONSTRAINT server_key_purpose_check CHECK ((purpose = ANY (ARRAY['orders'::text, 'rules'::text, 'checkpoints'::text, 'webhooks'::text])));
ALTER TABLE site ADD CONSTRAINT site_client_of_its_partner FOREIGN KEY (client_id, partner_id) REFERENCES client(client_id, partner_id);
ALTER TABLE site ADD CONSTRAINT site_deployment_mode_check CHECK ((deployment_mode = ANY (ARRAY['reseller'::text, 'direct'::text])));
ALTER TABLE site ADD CONSTRAINT site_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)));
ALTER TABLE site ADD CONSTRAINT site_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(partner_id);
ALTER TABLE site ADD CONSTRAINT site_pkey PRIMARY KEY (site_id);
ALTER TABLE site ADD CONSTRAINT site_site_id_check CHECK ((site_id ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'::text));
ALTER TABLE site ADD CONSTRAINT site_status_check CHECK ((status = ANY (ARRAY['active'::text, 'retired'::text])));
ALTER TABLE site_credential ADD CONSTRAINT site_credential_appliance_id_site_id_fkey FOREIGN KEY (appliance_id, site_id) REFERENCES appliance(appliance_id, site_id);
ALTER TABLE site_credential ADD CONSTRAINT site_credential_credential_id_site_id_key UNIQUE (credential_id, site_id);
ALTER TABLE site_credential ADD CONSTRAINT site_credential_host_check CHECK (((length(host) >= 1) AND (length(host) <= 255)));
ALTER TABLE site_credential ADD CONSTRAINT site_credential_kind_check CHECK ((kind = ANY (ARRAY['winrm'::text, 'domain_admin'::text, 'domain_member'::text, 'service_account'::text, 'local_admin'::text, 'ssh_password'::text, 'ssh_key'::text])));
ALTER TABLE site_credential ADD CONSTRAINT site_credential_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100)));
ALTER TABLE site_credential ADD CONSTRAINT site_credential_pkey PRIMARY KEY (credential_id);
ALTER TABLE site_credential ADD CONSTRAINT site_credential_port_check CHECK (((port >= 1) AND (port <= 65535)));
ALTER TABLE site_credential ADD CONSTRAINT site_credential_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(site_id);
ALTER TABLE site_credential ADD CONSTRAINT site_credential_site_id_kind_host_name_key UNIQUE (site_id, kind, host, name);
ALTER TABLE site_credential ADD CONSTRAINT site_credential_version_check CHECK ((version >= 1));
ALTER TABLE sso_flow ADD CONSTRAINT sso_flow_flow_sha256_check CHECK ((flow_sha256 ~ '^[0-9a-f]{64}$'::text));
ALTER TABLE sso_flow ADD CONSTRAINT sso_flow_pkey PRIMARY KEY (flow_sha256);
ALTER TABLE sso_identity ADD CONSTRAINT sso_identity_issuer_user_id_key UNIQUE (issuer, user_id);
ALTER TABLE sso_identity ADD CONSTRAINT sso_identity_pkey PRIMARY KEY (issuer, subject);
ALTER TABLE sso_identity ADD CONSTRAINT sso_identity_subject_check CHECK (((length(subject) >= 1) AND (length(subject) <= 255)));
ALTER TABLE sso_identity ADD CONSTRAINT sso_identity_user_id_fkey FOREIGN KEY (user_id) REFERENCES admin_user(user_id);
ALTER TABLE ticket ADD CONSTRAINT ticket_assignee_check CHECK (((length(assignee) >= 1) AND (length(assignee) <= 255)));
ALTER TABLE ticket ADD CONSTRAINT ticket_check CHECK (((status = 'resolved'::text) = (resolved_at IS NOT NULL)));
ALTER TABLE ticket ADD CONSTRAINT ticket_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incident(incident_id);
ALTER TABLE ticket ADD CONSTRAINT ticket_pkey PRIMARY KEY (ticket_id);
ALTER TABLE ticket ADD CONSTRAINT ticket_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 2000)));
ALTER TABLE ticket ADD CONSTRAINT ticket_reason_code_check CHECK (((length(reason_code) >= 1) AND (length(reason_code) <= 100)));
ALTER TABLE ticket ADD CONSTRAINT ticket_resolution_check CHECK (((length(resolution) >= 1) AND (length(resolution) <= 500)));
ALTER TABLE ticket ADD CONSTRAINT ticket_severity_check CHECK ((severity = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text, 'critical'::text])));
ALTER TABLE ticket ADD CONSTRAINT ticket_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(site_id);
ALTER TABLE ticket ADD CONSTRAINT ticket_status_check CHECK ((status = ANY (ARRAY['open'::text, 'acknowledged'::text, 'resolved'::text])));
ALTER TABLE ticket ADD CONSTRAINT ticket_title_check CHECK (((length(title) >= 1) AND (length(title) <= 500)));
ALTER TABLE ticket_step ADD CONSTRAINT ticket_step_detail_check CHECK (((length(detail) >= 1) AND (length(detail) <= 2000)));
ALTER TABLE ticket_step ADD CONSTRAINT ticket_step_pkey PRIMARY KEY (step_id);
ALTER TABLE ticket_step ADD CONSTRAINT ticket_step_said_by_check CHECK (((length(said_by) >= 1) AND (length(said_by) <= 255)));
ALTER TABLE ticket_step ADD CONSTRAINT ticket_step_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(site_id);
ALTER TABLE ticket_step ADD CONSTRAINT ticket_step_step_check CHECK ((step = ANY (ARRAY['opened'::text, 'acknowledged'::text, 'assigned'::text, 'resolved'::text, 'reopened'::text, 'raised'::text, 'not_acknowledged'::text, 'not_resolved'::text])));
ALTER TABLE ticket_step ADD CONSTRAINT ticket_step_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(ticket_id);
ALTER TABLE totp ADD CONSTRAINT totp_pkey PRIMARY KEY (user_id);
ALTER TABLE totp ADD CONSTRAINT totp_user_id_fkey FOREIGN KEY (user_id) REFERENCES admin_user(user_id);
ALTER TABLE unclaimed_appliance ADD CONSTRAINT unclaimed_appliance_hostname_check CHECK ((length(hostname) <= 255));
ALTER TABLE unclaimed_appliance ADD CONSTRAINT unclaimed_appliance_mac_address_check CHECK ((mac_address ~ '^([0-9A-F]{2}:){5}[0-9A-F]{2}$'::text));
ALTER TABLE unclaimed_appliance ADD CONSTRAINT unclaimed_appliance_pkey PRIMARY KEY (mac_address);
ALTER TABLE user_invite ADD CONSTRAINT user_invite_accepted_by_fkey FOREIGN KEY (accepted_by) REFERENCES admin_user(user_id);
ALTER TABLE user_invite ADD CONSTRAINT user_invite_check CHECK (((accepted_at IS NULL) = (accepted_by IS NULL)));
ALTER TABLE user_invite ADD CONSTRAINT user_invite_check1 CHECK (((accepted_at IS NULL) OR (revoked_at IS NULL)));
ALTER TABLE user_invite ADD CONSTRAINT user_invite_display_name_check CHECK (((length(display_name) >= 1) AND (length(display_name) <= 100)));
ALTER TABLE user_invite ADD CONSTRAINT user_invite_email_check CHECK (((email = lower(email)) AND ((length(email) >= 3) AND (length(email) <= 254))));
ALTER TABLE user_invite ADD CONSTRAINT user_invite_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES admin_user(user_id);
ALTER TABLE user_invite ADD CONSTRAINT user_invite_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(partner_id);
ALTER TABLE user_invite ADD CONSTRAINT user_invite_pkey PRIMARY KEY (invite_id);
ALTER TABLE user_invite ADD CONSTRAINT user_invite_role_check CHECK (((role = ANY (ARRAY['admin'::text, 'operator'::text, 'readonly'::text])) OR ((role = 'billing'::text) AND (partner_id IS NOT NULL))));
ALTER TABLE user_invite ADD CONSTRAINT user_invite_token_sha256_check CHECK ((token_sha256 ~ '^[0-9a-f]{64}$'::text));
ALTER TABLE user_invite ADD CONSTRAINT user_invite_token_sha256_key UNIQUE (token_sha256);
ALTER TABLE waiting_appliance ADD CONSTRAINT waiting_appliance_check CHECK (((code_sha256 IS NULL) = (handed_at IS NULL)));
ALTER TABLE waiting_appliance ADD CONSTRAINT waiting_appliance_check1 CHECK (((handed_at IS NOT NULL) OR (result IS NULL)));
ALTER TABLE waiting_appliance ADD CONSTRAINT waiting_appliance_check2 CHECK (((sealed_code IS NOT NULL) = ((handed_at IS NOT NULL) AND (result IS NULL))));
ALTER TABLE waiting_appliance ADD CONSTRAINT waiting_appliance_code_sha256_check CHECK ((code_sha256 ~ '^[0-9a-f]{64}$'::text));
ALTER TABLE waiting_appliance ADD CONSTRAINT waiting_appliance_pkey PRIMARY KEY (poll_sha256);
ALTER TABLE waiting_appliance ADD CONSTRAINT waiting_appliance_poll_sha256_check CHECK ((poll_sha256 ~ '^[0-9a-f]{64}$'::text));
ALTER TABLE waiting_appliance ADD CONSTRAINT waiting_appliance_public_key_check CHECK ((public_key ~ '^[0-9a-f]{64}$'::text));
ALTER TABLE waiting_appliance ADD CONSTRAINT waiting_appliance_result_check CHECK ((result = ANY (ARRAY['claimed'::text, 'unknown_code'::text, 'code_expired'::text, 'code_revoked'::text, 'code_claimed'::text, 'failed'::text])));
ALTER TABLE waiting_appliance ADD CONSTRAINT waiting_appliance_sealed_code_check CHECK ((length(sealed_code) <= 1000));
ALTER TABLE waiting_appliance ADD CONSTRAINT waiting_appliance_short_code_sha256_check CHECK ((short_code_sha256 ~ '^[0-9a-f]{64}$'::text));
ALTER TABLE waiting_appliance ADD CONSTRAINT waiting_appliance_short_code_sha256_key UNIQUE (short_code_sha256);
ALTER TABLE watcher ADD CONSTRAINT watcher_agent_version_check CHECK ((length(agent_version) <= 100));
ALTER TABLE watcher ADD CONSTRAINT watcher_api_key_sha256_check CHECK ((api_key_sha256 ~ '^[0-9a-f]{64}$'::text));
ALTER TABLE watcher ADD CONSTRAINT watcher_api_key_sha256_key UNIQUE (api_key_sha256);
ALTER TABLE watcher ADD CONSTRAINT watcher_host_id_check CHECK (((length(host_id) >= 1) AND (length(host_id) <= 255)));
ALTER TABLE watcher ADD CONSTRAINT watcher_pkey PRIMARY KEY (watcher_id);
ALTER TABLE watcher ADD CONSTRAINT watcher_problem_check CHECK ((length(problem) <= 200));
ALTER TABLE watcher ADD CONSTRAINT watcher_public_key_check CHECK ((public_key ~ '^[0-9a-f]{64}$'::text));
ALTER TABLE watcher ADD CONSTRAINT watcher_public_key_key UNIQUE (public_key);
ALTER TABLE watcher ADD CONSTRAINT watcher_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(site_id);
ALTER TABLE watcher ADD CONSTRAINT watcher_waiting_check CHECK ((waiting >= 0));
ALTER TABLE watcher ADD CONSTRAINT watcher_watcher_id_site_id_key UNIQUE (watcher_id, site_id);

CREATE INDEX admin_session_user ON public.admin_session USING btree (user_id);
CREATE INDEX admin_user_partner ON public.admin_user USING btree (partner_id) WHERE (partner_id IS NOT NULL);
CREATE UNIQUE INDEX admin_user_service ON public.admin_user USING btree (partner_id) WHERE is_service;
CREATE INDEX api_token_user ON public.api_token USING btree (user_id, created_at);
CREATE UNIQUE INDEX appliance_credential_live ON public.appliance_credential USING btree (kind, sha256) WHERE (revoked_at IS NULL);
CREATE INDEX appliance_credential_owner ON public.appliance_credential USING btree (appliance_id);
CREATE INDEX appliance_order_site ON public.appliance_order USING btree (site_id, created_at DESC, order_id);
CREATE INDEX appliance_order_waiting ON public.appliance_order USING btree (appliance_id, priority DESC, created_at) WHERE (status = ANY (ARRAY['pending'::text, 'acknowledged'::text]));
CREATE INDEX audit_log_liveness ON public.audit_log USING btree (target, audit_id DESC) WHERE (action = ANY (ARRAY['appliance.offline'::text, 'appliance.back'::text]));
CREATE INDEX audit_log_partner ON public.audit_log USING btree (((detail ->> 'partner_id'::text)), audit_id) WHERE (detail ? 'partner_id'::text);
CREATE INDEX audit_log_target ON public.audit_log USING btree (target, audit_id DESC);
CREATE UNIQUE INDEX client_invite_pending ON public.client_invite USING btree (client_id, email) WHERE ((accepted_at IS NULL) AND (revoked_at IS NULL));
CREATE INDEX client_link_user ON public.client_link USING btree (user_id, created_at);
CREATE INDEX client_notice_about ON public.client_notice USING btree (client_id, about, at);
CREATE INDEX client_notice_page ON public.client_notice USING btree (client_id, at, notice_id);
CREATE INDEX client_notice_site ON public.client_notice USING btree (site_id) WHERE (site_id IS NOT NULL);
CREATE INDEX client_of_partner ON public.client USING btree (partner_id, name, client_id);
CREATE INDEX client_session_user ON public.client_session USING btree (user_id, created_at);
CREATE INDEX client_user_email ON public.client_user USING btree (email);
CREATE INDEX credential_delivery_appliance ON public.credential_delivery USING btree (appliance_id);
CREATE INDEX delivery_channel ON public.delivery USING btree (channel_id) WHERE (channel_id IS NOT NULL);
CREATE INDEX delivery_client_user ON public.delivery USING btree (client_user_id) WHERE (client_user_id IS NOT NULL);
CREATE INDEX delivery_due ON public.delivery USING btree (next_attempt) WHERE (status = ANY (ARRAY['waiting'::text, 'sending'::text]));
CREATE INDEX delivery_page ON public.delivery USING btree (created_at DESC, delivery_id);
CREATE INDEX delivery_partner ON public.delivery USING btree (partner_id, created_at DESC, delivery_id) WHERE (partner_id IS NOT NULL);
CREATE INDEX evidence_bundle_site ON public.evidence_bundle USING btree (site_id, received_at DESC, bundle_id);
CREATE UNIQUE INDEX evidence_chain_open ON public.evidence_chain USING btree (appliance_id) WHERE (closed_at IS NULL);
CREATE INDEX fleet_order_newest ON public.fleet_order USING btree (created_at DESC, fleet_order_id);
CREATE UNIQUE INDEX fleet_order_open ON public.fleet_order USING btree (order_type) WHERE ((status = ANY (ARRAY['active'::text, 'paused'::text, 'stopped'::text])) AND (rollback_of IS NULL));
CREATE INDEX healing_execution_incident ON public.healing_execution USING btree (incident_id);
CREATE INDEX healing_execution_recent ON public.healing_execution USING btree (received_at, runbook_id);
CREATE INDEX healing_execution_rule ON public.healing_execution USING btree (rule_id, started_at) WHERE (rule_id IS NOT NULL);
CREATE INDEX healing_execution_unhealed ON public.healing_execution USING btree (site_id, host_id, check_type, started_at) WHERE (outcome = ANY (ARRAY['failed'::text, 'reverted'::text, 'escalated'::text, 'refused'::text]));
CREATE INDEX healing_grant_slot ON public.healing_grant USING btree (slot);
CREATE UNIQUE INDEX healing_stop_open ON public.healing_stop USING btree (runbook_id, site_id) NULLS NOT DISTINCT WHERE (ended_at IS NULL);
CREATE INDEX idempotent_answer_age ON public.idempotent_answer USING btree (created_at);
CREATE INDEX incident_occurrence_of ON public.incident_occurrence USING btree (incident_id, received_at);
CREATE INDEX incident_of_host ON public.incident USING btree (site_id, host_id, incident_type, received_at DESC);
CREATE INDEX incident_open_on_site ON public.incident USING btree (received_at) WHERE ((status = 'open'::text) AND (watcher_id IS NULL) AND (order_id IS NULL) AND (look_at IS NULL));
CREATE INDEX incident_received ON public.incident USING btree (received_at);
CREATE INDEX incident_site ON public.incident USING btree (site_id, received_at DESC, incident_id);
CREATE INDEX incident_step_not_held ON public.incident_step USING btree (order_id) WHERE (step = ANY (ARRAY['reopened'::text, 'recurred'::text]));
CREATE INDEX incident_step_not_held_run ON public.incident_step USING btree (bundle_id) WHERE (step = ANY (ARRAY['reopened'::text, 'recurred'::text]));
CREATE INDEX incident_step_of ON public.incident_step USING btree (incident_id, step_id);
CREATE INDEX incident_step_rule ON public.incident_step USING btree (rule_id, at) WHERE ((step = 'ordered'::text) AND (rule_id IS NOT NULL));
CREATE INDEX incident_to_look_at ON public.incident USING btree (look_at) WHERE (look_at IS NOT NULL);
CREATE UNIQUE INDEX master_key_current ON public.master_key USING btree ((true)) WHERE (retired_at IS NULL);
CREATE INDEX notice_client_user ON public.notice USING btree (client_user_id) WHERE (client_user_id IS NOT NULL);
CREATE INDEX notice_due ON public.notice USING btree (due) WHERE (delivery_id IS NULL);
CREATE INDEX notice_told ON public.notice USING btree (channel_id, site_id);
CREATE INDEX passkey_challenge_age ON public.passkey_challenge USING btree (expires_at);
CREATE INDEX passkey_user ON public.passkey USING btree (user_id, created_at);
CREATE INDEX password_reset_user ON public.password_reset USING btree (user_id, created_at);
CREATE INDEX pattern_occurrence_of ON public.pattern_occurrence USING btree (signature, at) WHERE (signature IS NOT NULL);
CREATE INDEX planner_decision_asked ON public.planner_decision USING btree (asked_at DESC, decision_id);
CREATE INDEX planner_decision_asking ON public.planner_decision USING btree (asked_at) WHERE (status = 'asking'::text);
CREATE INDEX planner_decision_incident ON public.planner_decision USING btree (incident_id);
CREATE INDEX planner_decision_question ON public.planner_decision USING btree (question_sha256, asked_at DESC);
CREATE INDEX planner_decision_site ON public.planner_decision USING btree (site_id, asked_at DESC);
CREATE INDEX policy_revision_source ON public.policy_revision USING btree (source, revision_number DESC);
CREATE INDEX promoted_rule_installed ON public.promoted_rule USING btree (site_id) WHERE ((installed_at IS NOT NULL) AND (removed_at IS NULL));
CREATE UNIQUE INDEX promotion_living ON public.promotion USING btree (signature) WHERE (status = ANY (ARRAY['rolling'::text, 'active'::text]));
CREATE INDEX promotion_newest ON public.promotion USING btree (decided_at DESC, promotion_id);
CREATE INDEX provision_code_partner ON public.provision_code USING btree (partner_id, created_at DESC);
CREATE UNIQUE INDEX server_key_current ON public.server_key USING btree (purpose) WHERE (retired_at IS NULL);
CREATE INDEX site_client ON public.site USING btree (client_id) WHERE (client_id IS NOT NULL);
CREATE INDEX site_partner ON public.site USING btree (partner_id);
CREATE INDEX sso_flow_age ON public.sso_flow USING btree (expires_at);
CREATE UNIQUE INDEX ticket_of_incident ON public.ticket USING btree (incident_id) WHERE (status <> 'resolved'::text);
CREATE INDEX ticket_site ON public.ticket USING btree (site_id, ticket_id DESC);
CREATE INDEX ticket_step_of ON public.ticket_step USING btree (ticket_id, step_id);
CREATE INDEX ticket_unresolved ON public.ticket USING btree (resolve_by) WHERE (status <> 'resolved'::text);
CREATE UNIQUE INDEX user_invite_pending ON public.user_invite USING btree (email, COALESCE(partner_id, '00000000-0000-0000-0000-000000000000'::uuid)) WHERE ((accepted_at IS NULL) AND (revoked_at IS NULL));
CREATE INDEX waiting_appliance_expiry ON public.waiting_appliance USING btree (expires_at);
CREATE INDEX watcher_site ON public.watcher USING btree (site_id, host_id, watcher_id);

CREATE OR REPLACE PROCEDURE public.account_table(IN name text)
 LANGUAGE plpgsql
AS $procedure$
BEGIN
  CALL protect_table(name,
    'user_id IN (SELECT u.user_id FROM admin_user u WHERE u.partner_id = (SELECT bound_partner()))');
END $procedure$
;
CREATE OR REPLACE FUNCTION public.bound_client()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$
  SELECT nullif(current_setting('osiris.client', true), '')::uuid
$function$
;
CREATE OR REPLACE FUNCTION public.bound_partner()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$
  SELECT nullif(current_setting('osiris.partner', true), '')::uuid
$function$
;
CREATE OR REPLACE FUNCTION public.client_mails(role text, chosen text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  SELECT coalesce(chosen, CASE role WHEN 'owner' THEN 'at_once' ELSE 'off' END)
$function$
;
CREATE OR REPLACE PROCEDURE public.client_reads(IN name text)
 LANGUAGE plpgsql
AS $procedure$
BEGIN
  EXECUTE format($policy$CREATE POLICY client ON %I FOR SELECT TO osiris_central
    USING (site_id IN (SELECT s.site_id FROM site s WHERE s.client_id = (SELECT bound_client())))$policy$, name);
END $procedure$
;
CREATE OR REPLACE FUNCTION public.machine_by_credential(credential_kind text, credential_sha256 text)
 RETURNS TABLE(appliance_id text, site_id text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  SELECT c.appliance_id, c.site_id FROM appliance_credential c
   WHERE c.kind = credential_kind AND c.sha256 = credential_sha256 AND c.revoked_at IS NULL
$function$
;
-- owner: osiris_lookup
CREATE OR REPLACE FUNCTION public.notify_credential()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM pg_notify('osiris_credential', NEW.appliance_id);
  RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.notify_order()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM pg_notify('osiris_order', NEW.appliance_id);
  RETURN NULL;
END $function$
;
CREATE OR REPLACE FUNCTION public.partner_branding(wanted_partner_id uuid)
 RETURNS TABLE(slug text, brand_name text, primary_color text, logo_url text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  SELECT slug, brand_name, primary_color, logo_url FROM partner WHERE partner_id = wanted_partner_id
$function$
;
-- owner: osiris_lookup
CREATE OR REPLACE PROCEDURE public.protect_table(IN name text, IN belongs text)
 LANGUAGE plpgsql
AS $procedure$
BEGIN
  EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
  EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
  EXECUTE format('DROP POLICY IF EXISTS platform ON %I', name);
  EXECUTE format($policy$CREATE POLICY platform ON %I TO osiris_central
    USING (current_setting('osiris.scope', true) = 'platform')$policy$, name);
  EXECUTE format('CREATE POLICY partner ON %I TO osiris_central USING (%s)', name, belongs);
END $procedure$
;
CREATE OR REPLACE FUNCTION public.provision_code_claimed(claimed_provision_id uuid, mac text, public_key text, api_key_sha256 text, site text, appliance text, at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  UPDATE provision_code
     SET status = 'claimed', claimed_at = at, claimed_mac = mac, claimed_public_key = public_key,
         claimed_api_key_sha256 = api_key_sha256, claimed_site_id = site, claimed_appliance_id = appliance
   WHERE provision_id = claimed_provision_id AND status = 'pending'
$function$
;
-- owner: osiris_lookup
CREATE OR REPLACE FUNCTION public.provision_code_lock(wanted_sha256 text)
 RETURNS SETOF provision_code
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  SELECT c.provision_id, c.code_sha256, c.partner_id, c.client_name, c.deployment_mode, c.target_appliance_id,
         CASE WHEN c.status = 'pending' AND p.status <> 'active' THEN 'revoked' ELSE c.status END,
         c.created_at, c.expires_at, c.claimed_at, c.claimed_mac, c.claimed_public_key, c.claimed_api_key_sha256,
         c.claimed_site_id, c.claimed_appliance_id, c.created_by, c.revoked_at, c.bound_mac
    FROM provision_code c JOIN partner p USING (partner_id)
   WHERE c.code_sha256 = wanted_sha256 FOR UPDATE OF c
$function$
;
-- owner: osiris_lookup
CREATE OR REPLACE FUNCTION public.provision_code_view(wanted_sha256 text)
 RETURNS TABLE(status text, expires_at timestamp with time zone, client_name text, slug text, brand_name text, primary_color text, logo_url text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  SELECT CASE WHEN c.status = 'pending' AND p.status <> 'active' THEN 'revoked' ELSE c.status END,
         c.expires_at, c.client_name, p.slug, p.brand_name, p.primary_color, p.logo_url
    FROM provision_code c JOIN partner p USING (partner_id)
   WHERE c.code_sha256 = wanted_sha256 AND c.bound_mac IS NULL
$function$
;
-- owner: osiris_lookup
CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $function$
;
CREATE OR REPLACE FUNCTION public.refuse_change_by_client()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF bound_client() IS NOT NULL
     AND (NEW.client_id, NEW.partner_id, NEW.status, NEW.created_at, NEW.created_by)
       IS DISTINCT FROM (OLD.client_id, OLD.partner_id, OLD.status, OLD.created_at, OLD.created_by)
  THEN
    RAISE EXCEPTION 'a client changes its name only';
  END IF;
  RETURN NEW;
END $function$
;
CREATE OR REPLACE FUNCTION public.refuse_change_by_partner()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF bound_partner() IS NOT NULL
     AND (NEW.partner_id, NEW.slug, NEW.name, NEW.status) IS DISTINCT FROM (OLD.partner_id, OLD.slug, OLD.name, OLD.status)
  THEN
    RAISE EXCEPTION 'a partner changes its brand only';
  END IF;
  RETURN NEW;
END $function$
;
CREATE OR REPLACE FUNCTION public.severity_rank(severity text)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$
  SELECT array_position(ARRAY['low', 'medium', 'high', 'critical'], severity)
$function$
;
CREATE OR REPLACE FUNCTION public.site_needs(partner uuid, at timestamp with time zone, silent_since timestamp with time zone)
 RETURNS TABLE(site_id text, name text, needs bigint[], incidents bigint, tickets bigint, failing bigint, unknown bigint, urgency bigint)
 LANGUAGE sql
 STABLE
AS $function$
  SELECT c.site_id, c.name, c.needs, c.incidents, c.tickets, c.failing, c.unknown,
         coalesce((SELECT min(n.place) FROM unnest(c.needs) WITH ORDINALITY AS n (amount, place) WHERE n.amount > 0),
           cardinality(c.needs) + 1) - 1
    FROM (
      SELECT s.site_id, s.name, i.open AS incidents, t.open AS tickets, k.failing, k.unknown,
             ARRAY[t.overdue, i.critical, a.silent, t.open, h.stops, a.pending, k.failing, k.unknown] AS needs
        FROM site s,
             LATERAL (SELECT count(*) AS open,
                             count(*) FILTER (WHERE t.resolve_by < at OR (t.status = 'open' AND t.respond_by < at)) AS overdue
                        FROM ticket t WHERE t.site_id = s.site_id AND t.status <> 'resolved') t,
             LATERAL (SELECT count(*) AS open, count(*) FILTER (WHERE i.severity = 'critical') AS critical
                        FROM incident i WHERE i.site_id = s.site_id AND i.status = 'open') i,
             LATERAL (SELECT count(*) FILTER (WHERE c.last_checkin < silent_since) AS silent,
                             CASE count(*) WHEN 0 THEN 1 ELSE count(*) FILTER (WHERE c.last_checkin IS NULL) END AS pending
                        FROM appliance a LEFT JOIN appliance_checkin c USING (appliance_id)
                       WHERE a.site_id = s.site_id) a,
             LATERAL (SELECT count(*) AS stops FROM healing_stop h WHERE h.site_id = s.site_id AND h.ended_at IS NULL) h,
             LATERAL (SELECT count(*) FILTER (WHERE k.verdict = 'fail') AS failing,
                             count(*) FILTER (WHERE k.verdict = 'unknown') AS unknown
                        FROM check_state k WHERE k.site_id = s.site_id) k
       WHERE s.partner_id = partner AND s.status = 'active') c
$function$
;
CREATE OR REPLACE PROCEDURE public.tenant_table(IN name text)
 LANGUAGE plpgsql
AS $procedure$
BEGIN
  CALL protect_table(name, 'site_id IN (SELECT s.site_id FROM site s WHERE s.partner_id = (SELECT bound_partner()))');
  EXECUTE format('DROP POLICY IF EXISTS tenant ON %I', name);
  EXECUTE format($policy$CREATE POLICY tenant ON %I TO osiris_receiver, osiris_central
    USING (site_id IN (SELECT unnest(string_to_array(current_setting('osiris.sites', true), ','))))$policy$, name);
END $procedure$
;
CREATE OR REPLACE FUNCTION public.watched_sites()
 RETURNS SETOF text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  SELECT DISTINCT w.site_id FROM watcher w ORDER BY 1
$function$
;
-- owner: osiris_lookup
CREATE OR REPLACE FUNCTION public.watcher_by_key(key_sha256 text)
 RETURNS TABLE(watcher_id uuid, site_id text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
  SELECT w.watcher_id, w.site_id FROM watcher w WHERE w.api_key_sha256 = key_sha256 AND w.revoked_at IS NULL
$function$
;
-- owner: osiris_lookup

CREATE TRIGGER appliance_credential_notify AFTER UPDATE ON public.appliance_credential FOR EACH ROW EXECUTE FUNCTION notify_credential();
CREATE TRIGGER appliance_order_notify AFTER INSERT ON public.appliance_order FOR EACH ROW EXECUTE FUNCTION notify_order();
CREATE TRIGGER audit_checkpoint_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_checkpoint FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_link_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_link FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_log_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_log FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER client_changes_its_name_only BEFORE UPDATE ON public.client FOR EACH ROW EXECUTE FUNCTION refuse_change_by_client();
CREATE TRIGGER evidence_bundle_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.evidence_bundle FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER partner_changes_its_brand_only BEFORE UPDATE ON public.partner FOR EACH ROW EXECUTE FUNCTION refuse_change_by_partner();

ALTER TABLE admin_session ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE admin_user ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE agent_release ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE agent_release_part ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE api_token ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE appliance ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE appliance_checkin ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE appliance_credential ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE appliance_key ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE appliance_order ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE audit_log ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE check_state ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE client ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE client_invite ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE client_link ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE client_notice ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE client_notice_choice ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE client_offer ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE client_session ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE client_user ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE credential_delivery ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE delivery ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE evidence_bundle ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE evidence_chain ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE fleet_order ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE fleet_target ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE healing_allowance ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE healing_execution ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE healing_grant ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE healing_stop ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE healing_switch ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE idempotent_answer ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE incident ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE incident_occurrence ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE incident_step ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE notice ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE notification_channel ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE notification_setting ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE notification_site ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE outbox ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE partner ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE partner_logo ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE passkey ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE passkey_challenge ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE password_reset ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE pattern_occurrence ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE planner_decision ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE planner_site ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE promoted_rule ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE promotion ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE provision_code ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE recovery_code ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE rule_document ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE site ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE site_credential ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE sso_flow ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE sso_identity ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE ticket ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE ticket_step ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE totp ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE user_invite ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE watcher ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

CREATE POLICY partner ON admin_session FOR ALL TO osiris_central USING ((user_id IN ( SELECT u.user_id
   FROM admin_user u
  WHERE (u.partner_id = ( SELECT bound_partner() AS bound_partner)))));
CREATE POLICY platform ON admin_session FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY partner ON admin_user FOR ALL TO osiris_central USING ((partner_id = ( SELECT bound_partner() AS bound_partner)));
CREATE POLICY platform ON admin_user FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY machines ON agent_release FOR SELECT TO osiris_receiver USING (true);
CREATE POLICY platform ON agent_release FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY machines ON agent_release_part FOR SELECT TO osiris_receiver USING (true);
CREATE POLICY platform ON agent_release_part FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY partner ON api_token FOR ALL TO osiris_central USING ((user_id IN ( SELECT u.user_id
   FROM admin_user u
  WHERE (u.partner_id = ( SELECT bound_partner() AS bound_partner)))));
CREATE POLICY platform ON api_token FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY client ON appliance FOR SELECT TO osiris_central USING ((site_id IN ( SELECT s.site_id
   FROM site s
  WHERE (s.client_id = ( SELECT bound_client() AS bound_client)))));
CREATE POLICY partner ON appliance FOR ALL TO osiris_central USING ((site_id IN ( SELECT s.site_id
   FROM site s
  WHERE (s.partner_id = ( SELECT bound_partner() AS bound_partner)))));
CREATE POLICY platform ON appliance FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY tenant ON appliance FOR ALL TO osiris_central, osiris_receiver USING ((site_id IN ( SELECT unnest(string_to_array(current_setting('osiris.sites'::text, true), ','::text)) AS unnest)));
CREATE POLICY client ON appliance_checkin FOR SELECT TO osiris_central USING ((site_id IN ( SELECT s.site_id
   FROM site s
  WHERE (s.client_id = ( SELECT bound_client() AS bound_client)))));
CREATE POLICY partner ON appliance_checkin FOR ALL TO osiris_central USING ((site_id IN ( SELECT s.site_id
   FROM site s
  WHERE (s.partner_id = ( SELECT bound_partner() AS bound_partner)))));
CREATE POLICY platform ON appliance_checkin FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY tenant ON appliance_checkin FOR ALL TO osiris_central, osiris_receiver USING ((site_id IN ( SELECT unnest(string_to_array(current_setting('osiris.sites'::text, true), ','::text)) AS unnest)));
CREATE POLICY lookup ON appliance_credential FOR SELECT TO osiris_lookup USING (true);
CREATE POLICY partner ON appliance_credential FOR ALL TO osiris_central USING ((site_id IN ( SELECT s.site_id
   FROM site s
  WHERE (s.partner_id = ( SELECT bound_partner() AS bound_partner)))));
CREATE POLICY platform ON appliance_credential FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY tenant ON appliance_credential FOR ALL TO osiris_central, osiris_receiver USING ((site_id IN ( SELECT unnest(string_to_array(current_setting('osiris.sites'::text, true), ','::text)) AS unnest)));
CREATE POLICY client ON appliance_key FOR SELECT TO osiris_central USING ((site_id IN ( SELECT s.site_id
   FROM site s
  WHERE (s.client_id = ( SELECT bound_client() AS bound_client)))));
CREATE POLICY partner ON appliance_key FOR ALL TO osiris_central USING ((site_id IN ( SELECT s.site_id
   FROM site s
  WHERE (s.partner_id = ( SELECT bound_partner() AS bound_partner)))));
CREATE POLICY platform ON appliance_key FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY tenant ON appliance_key FOR ALL TO osiris_central, osiris_receiver USING ((site_id IN ( SELECT unnest(string_to_array(current_setting('osiris.sites'::text, true), ','::text)) AS unnest)));
CREATE POLICY partner ON appliance_order FOR ALL TO osiris_central USING ((site_id IN ( SELECT s.site_id
   FROM site s
  WHERE (s.partner_id = ( SELECT bound_partner() AS bound_partner)))));
CREATE POLICY platform ON appliance_order FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY tenant ON appliance_order FOR ALL TO osiris_central, osiris_receiver USING ((site_id IN ( SELECT unnest(string_to_array(current_setting('osiris.sites'::text, true), ','::text)) AS unnest)));
CREATE POLICY append ON audit_log FOR INSERT TO osiris_central, osiris_receiver USING () WITH CHECK (true);
CREATE POLICY partner ON audit_log FOR SELECT TO osiris_central USING ((((detail ->> 'partner_id'::text) = (( SELECT bound_partner() AS bound_partner))::text) OR (site_id IN ( SELECT s.site_id
   FROM site s
  WHERE (s.partner_id = ( SELECT bound_partner() AS bound_partner))))));
CREATE POLICY platform ON audit_log FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY client ON check_state FOR SELECT TO osiris_central USING ((site_id IN ( SELECT s.site_id
   FROM site s
  WHERE (s.client_id = ( SELECT bound_client() AS bound_client)))));
CREATE POLICY partner ON check_state FOR ALL TO osiris_central USING ((site_id IN ( SELECT s.site_id
   FROM site s
  WHERE (s.partner_id = ( SELECT bound_partner() AS bound_partner)))));
CREATE POLICY platform ON check_state FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY tenant ON check_state FOR ALL TO osiris_central, osiris_receiver USING ((site_id IN ( SELECT unnest(string_to_array(current_setting('osiris.sites'::text, true), ','::text)) AS unnest)));
CREATE POLICY client_changes ON client FOR UPDATE TO osiris_central USING ((client_id = ( SELECT bound_client() AS bound_client)));
CREATE POLICY client_reads ON client FOR SELECT TO osiris_central USING ((client_id = ( SELECT bound_client() AS bound_client)));
CREATE POLICY partner ON client FOR ALL TO osiris_central USING ((partner_id = ( SELECT bound_partner() AS bound_partner)));
CREATE POLICY platform ON client FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY client ON client_invite FOR ALL TO osiris_central USING ((client_id = ( SELECT bound_client() AS bound_client)));
CREATE POLICY partner ON client_invite FOR ALL TO osiris_central USING ((client_id IN ( SELECT c.client_id
   FROM client c
  WHERE (c.partner_id = ( SELECT bound_partner() AS bound_partner)))));
CREATE POLICY platform ON client_invite FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY client ON client_link FOR ALL TO osiris_central USING ((user_id IN ( SELECT u.user_id
   FROM client_user u
  WHERE (u.client_id = ( SELECT bound_client() AS bound_client)))));
CREATE POLICY platform ON client_link FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY client ON client_notice FOR SELECT TO osiris_central USING ((client_id = ( SELECT bound_client() AS bound_client)));
CREATE POLICY partner ON client_notice FOR ALL TO osiris_central USING ((client_id IN ( SELECT c.client_id
   FROM client c
  WHERE (c.partner_id = ( SELECT bound_partner() AS bound_partner)))));
CREATE POLICY platform ON client_notice FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY client ON client_notice_choice FOR ALL TO osiris_central USING ((user_id IN ( SELECT u.user_id
   FROM client_user u
  WHERE (u.client_id = ( SELECT bound_client() AS bound_client)))));
CREATE POLICY platform ON client_notice_choice FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY client ON client_offer FOR ALL TO osiris_central USING ((client_id = ( SELECT bound_client() AS bound_client)));
CREATE POLICY partner ON client_offer FOR ALL TO osiris_central USING ((client_id IN ( SELECT c.client_id
   FROM client c
  WHERE (c.partner_id = ( SELECT bound_partner() AS bound_partner)))));
CREATE POLICY platform ON client_offer FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY client ON client_session FOR ALL TO osiris_central USING ((user_id IN ( SELECT u.user_id
   FROM client_user u
  WHERE (u.client_id = ( SELECT bound_client() AS bound_client)))));
CREATE POLICY platform ON client_session FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY client ON client_user FOR ALL TO osiris_central USING ((client_id = ( SELECT bound_client() AS bound_client)));
CREATE POLICY partner ON client_user FOR ALL TO osiris_central USING ((client_id IN ( SELECT c.client_id
   FROM client c
  WHERE (c.partner_id = ( SELECT bound_partner() AS bound_partner)))));
CREATE POLICY platform ON client_user FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY partner ON credential_delivery FOR ALL TO osiris_central USING ((site_id IN ( SELECT s.site_id
   FROM site s
  WHERE (s.partner_id = ( SELECT bound_partner() AS bound_partner)))));
CREATE POLICY platform ON credential_delivery FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY tenant ON credential_delivery FOR ALL TO osiris_central, osiris_receiver USING ((site_id IN ( SELECT unnest(string_to_array(current_setting('osiris.sites'::text, true), ','::text)) AS unnest)));
CREATE POLICY partner ON delivery FOR ALL TO osiris_central USING (((partner_id = ( SELECT bound_partner() AS bound_partner)) OR (site_id IN ( SELECT s.site_id
   FROM site s
  WHERE (s.partner_id = ( SELECT bound_partner() AS bound_partner))))));
CREATE POLICY platform ON delivery FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY tenant ON delivery FOR ALL TO osiris_central, osiris_receiver USING ((site_id IN ( SELECT unnest(string_to_array(current_setting('osiris.sites'::text, true), ','::text)) AS unnest)));
CREATE POLICY client ON evidence_bundle FOR SELECT TO osiris_central USING ((site_id IN ( SELECT s.site_id
   FROM site s
  WHERE (s.client_id = ( SELECT bound_client() AS bound_client)))));
CREATE POLICY partner ON evidence_bundle FOR ALL TO osiris_central USING ((site_id IN ( SELECT s.site_id
   FROM site s
  WHERE (s.partner_id = ( SELECT bound_partner() AS bound_partner)))));
CREATE POLICY platform ON evidence_bundle FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY tenant ON evidence_bundle FOR ALL TO osiris_central, osiris_receiver USING ((site_id IN ( SELECT unnest(string_to_array(current_setting('osiris.sites'::text, true), ','::text)) AS unnest)));
CREATE POLICY client ON evidence_chain FOR SELECT TO osiris_central USING ((site_id IN ( SELECT s.site_id
   FROM site s
  WHERE (s.client_id = ( SELECT bound_client() AS bound_client)))));
CREATE POLICY partner ON evidence_chain FOR ALL TO osiris_central USING ((site_id IN ( SELECT s.site_id
   FROM site s
  WHERE (s.partner_id = ( SELECT bound_partner() AS bound_partner)))));
CREATE POLICY platform ON evidence_chain FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY tenant ON evidence_chain FOR ALL TO osiris_central, osiris_receiver USING ((site_id IN ( SELECT unnest(string_to_array(current_setting('osiris.sites'::text, true), ','::text)) AS unnest)));
CREATE POLICY platform ON fleet_order FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY partner ON fleet_target FOR ALL TO osiris_central USING ((site_id IN ( SELECT s.site_id
   FROM site s
  WHERE (s.partner_id = ( SELECT bound_partner() AS bound_partner)))));
CREATE POLICY platform ON fleet_target FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY tenant ON fleet_target FOR ALL TO osiris_central, osiris_receiver USING ((site_id IN ( SELECT unnest(string_to_array(current_setting('osiris.sites'::text, true), ','::text)) AS unnest)));
CREATE POLICY partner ON healing_allowance FOR ALL TO osiris_central USING ((site_id IN ( SELECT s.site_id
   FROM site s
  WHERE (s.partner_id = ( SELECT bound_partner() AS bound_partner)))));
CREATE POLICY platform ON healing_allowance FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY tenant ON healing_allowance FOR ALL TO osiris_central, osiris_receiver USING ((site_id IN ( SELECT unnest(string_to_array(current_setting('osiris.sites'::text, true), ','::text)) AS unnest)));
CREATE POLICY client ON healing_execution FOR SELECT TO osiris_central USING ((site_id IN ( SELECT s.site_id
   FROM site s
  WHERE (s.client_id = ( SELECT bound_client() AS bound_client)))));
CREATE POLICY partner ON healing_execution FOR ALL TO osiris_central USING ((site_id IN ( SELECT s.site_id
   FROM site s
  WHERE (s.partner_id = ( SELECT bound_partner() AS bound_partner)))));
CREATE POLICY platform ON healing_execution FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY tenant ON healing_execution FOR ALL TO osiris_central, osiris_receiver USING ((site_id IN ( SELECT unnest(string_to_array(current_setting('osiris.sites'::text, true), ','::text)) AS unnest)));
CREATE POLICY partner ON healing_grant FOR ALL TO osiris_central USING ((site_id IN ( SELECT s.site_id
   FROM site s
  WHERE (s.partner_id = ( SELECT bound_partner() AS bound_partner)))));
CREATE POLICY platform ON healing_grant FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY tenant ON healing_grant FOR ALL TO osiris_central, osiris_receiver USING ((site_id IN ( SELECT unnest(string_to_array(current_setting('osiris.sites'::text, true), ','::text)) AS unnest)));
CREATE POLICY partner ON healing_stop FOR ALL TO osiris_central USING ((site_id IN ( SELECT s.site_id
   FROM site s
  WHERE (s.partner_id = ( SELECT bound_partner() AS bound_partner)))));
CREATE POLICY platform ON healing_stop FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY tenant ON healing_stop FOR ALL TO osiris_central, osiris_receiver USING ((site_id IN ( SELECT unnest(string_to_array(current_setting('osiris.sites'::text, true), ','::text)) AS unnest)));
CREATE POLICY partner ON healing_switch FOR ALL TO osiris_central USING ((site_id IN ( SELECT s.site_id
   FROM site s
  WHERE (s.partner_id = ( SELECT bound_partner() AS bound_partner)))));
CREATE POLICY platform ON healing_switch FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY tenant ON healing_switch FOR ALL TO osiris_central, osiris_receiver USING ((site_id IN ( SELECT unnest(string_to_array(current_setting('osiris.sites'::text, true), ','::text)) AS unnest)));
CREATE POLICY partner ON idempotent_answer FOR ALL TO osiris_central USING ((user_id IN ( SELECT u.user_id
   FROM admin_user u
  WHERE (u.partner_id = ( SELECT bound_partner() AS bound_partner)))));
CREATE POLICY platform ON idempotent_answer FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY client ON incident FOR SELECT TO osiris_central USING ((site_id IN ( SELECT s.site_id
   FROM site s
  WHERE (s.client_id = ( SELECT bound_client() AS bound_client)))));
CREATE POLICY partner ON incident FOR ALL TO osiris_central USING ((site_id IN ( SELECT s.site_id
   FROM site s
  WHERE (s.partner_id = ( SELECT bound_partner() AS bound_partner)))));
CREATE POLICY platform ON incident FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY tenant ON incident FOR ALL TO osiris_central, osiris_receiver USING ((site_id IN ( SELECT unnest(string_to_array(current_setting('osiris.sites'::text, true), ','::text)) AS unnest)));
CREATE POLICY partner ON incident_occurrence FOR ALL TO osiris_central USING ((site_id IN ( SELECT s.site_id
   FROM site s
  WHERE (s.partner_id = ( SELECT bound_partner() AS bound_partner)))));
CREATE POLICY platform ON incident_occurrence FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY tenant ON incident_occurrence FOR ALL TO osiris_central, osiris_receiver USING ((site_id IN ( SELECT unnest(string_to_array(current_setting('osiris.sites'::text, true), ','::text)) AS unnest)));
CREATE POLICY partner ON incident_step FOR ALL TO osiris_central USING ((site_id IN ( SELECT s.site_id
   FROM site s
  WHERE (s.partner_id = ( SELECT bound_partner() AS bound_partner)))));
CREATE POLICY platform ON incident_step FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY tenant ON incident_step FOR ALL TO osiris_central, osiris_receiver USING ((site_id IN ( SELECT unnest(string_to_array(current_setting('osiris.sites'::text, true), ','::text)) AS unnest)));
CREATE POLICY client ON notice FOR ALL TO osiris_central USING ((client_user_id IN ( SELECT u.user_id
   FROM client_user u
  WHERE (u.client_id = ( SELECT bound_client() AS bound_client)))));
CREATE POLICY partner ON notice FOR ALL TO osiris_central USING ((site_id IN ( SELECT s.site_id
   FROM site s
  WHERE (s.partner_id = ( SELECT bound_partner() AS bound_partner)))));
CREATE POLICY platform ON notice FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY tenant ON notice FOR ALL TO osiris_central, osiris_receiver USING ((site_id IN ( SELECT unnest(string_to_array(current_setting('osiris.sites'::text, true), ','::text)) AS unnest)));
CREATE POLICY partner ON notification_channel FOR ALL TO osiris_central USING ((partner_id = ( SELECT bound_partner() AS bound_partner)));
CREATE POLICY platform ON notification_channel FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY partner ON notification_setting FOR ALL TO osiris_central USING ((partner_id = ( SELECT bound_partner() AS bound_partner)));
CREATE POLICY platform ON notification_setting FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY partner ON notification_site FOR ALL TO osiris_central USING ((site_id IN ( SELECT s.site_id
   FROM site s
  WHERE (s.partner_id = ( SELECT bound_partner() AS bound_partner)))));
CREATE POLICY platform ON notification_site FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY tenant ON notification_site FOR ALL TO osiris_central, osiris_receiver USING ((site_id IN ( SELECT unnest(string_to_array(current_setting('osiris.sites'::text, true), ','::text)) AS unnest)));
CREATE POLICY partner ON outbox FOR ALL TO osiris_central USING ((site_id IN ( SELECT s.site_id
   FROM site s
  WHERE (s.partner_id = ( SELECT bound_partner() AS bound_partner)))));
CREATE POLICY platform ON outbox FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY tenant ON outbox FOR ALL TO osiris_central, osiris_receiver USING ((site_id IN ( SELECT unnest(string_to_array(current_setting('osiris.sites'::text, true), ','::text)) AS unnest)));
CREATE POLICY client ON partner FOR SELECT TO osiris_central USING ((partner_id IN ( SELECT c.partner_id
   FROM client c
  WHERE (c.client_id = ( SELECT bound_client() AS bound_client)))));
CREATE POLICY lookup ON partner FOR SELECT TO osiris_lookup USING (true);
CREATE POLICY own_brand ON partner FOR UPDATE TO osiris_central USING ((partner_id = ( SELECT bound_partner() AS bound_partner)));
CREATE POLICY partner ON partner FOR SELECT TO osiris_central USING ((partner_id = ( SELECT bound_partner() AS bound_partner)));
CREATE POLICY platform ON partner FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY client ON partner_logo FOR SELECT TO osiris_central USING ((partner_id IN ( SELECT c.partner_id
   FROM client c
  WHERE (c.client_id = ( SELECT bound_client() AS bound_client)))));
CREATE POLICY partner ON partner_logo FOR ALL TO osiris_central USING ((partner_id = ( SELECT bound_partner() AS bound_partner)));
CREATE POLICY platform ON partner_logo FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY partner ON passkey FOR ALL TO osiris_central USING ((user_id IN ( SELECT u.user_id
   FROM admin_user u
  WHERE (u.partner_id = ( SELECT bound_partner() AS bound_partner)))));
CREATE POLICY platform ON passkey FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY partner ON passkey_challenge FOR ALL TO osiris_central USING ((user_id IN ( SELECT u.user_id
   FROM admin_user u
  WHERE (u.partner_id = ( SELECT bound_partner() AS bound_partner)))));
CREATE POLICY platform ON passkey_challenge FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY partner ON password_reset FOR ALL TO osiris_central USING ((user_id IN ( SELECT u.user_id
   FROM admin_user u
  WHERE (u.partner_id = ( SELECT bound_partner() AS bound_partner)))));
CREATE POLICY platform ON password_reset FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY partner ON pattern_occurrence FOR ALL TO osiris_central USING ((site_id IN ( SELECT s.site_id
   FROM site s
  WHERE (s.partner_id = ( SELECT bound_partner() AS bound_partner)))));
CREATE POLICY platform ON pattern_occurrence FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY tenant ON pattern_occurrence FOR ALL TO osiris_central, osiris_receiver USING ((site_id IN ( SELECT unnest(string_to_array(current_setting('osiris.sites'::text, true), ','::text)) AS unnest)));
CREATE POLICY partner ON planner_decision FOR ALL TO osiris_central USING ((site_id IN ( SELECT s.site_id
   FROM site s
  WHERE (s.partner_id = ( SELECT bound_partner() AS bound_partner)))));
CREATE POLICY platform ON planner_decision FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY tenant ON planner_decision FOR ALL TO osiris_central, osiris_receiver USING ((site_id IN ( SELECT unnest(string_to_array(current_setting('osiris.sites'::text, true), ','::text)) AS unnest)));
CREATE POLICY partner ON planner_site FOR ALL TO osiris_central USING ((site_id IN ( SELECT s.site_id
   FROM site s
  WHERE (s.partner_id = ( SELECT bound_partner() AS bound_partner)))));
CREATE POLICY platform ON planner_site FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY tenant ON planner_site FOR ALL TO osiris_central, osiris_receiver USING ((site_id IN ( SELECT unnest(string_to_array(current_setting('osiris.sites'::text, true), ','::text)) AS unnest)));
CREATE POLICY partner ON promoted_rule FOR ALL TO osiris_central USING ((site_id IN ( SELECT s.site_id
   FROM site s
  WHERE (s.partner_id = ( SELECT bound_partner() AS bound_partner)))));
CREATE POLICY platform ON promoted_rule FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY tenant ON promoted_rule FOR ALL TO osiris_central, osiris_receiver USING ((site_id IN ( SELECT unnest(string_to_array(current_setting('osiris.sites'::text, true), ','::text)) AS unnest)));
CREATE POLICY platform ON promotion FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY lookup ON provision_code FOR ALL TO osiris_lookup USING (true);
CREATE POLICY partner ON provision_code FOR ALL TO osiris_central USING ((partner_id = ( SELECT bound_partner() AS bound_partner)));
CREATE POLICY platform ON provision_code FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY partner ON recovery_code FOR ALL TO osiris_central USING ((user_id IN ( SELECT u.user_id
   FROM admin_user u
  WHERE (u.partner_id = ( SELECT bound_partner() AS bound_partner)))));
CREATE POLICY platform ON recovery_code FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY partner ON rule_document FOR ALL TO osiris_central USING ((site_id IN ( SELECT s.site_id
   FROM site s
  WHERE (s.partner_id = ( SELECT bound_partner() AS bound_partner)))));
CREATE POLICY platform ON rule_document FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY tenant ON rule_document FOR ALL TO osiris_central, osiris_receiver USING ((site_id IN ( SELECT unnest(string_to_array(current_setting('osiris.sites'::text, true), ','::text)) AS unnest)));
CREATE POLICY client ON site FOR SELECT TO osiris_central USING ((client_id = ( SELECT bound_client() AS bound_client)));
CREATE POLICY partner ON site FOR ALL TO osiris_central USING ((partner_id = ( SELECT bound_partner() AS bound_partner)));
CREATE POLICY platform ON site FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY tenant ON site FOR ALL TO osiris_central, osiris_receiver USING ((site_id IN ( SELECT unnest(string_to_array(current_setting('osiris.sites'::text, true), ','::text)) AS unnest)));
CREATE POLICY partner ON site_credential FOR ALL TO osiris_central USING ((site_id IN ( SELECT s.site_id
   FROM site s
  WHERE (s.partner_id = ( SELECT bound_partner() AS bound_partner)))));
CREATE POLICY platform ON site_credential FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY tenant ON site_credential FOR ALL TO osiris_central, osiris_receiver USING ((site_id IN ( SELECT unnest(string_to_array(current_setting('osiris.sites'::text, true), ','::text)) AS unnest)));
CREATE POLICY partner ON sso_flow FOR ALL TO osiris_central USING (false);
CREATE POLICY platform ON sso_flow FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY partner ON sso_identity FOR ALL TO osiris_central USING ((user_id IN ( SELECT u.user_id
   FROM admin_user u
  WHERE (u.partner_id = ( SELECT bound_partner() AS bound_partner)))));
CREATE POLICY platform ON sso_identity FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY client ON ticket FOR SELECT TO osiris_central USING ((site_id IN ( SELECT s.site_id
   FROM site s
  WHERE (s.client_id = ( SELECT bound_client() AS bound_client)))));
CREATE POLICY partner ON ticket FOR ALL TO osiris_central USING ((site_id IN ( SELECT s.site_id
   FROM site s
  WHERE (s.partner_id = ( SELECT bound_partner() AS bound_partner)))));
CREATE POLICY platform ON ticket FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY tenant ON ticket FOR ALL TO osiris_central, osiris_receiver USING ((site_id IN ( SELECT unnest(string_to_array(current_setting('osiris.sites'::text, true), ','::text)) AS unnest)));
CREATE POLICY partner ON ticket_step FOR ALL TO osiris_central USING ((site_id IN ( SELECT s.site_id
   FROM site s
  WHERE (s.partner_id = ( SELECT bound_partner() AS bound_partner)))));
CREATE POLICY platform ON ticket_step FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY tenant ON ticket_step FOR ALL TO osiris_central, osiris_receiver USING ((site_id IN ( SELECT unnest(string_to_array(current_setting('osiris.sites'::text, true), ','::text)) AS unnest)));
CREATE POLICY partner ON totp FOR ALL TO osiris_central USING ((user_id IN ( SELECT u.user_id
   FROM admin_user u
  WHERE (u.partner_id = ( SELECT bound_partner() AS bound_partner)))));
CREATE POLICY platform ON totp FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY partner ON user_invite FOR ALL TO osiris_central USING ((partner_id = ( SELECT bound_partner() AS bound_partner)));
CREATE POLICY platform ON user_invite FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY lookup ON watcher FOR SELECT TO osiris_lookup USING (true);
CREATE POLICY partner ON watcher FOR ALL TO osiris_central USING ((site_id IN ( SELECT s.site_id
   FROM site s
  WHERE (s.partner_id = ( SELECT bound_partner() AS bound_partner)))));
CREATE POLICY platform ON watcher FOR ALL TO osiris_central USING ((current_setting('osiris.scope'::text, true) = 'platform'::text));
CREATE POLICY tenant ON watcher FOR ALL TO osiris_central, osiris_receiver USING ((site_id IN ( SELECT unnest(string_to_array(current_setting('osiris.sites'::text, true), ','::text)) AS unnest)));

GRANT DELETE, INSERT, SELECT, UPDATE ON admin_session TO osiris_central;
GRANT INSERT, SELECT, UPDATE ON admin_user TO osiris_central;
GRANT INSERT, SELECT ON agent_release TO osiris_central;
GRANT SELECT ON agent_release TO osiris_receiver;
GRANT INSERT, SELECT ON agent_release_part TO osiris_central;
GRANT SELECT ON agent_release_part TO osiris_receiver;
GRANT INSERT, SELECT, UPDATE ON api_token TO osiris_central;
GRANT INSERT, SELECT, UPDATE ON appliance TO osiris_central;
GRANT INSERT, SELECT, UPDATE ON appliance TO osiris_receiver;
GRANT SELECT ON appliance_checkin TO osiris_central;
GRANT INSERT, SELECT, UPDATE ON appliance_checkin TO osiris_receiver;
GRANT INSERT, SELECT, UPDATE ON appliance_credential TO osiris_central;
GRANT SELECT ON appliance_credential TO osiris_lookup;
GRANT INSERT, SELECT, UPDATE ON appliance_credential TO osiris_receiver;
GRANT INSERT, SELECT, UPDATE ON appliance_key TO osiris_central;
GRANT INSERT, SELECT, UPDATE ON appliance_key TO osiris_receiver;
GRANT INSERT, SELECT, UPDATE ON appliance_order TO osiris_central;
GRANT SELECT, UPDATE ON appliance_order TO osiris_receiver;
GRANT INSERT, SELECT ON audit_checkpoint TO osiris_central;
GRANT INSERT, SELECT ON audit_link TO osiris_central;
GRANT INSERT, SELECT ON audit_log TO osiris_central;
GRANT INSERT ON audit_log TO osiris_receiver;
GRANT SELECT ON check_state TO osiris_central;
GRANT INSERT, SELECT, UPDATE ON check_state TO osiris_receiver;
GRANT INSERT, SELECT, UPDATE ON client TO osiris_central;
GRANT INSERT, SELECT, UPDATE ON client_invite TO osiris_central;
GRANT DELETE, INSERT, SELECT, UPDATE ON client_link TO osiris_central;
GRANT INSERT, SELECT ON client_notice TO osiris_central;
GRANT INSERT, SELECT, UPDATE ON client_notice_choice TO osiris_central;
GRANT DELETE, INSERT, SELECT, UPDATE ON client_offer TO osiris_central;
GRANT DELETE, INSERT, SELECT, UPDATE ON client_session TO osiris_central;
GRANT DELETE, INSERT, SELECT, UPDATE ON client_user TO osiris_central;
GRANT DELETE, INSERT, SELECT, UPDATE ON credential_delivery TO osiris_central;
GRANT SELECT ON credential_delivery TO osiris_receiver;
GRANT INSERT, SELECT, UPDATE ON delivery TO osiris_central;
GRANT SELECT ON evidence_bundle TO osiris_central;
GRANT INSERT, SELECT ON evidence_bundle TO osiris_receiver;
GRANT INSERT, SELECT ON evidence_chain TO osiris_central;
GRANT INSERT, SELECT, UPDATE ON evidence_chain TO osiris_receiver;
GRANT INSERT, SELECT, UPDATE ON fleet_order TO osiris_central;
GRANT DELETE, INSERT, SELECT, UPDATE ON fleet_target TO osiris_central;
GRANT SELECT ON flyway_schema_history TO osiris_central;
GRANT SELECT ON flyway_schema_history TO osiris_receiver;
GRANT INSERT, SELECT, UPDATE ON healing_allowance TO osiris_central;
GRANT SELECT ON healing_allowance TO osiris_receiver;
GRANT SELECT ON healing_execution TO osiris_central;
GRANT INSERT, SELECT ON healing_execution TO osiris_receiver;
GRANT DELETE, INSERT, SELECT, UPDATE ON healing_grant TO osiris_central;
GRANT INSERT, SELECT, UPDATE ON healing_stop TO osiris_central;
GRANT DELETE, INSERT, SELECT ON healing_switch TO osiris_central;
GRANT DELETE, INSERT, SELECT, UPDATE ON idempotent_answer TO osiris_central;
GRANT INSERT, SELECT, UPDATE ON incident TO osiris_central;
GRANT INSERT, SELECT ON incident TO osiris_receiver;
GRANT INSERT, SELECT ON incident_occurrence TO osiris_central;
GRANT INSERT, SELECT ON incident_occurrence TO osiris_receiver;
GRANT INSERT, SELECT ON incident_step TO osiris_central;
GRANT INSERT, SELECT ON incident_step TO osiris_receiver;
GRANT INSERT, SELECT, UPDATE ON master_key TO osiris_central;
GRANT DELETE, INSERT, SELECT, UPDATE ON notice TO osiris_central;
GRANT DELETE, INSERT, SELECT, UPDATE ON notification_channel TO osiris_central;
GRANT INSERT, SELECT, UPDATE ON notification_setting TO osiris_central;
GRANT DELETE, INSERT, SELECT, UPDATE ON notification_site TO osiris_central;
GRANT DELETE, INSERT, SELECT ON outbox TO osiris_central;
GRANT INSERT, SELECT ON outbox TO osiris_receiver;
GRANT INSERT, SELECT, UPDATE ON partner TO osiris_central;
GRANT SELECT ON partner TO osiris_lookup;
GRANT DELETE, INSERT, SELECT, UPDATE ON partner_logo TO osiris_central;
GRANT DELETE, INSERT, SELECT, UPDATE ON passkey TO osiris_central;
GRANT DELETE, INSERT, SELECT ON passkey_challenge TO osiris_central;
GRANT DELETE, INSERT, SELECT, UPDATE ON password_reset TO osiris_central;
GRANT INSERT, SELECT ON pattern_occurrence TO osiris_central;
GRANT INSERT, SELECT, UPDATE ON planner_decision TO osiris_central;
GRANT INSERT, SELECT, UPDATE ON planner_site TO osiris_central;
GRANT INSERT, SELECT ON policy_revision TO osiris_central;
GRANT INSERT, SELECT, UPDATE ON policy_source TO osiris_central;
GRANT INSERT, SELECT, UPDATE ON promoted_rule TO osiris_central;
GRANT INSERT, SELECT, UPDATE ON promotion TO osiris_central;
GRANT INSERT, SELECT, UPDATE ON provision_code TO osiris_central;
GRANT SELECT, UPDATE ON provision_code TO osiris_lookup;
GRANT DELETE, INSERT, SELECT, UPDATE ON recovery_code TO osiris_central;
GRANT INSERT, SELECT ON rule_base TO osiris_central;
GRANT INSERT, SELECT ON rule_document TO osiris_central;
GRANT SELECT ON rule_document TO osiris_receiver;
GRANT INSERT, SELECT, UPDATE ON server_key TO osiris_central;
GRANT SELECT ON server_key TO osiris_receiver;
GRANT INSERT, SELECT, UPDATE ON site TO osiris_central;
GRANT INSERT, SELECT ON site TO osiris_receiver;
GRANT DELETE, INSERT, SELECT, UPDATE ON site_credential TO osiris_central;
GRANT DELETE, INSERT, SELECT ON sso_flow TO osiris_central;
GRANT DELETE, INSERT, SELECT ON sso_identity TO osiris_central;
GRANT INSERT, SELECT, UPDATE ON ticket TO osiris_central;
GRANT INSERT, SELECT ON ticket_step TO osiris_central;
GRANT DELETE, INSERT, SELECT, UPDATE ON totp TO osiris_central;
GRANT SELECT ON unclaimed_appliance TO osiris_central;
GRANT INSERT, SELECT, UPDATE ON unclaimed_appliance TO osiris_receiver;
GRANT INSERT, SELECT, UPDATE ON user_invite TO osiris_central;
GRANT SELECT, UPDATE ON waiting_appliance TO osiris_central;
GRANT DELETE, INSERT, SELECT, UPDATE ON waiting_appliance TO osiris_receiver;
GRANT INSERT, SELECT ON watcher TO osiris_central;
GRANT SELECT ON watcher TO osiris_lookup;
GRANT SELECT ON watcher TO osiris_receiver;

GRANT UPDATE (agent_version) ON watcher TO osiris_receiver;
GRANT UPDATE (bundle_id) ON healing_execution TO osiris_receiver;
GRANT UPDATE (closed_at) ON evidence_chain TO osiris_central;
GRANT UPDATE (closed_for) ON incident TO osiris_central;
GRANT UPDATE (closed_for) ON incident TO osiris_receiver;
GRANT UPDATE (delivered_at) ON credential_delivery TO osiris_receiver;
GRANT UPDATE (details) ON incident TO osiris_central;
GRANT UPDATE (details) ON incident TO osiris_receiver;
GRANT UPDATE (is_healed) ON pattern_occurrence TO osiris_central;
GRANT UPDATE (last_heartbeat_at) ON watcher TO osiris_receiver;
GRANT UPDATE (last_report_at) ON watcher TO osiris_receiver;
GRANT UPDATE (look_at) ON incident TO osiris_central;
GRANT UPDATE (look_at) ON incident TO osiris_receiver;
GRANT UPDATE (observed_at) ON incident TO osiris_central;
GRANT UPDATE (observed_at) ON incident TO osiris_receiver;
GRANT UPDATE (order_id) ON incident TO osiris_central;
GRANT UPDATE (order_id) ON incident TO osiris_receiver;
GRANT UPDATE (outbox_id) ON outbox TO osiris_central;
GRANT UPDATE (outcome) ON healing_execution TO osiris_receiver;
GRANT UPDATE (over_at) ON incident TO osiris_central;
GRANT UPDATE (over_at) ON incident TO osiris_receiver;
GRANT UPDATE (over_at) ON incident_occurrence TO osiris_receiver;
GRANT UPDATE (pre_state) ON incident TO osiris_central;
GRANT UPDATE (pre_state) ON incident TO osiris_receiver;
GRANT UPDATE (problem) ON watcher TO osiris_receiver;
GRANT UPDATE (reason_code) ON healing_execution TO osiris_receiver;
GRANT UPDATE (reopened_at) ON incident TO osiris_central;
GRANT UPDATE (reopened_at) ON incident TO osiris_receiver;
GRANT UPDATE (reopenings) ON incident TO osiris_central;
GRANT UPDATE (reopenings) ON incident TO osiris_receiver;
GRANT UPDATE (resolved_at) ON incident TO osiris_central;
GRANT UPDATE (resolved_at) ON incident TO osiris_receiver;
GRANT UPDATE (revoked_at) ON watcher TO osiris_central;
GRANT UPDATE (rule_id) ON healing_execution TO osiris_receiver;
GRANT UPDATE (runbook_id) ON healing_execution TO osiris_receiver;
GRANT UPDATE (seen_at) ON incident TO osiris_central;
GRANT UPDATE (seen_at) ON incident TO osiris_receiver;
GRANT UPDATE (severity) ON incident TO osiris_central;
GRANT UPDATE (severity) ON incident TO osiris_receiver;
GRANT UPDATE (status) ON incident TO osiris_central;
GRANT UPDATE (status) ON incident TO osiris_receiver;
GRANT UPDATE (tier) ON healing_execution TO osiris_receiver;
GRANT UPDATE (waiting) ON watcher TO osiris_receiver;

GRANT EXECUTE ON FUNCTION account_table TO PUBLIC;
GRANT EXECUTE ON FUNCTION bound_client TO PUBLIC;
GRANT EXECUTE ON FUNCTION bound_partner TO PUBLIC;
GRANT EXECUTE ON FUNCTION client_mails TO PUBLIC;
GRANT EXECUTE ON FUNCTION client_reads TO PUBLIC;
GRANT EXECUTE ON FUNCTION machine_by_credential TO osiris_receiver;
GRANT EXECUTE ON FUNCTION notify_credential TO PUBLIC;
GRANT EXECUTE ON FUNCTION notify_order TO PUBLIC;
GRANT EXECUTE ON FUNCTION partner_branding TO osiris_receiver;
GRANT EXECUTE ON FUNCTION protect_table TO PUBLIC;
GRANT EXECUTE ON FUNCTION provision_code_claimed TO osiris_receiver;
GRANT EXECUTE ON FUNCTION provision_code_lock TO osiris_receiver;
GRANT EXECUTE ON FUNCTION provision_code_view TO osiris_receiver;
GRANT EXECUTE ON FUNCTION refuse_change TO PUBLIC;
GRANT EXECUTE ON FUNCTION refuse_change_by_client TO PUBLIC;
GRANT EXECUTE ON FUNCTION refuse_change_by_partner TO PUBLIC;
GRANT EXECUTE ON FUNCTION severity_rank TO PUBLIC;
GRANT EXECUTE ON FUNCTION site_needs TO PUBLIC;
GRANT EXECUTE ON FUNCTION tenant_table TO PUBLIC;
GRANT EXECUTE ON FUNCTION watched_sites TO osiris_receiver;
GRANT EXECUTE ON FUNCTION watcher_by_key TO osiris_receiver;
