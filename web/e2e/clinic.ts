import { createHash, randomBytes } from "node:crypto";
import { expect } from "@playwright/test";
import { adminToken, central, publicKey, receiver, tell } from "./machines";

/** A site with an appliance that the test plays: what is on its pages is this test's alone. */
export class Clinic {
  readonly siteId: string;
  readonly host: string;

  private constructor(siteId: string, host: string) {
    this.siteId = siteId;
    this.host = host;
  }

  /** Of the platform's own partner, or of the one with this short name. */
  static async open(partnerSlug: string): Promise<Clinic> {
    const siteId = `clinic-${randomBytes(4).toString("hex")}`;
    const clinic = new Clinic(siteId, `host-${siteId}`);
    const key = randomBytes(24).toString("base64url");
    const mac = ["02", ...(randomBytes(5).toString("hex").toUpperCase().match(/../g) ?? [])].join(":");
    await tell(`${central()}/api/sites`, adminToken(), {
      site_id: siteId,
      name: `Clinic ${siteId}`,
      partner_slug: partnerSlug,
    });
    await tell(`${central()}/api/sites/${siteId}/appliances`, adminToken(), {
      hostname: clinic.host,
      mac_address: mac,
      public_key: publicKey(),
      api_key_sha256: createHash("sha256").update(key).digest("hex"),
    });
    await tell(`${receiver()}/api/appliances/checkin`, key, {
      site_id: siteId,
      hostname: clinic.host,
      mac_address: mac,
    });
    return clinic;
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

  /** Waits for the first entry of a list that Central keeps about an incident. */
  async first(list: "tickets" | "planner/decisions", incidentId: string): Promise<unknown> {
    let found: unknown;
    await expect
      .poll(async () => {
        const answer = await fetch(`${central()}/api/${list}?incident_id=${incidentId}`, {
          headers: { Authorization: `Bearer ${adminToken()}` },
        });
        const items = itemsOf(await answer.json());
        found = items[0];
        return items.length;
      })
      .toBeGreaterThan(0);
    return found;
  }
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
