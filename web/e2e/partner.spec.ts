import { expect } from "@playwright/test";
import { addPartner, ownSite } from "./machines";
import { accept, invite, nameOf } from "./people";
import { expectAccessible, heading, rowsOf, test } from "./product";

const OF_THE_PLATFORM = ["Learning", "Fleet orders", "Partners", "Users", "Audit log", "Master keys"];
const ITS_PAGES = [
  "/partner",
  "/partner/codes",
  "/sites",
  "/incidents",
  "/tickets",
  "/planner",
  "/tiers",
  "/rules",
  "/runbooks",
  "/checks",
  "/account",
];
const PLATFORM_PAGES = [
  "/learning",
  "/policy-sources",
  "/fleet",
  "/releases",
  "/fleet/0190b6f0-0000-7000-8000-000000000000",
  "/partners",
  "/users",
  "/audit",
  "/master-keys",
];

for (const [role, label] of [
  ["readonly", /^Readonly/],
  ["operator", /^Technician/],
] as const) {
  test(`${role}_ofAPartner_seesItsSitesOnly_andNothingOfThePlatform`, async ({ admin: page, browser }) => {
    test.slow(); // It looks at fifteen pages in two colour schemes.
    const stamp = Date.now().toString();
    const [slug, name, site] = [`p-${stamp}`, `Partner ${stamp}`, `Zeta clinic ${stamp}`];
    await addPartner(slug, name, site);
    const email = `${role}-${stamp}@example.com`;
    await invite(page, email, label, name);
    await expect(rowsOf(page, "Invitations").filter({ hasText: email })).toContainText(slug);
    const theirs = await accept(browser, email);
    const complaints: string[] = [];
    theirs.on("pageerror", (error) => complaints.push(error.message));

    await expect(rowsOf(theirs, "Sites")).toHaveCount(1);
    await expect(rowsOf(theirs, "Sites")).toContainText(site);
    const navigation = theirs.getByRole("navigation", { name: "Main" });
    await expect(navigation.getByRole("link", { name: "Sites" })).toBeVisible();
    for (const entry of OF_THE_PLATFORM) {
      await expect(navigation.getByRole("link", { name: entry })).toHaveCount(0);
    }
    await theirs.screenshot({ path: `test-results/partner-${role}.png` });
    for (const path of ITS_PAGES) {
      await theirs.goto(path);
      await expect(heading(theirs)).toBeVisible();
      await expect(theirs.getByText("Your role does not include this.")).toHaveCount(0);
      await expectAccessible(theirs);
    }
    for (const path of PLATFORM_PAGES) {
      await theirs.goto(path);
      await expect(heading(theirs, "This page is not for partners")).toBeVisible();
    }
    await expectAccessible(theirs);
    await theirs.screenshot({ path: `test-results/partner-refused-${role}.png` });
    await theirs.goto(`/sites/${ownSite()}`);
    await expect(heading(theirs, "There is no such page, or not any more")).toBeVisible();
    await expectAccessible(theirs);

    await theirs.goto("/sites");
    await rowsOf(theirs, "Sites").getByRole("link").first().click();
    await expect(heading(theirs, site)).toBeVisible();
    for (const tab of ["Evidence", "Orders", "Incidents", "Credentials"]) {
      await theirs.getByRole("tab", { name: tab }).click();
      await expect(theirs.getByRole("tabpanel", { name: tab })).toBeVisible();
      await expectAccessible(theirs);
    }
    await expect(theirs.getByRole("button", { name: "Add a credential" })).toHaveCount(
      role === "operator" ? 1 : 0,
    );
    const user = await nameOf(theirs);
    await theirs.getByRole("button", { name: user }).click();
    await expect(theirs.getByText(`of ${slug}`)).toBeVisible();
    expect(complaints).toEqual([]);
    await theirs.context().close();

    await page.goto("/users");
    const row = rowsOf(page, "Users").filter({ hasText: email });
    await expect(row).toContainText(slug);
    await row.getByRole("link", { name: /^Manage/ }).click();
    await page.getByRole("combobox", { name: "Role" }).click();
    await expect(page.getByRole("option", { name: /^Technician/ })).toBeVisible();
    await expect(page.getByRole("option", { name: /^Administrator: also team/ })).toBeVisible();
  });
}
