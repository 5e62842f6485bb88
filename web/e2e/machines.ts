import { createHash, generateKeyPairSync, randomBytes, randomUUID, type KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "@playwright/test";
import { adminPasswordFile } from "./product";

// What machines tell the running product through their own door, the receiver, with keys of the run's home folder.

const RUNS_UNTIL_A_STOP = 4;

/** The run's appliance reports that a runbook failed, often enough for Central to stop it. */
export async function reportFailures(runbookId: string): Promise<void> {
  const appliance = readAppliance();
  for (let run = 0; run < RUNS_UNTIL_A_STOP; run += 1) {
    await tell(`${appliance.receiver}/api/agent/executions`, appliance.apiKey, {
      execution_id: randomUUID(),
      runbook_id: runbookId,
      host_id: `host-${run}`,
      check_type: "linux_time_sync",
      tier: "L1",
      outcome: "failed",
      started_at: new Date().toISOString(),
      duration_ms: 40,
    });
  }
}

/**
 * A new watcher of a host that no appliance looks after reports a crash.
 *
 * @returns the incident's id
 */
export async function reportIncident(host: string): Promise<string> {
  const { siteId, receiver } = readAppliance();
  const key = await registerWatcher(host);
  const incidentId = randomUUID();
  await tell(`${receiver}/incidents`, key, {
    incident_id: incidentId,
    site_id: siteId,
    host_id: host,
    incident_type: "service_crash",
    severity: "high",
    details: { unit: "cups.service", restart_count: 1 },
    pre_state: {},
    hipaa_controls: [],
  });
  return incidentId;
}

/** A new watcher of a host says that it is there. */
export async function reportHeartbeat(host: string, problem?: string): Promise<void> {
  const { siteId, receiver } = readAppliance();
  await tell(`${receiver}/incidents/heartbeat`, await registerWatcher(host), {
    site_id: siteId,
    heartbeat_at: new Date().toISOString(),
    waiting: 0,
    agent_version: "1.0",
    problem,
  });
}

/** @returns its key */
async function registerWatcher(host: string): Promise<string> {
  const key = `osw_${randomBytes(24).toString("base64url")}`;
  await tell(`${central()}/api/sites/${readAppliance().siteId}/watchers`, adminToken(), {
    host_id: host,
    api_key_sha256: createHash("sha256").update(key).digest("hex"),
    public_key: publicKey(),
  });
  return key;
}

/** A partner with one site, which no appliance has claimed yet. */
export async function addPartner(slug: string, name: string, siteName: string): Promise<void> {
  const token = adminToken();
  await tell(`${central()}/api/partners`, token, { slug, name, brand_name: name });
  await tell(`${central()}/api/sites`, token, { name: siteName, partner_slug: slug });
}

/** The site of the run's own appliance. */
export function ownSite(): string {
  return readAppliance().siteId;
}

export function central(): string {
  return process.env.OSIRIS_URL ?? "http://127.0.0.1:8000";
}

/** The 32 bytes of an Ed25519 key in hex. */
export function publicKey(key: KeyObject = generateKeyPairSync("ed25519").publicKey): string {
  const { x = "" } = key.export({ format: "jwk" });
  return Buffer.from(x, "base64url").toString("hex");
}

export function adminToken(): string {
  return readHome("admin-token");
}

/** Where the machines' door is. */
export function receiver(): string {
  return readAppliance().receiver;
}

function readAppliance(): { siteId: string; apiKey: string; receiver: string } {
  const config = readHome("appliance/config.yaml");
  const valueOf = (name: string): string => new RegExp(`^${name}: (.*)$`, "m").exec(config)?.[1] ?? "";
  return { siteId: valueOf("site_id"), apiKey: valueOf("api_key"), receiver: valueOf("api_endpoint") };
}

function readHome(file: string): string {
  return readFileSync(join(dirname(adminPasswordFile()), file), "utf8").trim();
}

/** @returns what was answered */
export async function tell(url: string, token: string, body: object, method = "POST"): Promise<unknown> {
  const answer = await fetch(url, {
    method,
    headers: {
      ...(token === "" ? {} : { Authorization: `Bearer ${token}` }),
      "Content-Type": "application/json",
    },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  expect(answer.ok, `${url}: ${text}`).toBe(true);
  return text === "" ? undefined : JSON.parse(text);
}
