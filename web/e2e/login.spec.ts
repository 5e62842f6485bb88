import { expect } from "@playwright/test";
import { adminPassword, expectAccessible, heading, logIn, test } from "./product";

test("login_wrongPassword_saysSoAndStays", async ({ page }) => {
  await page.goto("/login");
  await logIn(page, "certainly not it");
  await expect(page.getByRole("alert")).toHaveText("User name and password do not match.");
  await expect(page.getByRole("textbox", { name: "Password" })).toBeFocused();
  await expectAccessible(page);
});

test("login_fromADeepLink_leadsBackToIt", async ({ page }) => {
  await page.goto("/checks?q=firewall");
  await expect(page).toHaveURL(/\/login\?/);
  await logIn(page, adminPassword());
  await expect(heading(page, "Checks")).toBeVisible();
  await expect(page).toHaveURL(/\/checks\?q=firewall$/);
});

test("login_byKeyboardAlone_works", async ({ page }) => {
  await page.goto("/login");
  await expect(page.getByLabel("User name")).toBeFocused();
  await page.keyboard.type("admin");
  await page.keyboard.press("Tab");
  await page.keyboard.type(adminPassword());
  await page.keyboard.press("Enter");
  await expect(heading(page, "Sites")).toBeVisible();
  await page.keyboard.press("Tab");
});

test("skipLink_isTheFirstStop_andLeadsToTheContent", async ({ admin: page }) => {
  await page.goto("/checks");
  await expect(heading(page, "Checks")).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});

test("logout_endsTheSession", async ({ admin: page }) => {
  await page.getByRole("button", { name: "admin" }).click();
  await page.getByRole("menuitem", { name: "Log out" }).click();
  await expect(heading(page, "Log in to Central Command")).toBeVisible();
  await page.goto("/sites");
  await expect(page).toHaveURL(/\/login\?/);
});
