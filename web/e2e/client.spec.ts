import { expect, type Page } from "@playwright/test";
import { join, makeClient } from "./clients";
import { addPartner } from "./machines";
import { accept, invite, lastMail } from "./people";
import { expectAccessible, expectFitsAPhone, heading, rowsOf, test } from "./product";

/** Somebody who is mailed nothing so far wants to hear of sites, once a day; it stays so. */
async function chooseMails(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Notifications" }).click();
  const topic = page.getByRole("combobox", { name: "A site needs you" });
  await expect(topic).toHaveValue("Not at all");
  await topic.click();
  await page.getByRole("option", { name: "Once a day, in the morning" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.screenshot({ path: "test-results/client-notifications.png", fullPage: true });
  await page.reload();
  await expect(topic).toHaveValue("Once a day, in the morning");
  await expect(page.getByRole("combobox", { name: "A report is ready" })).toHaveValue("Not at all");
}

const PHONE = { width: 390, height: 844 };

test("client_isInvitedByItsPartner_logsInByMail_andSeesItsOwn", async ({ admin, browser }) => {
  const stamp = Date.now().toString();
  const [owner, viewer, aide] = ["owner", "viewer", "aide"].map((role) => `${role}-${stamp}@example.com`);
  if (owner === undefined || viewer === undefined || aide === undefined) {
    throw new Error("three addresses");
  }
  const site = `Clinic of ${stamp}`;
  await addPartner(`portal-${stamp}`, `Portal ${stamp}`, site);
  const lead = `portal-${stamp}@example.com`;
  await invite(admin, lead, /^Administrator/, `Portal ${stamp}`);
  const partner = await accept(browser, lead);

  await makeClient(partner, "Main Street Dental", site, owner);
  await expectAccessible(partner);
  await partner.screenshot({ path: "test-results/partner-client.png", fullPage: true });
  await partner.context().close();

  const page = await join(browser, owner);
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  await expect(heading(page, "Not everything is known right now")).toBeVisible();
  await expect(page.getByRole("heading", { name: site })).toBeVisible();
  await expect(page.getByText("Please connect the OsirisCare box")).toBeVisible();
  await expectAccessible(page);
  await page.screenshot({ path: "test-results/client-overview.png", fullPage: true });
  for (const [link, title] of [
    ["Fixed this month", "Fixed this month"],
    ["Evidence", "Evidence"],
    ["Reports", /\d{4}$/],
    ["Notifications", "Notifications"],
    ["Team", "Team"],
  ] as const) {
    await page.getByRole("link", { name: link, exact: true }).click();
    await expect(heading(page, title)).toBeVisible();
    await page.setViewportSize(PHONE);
    await expectFitsAPhone(page);
    await expectAccessible(page);
    await page.screenshot({ path: `test-results/client-${link.slice(0, 4)}-phone.png`, fullPage: true });
  }
  await page.getByLabel("Name of your organisation").fill("Main Street Dentists");
  await page.getByRole("button", { name: "Rename" }).click();
  await expect(page.getByText("Renamed", { exact: true })).toBeVisible();
  await expect(page.getByText(`Main Street Dentists · ${owner}`)).toBeVisible();
  for (const [email, role] of [
    [viewer, "Viewer"],
    [aide, "Administrator"],
  ] as const) {
    await page.getByLabel("Mail address").fill(email);
    await page.getByRole("combobox", { name: "Role", exact: true }).click();
    await page.getByRole("option", { name: role }).click();
    await page.getByRole("button", { name: "Send invitation" }).click();
    await expect(page.getByText(`${email} · ${role}`)).toBeVisible();
  }

  const watching = await join(browser, viewer);
  await watching.getByRole("link", { name: "Team" }).click();
  await expect(rowsOf(watching, "Team")).toHaveCount(2);
  await expect(watching.getByRole("button", { name: "Send invitation" })).toHaveCount(0);
  await expect(watching.getByRole("button", { name: /^Remove/ })).toHaveCount(0);
  await expect(watching.getByLabel("Name of your organisation")).toHaveCount(0);
  await chooseMails(watching);
  const helping = await join(browser, aide);
  await helping.getByRole("link", { name: "Team" }).click();
  await expect(helping.getByRole("button", { name: `Remove ${viewer}` })).toBeVisible();
  await expect(helping.getByRole("button", { name: `Remove ${owner}` })).toHaveCount(0);

  await page.reload();
  await page.getByRole("button", { name: `Offer ${aide} to become owner` }).click();
  await expect(page.getByText(`${aide} was offered to become owner`)).toBeVisible();
  await helping.reload();
  await helping.getByRole("button", { name: "Become owner" }).click();
  const formerOwner = rowsOf(helping, "Team").filter({ hasText: owner });
  await expect(formerOwner.getByRole("combobox")).toHaveValue("Administrator");

  await page.getByRole("button", { name: "Log out" }).click();
  await expect(heading(page, "Log in to your portal")).toBeVisible();
  await expect(page.getByText(`Portal ${stamp}`)).toHaveCount(0);
  await page.getByLabel("Mail address").fill(owner);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByText("Look into your mailbox")).toBeVisible();
  let link = "";
  await expect(() => {
    link = lastMail(owner, /\/client\/login#osl_[\w-]+/);
  }).toPass();
  await page.goto(link);
  await page.getByRole("button", { name: "Log in" }).click();
  await expect(page.getByRole("heading", { name: site })).toBeVisible();
  expect(complaints).toEqual([]);
  for (const each of [page, watching, helping]) {
    await each.context().close();
  }
});
