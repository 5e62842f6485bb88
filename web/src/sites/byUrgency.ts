import type { CheckRow } from "../api/records";

const VERDICT_RANK: Readonly<Record<CheckRow["verdict"], number>> = { fail: 0, unknown: 1, pass: 2 };
const SEVERITY_RANK: Readonly<Record<CheckRow["severity"], number>> = {
  critical: 0,
  high: 1,
  medium: 2,
  low: 3,
};

/** Failures first, then what nobody knows, then passes; within each the most severe first. */
export function byUrgency(a: CheckRow, b: CheckRow): number {
  return (
    VERDICT_RANK[a.verdict] - VERDICT_RANK[b.verdict] ||
    SEVERITY_RANK[a.severity] - SEVERITY_RANK[b.severity] ||
    a.title.localeCompare(b.title) ||
    a.host_id.localeCompare(b.host_id)
  );
}
