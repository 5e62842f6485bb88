import { expect, test } from "vitest";
import { dollars } from "./plannerWords";

test.each([
  [0, "$0.00"],
  [10_000_000, "$10.00"],
  [12_340_000, "$12.34"],
  [500_000, "$0.50"],
  [123, "$0.000123"],
  [1_200, "$0.0012"],
])("dollars_of%i_are%s", (microUsd, text) => {
  expect(dollars(microUsd)).toBe(text);
});
