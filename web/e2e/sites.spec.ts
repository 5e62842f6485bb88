import { expect } from "@playwright/test";
import { reportHeartbeat, reportIncident } from "./machines";
import { expectAccessible, openSite, rowsOf, siteRow, test } from "./product";

const CHECKS_MIN = 12;
const VERDICTS_MIN = 6;

test("sites_showsThisSiteOnline", async ({ admin: page }) => {
  await expect(siteRow(page)).toContainText("Online");
  await expectAccessible(page);
});

test("sites_searchAndStatus_areInTheAddress", async ({ admin: page }) => {
  await page.getByRole("textbox", { name: "Search sites" }).fill("no site has this name");
  await expect(page.getByRole("heading", { name: "No site matches" })).toBeVisible();
  await expect(page).toHaveURL(/q=no/);
  await page.getByRole("button", { name: "Clear search and filter" }).click();
  await expect(rowsOf(page, "Sites").first()).toBeVisible();
  await page.getByRole("radiogroup", { name: "Live status" }).getByText("Online").click();
  await expect(page).toHaveURL(/status=online/);
  await expect(rowsOf(page, "Sites").first()).toContainText("Online");
});

test("site_showsEveryCheckWithAVerdictOrAReason", async ({ admin: page }) => {
  await openSite(page);
  const rows = await rowsOf(page, "Checks").all();
  expect(rows.length).toBeGreaterThanOrEqual(CHECKS_MIN);
  let verdicts = 0;
  for (const row of rows) {
    const [verdict, reason] = await row.getByRole("cell").allInnerTexts();
    expect(verdict).toMatch(/^(Pass|Fail|Unknown)$/);
    if (verdict === "Unknown") {
      expect(reason).not.toBe("None given");
    } else {
      verdicts++;
    }
  }
  expect(verdicts).toBeGreaterThanOrEqual(VERDICTS_MIN);
  await expectAccessible(page);
});

test("site_forcedCheckin_isCarriedOut", async ({ admin: page }) => {
  await openSite(page);
  await page.getByRole("button", { name: "Force check-in" }).click();
  await expect(page.getByRole("tab", { name: "Orders" })).toHaveAttribute("aria-selected", "true");
  await expect(rowsOf(page, "Orders").first()).toContainText("Force check-in");
  await expect(rowsOf(page, "Orders").first()).toContainText("Completed", { timeout: 30_000 });
  await expectAccessible(page);
});

test("site_showsItsWatchers_andWhatTheyCannotSee", async ({ admin: page }) => {
  await reportHeartbeat("seeing-1");
  await reportHeartbeat("blind-1", "The journal cannot be read");
  await reportIncident("silent-1");
  await openSite(page);
  const row = (host: string) => rowsOf(page, "Watchers").filter({ hasText: host }).first();
  await expect(row("seeing-1")).toContainText("Everything it looks at");
  await expect(row("blind-1")).toContainText("The journal cannot be read");
  await expect(row("silent-1")).toContainText("Pending");
  await expect(row("silent-1")).toContainText("Unknown: nothing is heard of it");
  await expectAccessible(page);
});

test("site_everyTab_isAccessible", async ({ admin: page }) => {
  await openSite(page);
  for (const name of ["Evidence", "Orders", "Incidents", "Checks"]) {
    await page.getByRole("tab", { name }).click();
    await expect(page.getByRole("tabpanel", { name })).toBeVisible();
    await expectAccessible(page);
  }
});
