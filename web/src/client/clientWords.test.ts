import { expect, test } from "vitest";
import { headline, monthsUntil, monthTitle, rolesToGive } from "./clientWords";

test("months go back over the turn of the year", () => {
  expect(monthsUntil(new Date("2026-01-31T23:59:59Z")).slice(0, 3)).toEqual([
    "2026-01",
    "2025-12",
    "2025-11",
  ]);
  expect(monthTitle("2025-12")).toBe("December 2025");
});

test("without a site nothing is in order", () => {
  const nothing = { sites: [], fixed_this_month: 0, at: "2026-11-22T00:00:00Z" };
  expect(headline({ ...nothing, standing: "unknown" })).toBe("No site is connected yet");
});

test("nobody gives a role above the own one", () => {
  expect(rolesToGive("viewer")).toEqual([]);
  expect(rolesToGive("admin")).toEqual(["viewer"]);
  expect(rolesToGive("owner")).toContain("owner");
});
