import { expect, type Page } from "@playwright/test";
import { ownSite } from "./machines";
import { accept, invite } from "./people";
import { expectAccessible, rowsOf, test } from "./product";

const SECRET = "correct horse battery staple 7";
const OTHER_SECRET = "nine quiet lanterns drift 4";

/** Fails when an answer of Central holds one of the passwords. */
function listenForSecrets(page: Page): string[] {
  const leaks: string[] = [];
  page.on("response", (response) => {
    void response
      .text()
      .then((text) => {
        if (text.includes(SECRET) || text.includes(OTHER_SECRET)) {
          leaks.push(response.url());
        }
      })
      .catch(() => undefined);
  });
  return leaks;
}

test("credential_isPutIn_handedOut_replacedAndRemoved_andNeverShown", async ({ admin: page, browser }) => {
  const leaks = listenForSecrets(page);
  const path = `/sites/${ownSite()}?tab=credentials`;
  await page.goto(path);
  await expect(page.getByText("No credential yet")).toBeVisible();
  await expectAccessible(page);
  await page.screenshot({ path: "test-results/credentials-none.png", fullPage: true });

  await page.getByRole("button", { name: "Add a credential" }).click();
  const form = page.getByRole("dialog", { name: "Add a credential" });
  await form.getByRole("textbox", { name: "Name" }).fill("Reception PC");
  await form.getByRole("textbox", { name: "Machine" }).fill("pc 01");
  await form.getByRole("textbox", { name: "User" }).fill("svc-compliance");
  await form.getByRole("textbox", { name: "Password" }).fill(SECRET);
  await form.getByRole("button", { name: "Add it" }).click();
  await expect(form.getByText("must be a host name or an address", { exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.screenshot({ path: "test-results/credential-form.png" });
  await form.getByRole("textbox", { name: "Machine" }).fill("pc-01.clinic.invalid");
  await form.getByRole("button", { name: "Add it" }).click();
  await expect(form).toBeHidden();
  const row = rowsOf(page, "Credentials").filter({ hasText: "Reception PC" });
  await expect(row).toContainText("pc-01.clinic.invalid:5986");

  // The appliance has it with its next check-in.
  await page.getByRole("button", { name: "Force check-in" }).click();
  await expect(rowsOf(page, "Orders").first()).toContainText("Completed");
  await page.getByRole("tab", { name: "Credentials" }).click();
  await expect(row.getByText("since")).toBeVisible();
  await expectAccessible(page);
  await page.screenshot({ path: "test-results/credentials.png", fullPage: true });

  await row.getByRole("button", { name: "Replace: Reception PC" }).click();
  const replace = page.getByRole("dialog", { name: "Replace Reception PC" });
  await expect(replace.getByRole("textbox", { name: "Machine" })).toHaveValue("pc-01.clinic.invalid");
  await expect(replace.getByRole("textbox", { name: "User" })).toHaveValue("");
  await expect(replace.getByRole("textbox", { name: "Password" })).toHaveValue("");
  await expectAccessible(page);
  await page.screenshot({ path: "test-results/credential-replace.png" });
  await replace.getByRole("textbox", { name: "User" }).fill("svc-compliance");
  await replace.getByRole("textbox", { name: "Password" }).fill(OTHER_SECRET);
  await replace.getByRole("button", { name: "Replace it" }).click();
  await expect(replace).toBeHidden();

  await row.getByRole("button", { name: "History: Reception PC" }).click();
  const history = rowsOf(page, "History");
  await expect(history.filter({ hasText: "Put it in" })).toContainText("admin");
  await expect(history.filter({ hasText: "Handed it to the appliance" }).first()).toContainText("receiver");
  await expect(history.filter({ hasText: "Replaced it" })).toContainText("2");
  await expectAccessible(page);
  await page.screenshot({ path: "test-results/credential-history.png" });
  await page.reload();
  await expect(history.filter({ hasText: "Put it in" })).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();

  const email = `reader-${Date.now().toString()}@example.com`;
  await invite(page, email, /^Readonly/);
  const theirs = await accept(browser, email);
  await theirs.goto(path);
  await expect(rowsOf(theirs, "Credentials")).toHaveCount(1);
  await expect(theirs.getByRole("button", { name: /^(Replace|Remove|Add)/ })).toHaveCount(0);
  await theirs.getByRole("button", { name: "History: Reception PC" }).click();
  await expect(rowsOf(theirs, "History").filter({ hasText: "Put it in" })).toBeVisible();
  await theirs.context().close();
  await page.goto(path);
  await row.getByRole("button", { name: "Remove: Reception PC" }).click();
  await expectAccessible(page);
  await page.screenshot({ path: "test-results/credential-remove.png" });
  await page.getByRole("button", { name: "Remove it" }).click();
  await expect(page.getByText("No credential yet")).toBeVisible();

  await page.goto(`/audit?action=credential&site_id=${ownSite()}`);
  await expect(rowsOf(page, "Audit log").filter({ hasText: "credential.remove" }).first()).toBeVisible();
  await expect(rowsOf(page, "Audit log").filter({ hasText: "credential.deliver" }).first()).toBeVisible();
  await expectAccessible(page);
  await page.screenshot({ path: "test-results/audit-credentials.png", fullPage: true });
  expect(leaks).toEqual([]);
});

test("credential_ofSsh_asksForWhatItNeeds", async ({ admin: page }) => {
  await page.goto(`/sites/${ownSite()}?tab=credentials&deed=add`);
  const form = page.getByRole("dialog", { name: "Add a credential" });
  await form.getByRole("combobox", { name: "Kind" }).click();
  await page.getByRole("option", { name: "SSH with a key" }).click();
  await expect(form.getByRole("textbox", { name: "Domain" })).toHaveCount(0);
  await form.getByRole("textbox", { name: "Name" }).fill("Server");
  await form.getByRole("textbox", { name: "Machine" }).fill("10.77.0.9");
  await form.getByRole("textbox", { name: "User" }).fill("root");
  await form.getByRole("textbox", { name: "Private key" }).fill("not a key");
  await form.getByRole("button", { name: "Add it" }).click();
  await expect(form.getByText("must be a private key as OpenSSH writes it", { exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.screenshot({ path: "test-results/credential-ssh.png" });
  await page.keyboard.press("Escape");
  await expect(form).toBeHidden();
});

test("masterKey_isRotated_andEverythingSealedAnew", async ({ admin: page }) => {
  await page.goto("/master-keys");
  await expect(rowsOf(page, "Master keys").first()).toBeVisible();
  const before = await rowsOf(page, "Master keys").count();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Take a new key" }).click();
  await expectAccessible(page);
  await page.screenshot({ path: "test-results/master-key-rotate.png" });
  await page.getByRole("dialog").getByRole("button", { name: "Take a new key" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(rowsOf(page, "Master keys")).toHaveCount(before + 1);
  await expect(page.getByText("Everything is sealed with the newest key.")).toBeVisible();
  await expectAccessible(page);
  await page.screenshot({ path: "test-results/master-keys.png" });
});
