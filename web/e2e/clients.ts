import { expect, type Browser, type Page } from "@playwright/test";
import { lastMail } from "./people";
import { expectAccessible, heading, rowsOf } from "./product";

/** A partner's page makes a client that sees this site, and invites its owner. */
export async function makeClient(partner: Page, name: string, site: string, owner: string): Promise<void> {
  await partner.getByRole("link", { name: "Clients" }).click();
  await partner.getByLabel("Name of a new client").fill(name);
  await partner.getByRole("button", { name: "Make the client" }).click();
  await partner.getByRole("link", { name }).click();
  await expect(heading(partner, name)).toBeVisible();
  await partner.getByRole("combobox", { name: "Sites that this client sees" }).click();
  await partner.getByRole("option", { name: site }).click();
  await partner.keyboard.press("Escape");
  await partner.getByRole("button", { name: "Save the sites" }).click();
  await expect(partner.getByText("Saved.")).toBeVisible();
  await partner.getByLabel("Mail address").fill(owner);
  await partner.getByRole("button", { name: "Send invitation" }).click();
  await expect(rowsOf(partner, "People").filter({ hasText: owner })).toContainText("invited");
}

/** A page of somebody who follows a link that was mailed, and accepts. */
export async function join(browser: Browser, email: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(lastMail(email, /\/client\/invite#osc_[\w-]+/));
  await expect(heading(page, /^Your portal at/)).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Your name").fill("Somebody");
  await page.getByRole("button", { name: "Accept" }).click();
  await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
  return page;
}
