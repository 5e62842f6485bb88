import { existsSync, readFileSync } from "node:fs";
import { expect, type Browser, type Page } from "@playwright/test";
import { addPartner } from "./machines";
import { accept, invite, linkOf, PASSWORD } from "./people";
import { expectAccessible, heading, rowsOf, test } from "./product";
import { WaitingAppliance } from "./waitingAppliance";

const PHONE = { width: 390, height: 844 };
// 24 by 12 pixels of one blue.
const PICTURE =
  "iVBORw0KGgoAAAANSUhEUgAAABgAAAAMCAIAAAD3UuoiAAAAF0lEQVR42mMQjSulCmIYNWjUoFGD8CEAP44FEKbwrccAAAAASUVORK5CYII=";

type Lead = { page: Page; slug: string; name: string; site: string; complaints: string[] };

/** A new partner with one site, and a page of its administrator. */
async function lead(admin: Page, browser: Browser): Promise<Lead> {
  const stamp = Date.now().toString();
  const [slug, name, site] = [`own-${stamp}`, `Own ${stamp}`, `Clinic of ${stamp}`];
  await addPartner(slug, name, site);
  const email = `lead-${stamp}@example.com`;
  await invite(admin, email, /^Administrator/, name);
  const page = await accept(browser, email);
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  return { page, slug, name, site, complaints };
}

test("partnersAdministrator_seesWhatNeedsSomebody_andPrintsCodes", async ({ admin, browser }) => {
  const { page, name, site, complaints } = await lead(admin, browser);
  await page.getByRole("link", { name: "Overview" }).click();
  await expect(heading(page, name)).toBeVisible();
  await expect(rowsOf(page, "Sites by what they need").filter({ hasText: site })).toBeVisible();
  await expectAccessible(page);
  await page.screenshot({ path: "test-results/partner-overview.png", fullPage: true });

  await page.getByRole("link", { name: "Provision codes" }).click();
  await expect(heading(page, "Provision codes")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "New codes" }).click();
  await page.getByRole("textbox", { name: "Clinics" }).fill("North Street\nSouth Street");
  const macs = page.getByRole("textbox", { name: "MAC addresses" });
  await macs.fill("\n84:3A:5B:91:B6:6G");
  await page.getByRole("button", { name: "Make codes" }).click();
  await expect(page.getByText("Line 2: must be a MAC address")).toBeVisible();
  await macs.fill("\n84-3a-5b-91-b6-61");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Make codes" }).click();
  await expect(heading(page, "Your 2 codes")).toBeVisible();
  const label = page.getByRole("list", { name: "Codes" }).getByRole("listitem").first();
  await expect(label).toContainText("North Street");
  await expect(label).not.toContainText("Only for");
  await expect(page.getByRole("list", { name: "Codes" })).toContainText(
    "Only for the appliance 84:3A:5B:91:B6:61",
  );
  const picture = label.getByRole("img", { name: "QR code of the provision code for North Street" });
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
  await expectAccessible(page);
  await page.screenshot({ path: "test-results/partner-sheet.png", fullPage: true });
  await page.emulateMedia({ media: "print" });
  await page.screenshot({ path: "test-results/partner-sheet-print.png", fullPage: true });
  await expect(page.getByRole("button", { name: "Done" })).toBeHidden();
  await expect(label).toBeVisible();
  await page.emulateMedia({ media: null });
  const code = /([0-9A-Z]{4}-){3}[0-9A-Z]{4}/.exec(await label.innerText())?.[0] ?? "";
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save the code for South Street as a file" }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe("provision-code");
  const file = readFileSync(await saved.path(), "utf8");
  await page.getByRole("button", { name: "Done" }).click();

  const north = rowsOf(page, "Provision codes").filter({ hasText: "North Street" });
  await expect(north).toContainText("pending");
  await expect(north).toContainText("any appliance");
  await expect(rowsOf(page, "Provision codes").filter({ hasText: "South Street" })).toContainText(
    "84:3A:5B:91:B6:61",
  );
  await expect(page.getByText(code)).toHaveCount(0);
  await north.getByRole("button", { name: "Revoke the code for North Street" }).click();
  await expect(north).toContainText("revoked");

  await setsItselfUp(page, file);

  await page.goto(`/claim#${code.replaceAll("-", "")}`);
  await expect(page.getByLabel("Provision code")).toHaveText(code);
  await page.setViewportSize(PHONE);
  await expectAccessible(page);
  await page.screenshot({ path: "test-results/partner-claim-phone.png" });
  await page.goto("/claim");
  await expect(page.getByText("There is no code in this link")).toBeVisible();
  await page.goto("/partner/codes");
  await expect(rowsOf(page, "Provision codes")).toHaveCount(2);
  await expectAccessible(page);
  await page.screenshot({ path: "test-results/partner-codes-phone.png", fullPage: true });
  expect(complaints).toEqual([]);
  await page.context().close();
});

/** Two appliances that nobody sits at have the code of South Street; it is meant for the second. */
async function setsItselfUp(page: Page, code: string): Promise<void> {
  const south = rowsOf(page, "Provision codes").filter({ hasText: "South Street" });
  const stranger = new WaitingAppliance({ mac: "84:3A:5B:91:B6:62", code });
  try {
    await expect.poll(() => stranger.console, { timeout: 60_000 }).toContain("Error: Invalid provision code");
    expect(existsSync(stranger.codeFile)).toBe(false);
  } finally {
    await stranger.stop();
  }
  await page.reload();
  await expect(south).toContainText("pending");
  const box = new WaitingAppliance({ mac: "84:3A:5B:91:B6:61", code });
  try {
    await expect.poll(() => box.console, { timeout: 60_000 }).toContain("Provisioning Complete!");
    await expect.poll(() => existsSync(box.codeFile)).toBe(false);
    await page.reload();
    await expect(south).toContainText("claimed");
    await page.getByRole("link", { name: "Activity" }).click();
    await expect(rowsOf(page, "Activity").filter({ hasText: "provision.wrong_mac" })).toContainText(
      "Tried a code that is meant for another appliance",
    );
  } finally {
    await box.stop();
  }
}

test("partnersAdministrator_looksAfterKeysBrandAndActivity", async ({ admin, browser }) => {
  const { page, slug, complaints } = await lead(admin, browser);
  await page.getByRole("link", { name: "API keys" }).click();
  await expect(heading(page, "API keys")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "New key" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("nightly sync");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Make key" }).click();
  const first = await page.getByLabel("API key", { exact: true }).innerText();
  expect(first).toMatch(/^osk_/);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: "Rotate nightly sync" }).click();
  await expect(page.getByLabel("API key", { exact: true })).not.toHaveText(first);
  await expect(page.getByText(/works for another 24 hours/)).toBeVisible();
  await page.getByRole("button", { name: "Done" }).click();
  await expect(rowsOf(page, "API keys")).toHaveCount(2);
  await rowsOf(page, "API keys").first().getByRole("button", { name: "Revoke nightly sync" }).click();
  await expect(rowsOf(page, "API keys").first()).toContainText("revoked");
  await expectAccessible(page);
  await page.screenshot({ path: "test-results/partner-keys.png", fullPage: true });

  await page.getByRole("link", { name: "Brand" }).click();
  await expect(heading(page, "Brand")).toBeVisible();
  const main = page.getByRole("textbox", { name: "Main colour" });
  await main.fill("#3CBCB4");
  await expect(page.getByText("Too bright to be read on white")).toBeVisible();
  await expect(page.getByRole("button", { name: "Save" })).toBeDisabled();
  await main.fill("#155E75");
  await page.getByRole("textbox", { name: "Name" }).fill("Northwind Care");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/^Saved/)).toBeVisible();
  await page
    .getByLabel("Logo file")
    .setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: Buffer.from("no picture") });
  await expect(page.getByText("This is no picture that can be read.")).toBeVisible();
  await page
    .getByLabel("Logo file")
    .setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: Buffer.from(PICTURE, "base64") });
  await expect(page.getByRole("img", { name: "Logo of Northwind Care" })).toBeVisible();
  await expectAccessible(page);
  await page.screenshot({ path: "test-results/partner-brand.png", fullPage: true });
  const seen = await page.request.get(`/api/branding/${slug}`);
  expect(await seen.json()).toMatchObject({ brand_name: "Northwind Care", primary_color: "#155E75" });

  await page.getByRole("link", { name: "Activity" }).click();
  await expect(rowsOf(page, "Activity").filter({ hasText: "brand.update" })).toBeVisible();
  await expect(rowsOf(page, "Activity").filter({ hasText: "key.rotate" })).toBeVisible();
  await expectAccessible(page);
  await page.screenshot({ path: "test-results/partner-activity.png", fullPage: true });
  expect(complaints).toEqual([]);
  await page.context().close();
});

test("partnersAdministrator_invitesWhoOnlyPays_andThatOneSeesNoClinic", async ({ admin, browser }) => {
  const { page, name } = await lead(admin, browser);
  await page.getByRole("link", { name: "Team" }).click();
  await expect(heading(page, "Team")).toBeVisible();
  await expectAccessible(page);
  const email = `pays-${Date.now().toString()}@example.com`;
  await page.getByRole("button", { name: "Invite somebody" }).click();
  await page.getByRole("textbox", { name: "Mail address" }).fill(email);
  await page.getByRole("combobox", { name: "Role" }).click();
  await page.getByRole("option", { name: /^Billing/ }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Send invitation" }).click();
  await expect(rowsOf(page, "Invitations").filter({ hasText: email })).toBeVisible();
  await page.screenshot({ path: "test-results/partner-team.png", fullPage: true });

  const pays = await (await browser.newContext()).newPage();
  await pays.goto(linkOf(email));
  await pays.getByRole("textbox", { name: "Password" }).fill(PASSWORD);
  await pays.getByRole("button", { name: "Create my account" }).click();
  await expect(heading(pays, name)).toBeVisible();
  const navigation = pays.getByRole("navigation", { name: "Main" });
  await expect(navigation.getByRole("link")).toHaveCount(1);
  await expectAccessible(pays);
  await pays.screenshot({ path: "test-results/partner-billing.png" });
  await pays.goto("/incidents");
  await expect(pays.getByText("Your role does not include this.").first()).toBeVisible();
  await pays.context().close();

  await page.reload();
  await rowsOf(page, "Team")
    .filter({ hasText: email })
    .getByRole("link", { name: /^Manage/ })
    .click();
  await expect(page.getByRole("combobox", { name: "Role" })).toHaveValue(/^Billing/);
  await expectAccessible(page);
  await page.getByRole("combobox", { name: "Status" }).click();
  await page.getByRole("option", { name: /^Disabled/ }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(rowsOf(page, "Team").filter({ hasText: email })).toContainText("disabled");
  await page.context().close();
});
