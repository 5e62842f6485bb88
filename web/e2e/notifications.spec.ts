import { createHmac } from "node:crypto";
import { createServer, type Server } from "node:http";
import { expect } from "@playwright/test";
import { addPartner } from "./machines";
import { accept, invite } from "./people";
import { expectAccessible, expectFitsAPhone, heading, rowsOf, test } from "./product";

const SECRET = "a secret of the hook 42".replaceAll(" ", "-");

type Told = { body: string; time: string; signature: string };

/** Whom a partner's hook leads to. It refuses until it is told to listen. */
class Hook {
  readonly told: Told[] = [];
  isListening = false;
  private readonly server: Server = createServer((request, response) => {
    let body = "";
    request.on("data", (part: Buffer) => (body += part.toString("utf8")));
    request.on("end", () => {
      if (this.isListening) {
        this.told.push({
          body,
          time: String(request.headers["x-osiriscare-timestamp"]),
          signature: String(request.headers["x-osiriscare-signature-v2"]),
        });
      }
      response.writeHead(this.isListening ? 204 : 503).end();
    });
  });

  async listen(): Promise<string> {
    await new Promise<void>((done) => this.server.listen(0, "127.0.0.1", done));
    const address = this.server.address();
    return typeof address === "object" && address !== null ? `http://127.0.0.1:${address.port}/in` : "";
  }

  close(): void {
    this.server.close();
  }
}

test("partnersAdministrator_makesAChannel_triesIt_andSaysWhenItIsTold", async ({ admin, browser }) => {
  test.skip(
    process.env.OSIRIS_PARTNERS_REACH_PRIVATE_ADDRESSES !== "true",
    "hooks may not lead to this machine",
  );
  const stamp = Date.now().toString();
  await addPartner(`told-${stamp}`, `Told ${stamp}`, `Clinic of ${stamp}`);
  const email = `told-${stamp}@example.com`;
  await invite(admin, email, /^Administrator/, `Told ${stamp}`);
  const page = await accept(browser, email);
  const hook = new Hook();
  const url = await hook.listen();

  await page.getByRole("link", { name: "Notifications" }).click();
  await expect(heading(page, "Notifications")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "New channel" }).click();
  const dialog = page.getByRole("dialog", { name: "New channel" });
  await dialog.getByRole("textbox", { name: "Name" }).fill("On call");
  await dialog.getByRole("combobox", { name: "Kind" }).click();
  await page.getByRole("option", { name: "Webhook" }).click();
  await dialog.getByRole("textbox", { name: "Address" }).fill(url);
  await dialog.getByLabel("Secret").fill(SECRET);
  await expectAccessible(page);
  await page.screenshot({ path: "test-results/notifications-channel.png" });
  await dialog.getByRole("button", { name: "Save channel" }).click();

  await page.getByRole("button", { name: "Test On call" }).click();
  await expect(page.getByText("On call did not take the test message")).toBeVisible();
  const row = rowsOf(page, "What was told").first();
  await expect(row).toContainText("Given up");
  await expect(row).toContainText("the other side answered 503");
  hook.isListening = true;
  await page.getByRole("button", { name: "Test On call" }).click();
  await expect(page.getByText("On call has the test message")).toBeVisible();
  const told = hook.told[0] ?? { body: "", time: "", signature: "" };
  expect(told.signature).toBe(
    "sha256=" + createHmac("sha256", SECRET).update(`${told.time}.${told.body}`).digest("hex"),
  );
  await page.getByRole("button", { name: "Send to On call again" }).click();
  await expect.poll(() => hook.told.length).toBe(2);
  await expect(page.locator("body")).not.toContainText(SECRET);

  await page.getByLabel("Quiet from").fill("22:00");
  await page.getByLabel("until").fill("07:00");
  await page.getByRole("button", { name: "Save times" }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.goto("/sites");
  await page.getByRole("link", { name: `Clinic of ${stamp}` }).click();
  await page.getByRole("link", { name: "Notifications of this site" }).click();
  await expect(page.getByRole("combobox", { name: "Site", exact: true })).toHaveValue(`Clinic of ${stamp}`);
  await page.getByRole("switch", { name: "Tell nobody of this site" }).click();
  await page.getByRole("button", { name: "Save for this site" }).click();
  await expect(page.getByText("Saved for this site")).toBeVisible();
  await expectAccessible(page);
  await page.screenshot({ path: "test-results/notifications.png", fullPage: true });
  await expectFitsAPhone(page);
  await page.screenshot({ path: "test-results/notifications-phone.png", fullPage: true });
  hook.close();
  await page.context().close();
});
