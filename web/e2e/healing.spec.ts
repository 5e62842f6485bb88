import { expect } from "@playwright/test";
import { reportFailures, reportIncident } from "./machines";
import { expectAccessible, heading, rowsOf, test } from "./product";

const STATE = {
  check_type: "nobody_knows_this",
  host: "srv1",
  platform: "linux",
  severity: "high",
  details: {},
};

test("rules_searched_leadToARuleThatDecidesOnItsOwnExample", async ({ admin: page }) => {
  await page.goto("/rules");
  await expect(rowsOf(page, "Rules").first()).toBeVisible();
  await expect(rowsOf(page, "Rules").nth(80)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("textbox", { name: "Search rules" }).fill("linux_firewall");
  await expect(page).toHaveURL(/q=linux_firewall/);
  await rowsOf(page, "Rules").first().getByRole("link").first().click();
  const rule = decodeURIComponent(new URL(page.url()).pathname.split("/").pop() ?? "");
  await page.getByRole("button", { name: "Decide" }).press("Enter");
  const result = page.getByRole("region", { name: "Try on a state" }).getByRole("status");
  await expect(result.getByRole("link", { name: rule, exact: true })).toBeVisible();
  await expectAccessible(page);
});

test("tryState_withoutAFittingRule_saysSo_andNamesWhatIsWrong", async ({ admin: page }) => {
  await page.goto("/rules");
  const state = page.getByRole("textbox", { name: "State (JSON)" });
  await state.fill(JSON.stringify(STATE));
  await page.getByRole("button", { name: "Decide" }).click();
  await expect(page.getByText("none fits")).toBeVisible();
  await state.fill("no json");
  await page.getByRole("button", { name: "Decide" }).click();
  await expect(page.getByText("This is not one JSON object.")).toBeVisible();
  await state.fill(JSON.stringify({ ...STATE, severity: "odd" }));
  await page.getByRole("button", { name: "Decide" }).click();
  await expect(page.getByText(/severity/).last()).toBeVisible();
  await expectAccessible(page);
});

test("runbooks_openOne_showsItsStepsAndTheRulesThatRunIt", async ({ admin: page }) => {
  await page.goto("/runbooks");
  // Awaited: the list comes after the page.
  await expect(rowsOf(page, "Runbooks").nth(20)).toBeVisible();
  await expectAccessible(page);
  await rowsOf(page, "Runbooks").first().getByRole("link").first().click();
  await expect(rowsOf(page, "Verifies").first()).toBeVisible();
  await expectAccessible(page);
});

test("runbook_switchedOffAtASite_saysWhoAndWhy_andGoesOnAgain", async ({ admin: page }) => {
  await page.goto("/runbooks/LIN-SVC-001");
  await expect(page.getByRole("region", { name: "Budget at all sites" })).toContainText("of 50");
  const switches = page.getByRole("region", { name: "Switched on or off" });
  await expect(switches.getByText("On everywhere at this site.")).toBeVisible();
  await switches.getByRole("textbox", { name: "Why it is off" }).fill("a browser test");
  await switches.getByRole("button", { name: "Switch off" }).click();
  await expect(switches.getByText(/Off at the whole site since .* by admin: a browser test/)).toBeVisible();
  await expectAccessible(page);
  await switches.getByRole("button", { name: "Switch on" }).click();
  await expect(switches.getByText("On everywhere at this site.")).toBeVisible();
});

test("runbook_thatFails_isStopped_andGoesOnWhenAPersonSaysWhy", async ({ admin: page }) => {
  await reportFailures("LIN-NTP-001");
  await page.goto("/runbooks/LIN-NTP-001");
  const stop = page.getByRole("region", { name: "Stop of LIN-NTP-001 at all sites" }).first();
  await expect(stop.getByText("Stopped", { exact: true })).toBeVisible();
  await expectAccessible(page);
  const goOn = stop.getByRole("button", { name: "Let it go on" });
  await expect(goOn).toBeDisabled();
  await stop.getByRole("textbox", { name: "Why it may go on" }).fill("a browser test caused it");
  await goOn.click();
  await expect(stop.getByText(/admin let it go on: a browser test caused it/)).toBeVisible();
  await expectAccessible(page);
});

test("incident_thatNoEvidenceCanClose_isClosedByAPerson", async ({ admin: page }) => {
  const incident = await reportIncident("printserver");
  await page.goto(`/incidents/${incident}`);
  const end = page.getByRole("region", { name: "How it ends" });
  await expectAccessible(page);
  await end.getByRole("textbox", { name: "What was found" }).fill("restarted by a browser test");
  await end.getByRole("button", { name: "Close the incident" }).click();
  await expect(end).toBeHidden();
  const timeline = page.getByRole("list", { name: "Timeline" });
  await expect(timeline.getByText("restarted by a browser test")).toBeVisible();
  await expectAccessible(page);
});

test("incidents_empty_orListed_canBeFiltered", async ({ admin: page }) => {
  await page.goto("/incidents?status=resolved");
  await expect(heading(page, "Incidents")).toBeVisible();
  await expect(
    page.getByRole("table", { name: "Incidents" }).or(page.getByRole("heading", { name: /^No incident/ })),
  ).toBeVisible();
  await expectAccessible(page);
});

test("unknownRuleRunbookAndIncident_sayThatThereIsNone", async ({ admin: page }) => {
  for (const path of ["/rules/none", "/runbooks/none", "/incidents/9b2f2d36-3c34-4a52-8f64-3f3d3d1b3a11"]) {
    await page.goto(path);
    await expect(heading(page, /^There is no such/)).toBeVisible();
    await expectAccessible(page);
  }
});
