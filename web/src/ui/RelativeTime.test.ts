import { expect, test } from "vitest";
import { relativeText } from "./RelativeTime";

const NOW = Date.parse("2026-11-21T12:00:00Z");

test.each([
  ["2026-11-21T11:59:50Z", "just now"],
  ["2026-11-21T12:00:05Z", "just now"],
  ["2026-11-21T11:59:20Z", "40 sec. ago"],
  ["2026-11-21T11:58:01Z", "1 min. ago"],
  ["2026-11-21T09:30:00Z", "2 hr. ago"],
  ["2026-11-18T11:59:59Z", "3 days ago"],
  ["2026-11-21T12:15:00Z", "in 15 min."],
  ["not a time", "at an unreadable time"],
])("relativeText_%s_says_%s", (at, text) => {
  expect(relativeText(new Date(at), NOW)).toBe(text);
});
