import { expect, test } from "vitest";
import { remainderOf, textsIn, verdictIn } from "./payload";

test("verdictIn_anythingElse_isNoVerdict", () => {
  expect([verdictIn({ verdict: "pass" }), verdictIn({ verdict: "PASS" }), verdictIn({})]).toEqual([
    "pass",
    null,
    null,
  ]);
});

test("remainderOf_unknownFields_areStillShown", () => {
  expect(remainderOf({ verdict: "pass", from_the_future: 1 })).toEqual({ from_the_future: 1 });
});

test("textsIn_mixedList_keepsTexts", () => {
  expect(textsIn({ hipaa_controls: ["a", 1, null] }, "hipaa_controls")).toEqual(["a"]);
});
