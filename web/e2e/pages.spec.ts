import { expect } from "@playwright/test";
import { expectAccessible, heading, openSite, rowsOf, test } from "./product";

test("checks_listsTheCatalogue", async ({ admin: page }) => {
  await page.goto("/checks");
  await expect(rowsOf(page, "Check catalogue").first()).toBeVisible();
  await expect(rowsOf(page, "Check catalogue").nth(12)).toBeVisible();
  await expectAccessible(page);
});

test("partners_provisionCode_isShownOnce", async ({ admin: page }) => {
  await page.goto("/partners");
  await expectAccessible(page);
  await page
    .getByRole("link", { name: /^Create a provision code for/ })
    .first()
    .click();
  await page.getByRole("textbox", { name: "Clinic" }).fill("Clinic of a browser test");
  await page.getByRole("button", { name: "Create code" }).click();
  await expect(page.getByLabel("Provision code", { exact: true })).toHaveText(
    /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/,
  );
  await expectAccessible(page);
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByLabel("Provision code", { exact: true })).toHaveCount(0);
});

test("everyRoute_reloaded_showsTheSame", async ({ admin: page }) => {
  const site = await openSite(page);
  await page
    .getByRole("link", { name: /^Evidence of/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/evidence\//);
  const bundle = new URL(page.url()).pathname;
  for (const route of [
    "/sites",
    site,
    `${site}?tab=evidence`,
    bundle,
    "/incidents",
    "/rules",
    "/runbooks",
    "/checks",
    "/policy-sources",
    "/partners",
  ]) {
    await page.goto(route);
    await expect(heading(page)).toBeVisible();
    await page.reload();
    await expect(heading(page)).toBeVisible();
    await expect(page).toHaveTitle(/ · OsirisCare$/);
    expect(page.url()).toContain(route);
  }
});

test("phone_navigation_opensAndCloses", async ({ admin: page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("button", { name: "Open navigation" }).click();
  await page.getByRole("link", { name: "Checks" }).click();
  await expect(heading(page, "Checks")).toBeVisible();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});

test("unknownPage_saysSo", async ({ admin: page }) => {
  await page.goto("/nowhere");
  await expect(heading(page, "There is no such page")).toBeVisible();
  await expectAccessible(page);
});
