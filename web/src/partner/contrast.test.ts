import { describe, expect, it } from "vitest";
import { contrastToWhite } from "./contrast";

describe("contrastToWhite", () => {
  it.each([
    ["#000000", 21],
    ["#FFFFFF", 1],
    ["#4F46E5", 6.28],
    ["#777777", 4.47],
    ["#3CBCB4", 2.32],
  ])("%s is %d, as Central says", (color, ratio) => {
    expect(contrastToWhite(color)).toBe(ratio);
  });

  it.each(["", "red", "#12345", "#1234567", "#12345G"])("%j is no colour", (text) => {
    expect(contrastToWhite(text)).toBeUndefined();
  });
});
