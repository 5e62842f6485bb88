import { expect, test } from "vitest";
import { conditionText } from "./ruleWords";

test.each([
  [{ field: "check_type", operator: "equals", value: "linux_firewall" }, "check type is linux_firewall"],
  [{ field: "details.used_percent", operator: "gt", value: 90 }, "used percent is more than 90"],
  [{ field: "severity", operator: "in", value: ["high", "critical"] }, "severity is one of high, critical"],
  [{ field: "details.stopped", operator: "exists", value: true }, "stopped is there"],
  [{ field: "details.stopped", operator: "exists", value: false }, "stopped is not there"],
  [{ field: "host", operator: "odd", value: null }, "host odd null"],
])("conditionText_%o_isASentence", (condition, sentence) => {
  expect(conditionText(condition)).toBe(sentence);
});
