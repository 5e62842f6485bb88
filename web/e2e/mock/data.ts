import { createHash } from "node:crypto";
import type { components } from "../../src/api/schema";

type Schemas = components["schemas"];

const START = Date.now();
const ago = (seconds: number): string => new Date(START - seconds * 1000).toISOString();
const hex = (seed: number, length: number): string =>
  createHash("sha512").update(String(seed)).digest("hex").slice(0, length);

export const uuid = (seed: number): string =>
  `${hex(seed, 8)}-${hex(seed + 1, 4)}-4${hex(seed + 2, 3)}-a${hex(seed + 3, 3)}-${hex(seed + 4, 12)}`;

const KEY_ID = `ed25519-${hex(5, 16)}`;

export const user: Schemas["User"] = {
  id: uuid(1),
  username: "admin",
  role: "admin",
  partner_slug: null,
  must_set_up_second_factor: false,
};

type CheckSeed = readonly [string, string, Schemas["CheckRow"]["severity"], readonly string[], string];

const CATALOGUE: readonly CheckSeed[] = [
  [
    "patching",
    "System patch level",
    "high",
    ["164.308(a)(5)(ii)(B)"],
    "no security update is pending, and the system generation is the baseline's or at most 30 days old",
  ],
  [
    "critical_services",
    "Critical services",
    "high",
    ["164.312(a)(1)", "164.308(a)(1)(ii)(D)"],
    "every service that the baseline names is running",
  ],
  [
    "backup_verification",
    "Backup",
    "high",
    ["164.308(a)(7)(ii)(A)", "164.310(d)(2)(iv)"],
    "the last backup succeeded within 24 hours and a restore was tested within 30 days",
  ],
  [
    "firewall_baseline",
    "Firewall rules match the baseline",
    "high",
    ["164.312(a)(1)"],
    "the loaded ruleset has the hash that the baseline names",
  ],
  [
    "encryption",
    "Disk encryption",
    "critical",
    ["164.312(a)(2)(iv)"],
    "every volume that the baseline names lies on LUKS",
  ],
  [
    "time_sync",
    "Clock offset",
    "medium",
    ["164.312(b)"],
    "the measured offset to a time server is at most 5000 ms",
  ],
  [
    "linux_firewall",
    "Host firewall",
    "high",
    ["164.312(e)(1)"],
    "nftables, iptables, ufw or firewalld has rules that filter input",
  ],
  [
    "linux_ssh_config",
    "SSH server settings",
    "high",
    ["164.312(a)(2)(i)", "164.312(d)"],
    "root cannot log in with a password and password authentication is off",
  ],
  [
    "linux_disk_space",
    "Space on the root file system",
    "medium",
    ["164.308(a)(7)(ii)(A)"],
    "at most 90 % of the root file system is used",
  ],
  [
    "linux_suid_binaries",
    "Set-user-id programs",
    "high",
    ["164.312(a)(1)"],
    "every set-user-id program is on the known list",
  ],
  [
    "linux_audit_logging",
    "Audit log",
    "critical",
    ["164.312(b)"],
    "auditd runs or the journal is kept on disk",
  ],
  [
    "linux_kernel_params",
    "Kernel settings",
    "medium",
    ["164.312(e)(1)"],
    "the network settings of the kernel are as the baseline names them",
  ],
  [
    "linux_permissions",
    "Permissions of system files",
    "high",
    ["164.312(a)(1)"],
    "the account files are owned by root and closed to others",
  ],
  ["linux_failed_services", "Failed units", "medium", [], "no systemd unit has failed"],
];

export const checks: readonly Schemas["Check"][] = CATALOGUE.map(
  ([type, title, severity, controls, condition], place) => ({
    check_type: type,
    title,
    platforms: place < 6 ? ["linux", "nixos"] : ["linux"],
    hipaa_controls: [...controls],
    severity,
    disruptive: place % 3 === 0,
    auto_fix_allowed: type !== "encryption",
    pass_condition: condition,
  }),
);

const FOUND: readonly (readonly [Schemas["CheckRow"]["verdict"], string | null])[] = [
  ["fail", "3 security updates are pending: libssl3, openssh-server, linux-image"],
  ["unknown", "systemctl is not there: this machine was not started by systemd"],
  ["unknown", "no backup is configured in the baseline"],
  ["pass", null],
  ["fail", "/dev/vda1 that holds the state is not encrypted"],
  ["pass", null],
  ["pass", null],
  ["pass", null],
  ["pass", null],
  ["fail", "2 programs are not on the known list"],
  ["unknown", "no permission to read /var/log/journal"],
  ["pass", null],
  ["pass", null],
  ["pass", null],
];

const rows: readonly Schemas["CheckRow"][] = CATALOGUE.map(([type, title, severity, controls], place) => {
  const [verdict, reason] = FOUND[place] ?? ["unknown", "not checked"];
  return {
    check_type: type,
    title,
    host_id: "clinic-appliance-1",
    verdict,
    reason,
    severity,
    hipaa_controls: [...controls],
    observed_at: ago(140 + place),
    bundle_id: uuid(100 + place),
  };
});

const counts = { pass: 8, fail: 3, unknown: 3 };
const partner = { slug: "northwind-it", brand_name: "Northwind IT" };

const site = (
  id: string,
  name: string,
  live_status: Schemas["Site"]["live_status"],
  last: number | null,
  found: Schemas["Site"]["checks"],
): Schemas["Site"] => ({
  site_id: id,
  name,
  partner,
  status: "active",
  live_status,
  progress: { phase: "complete", percent: 100, waits_for: "nothing", count: 0 },
  appliances: {
    total: 1,
    online: Number(live_status === "online"),
    stale: Number(live_status === "stale"),
    offline: Number(live_status === "offline"),
    pending: Number(live_status === "pending"),
  },
  checks: found,
  last_checkin: last === null ? null : ago(last),
  created_at: ago(864_000),
});

export const sites: readonly Schemas["Site"][] = [
  site("northwind-lakeside-3fa1c2", "Lakeside Family Clinic", "online", 42, counts),
  site("northwind-harbor-91be07", "Harbor Dental", "stale", 540, { pass: 11, fail: 0, unknown: 3 }),
  site("northwind-hillcrest-5d20aa", "Hillcrest Pediatrics", "offline", 93_000, {
    pass: 9,
    fail: 4,
    unknown: 1,
  }),
  site("northwind-meadow-77c0de", "Meadow Physiotherapy", "pending", null, { pass: 0, fail: 0, unknown: 0 }),
  site("northwind-oakpark-0b11e4", "Oak Park Imaging", "online", 12, { pass: 14, fail: 0, unknown: 0 }),
];

export const detail = (id: string): Schemas["SiteDetail"] | undefined => {
  const found = sites.find((each) => each.site_id === id);
  return found === undefined
    ? undefined
    : { ...found, checks: found.live_status === "pending" ? [] : [...rows] };
};

export const appliances = (siteId: string): readonly Schemas["Appliance"][] =>
  detail(siteId)?.live_status === "pending"
    ? []
    : [
        {
          appliance_id: `${siteId}-84:3A:5B:91:B6:61`,
          hostname: "clinic-appliance-1",
          mac_address: "84:3A:5B:91:B6:61",
          ip_addresses: ["192.168.10.4"],
          agent_version: "0.1.0",
          nixos_version: "26.05",
          live_status: detail(siteId)?.live_status ?? "pending",
          last_checkin: ago(42),
          first_checkin: ago(864_000),
          uptime_seconds: 421_000,
          key_id: KEY_ID,
          queue_depth: 0,
          ruleset_hash: `sha256:${hex(7, 64)}`,
          rules_serial: 3,
          chain: { number: 1, sequence: 214, head_hash: hex(9, 64) },
        },
      ];

export const watchers = (siteId: string): readonly Schemas["Watcher"][] => [
  {
    watcher_id: "7b3c8a52-5f0e-4d39-9d0c-0d9f1f0a1c11",
    site_id: siteId,
    host_id: "db-1",
    stream: `osiris:incidents:${siteId}`,
    registered_at: ago(864_000),
    registered_by: "admin",
    last_report_at: ago(7_200),
    live_status: "online",
    last_heartbeat_at: ago(30),
    problem: null,
    waiting: 0,
    agent_version: "0.1.0",
    revoked_at: null,
  },
];

const orderBase = {
  appliance_id: "",
  parameters: {},
  created_by: "admin",
  error_code: null,
  error_message: null,
  result: null,
};

export const orders: Schemas["Order"][] = [
  {
    ...orderBase,
    order_id: "ORD-20261121104500-9F3A22C1",
    order_type: "view_logs",
    parameters: { lines: 200 },
    status: "completed",
    created_at: ago(900),
    expires_at: ago(0),
    acknowledged_at: ago(899),
    completed_at: ago(898),
    result: {
      lines: "10:44:58 scan finished checks=14\n10:45:00 bundle stored sequence=214\n10:45:01 check-in ok",
    },
  },
  {
    ...orderBase,
    order_id: "ORD-20261121103000-1B7714AE",
    order_type: "diagnostic",
    parameters: { command: "disk_usage" },
    status: "refused",
    created_at: ago(3600),
    expires_at: ago(2700),
    acknowledged_at: null,
    completed_at: ago(3598),
    error_code: "replayed_nonce",
    error_message: "The nonce was used by another order",
  },
  {
    ...orderBase,
    order_id: "ORD-20261120090000-77AB01F0",
    order_type: "run_drift",
    status: "expired",
    created_at: ago(90_000),
    expires_at: ago(89_100),
    acknowledged_at: null,
    completed_at: null,
  },
];

export const incidents: readonly Schemas["Incident"][] = [
  {
    incident_id: uuid(60),
    site_id: "",
    appliance_id: "",
    watcher_id: null,
    reported_by: null,
    host_id: "clinic-appliance-1",
    incident_type: "encryption_missing",
    check_type: "encryption",
    severity: "critical",
    details: { device: "/dev/vda1", expected: "LUKS" },
    pre_state: {},
    hipaa_controls: ["164.312(a)(2)(iv)"],
    status: "open",
    received_at: ago(7200),
    resolved_at: null,
    tier: "L3",
    resolved_through: null,
    earlier: 2,
    reopenings: 1,
    reopened_at: ago(3600),
  },
];

export const bundles: readonly Schemas["BundleRow"][] = Array.from({ length: 40 }, (_, place) => {
  const seed = CATALOGUE[place % 14];
  const isScan = place % 9 === 8;
  return {
    bundle_id: uuid(100 + place),
    appliance_id: "northwind-lakeside-3fa1c2-84:3A:5B:91:B6:61",
    host_id: "clinic-appliance-1",
    kind: isScan ? "scan" : "check",
    check: isScan ? "general" : (seed?.[0] ?? "general"),
    verdict: isScan ? null : (FOUND[place % 14]?.[0] ?? "unknown"),
    outcome: "success",
    timestamp_end: ago(140 + place * 900),
    chain: 1,
    sequence: 214 - place,
    key_id: KEY_ID,
    received_at: ago(139 + place * 900),
  };
});

export const bundle = (id: string): Schemas["SignedBundle"] | undefined => {
  const row = bundles.find((each) => each.bundle_id === id);
  if (row === undefined) {
    return undefined;
  }
  const payload = {
    action_taken:
      row.verdict === "fail"
        ? [
            {
              step: 1,
              action: "read",
              command: "cryptsetup status root",
              exit_code: 4,
              duration_ms: 12,
              result: "inactive",
            },
          ]
        : [],
    appliance_id: row.appliance_id,
    bundle_id: id,
    chain: row.chain,
    check: row.check,
    deployment_mode: "reseller",
    derivation_digest: null,
    hipaa_controls: ["164.312(a)(2)(iv)"],
    host_id: row.host_id,
    key_id: row.key_id,
    kind: row.kind,
    nixos_revision: null,
    ntp_offset_ms: 3,
    null_reasons: { derivation_digest: "not a NixOS host", nixos_revision: "not a NixOS host" },
    outcome: row.outcome,
    policy_version: "1",
    post_state: { encrypted: false, volumes: [{ device: "/dev/vda1", mount: "/", type: "ext4" }] },
    pre_state: { encrypted: false, volumes: [{ device: "/dev/vda1", mount: "/", type: "ext4" }] },
    prev_hash: hex(11, 64),
    reason: "/dev/vda1 that holds the state is not encrypted",
    reseller_id: "northwind-it",
    rollback_available: false,
    ruleset_hash: `sha256:${hex(12, 64)}`,
    sequence: row.sequence,
    site_id: "northwind-lakeside-3fa1c2",
    timestamp_end: row.timestamp_end,
    timestamp_start: row.timestamp_end,
    verdict: row.verdict,
    version: "1.1",
  };
  return {
    signed_payload: JSON.stringify(payload),
    signature: hex(13, 128),
    key_id: row.key_id,
    payload,
    received_at: row.received_at,
  };
};

export const partners: Schemas["Partner"][] = [
  {
    slug: "northwind-it",
    name: "Northwind IT Services",
    brand_name: "Northwind IT",
    primary_color: "#4F46E5",
    logo_url: null,
    status: "active",
    created_at: ago(9_000_000),
  },
];

export const incidentDetail = (id: string): Schemas["IncidentDetail"] | undefined => {
  const incident = incidents.find(({ incident_id }) => incident_id === id);
  const proof = bundles[3]?.bundle_id ?? null;
  return incident === undefined
    ? undefined
    : {
        incident,
        timeline: [
          line(incident.received_at, "reported", "The appliance reported it", null, null),
          line(incident.received_at, "looked", "The check failed", null, proof),
          {
            ...line(ago(80), "decided", "Decided: act", "rule L1-SVC-001 fits", proof),
            rule_id: "L1-SVC-001",
            runbook_id: "LIN-SVC-001",
          },
          {
            ...line(ago(75), "done", "One step ran", null, proof),
            steps: [{ action: "unit_restart", exit_code: 0, duration_ms: 210 }],
          },
          line(ago(70), "ended", "Outcome: healed", null, proof),
        ],
        closable_by_person: incident.status !== "resolved",
      };
};

const line = (
  at: string,
  what: Schemas["TimelineEntry"]["what"],
  title: string,
  reason: string | null,
  bundle_id: string | null,
): Schemas["TimelineEntry"] => ({
  at,
  what,
  title,
  reason,
  rule_id: null,
  runbook_id: null,
  steps: [],
  bundle_id,
});

export const rules: readonly Schemas["Rule"][] = [
  {
    rule_id: "L1-SVC-001",
    name: "Restart a critical service that stopped",
    description: "A service of the baseline is not running.",
    source: "builtin",
    enabled: true,
    priority: 10,
    conditions: [
      { field: "check_type", operator: "equals", value: "critical_services" },
      { field: "details.stopped", operator: "exists", value: true },
    ],
    severities: [],
    platforms: ["linux"],
    runbook_id: "LIN-SVC-001",
    parameters: { unit: "${details.stopped}" },
    escalation: null,
    urgent: false,
    cooldown_seconds: 300,
    max_retries: 1,
    hipaa_controls: ["164.308(a)(1)(ii)(D)"],
    gpo_managed: false,
    matches: [
      { check_type: "critical_services", host: "srv1", platform: "linux", severity: "high", details: {} },
    ],
    ignores: [],
  },
  {
    rule_id: "L1-ENC-001",
    name: "Missing encryption is a person's matter",
    description: "",
    source: "synced",
    enabled: true,
    priority: 5,
    conditions: [{ field: "check_type", operator: "equals", value: "encryption" }],
    severities: ["high", "critical"],
    platforms: [],
    runbook_id: null,
    parameters: {},
    escalation: "Encryption is never switched on automatically",
    urgent: true,
    cooldown_seconds: 300,
    max_retries: 1,
    hipaa_controls: ["164.312(a)(2)(iv)"],
    gpo_managed: false,
    matches: [],
    ignores: [],
  },
];

export const runbooks: readonly Schemas["Runbook"][] = [
  {
    runbook_id: "LIN-SVC-001",
    title: "Restart a systemd unit",
    tool: "service",
    platforms: ["linux", "nixos"],
    severity: "high",
    disruptive: false,
    timeout_seconds: 120,
    parameters: [
      { name: "unit", type: "unit", description: "The unit to restart", standard: null, allowed: [] },
    ],
    hipaa_controls: ["164.308(a)(1)(ii)(D)"],
    detect: [{ action: "unit_active", arguments: { unit: "${unit}" }, timeout_seconds: 10 }],
    remediate: [{ action: "unit_restart", arguments: { unit: "${unit}" }, timeout_seconds: 60 }],
    verify: [{ action: "unit_active", arguments: { unit: "${unit}" }, timeout_seconds: 10 }],
    rollback: [],
    used_by: ["L1-SVC-001"],
  },
];

export const tried: Schemas["TriedDecision"] = {
  decision: "act",
  rule_id: "L1-SVC-001",
  runbook_id: "LIN-SVC-001",
  parameters: { unit: "nginx.service" },
  reason_code: "allowed",
  reason: "rule L1-SVC-001 fits and no guardrail objects",
  until: null,
  urgent: false,
};

export const releases = ["1.5.0", "1.4.2"].map((version, index) => ({
  version,
  sha256: `${String(index)}f86d081884c7d659`.repeat(4).slice(0, 64),
  size: 31_457_280,
  signed_by: index === 0 ? "d75a980182b10ab7".repeat(4) : null,
  uploaded_by: "admin",
  uploaded_at: new Date(Date.now() - (index + 1) * 864e5).toISOString(),
}));
