import { expect, test } from "vitest";
import type { CheckRow } from "../api/records";
import { byUrgency } from "./byUrgency";

const row = (title: string, verdict: CheckRow["verdict"], severity: CheckRow["severity"]): CheckRow => ({
  check_type: title,
  title,
  host_id: "host",
  verdict,
  reason: null,
  severity,
  hipaa_controls: [],
  observed_at: "2026-11-21T12:00:00Z",
  bundle_id: title,
});

test("byUrgency_unknown_standsBetweenFailAndPass", () => {
  const sorted = [
    row("passes", "pass", "critical"),
    row("not known", "unknown", "critical"),
    row("fails a little", "fail", "low"),
    row("fails badly", "fail", "critical"),
  ].toSorted(byUrgency);
  expect(sorted.map((each) => each.title)).toEqual(["fails badly", "fails a little", "not known", "passes"]);
});
