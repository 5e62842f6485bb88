import { expect, test } from "vitest";
import { localPathOf, oneOf, textOf } from "./search";

test.each([
  "//evil.example",
  "/\\evil.example",
  "https://evil.example",
  "javascript:alert(1)",
  "",
  7,
  undefined,
])("localPathOf_%s_isRefused", (value) => {
  expect(localPathOf(value)).toBeUndefined();
});

test("localPathOf_ownPath_isKeptWithItsSearch", () => {
  expect(localPathOf("/sites/a?tab=evidence")).toBe("/sites/a?tab=evidence");
});

test("oneOf_unknownWord_isDropped", () => {
  expect(oneOf("sideways", ["fail", "pass"])).toBeUndefined();
  expect(oneOf("fail", ["fail", "pass"])).toBe("fail");
});

test("textOf_number_isText", () => {
  expect(textOf(42)).toBe("42");
  expect(textOf({})).toBeUndefined();
});
