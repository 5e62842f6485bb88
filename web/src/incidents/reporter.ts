import type { Incident } from "../api/records";

/** Who reported an incident, in words. */
export function reporterOf(incident: Incident): string {
  if (incident.reported_by !== null) {
    return incident.reported_by;
  }
  return incident.watcher_id === null ? "its appliance" : "a watcher";
}
