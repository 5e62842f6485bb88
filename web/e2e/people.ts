import { readFileSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { dirname, join } from "node:path";
import { expect, type Browser, type Page } from "@playwright/test";
import { textOf } from "./clinic";
import { adminToken, central, tell } from "./machines";
import { adminPasswordFile, heading, rowsOf } from "./product";

export const PASSWORD = "seven purple tractors hum";

/** What stands in the last mail to somebody: without a mail server, mails are shown in Central's log. */
export function lastMail(email: string, wanted: RegExp): string {
  const log = readFileSync(join(dirname(adminPasswordFile()), "log", "central.log"), "utf8");
  const mail = log.slice(log.lastIndexOf(`to="${email}"`));
  const found = wanted.exec(mail)?.[0];
  if (found === undefined) {
    throw new Error(`nothing like ${wanted.source} for ${email} in the log`);
  }
  return found;
}

export function linkOf(email: string): string {
  return lastMail(email, /\/set-password#osi_[\w-]+/);
}

/** Invites somebody of the platform, or of the partner with this name; `look` is shown the dialog, where invitations are the matter. */
export async function invite(
  page: Page,
  email: string,
  role: RegExp,
  partner?: string,
  look?: (page: Page) => Promise<void>,
): Promise<void> {
  await page.goto("/users");
  await page.getByRole("button", { name: "Invite a user" }).click();
  const dialog = page.getByRole("dialog", { name: "Invite a user" });
  await dialog.getByLabel("Mail address").fill(email);
  if (partner !== undefined) {
    await dialog.getByRole("combobox", { name: "Belongs to" }).click();
    await page.getByRole("option", { name: partner }).click();
  }
  await dialog.getByRole("combobox", { name: "Role" }).click();
  await page.getByRole("option", { name: role }).click();
  await look?.(page);
  await dialog.getByRole("button", { name: "Send invitation" }).click();
  await expect(rowsOf(page, "Invitations").filter({ hasText: email })).toBeVisible();
}

/** Accepts an invitation; `look` is shown the form with what it says of a password that is too easy. */
export async function accept(
  browser: Browser,
  email: string,
  look?: (page: Page) => Promise<void>,
): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(linkOf(email));
  await expect(heading(page, "Choose your password")).toBeVisible();
  await page.getByRole("textbox", { name: "Password" }).fill("password1234");
  await page.getByRole("button", { name: "Create my account" }).click();
  await expect(page.getByText(/is one of the passwords|too easy to guess/).first()).toBeVisible();
  await look?.(page);
  await page.getByRole("textbox", { name: "Password" }).fill(PASSWORD);
  await page.getByRole("button", { name: "Create my account" }).click();
  await expect(heading(page, "Sites")).toBeVisible();
  return page;
}

/** The user name of who is logged in. */
export async function nameOf(page: Page): Promise<string> {
  await page.goto("/account");
  return (await page.getByRole("definition").first().innerText()).trim();
}

/** A page of somebody new, whose account was made by the API: the pages of invitations have tests of their own. */
export async function signedIn(
  browser: Browser,
  role: "readonly" | "operator",
  partner?: string,
): Promise<Page> {
  const email = `${role}-${randomUUID()}@example.com`;
  await tell(`${central()}/api/users/invite`, adminToken(), {
    email,
    role,
    ...(partner === undefined ? {} : { partner_slug: partner }),
  });
  const token = linkOf(email).split("#")[1];
  const accepted = await tell(`${central()}/api/users/invite/accept`, "", { token, password: PASSWORD });
  const page = await (await browser.newContext()).newPage();
  await page.goto("/login");
  await page.getByLabel("User name").fill(textOf(accepted, "username"));
  await page.getByRole("textbox", { name: "Password" }).fill(PASSWORD);
  await page.getByRole("button", { name: "Log in" }).click();
  await expect(heading(page, "Sites")).toBeVisible();
  return page;
}

export async function logOut(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name }).click();
  await page.getByRole("menuitem", { name: "Log out" }).click();
  await expect(heading(page, "Log in to Central Command")).toBeVisible();
}
