import { createHash, generateKeyPairSync, randomBytes, randomUUID, sign } from "node:crypto";
import { expect } from "@playwright/test";
import { adminToken, central, publicKey, receiver, tell } from "./machines";

const NO_PREDECESSOR = "0".repeat(64);

/** A site with an appliance that the test plays: what is on its pages is this test's alone. */
export class Clinic {
  readonly siteId = `clinic-${randomBytes(4).toString("hex")}`;
  host = "";
  readonly #mac = ["02", ...(randomBytes(5).toString("hex").toUpperCase().match(/../g) ?? [])].join(":");
  readonly #apiKey = randomBytes(24).toString("base64url");
  readonly #keys = generateKeyPairSync("ed25519");
  #sequence = 0;
  #lastHash = NO_PREDECESSOR;

  /** Of the partner with this short name. */
  static async open(partnerSlug: string): Promise<Clinic> {
    const clinic = new Clinic();
    await tell(`${central()}/api/sites`, adminToken(), {
      site_id: clinic.siteId,
      name: `Clinic ${clinic.siteId}`,
      partner_slug: partnerSlug,
    });
    await tell(`${central()}/api/sites/${clinic.siteId}/appliances`, adminToken(), {
      hostname: clinic.siteId,
      mac_address: clinic.#mac,
      public_key: publicKey(clinic.#keys.publicKey),
      api_key_sha256: sha256(clinic.#apiKey),
    });
    await clinic.checkIn(`host-${clinic.siteId}`);
    return clinic;
  }

  /** The appliance says on which host it runs. */
  async checkIn(host: string): Promise<void> {
    this.host = host;
    await tell(`${receiver()}/api/appliances/checkin`, this.#apiKey, {
      site_id: this.siteId,
      hostname: host,
      mac_address: this.#mac,
    });
  }

  /** Somebody reports an incident by the chat door; no rule knows its type. @returns its id */
  async report(type: string, severity: string, details: object = {}): Promise<string> {
    const reply = await tell(`${central()}/chat`, adminToken(), {
      client_id: this.siteId,
      hostname: this.host,
      incident_type: type,
      severity,
      details,
    });
    return textOf(reply, "incident_id");
  }

  /** What becomes of plans here. */
  async setPlanner(mode: "auto" | "manual" | "disabled"): Promise<void> {
    await tell(
      `${central()}/api/sites/${this.siteId}/planner`,
      adminToken(),
      { mode, reason: "a browser test" },
      "PUT",
    );
  }

  /** Waits until a list of Central has an entry about an incident, in this state if one is named. */
  async first(list: "tickets" | "planner/decisions", incidentId: string, status?: string): Promise<unknown> {
    const narrowed = status === undefined ? "" : `&status=${status}`;
    let found: unknown;
    await expect
      .poll(
        async () => {
          const answer = await fetch(`${central()}/api/${list}?incident_id=${incidentId}${narrowed}`, {
            headers: { Authorization: `Bearer ${adminToken()}` },
          });
          const items = itemsOf(await answer.json());
          found = items[0];
          return items.length;
        },
        { timeout: 30_000 },
      )
      .toBeGreaterThan(0);
    return found;
  }

  /** The appliance carries out an order of the planner, and proves that it helped. */
  async heal(orderId: string, check: string): Promise<void> {
    await tell(`${receiver()}/api/orders/${orderId}/acknowledge`, this.#apiKey, {});
    await this.#prove(orderId, check);
    await tell(`${receiver()}/api/orders/${orderId}/complete`, this.#apiKey, {
      status: "completed",
      success: true,
      result: {},
    });
  }

  #keyId(): string {
    return `ed25519-${sha256(Buffer.from(publicKey(this.#keys.publicKey), "hex")).slice(0, 16)}`;
  }

  async #prove(orderId: string, check: string): Promise<void> {
    const now = new Date().toISOString();
    const unknown = "the test has none";
    const payload = canonical({
      version: "1.1",
      bundle_id: randomUUID(),
      site_id: this.siteId,
      host_id: this.host,
      deployment_mode: "direct",
      reseller_id: null,
      timestamp_start: now,
      timestamp_end: now,
      policy_version: "1.0",
      ruleset_hash: `sha256:${sha256("no rules")}`,
      nixos_revision: null,
      derivation_digest: null,
      ntp_offset_ms: null,
      null_reasons: { nixos_revision: unknown, derivation_digest: unknown, ntp_offset_ms: unknown },
      check,
      pre_state: {},
      action_taken: [],
      post_state: { run_id: orderId, healing_outcome: "healed" },
      rollback_available: false,
      outcome: "success",
      appliance_id: `${this.siteId}-${this.#mac}`,
      chain: 1,
      sequence: ++this.#sequence,
      prev_hash: this.#lastHash,
      key_id: this.#keyId(),
      kind: "healing",
      verdict: "pass",
      reason: null,
      hipaa_controls: [],
    });
    this.#lastHash = sha256(payload);
    await tell(`${receiver()}/evidence`, this.#apiKey, {
      signed_payload: payload,
      signature: sign(null, Buffer.from(payload), this.#keys.privateKey).toString("hex"),
      key_id: this.#keyId(),
    });
  }
}

/** JSON in the one form that is signed: names in order, no blanks. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(canonical).join(",")}]`;
  }
  if (typeof value === "object" && value !== null) {
    const fields = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
    return `{${fields.map(([name, each]) => `${JSON.stringify(name)}:${canonical(each)}`).join(",")}}`;
  }
  return JSON.stringify(value);
}

function sha256(bytes: string | Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function itemsOf(page: unknown): readonly unknown[] {
  const items: unknown = typeof page === "object" && page !== null ? Reflect.get(page, "items") : undefined;
  return Array.isArray(items) ? items : [];
}

/** A text field of an answer. */
export function textOf(answer: unknown, name: string): string {
  const value: unknown =
    typeof answer === "object" && answer !== null ? Reflect.get(answer, name) : undefined;
  expect(typeof value, `${name} of ${JSON.stringify(answer)}`).toBe("string");
  return String(value);
}
