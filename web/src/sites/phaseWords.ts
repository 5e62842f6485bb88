import type { SiteDetail } from "../api/records";

type Progress = SiteDetail["progress"];

/** In the order in which a site goes through them. */
export const PHASES = [
  "discovering",
  "awaiting_credentials",
  "enumerating",
  "deploying",
  "scanning",
  "complete",
] as const satisfies readonly Progress["phase"][];

const WORDS: Readonly<Record<Progress["phase"], string>> = {
  discovering: "Discovering",
  awaiting_credentials: "Awaiting credentials",
  enumerating: "Enumerating",
  deploying: "Deploying",
  scanning: "Scanning",
  complete: "Complete",
};

export function phaseWords(phase: Progress["phase"]): string {
  return WORDS[phase];
}

/** What a site waits for, as a sentence. */
export function waitWords({ waits_for, count }: Progress): string {
  switch (waits_for) {
    case "appliance":
      return "It waits for its appliance. Put one into service with a provision code.";
    case "first_checkin":
      return `It waits for the first check-in of ${some(count, "appliance")}. Is it switched on, and does it reach us?`;
    case "credentials":
      return "It waits for somebody to enter a credential that opens the clinic's machines, under Credentials.";
    case "delivery":
      return `It waits for the appliance to fetch ${some(count, "credential")}, at its next check-in.`;
    case "enumeration":
      return "It waits for the appliance to look for the clinic's machines.";
    case "watchers":
      return `It waits for ${some(count, "watcher")} to report for the first time.`;
    case "first_scan":
      return `It waits for the first whole scan of ${some(count, "appliance")}.`;
    case "nothing":
      return "It waits for nothing.";
  }
}

function some(count: number, what: string): string {
  return count === 1 ? `one ${what}` : `${count} ${what}s`;
}
