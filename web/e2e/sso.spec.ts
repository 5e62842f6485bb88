import { expect, type Page } from "@playwright/test";
import { IdentityProvider } from "./identityProvider";
import { addPartner } from "./machines";
import { accept, invite, logOut, nameOf } from "./people";
import { expectAccessible, heading, rowsOf, test } from "./product";

const provider = new IdentityProvider(
  process.env.OSIRIS_OIDC_ISSUER ?? "",
  process.env.OSIRIS_OIDC_CLIENT_SECRET_FILE ?? "",
);

test.beforeAll(() => provider.start());
test.afterAll(() => provider.stop());

async function signOn(page: Page, email: string): Promise<void> {
  await page.goto("/login");
  await page.getByRole("link", { name: "Log in with Contoso" }).click();
  await expect(heading(page, "Contoso")).toBeVisible();
  await page.getByLabel("Mail address").fill(email);
  await page.getByRole("button", { name: "Continue" }).click();
}

for (const [role, label] of [
  ["readonly", /^Readonly/],
  ["operator", /^Operator/],
  ["admin", /^Admin/],
] as const) {
  test(`signOn_of_${role}_opensTheAccountThatWasInvited`, async ({ admin: page, browser }) => {
    const email = `sso-${role}-${Date.now().toString()}@example.com`;
    await invite(page, email, label);
    const theirs = await accept(browser, email);
    const name = await nameOf(theirs);
    for (let time = 0; time < 2; time += 1) {
      await logOut(theirs, name);
      await expectAccessible(theirs);
      await theirs.screenshot({ path: "test-results/login-sso.png" });
      await signOn(theirs, email);
      await expect(heading(theirs, "Sites")).toBeVisible();
      expect(await nameOf(theirs)).toBe(name);
    }
    await theirs.context().close();
    await page.goto(`/audit?actor=${name}&action=login`);
    await expect(rowsOf(page, "Audit log").first()).toContainText("sso");
  });
}

test("signOn_ofWhoWasNotInvited_orIsOfAPartner_isRefused", async ({ admin: page, browser }) => {
  const stamp = Date.now().toString();
  await addPartner(`s-${stamp}`, `Partner S ${stamp}`, `Zulu clinic ${stamp}`);
  const ofAPartner = `sso-partner-${stamp}@example.com`;
  await invite(page, ofAPartner, /^Technician/, `Partner S ${stamp}`);
  const theirs = await accept(browser, ofAPartner);
  const unverified = `unverified-${stamp}@example.com`;
  await invite(page, unverified, /^Operator/);
  await (await accept(browser, unverified)).context().close();
  await logOut(theirs, await nameOf(theirs));
  for (const email of [`stranger-${stamp}@example.com`, ofAPartner, unverified]) {
    await signOn(theirs, email);
    await expect(theirs.getByRole("alert")).toContainText("did not open an account here");
    await expectAccessible(theirs);
  }
  await theirs.screenshot({ path: "test-results/sso-refused.png" });
  await theirs.context().close();
});
