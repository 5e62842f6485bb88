import { expect } from "@playwright/test";
import { expectAccessible, expectFitsAPhone, heading, test } from "./product";

test("release_thatNoReleaseKeySigned_isNotKept", async ({ admin: page }) => {
  await page.goto("/releases");
  await expect(heading(page, "Releases")).toBeVisible();
  await expect(page.getByText("No release yet")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Add a release" }).click();
  const form = page.getByRole("dialog", { name: "Add a release" });
  await expectAccessible(page);
  const chooser = page.waitForEvent("filechooser");
  await form.getByRole("button", { name: "Signed archive" }).click();
  await (
    await chooser
  ).setFiles({ name: "1.4.2.tar", mimeType: "application/x-tar", buffer: Buffer.from("nothing") });
  await form.getByRole("button", { name: "Check and keep it" }).click();
  await expect(form.getByRole("alert")).toContainText("The release was not kept");
  await form.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("No release yet")).toBeVisible();
  await expectFitsAPhone(page);
});

test("fleetOrder_forTheAgent_offersTheReleases", async ({ admin: page }) => {
  await page.goto("/fleet?create=true");
  const form = page.getByRole("dialog", { name: "New fleet order" });
  await form.getByRole("combobox", { name: "What every appliance does" }).click();
  await page.getByRole("option", { name: "Update the agent" }).click();
  const release = form.getByRole("combobox", { name: "Release", exact: true });
  await expect(release).toBeDisabled();
  await expect(release).toHaveAttribute("placeholder", "There is no release yet");
  await expectAccessible(page);
});
