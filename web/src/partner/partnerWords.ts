import type { OwnSite, Provision } from "../api/records";
import type { Tone } from "../ui/ToneBadge";

type Need = OwnSite["needs"][number];

const NEEDS: Readonly<Record<Need, string>> = {
  ticket_overdue: "ticket overdue",
  critical_incident: "critical incident",
  appliance_offline: "appliance offline",
  ticket_open: "ticket open",
  healing_stopped: "healing stopped",
  appliance_pending: "no appliance yet",
  check_failing: "check failing",
  check_unknown: "check unknown",
};

/** What a site asks of people, in words. */
export function needWords(need: Need): string {
  return NEEDS[need];
}

const CODE_TONES: Readonly<Record<Provision["status"], Tone>> = {
  pending: "accent",
  claimed: "pass",
  revoked: "neutral",
  expired: "unknown",
};

export function codeTone(status: Provision["status"]): Tone {
  return CODE_TONES[status];
}
