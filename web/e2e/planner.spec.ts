import { expect } from "@playwright/test";
import { Clinic, textOf } from "./clinic";
import { addPartner } from "./machines";
import { ModelServer } from "./modelServer";
import { signedIn } from "./people";
import { expectAccessible, expectFitsAPhone, heading, rowsOf, test } from "./product";

const model = new ModelServer(process.env.OSIRIS_L2_BASE_URL ?? "", process.env.OSIRIS_L2_KEY_FILE ?? "");

test.beforeAll(() => model.start());
test.afterAll(() => model.stop());

test("plan_thatWaits_isApprovedOrRejected_byWhoMay", async ({ admin: page, browser }) => {
  test.slow(); // It walks several pages in two colour schemes, and waits for Central.
  const slug = `plan-${Date.now().toString()}`;
  await addPartner(slug, `Partner ${slug}`, `Other clinic of ${slug}`);
  const clinic = await Clinic.open(slug);
  model.opinion = { runbook: "LIN-SVC-001", confidence: 91, reasoning: "the unit failed" };
  await page.goto("/planner?tab=sites");
  await page.getByRole("combobox", { name: "Site" }).fill(clinic.siteId);
  await page.getByRole("option", { name: clinic.siteId }).click();
  await page.getByRole("textbox", { name: "Why" }).fill("a browser test");
  await page.getByRole("button", { name: "Set" }).click();
  await expect(rowsOf(page, "The planner at each site").filter({ hasText: clinic.siteId })).toContainText(
    "Manual",
  );
  await expectAccessible(page);

  const incident = await clinic.report("label_printer_stuck", "high", { unit: "labels.service" });
  const decision = textOf(await clinic.first("planner/decisions", incident, "waiting"), "decision_id");
  await page.goto(`/planner?site_id=${clinic.siteId}`);
  await expect(page.getByText("Spent today (UTC)")).toBeVisible();
  const row = rowsOf(page, "Decisions").filter({ hasText: "LIN-SVC-001" });
  await expect(row).toContainText("Waits for approval");
  await expect(row).toContainText("91 %");
  await expectAccessible(page);
  await page.screenshot({ path: "test-results/planner.png", fullPage: true });

  const readonly = await signedIn(browser, "readonly", slug);
  await readonly.goto(`/planner/decisions/${decision}`);
  await expect(heading(readonly, "Run LIN-SVC-001")).toBeVisible();
  await expect(readonly.getByRole("button", { name: "Reject the plan" })).toHaveCount(0);
  await readonly.goto("/planner");
  await expect(rowsOf(readonly, "Decisions")).toHaveCount(1);
  await expect(readonly.getByText("Spent today (UTC)")).toHaveCount(0);
  await readonly.context().close();

  await row.getByRole("link", { name: "LIN-SVC-001" }).click();
  await expect(heading(page, "Run LIN-SVC-001")).toBeVisible();
  const record = page.getByRole("region", { name: "How it was made" });
  await expect(record).toContainText("1200 read, 60 written");
  await expectAccessible(page);
  await page.screenshot({ path: "test-results/decision.png", fullPage: true });
  await page.getByRole("textbox", { name: "Why it is not done" }).fill("the printer is being replaced");
  await page.getByRole("button", { name: "Reject the plan" }).click();
  await expect(page.getByRole("region", { name: "What a person said" })).toContainText(
    "the printer is being replaced",
  );
  await page.goto("/planner?tab=scores");
  await expect(rowsOf(page, "Scores").first()).toBeVisible();
  await expectAccessible(page);
  await page.screenshot({ path: "test-results/scores.png", fullPage: true });
  await page.goto(`/tiers?site_id=${clinic.siteId}`);
  await expect(rowsOf(page, "Tiers").filter({ hasText: "A person" })).toContainText("5 to 10 %");
  await expectAccessible(page);
  await page.screenshot({ path: "test-results/tiers.png", fullPage: true });
  await expectFitsAPhone(page);
  await page.screenshot({ path: "test-results/tiers-phone.png", fullPage: true });
});
