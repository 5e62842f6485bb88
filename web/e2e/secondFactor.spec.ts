import { createHmac } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { expectAccessible, heading, rowsOf, test } from "./product";
import { accept, invite, lastMail, logOut, nameOf, PASSWORD } from "./people";

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const STEP_MS = 30_000;

// What an authenticator shows (RFC 6238).
function codeOf(secret: string, step: number): string {
  const bits = Array.from(secret)
    .map((each) => BASE32.indexOf(each).toString(2).padStart(5, "0"))
    .join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac("sha1", key).update(counter).digest();
  const number = hash.readUInt32BE((hash.at(-1) ?? 0) & 15) & 0x7fffffff;
  return (number % 1_000_000).toString().padStart(6, "0");
}

function stepNow(): number {
  return Math.floor(Date.now() / STEP_MS);
}

async function givePassword(page: Page, action: string): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Your password" }).fill(PASSWORD);
  await dialog.getByRole("button", { name: action }).click();
}

async function firstStep(page: Page, name: string): Promise<void> {
  await page.getByLabel("User name").fill(name);
  await page.getByRole("textbox", { name: "Password" }).fill(PASSWORD);
  await page.getByRole("button", { name: "Log in", exact: true }).click();
}

for (const [role, label] of [
  ["readonly", /^Readonly/],
  ["operator", /^Operator/],
  ["admin", /^Admin/],
] as const) {
  test(`authenticator_of_${role}_isEnrolledAskedAndReset`, async ({ admin: page, browser }) => {
    test.slow(); // Six logins, each with a password that is slow to check.
    const email = `totp-${role}-${Date.now().toString()}@example.com`;
    await invite(page, email, label);
    const theirs = await accept(browser, email);
    const name = await nameOf(theirs);
    await theirs.getByRole("button", { name: "Set up an authenticator" }).click();
    await givePassword(theirs, "Go on");
    await expect(theirs.getByRole("img", { name: "QR code for your authenticator" })).toBeVisible();
    await expectAccessible(theirs);
    await theirs.screenshot({ path: `test-results/totp-${role}.png` });
    const secret = (await theirs.getByText(/^[A-Z2-7]{32}$/).innerText()).trim();
    await theirs.getByRole("textbox", { name: "Code" }).fill("000000");
    await theirs.getByRole("button", { name: "Confirm" }).click();
    await expect(theirs.getByText("is not what the device should show now").first()).toBeVisible();
    const enrolledAt = stepNow();
    await theirs.getByRole("textbox", { name: "Code" }).fill(codeOf(secret, enrolledAt));
    await theirs.getByRole("button", { name: "Confirm" }).click();
    const codes = theirs.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
    await expect(codes).toHaveCount(10);
    const paper = await codes.first().innerText();
    await expectAccessible(theirs);
    await theirs.screenshot({ path: `test-results/recovery-${role}.png` });
    await theirs.getByRole("button", { name: "I have kept them" }).click();
    await expect(theirs.getByText(paper)).toHaveCount(0);
    await expectAccessible(theirs);
    await theirs.screenshot({ path: `test-results/account-${role}.png`, fullPage: true });

    await logOut(theirs, name);
    await firstStep(theirs, name);
    await expect(heading(theirs, "One more step")).toBeVisible();
    await expectAccessible(theirs);
    await theirs.screenshot({ path: `test-results/second-step-${role}.png` });
    // The step of the enrolment is used up; a clock one step ahead is allowed.
    await theirs.getByLabel("Code").fill(codeOf(secret, enrolledAt));
    await theirs.getByRole("button", { name: "Go on" }).click();
    await expect(theirs.getByRole("alert")).toContainText("wrong, or was used before");
    await theirs.getByLabel("Code").fill(codeOf(secret, enrolledAt + 1));
    await theirs.getByRole("button", { name: "Go on" }).click();
    await expect(heading(theirs, "Sites")).toBeVisible();
    await logOut(theirs, name);
    await firstStep(theirs, name);
    await theirs.getByLabel("Code").fill(paper.toUpperCase());
    await theirs.getByRole("button", { name: "Go on" }).click();
    await expect(heading(theirs, "Sites")).toBeVisible();

    await page.goto("/users");
    await rowsOf(page, "Users")
      .filter({ hasText: email })
      .getByRole("link", { name: /^Manage/ })
      .click();
    await page.getByRole("button", { name: "Reset the second factor" }).click();
    await expectAccessible(page);
    await page.screenshot({ path: `test-results/reset-${role}.png` });
    await page.getByRole("button", { name: "Reset it" }).click();
    await expect(rowsOf(page, "Users").filter({ hasText: email }).getByText("none")).toBeVisible();
    await theirs.goto("/sites");
    await expect(heading(theirs, "Log in to Central Command")).toBeVisible();
    await firstStep(theirs, name);
    await expect(heading(theirs, "Sites")).toBeVisible();
    await theirs.context().close();
  });
}

test("passkey_ofTheBrowser_opensASession_aloneAndAfterThePassword", async ({
  admin: page,
  browser,
  baseURL,
}) => {
  test.slow(); // Six logins, each with a password that is slow to check.
  const email = `passkey-${Date.now().toString()}@example.com`;
  await invite(page, email, /^Operator/);
  const first = await accept(browser, email);
  const name = await nameOf(first);
  await first.context().close();

  // Browsers know no passkeys of addresses, and this machine has a name.
  const context = await browser.newContext({
    baseURL: (baseURL ?? "").replace("127.0.0.1", "localhost"),
  });
  const theirs = await context.newPage();
  const devtools = await context.newCDPSession(theirs);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await theirs.goto("/login");
  await firstStep(theirs, name);
  await expect(heading(theirs, "Sites")).toBeVisible();
  await theirs.goto("/account");
  await theirs.getByRole("button", { name: "Add a passkey" }).click();
  await theirs.getByRole("dialog").getByRole("textbox", { name: "Name" }).fill("Test browser");
  await expectAccessible(theirs);
  await givePassword(theirs, "Ask the device");
  await expect(rowsOf(theirs, "Passkeys").filter({ hasText: "Test browser" })).toBeVisible();
  await expectAccessible(theirs);
  await theirs.screenshot({ path: "test-results/passkeys.png", fullPage: true });

  await logOut(theirs, name);
  await expectAccessible(theirs);
  await theirs.screenshot({ path: "test-results/login.png" });
  await theirs.getByRole("button", { name: "Log in with a passkey" }).click();
  await expect(heading(theirs, "Sites")).toBeVisible();
  await logOut(theirs, name);
  await firstStep(theirs, name);
  await theirs.getByRole("button", { name: "Use a passkey" }).click();
  await expect(heading(theirs, "Sites")).toBeVisible();

  await theirs.goto("/account");
  await theirs.getByRole("button", { name: "Remove Test browser" }).click();
  await givePassword(theirs, "Remove it");
  await expect(theirs.getByRole("table", { name: "Passkeys" })).toHaveCount(0);
  await logOut(theirs, name);
  await theirs.getByRole("button", { name: "Log in with a passkey" }).click();
  await expect(theirs.getByRole("alert")).toBeVisible();
  await context.close();
});

test("password_forgotten_isSetAnewByMail", async ({ admin: page, browser }) => {
  const email = `forgot-${Date.now().toString()}@example.com`;
  await invite(page, email, /^Readonly/);
  const theirs = await accept(browser, email);
  const name = await nameOf(theirs);
  await logOut(theirs, name);
  await theirs.getByRole("link", { name: "Forgot your password?" }).click();
  await expect(heading(theirs, "Forgot your password?")).toBeVisible();
  await expectAccessible(theirs);
  await theirs.getByLabel("Mail address").fill(email);
  await theirs.getByRole("button", { name: "Send the link" }).click();
  await expect(theirs.getByRole("status")).toContainText("If there is an account");
  await theirs.screenshot({ path: "test-results/forgot.png" });
  await expect(() => lastMail(email, /\/reset-password#osr_[\w-]+/)).toPass();
  const link = lastMail(email, /\/reset-password#osr_[\w-]+/);
  await theirs.goto(link);
  const other = "nine quiet lanterns drift";
  await theirs.getByRole("textbox", { name: "New password" }).fill(other);
  await expectAccessible(theirs);
  await theirs.getByRole("button", { name: "Change password" }).click();
  await expect(theirs.getByText("Your password is changed")).toBeVisible();
  await theirs.getByRole("link", { name: "To the login" }).click();
  await firstStep(theirs, name);
  await expect(theirs.getByRole("alert")).toContainText("do not match");
  await theirs.getByRole("textbox", { name: "Password" }).fill(other);
  await theirs.getByRole("button", { name: "Log in", exact: true }).click();
  await expect(heading(theirs, "Sites")).toBeVisible();
  await theirs.context().close();
});
