import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { expectAccessible, heading, openSite, rowsOf, test } from "./product";

test("evidence_list_filtersByKind", async ({ admin: page }) => {
  const site = await openSite(page);
  await page.goto(`${site}?tab=evidence&kind=check`);
  await expect(rowsOf(page, "Evidence bundles").first()).toBeVisible();
  for (const row of await rowsOf(page, "Evidence bundles").all()) {
    await expect(row.getByRole("cell").nth(1)).toHaveText("Check");
  }
});

test("bundle_isSignedAndChained_andItsFilesAreTheSignedBytes", async ({ admin: page }) => {
  await openSite(page);
  await page
    .getByRole("link", { name: /^Evidence of/ })
    .first()
    .click();
  await expect(page.getByText("Signature valid")).toBeVisible();
  await expect(page.getByText("Chain valid")).toBeVisible();
  await expectAccessible(page);

  const text = await page.getByRole("region", { name: "Signed text", exact: true }).innerText();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "bundle.json" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("bundle.json");
  expect(await readFile(await download.path(), "utf8")).toBe(text);
  const [signature] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "bundle.sig" }).click(),
  ]);
  expect(await readFile(await signature.path(), "utf8")).toMatch(/^[0-9a-f]{128}\n$/);
});

test("bundle_thatDoesNotExist_saysSo", async ({ admin: page }) => {
  await page.goto("/evidence/00000000-0000-4000-8000-000000000000");
  await expect(heading(page, "There is no such page, or not any more")).toBeVisible();
});
