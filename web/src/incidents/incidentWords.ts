import type { Incident } from "../api/records";

/** Who reported an incident, in words. */
export function reporterOf(incident: Incident): string {
  if (incident.reported_by !== null) {
    return incident.reported_by;
  }
  return incident.watcher_id === null ? "its appliance" : "a watcher";
}

const OUTCOMES: Readonly<Record<NonNullable<Incident["resolved_through"]>, string>> = {
  evidence: "proven by signed evidence",
  recovered: "its watcher says that it is well",
  person: "closed by a person",
};

/** How an incident ended, in words; an incident that asked a person is never called healed by itself. */
export function outcomeOf(incident: Incident): string {
  if (incident.status !== "resolved") {
    return "";
  }
  return incident.resolved_through === null ? "closed" : OUTCOMES[incident.resolved_through];
}

/** How often an incident came back, in words. */
export function cameBack(incident: Incident): string {
  return incident.reopenings === 0
    ? "no"
    : incident.reopenings === 1
      ? "once"
      : `${incident.reopenings} times`;
}

/** The tier that an incident needed, in words. */
export const TIERS: Readonly<Record<Incident["tier"], string>> = {
  L1: "L1: rules",
  L2: "L2: the planner",
  L3: "L3: a person",
};
