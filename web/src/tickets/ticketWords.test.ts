import { expect, test } from "vitest";
import type { Ticket } from "../api/records";
import { durationText } from "../ui/Countdown";
import { acknowledgeClock, escalationOf, historyOf, resolveClock } from "./ticketWords";

const OPENED = Date.parse("2026-11-21T10:00:00Z");

const TICKET: Ticket = {
  ticket_id: "17",
  incident_id: "0190b6f0-5c1e-7a3b-9d42-3f6c8a1b7e05",
  site_id: "practice-a",
  severity: "high",
  title: "cups.service is down",
  reason_code: "no_rule",
  reason: "no rule fits",
  status: "open",
  assignee: null,
  opened_at: "2026-11-21T10:00:00Z",
  respond_by: "2026-11-21T11:00:00Z",
  resolve_by: "2026-11-21T14:00:00Z",
  acknowledged_at: null,
  acknowledged_by: null,
  resolved_at: null,
  resolved_by: null,
  resolution: null,
  respond_breached: null,
  resolve_breached: null,
};

test("clock_runs_untilItIsBreached", () => {
  expect(acknowledgeClock(TICKET, OPENED).state).toBe("running");
  expect(acknowledgeClock(TICKET, Date.parse(TICKET.respond_by) - 1).state).toBe("running");
  expect(acknowledgeClock(TICKET, Date.parse(TICKET.respond_by)).state).toBe("breached");
});

test("clock_ofWhatIsDone_saysWhetherItWasInTime", () => {
  const late = { ...TICKET, acknowledged_at: "2026-11-21T11:00:01Z", resolved_at: "2026-11-21T12:00:00Z" };
  expect(acknowledgeClock(late, OPENED)).toEqual({
    state: "stopped",
    words: "Acknowledged too late",
    inTime: false,
  });
  expect(resolveClock(late, OPENED)).toEqual({ state: "stopped", words: "Resolved in time", inTime: true });
});

test("clock_ofWhatWasResolvedWithoutAWord_stands", () => {
  const resolved = { ...TICKET, resolved_at: "2026-11-21T10:30:00Z" };
  expect(acknowledgeClock(resolved, OPENED)).toMatchObject({ state: "stopped", words: "Resolved in time" });
});

test("escalation_followsTheClockThatRanOut", () => {
  expect(escalationOf(TICKET)).toBe("None");
  expect(escalationOf({ ...TICKET, respond_breached: "2026-11-21T11:00:05Z" })).toMatch(/^Level 1/);
  expect(escalationOf({ ...TICKET, resolve_breached: "2026-11-21T14:00:05Z" })).toMatch(/^Level 2/);
});

test("history_isInTheOrderOfTime", () => {
  const lines = historyOf({
    ...TICKET,
    respond_breached: "2026-11-21T11:00:05Z",
    acknowledged_at: "2026-11-21T11:10:00Z",
    acknowledged_by: "marta",
  });
  expect(lines.map(({ what }) => what.split(":")[0])).toEqual([
    "Opened",
    "Escalated to level 1",
    "Acknowledged",
  ]);
});

test.each([
  [0, "0 s"],
  [59, "59 s"],
  [61, "1 min 1 s"],
  [3_660, "1 h 1 min"],
  [90_000, "1 d 1 h"],
])("duration_of%i_is%s", (seconds, text) => {
  expect(durationText(seconds)).toBe(text);
});
