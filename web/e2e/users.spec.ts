import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { accept, invite, linkOf, PASSWORD } from "./people";
import { adminPasswordFile, expectAccessible, heading, rowsOf, test } from "./product";

test("invite_acceptedByTwoRoles_eachSeesWhatItMay", async ({ admin: page, browser }) => {
  for (const [role, label] of [
    ["operator", /^Operator/],
    ["readonly", /^Readonly/],
  ] as const) {
    const email = `${role}-${Date.now().toString()}@example.com`;
    await invite(page, email, label, undefined, expectAccessible);
    const theirs = await accept(browser, email, expectAccessible);
    await expect(theirs.getByRole("link", { name: "Users" })).toHaveCount(0);
    await expect(theirs.getByRole("link", { name: "Audit log" })).toHaveCount(0);
    await theirs.goto("/audit");
    await expect(heading(theirs, "Audit log")).toBeVisible();
    await expect(theirs.getByText("Your role does not include this.").first()).toBeVisible();
    await theirs.goto("/account");
    await expect(rowsOf(theirs, "Sessions")).toHaveCount(1);
    await expectAccessible(theirs);
    await theirs.context().close();

    await page.goto(linkOf(email));
    await expect(heading(page, "This link works no more")).toBeVisible();
    await expectAccessible(page);
  }
});

test("users_disabled_areOutAtOnce", async ({ admin: page, browser }) => {
  const email = `gone-${Date.now().toString()}@example.com`;
  await invite(page, email, /^Operator/);
  const theirs = await accept(browser, email);
  await page.goto("/users");
  await rowsOf(page, "Users")
    .filter({ hasText: email })
    .getByRole("link", { name: /^Manage/ })
    .click();
  await expect(page.getByRole("table", { name: "Sessions" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("combobox", { name: "Status" }).click();
  await page.getByRole("option", { name: /^Disabled/ }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(rowsOf(page, "Users").filter({ hasText: email }).getByText("disabled")).toBeVisible();
  await theirs.goto("/sites");
  await expect(heading(theirs, "Log in to Central Command")).toBeVisible();
  await theirs.context().close();
});

test("account_token_isShownOnce_andRevoked", async ({ admin: page }) => {
  const name = `browser test ${Date.now().toString()}`;
  await page.getByRole("button", { name: "admin" }).click();
  await page.getByRole("menuitem", { name: "Your account" }).click();
  await page.getByRole("button", { name: "New token" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Create token" }).click();
  await expect(page.getByLabel("API token", { exact: true })).toHaveText(/^osk_/);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText(/^osk_/)).toHaveCount(0);
  await page.getByRole("button", { name: `Revoke ${name}` }).click();
  await expect(rowsOf(page, "API tokens").filter({ hasText: name }).getByText("revoked")).toBeVisible();
});

test("account_wrongPassword_isNamedAtItsField", async ({ admin: page }) => {
  await page.goto("/account");
  await page.getByRole("textbox", { name: "Current password" }).fill("certainly not it");
  await page.getByRole("textbox", { name: "New password" }).fill(PASSWORD);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("is wrong", { exact: true })).toBeVisible();
  await expectAccessible(page);
});

test("audit_filtered_andVerified", async ({ admin: page }) => {
  await page.goto("/audit?action=login&actor=admin");
  await expect(rowsOf(page, "Audit log").first()).toBeVisible();
  for (const row of await rowsOf(page, "Audit log").all()) {
    await expect(row.getByRole("cell").nth(1)).toHaveText(/^login/);
  }
  await expectAccessible(page);
  await page.getByRole("button", { name: "Verify" }).click();
  await expect(page.getByText(/lines are as they were written/)).toBeVisible();
  await expectAccessible(page);
});

test("idle_warns_andThenLogsOut", async ({ page }) => {
  await page.clock.install();
  await page.goto("/login");
  await page.getByLabel("User name").fill("admin");
  await page
    .getByRole("textbox", { name: "Password" })
    .fill(readFileSync(adminPasswordFile(), "utf8").trim());
  await page.getByRole("button", { name: "Log in" }).click();
  await expect(heading(page, "Sites")).toBeVisible();
  await page.clock.fastForward("13:30");
  const warning = page.getByRole("dialog", { name: "Are you still there?" });
  await expect(warning).toBeVisible();
  await warning.getByRole("button", { name: "Stay logged in" }).click();
  await expect(warning).toHaveCount(0);
  await page.clock.fastForward("15:30");
  await expect(heading(page, "Log in to Central Command")).toBeVisible();
});
