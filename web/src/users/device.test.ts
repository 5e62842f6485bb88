import { expect, test } from "vitest";
import { deviceOf } from "./device";

test("deviceOf_commonBrowsers_namesBrowserAndSystem", () => {
  expect(deviceOf("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/120.0 Safari/537.36 Edg/120.0")).toBe(
    "Edge on Windows",
  );
  expect(deviceOf("Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0")).toBe(
    "Firefox on Linux",
  );
  expect(deviceOf("curl/8.0")).toBe("curl");
  expect(deviceOf("<script>")).toBe("Unknown browser");
  expect(deviceOf(null)).toBe("Unknown device");
});
