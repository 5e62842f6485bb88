import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { join, makeClient } from "./clients";
import { addPartner } from "./machines";
import { accept, invite } from "./people";
import { expectAccessible, expectFitsAPhone, heading, rowsOf, test } from "./product";
import { WaitingAppliance } from "./waitingAppliance";

const SECRET = "forty brass kettles sing";
const DESK = { width: 1280, height: 800 };

/** What was found at a clinic stands there in plain words, with when it was looked at. */
async function expectPosture(client: Page, clinic: string): Promise<void> {
  await expect(heading(client)).toHaveText(/^(Something is not|Not everything is known|Everything that is)/);
  await expect(client.getByRole("heading", { name: clinic })).toBeVisible();
  await expect(client.getByText("Please connect the OsirisCare box")).toHaveCount(0);
  await expect(
    client.getByText(/^[0-9]+ in order · [0-9]+ to be put right · [0-9]+ not known$/),
  ).toBeVisible();
  const checks = rowsOf(client, `Checks at ${clinic}`);
  await expect(checks.first()).toBeVisible();
  await expect(checks.filter({ hasText: /In order|Needs attention|Not known/ })).toHaveCount(
    await checks.count(),
  );
  await expectAccessible(client);
  await client.screenshot({ path: "test-results/journey-posture.png", fullPage: true });
  await expectFitsAPhone(client);
  await client.screenshot({ path: "test-results/journey-posture-phone.png", fullPage: true });
  await client.setViewportSize(DESK);
}

/** A piece of the clinic's evidence holds, and its files are what was signed. */
async function expectVerified(client: Page, clinic: string): Promise<void> {
  await client.getByRole("link", { name: "Evidence", exact: true }).first().click();
  await expect(client.getByRole("combobox", { name: "Site" })).toHaveValue(clinic);
  await rowsOf(client, "Evidence").first().getByRole("link").click();
  const proof = client.getByRole("status").filter({ hasText: "Verified by Central" });
  await expect(proof).toContainText("Signature valid");
  await expect(proof).toContainText("Chain valid");
  await client.getByRole("button", { name: "Verify again" }).click();
  await expect(proof).toContainText("Signature valid");
  const text = await client.getByLabel("Signed text").innerText();
  expect(await downloaded(client, "bundle.json")).toBe(text);
  expect(await downloaded(client, "bundle.sig")).toMatch(/^[0-9a-f]{128}\n$/);
  await expectAccessible(client);
  await client.screenshot({ path: "test-results/journey-evidence.png", fullPage: true });
  await expectFitsAPhone(client);
  await client.screenshot({ path: "test-results/journey-evidence-phone.png", fullPage: true });
}

async function downloaded(page: Page, name: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name, exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(name);
  return readFile(await download.path(), "utf8");
}

test("partner_code_claimByPhone_siteLive_credentialDelivered_clientVerifiesEvidence", async ({
  admin,
  browser,
}) => {
  test.slow(); // A real appliance starts, claims, checks in and scans.
  const stamp = Date.now().toString();
  const [slug, name, clinic] = [`way-${stamp}`, `Way ${stamp}`, `Lakeside Clinic ${stamp}`];
  await addPartner(slug, name, `Other clinic of ${stamp}`);
  const email = `tech-${stamp}@example.com`;
  await invite(admin, email, /^Technician/, name);
  const page = await accept(browser, email);

  // The partner makes a code and prints it.
  await page.goto("/partner/codes");
  await page.getByRole("button", { name: "New codes" }).click();
  await page.getByRole("textbox", { name: "Clinics" }).fill(clinic);
  await page.getByRole("button", { name: "Make codes" }).click();
  const label = page.getByRole("list", { name: "Codes" }).getByRole("listitem").first();
  const code = (/([0-9A-Z]{4}-){3}[0-9A-Z]{4}/.exec(await label.innerText())?.[0] ?? "").replaceAll("-", "");
  await page.getByRole("button", { name: "Done" }).click();

  const appliance = new WaitingAppliance();
  const phone = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  try {
    // Somebody in the clinic scans the label, and types what the console shows.
    await phone.goto(`/claim#${code}`);
    await expect(heading(phone, "Put an appliance into service")).toBeVisible();
    await expectAccessible(phone);
    await expectFitsAPhone(phone);
    await phone.screenshot({ path: "test-results/claim-phone.png", fullPage: true });
    await phone.getByRole("textbox", { name: "Short code" }).fill("0000-0000");
    await phone.getByRole("button", { name: "Hand over the code" }).click();
    await expect(phone.getByRole("alert")).toContainText("No appliance waits with this short code");
    await expectAccessible(phone);
    await phone.screenshot({ path: "test-results/claim-phone-wrong.png", fullPage: true });
    const shortCode = await appliance.shortCode();
    await phone.getByRole("textbox", { name: "Short code" }).fill(shortCode.toLowerCase().replace("-", " "));
    await phone.getByRole("button", { name: "Hand over the code" }).click();
    await expect(phone.getByText(`now looks after ${clinic}`)).toBeVisible({ timeout: 60_000 });
    await expectAccessible(phone);
    await phone.screenshot({ path: "test-results/claim-phone-done.png", fullPage: true });
    expect(appliance.console).toContain("Provisioning Complete!");
    expect(appliance.console).not.toContain(code);

    // The site is there, comes up by itself, and says what it waits for.
    await page.goto("/partner");
    const row = rowsOf(page, "Sites by what they need").filter({ hasText: clinic });
    await expect(row).toBeVisible();
    await row.getByRole("link", { name: clinic }).click();
    const progress = page.getByRole("status").filter({ hasText: "This site is coming up" });
    await expect(progress).toContainText("awaiting credentials", { timeout: 180_000 });
    await expect(progress).toContainText("It waits for somebody to enter a credential");
    await expect(page.getByText("Online").first()).toBeVisible();
    await expectAccessible(page);
    await page.screenshot({ path: "test-results/site-coming-up.png", fullPage: true });

    // The one thing that a person enters reaches the appliance with its next check-in.
    await page.getByRole("tab", { name: "Credentials" }).click();
    await page.getByRole("button", { name: "Add a credential" }).click();
    const form = page.getByRole("dialog", { name: "Add a credential" });
    await form.getByRole("textbox", { name: "Name" }).fill("Reception PC");
    await form.getByRole("textbox", { name: "Machine" }).fill("pc-01.clinic.invalid");
    await form.getByRole("textbox", { name: "User" }).fill("svc-compliance");
    await form.getByRole("textbox", { name: "Password" }).fill(SECRET);
    await form.getByRole("button", { name: "Add it" }).click();
    await expect(form).toBeHidden();
    await expect(progress).toContainText("enumerating");
    await page.getByRole("button", { name: "Force check-in" }).click();
    await page.getByRole("tab", { name: "Credentials" }).click();
    const credential = rowsOf(page, "Credentials").filter({ hasText: "Reception PC" });
    await expect(credential.getByText("since")).toBeVisible({ timeout: 180_000 });
    await expect(progress).toBeHidden({ timeout: 120_000 });
    await expectFitsAPhone(page);
    await page.screenshot({ path: "test-results/site-up-phone.png", fullPage: true });

    // The clinic's owner gets in by a mailed link, and sees how the clinic stands.
    await page.setViewportSize(DESK);
    const owner = `owner-${stamp}@example.com`;
    await makeClient(page, `Owner of ${clinic}`, clinic, owner);
    const client = await join(browser, owner);
    try {
      await expectPosture(client, clinic);
      await expectVerified(client, clinic);
    } finally {
      await client.context().close();
    }

    // Whoever scans the label again is told that it was used.
    const second = new WaitingAppliance();
    try {
      await phone.goto("/login");
      await phone.goto(`/claim#${code}`);
      await phone.getByRole("textbox", { name: "Short code" }).fill(await second.shortCode());
      await phone.getByRole("button", { name: "Hand over the code" }).click();
      await expect(phone.getByRole("alert")).toContainText("Another appliance was put into service", {
        timeout: 60_000,
      });
      expect(second.console).toContain("Error: Code already claimed");
      await second.shortCode(2);
    } finally {
      await second.stop();
    }
  } finally {
    await appliance.stop();
    await phone.context().close();
    await page.context().close();
  }
});
