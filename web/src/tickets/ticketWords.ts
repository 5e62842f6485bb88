import type { Ticket } from "../api/records";

/** How one clock of a ticket stands. */
export type Clock =
  | { readonly state: "running"; readonly until: string }
  | { readonly state: "breached"; readonly until: string }
  | { readonly state: "stopped"; readonly words: string; readonly inTime: boolean };

/** The clock until somebody says that he has it in hand. */
export function acknowledgeClock(ticket: Ticket, now: number): Clock {
  const ended = ticket.acknowledged_at ?? ticket.resolved_at;
  return clock(ticket.respond_by, ended, ticket.acknowledged_at === null ? "Resolved" : "Acknowledged", now);
}

/** The clock until it is done. */
export function resolveClock(ticket: Ticket, now: number): Clock {
  return clock(ticket.resolve_by, ticket.resolved_at, "Resolved", now);
}

function clock(until: string, ended: string | null, what: string, now: number): Clock {
  if (ended === null) {
    return { state: Date.parse(until) <= now ? "breached" : "running", until };
  }
  const inTime = Date.parse(ended) <= Date.parse(until);
  return { state: "stopped", words: inTime ? `${what} in time` : `${what} too late`, inTime };
}

/** How far a ticket was escalated because a clock ran out, in words. */
export function escalationOf(ticket: Ticket): string {
  if (ticket.resolve_breached !== null) {
    return "Level 2: not resolved in time";
  }
  return ticket.respond_breached === null ? "None" : "Level 1: not acknowledged in time";
}

export type HistoryLine = { readonly at: string; readonly what: string; readonly who: string };

/** What became of a ticket, oldest first. */
export function historyOf(ticket: Ticket): readonly HistoryLine[] {
  const lines: readonly { at: string | null; what: string; who: string }[] = [
    { at: ticket.opened_at, what: "Opened", who: "Central" },
    {
      at: ticket.respond_breached,
      what: "Escalated to level 1: nobody acknowledged it in time",
      who: "Central",
    },
    { at: ticket.acknowledged_at, what: "Acknowledged", who: ticket.acknowledged_by ?? "" },
    {
      at: ticket.resolve_breached,
      what: "Escalated to level 2: nobody resolved it in time",
      who: "Central",
    },
    { at: ticket.resolved_at, what: `Resolved: ${ticket.resolution ?? ""}`, who: ticket.resolved_by ?? "" },
  ];
  return lines
    .flatMap(({ at, what, who }) => (at === null ? [] : [{ at, what, who }]))
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}
