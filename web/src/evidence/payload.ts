/** A signed payload: our newest fields may be missing in old evidence, and newer ones may be unknown to us. */
export type Payload = Readonly<Record<string, unknown>>;

export function textIn(payload: Payload, name: string): string | undefined {
  const value = payload[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

export function numberIn(payload: Payload, name: string): number | undefined {
  const value = payload[name];
  return typeof value === "number" ? value : undefined;
}

export function listIn(payload: Payload, name: string): readonly unknown[] {
  const value = payload[name];
  return Array.isArray(value) ? value : [];
}

export function textsIn(payload: Payload, name: string): readonly string[] {
  return listIn(payload, name).filter((each) => typeof each === "string");
}

export function verdictIn(payload: Payload): "pass" | "fail" | "unknown" | null {
  const value = payload.verdict;
  return value === "pass" || value === "fail" || value === "unknown" ? value : null;
}

/** What the page shows in places of their own, so that the rest can be listed after it. */
const SHOWN: ReadonlySet<string> = new Set([
  "bundle_id",
  "check",
  "kind",
  "verdict",
  "reason",
  "outcome",
  "host_id",
  "site_id",
  "appliance_id",
  "timestamp_start",
  "timestamp_end",
  "hipaa_controls",
  "pre_state",
  "post_state",
  "action_taken",
  "chain",
  "sequence",
  "prev_hash",
  "key_id",
]);

export function remainderOf(payload: Payload): Payload {
  return Object.fromEntries(Object.entries(payload).filter(([name]) => !SHOWN.has(name)));
}
