import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { test } from "./product";

/** Flashpods' own page, served by its API: FLASHPODS_URL and FLASHPODS_TOKEN_FILE say where and how to get in. */
const FIRST_JOB = "sh build.sh";

function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined) {
    throw new Error(`${name} is not set`);
  }
  return value;
}

async function enter(page: Page): Promise<void> {
  await page.goto(setting("FLASHPODS_URL"));
  await page.getByLabel("API token").fill(readFileSync(setting("FLASHPODS_TOKEN_FILE"), "utf8").trim());
  await page.getByRole("button", { name: "Show jobs" }).click();
  await expect(page.getByRole("heading", { name: "Jobs" })).toBeVisible();
}

async function expectNothingLockedOut(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.map(({ id, nodes }) => `${colorScheme}: ${id}: ${nodes.map((n) => n.html).join("; ")}`),
    ).toEqual([]);
  }
}

test("page_withoutToken_showsOnlyTheDoor", async ({ page }) => {
  await page.goto(setting("FLASHPODS_URL"));
  await expect(page.getByLabel("API token")).toBeVisible();
  await expectNothingLockedOut(page);
  await page.getByLabel("API token").fill("wrong-wrong-wrong-wrong-wrong-wrong-wrong");
  await page.getByRole("button", { name: "Show jobs" }).press("Enter");
  await expect(page.getByRole("alert")).not.toBeEmpty();
  await expect(page.getByRole("table")).toBeHidden();
});

test("page_fromTheListToAJobItsLogAndItsArtifact", async ({ page }) => {
  await enter(page);
  const row = page.getByRole("row").filter({ hasText: FIRST_JOB }).first();
  await expect(row).toContainText("completed");
  await expect(page.getByRole("status")).toContainText("free");
  await expectNothingLockedOut(page);
  const job = row.getByRole("link");
  const id = await job.innerText();
  await job.press("Enter");
  await expect(page.getByRole("heading", { name: id })).toBeFocused();
  await expect(page.getByRole("region", { name: "Log" })).toContainText("done");
  await expectNothingLockedOut(page);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "greeting.txt" }).click(),
  ]);
  expect(readFileSync(await download.path(), "utf8")).toBe("HELLO FROM A CONTAINER\n");
  if (process.env.FLASHPODS_SCREENSHOT !== undefined) {
    await page.screenshot({ path: process.env.FLASHPODS_SCREENSHOT, fullPage: true });
  }
  await page.getByRole("button", { name: "Forget token" }).click();
  await expect(page.getByLabel("API token")).toBeVisible();
  await expect(page.getByText(id)).toBeHidden();
});
