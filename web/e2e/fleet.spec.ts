import { expect } from "@playwright/test";
import { expectAccessible, heading, rowsOf, test } from "./product";

test("fleetOrder_isHandedOut_andCarriedOutByTheAppliance", async ({ admin: page }) => {
  await page.goto("/fleet");
  await expect(heading(page, "Fleet orders")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "New fleet order" }).click();
  const form = page.getByRole("dialog", { name: "New fleet order" });
  await expectAccessible(page);
  await form.getByRole("combobox", { name: "What every appliance does" }).click();
  await page.getByRole("option", { name: "Run drift scan" }).click();
  await form.getByRole("textbox", { name: "Stages" }).fill("50, 10");
  await form.getByRole("button", { name: "Begin with the first stage" }).click();
  await expect(form.getByRole("alert")).toContainText("stages must be whole numbers from 1 to 100");
  await form.getByRole("textbox", { name: "Stages" }).fill("100");
  await form.getByRole("textbox", { name: "Watch a stage for (min)" }).fill("0");
  await form.getByRole("button", { name: "Begin with the first stage" }).click();
  await expect(form).toBeHidden();
  await rowsOf(page, "Fleet orders").first().getByRole("link", { name: "Run drift scan" }).click();
  // A whole scan, of which the host decides how long it takes.
  await expect(rowsOf(page, "Appliances").first()).toContainText("Completed", { timeout: 60_000 });
  await expect(page.getByText("all stages are done")).toBeVisible();
  await expectAccessible(page);
});

test("fleetOrder_heldByAPerson_goesOn_andIsCancelled", async ({ admin: page }) => {
  // A window that is shut keeps the appliance from getting it.
  const hour = (new Date().getUTCHours() + 12) % 24;
  const window = [hour, (hour + 1) % 24].map((each) => `${String(each).padStart(2, "0")}:00`).join("-");
  await page.goto("/fleet?create=true");
  const form = page.getByRole("dialog", { name: "New fleet order" });
  await form.getByRole("textbox", { name: "Revision", exact: true }).fill("a".repeat(40));
  await form.getByRole("textbox", { name: "Window (UTC)" }).fill(window);
  await form.getByRole("button", { name: "Begin with the first stage" }).click();
  await expect(form).toBeHidden();
  await rowsOf(page, "Fleet orders").first().getByRole("link", { name: "Rebuild the machine" }).click();
  for (const [label, action, status] of [
    ["Why it is held", "Hold it", "Held by a person"],
    ["Why it may go on", "Let it go on", "Under way"],
    ["Why it ends", "Cancel it", "Cancelled"],
  ] as const) {
    await page.getByRole("textbox", { name: label }).fill("a browser test");
    await page.getByRole("button", { name: action }).click();
    await expect(page.getByText(status, { exact: true })).toBeVisible();
    await expectAccessible(page);
  }
  await expect(page.getByRole("button", { name: "Cancel it" })).toBeHidden();
});
