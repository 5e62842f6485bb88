import { expect } from "@playwright/test";
import { Clinic, textOf } from "./clinic";
import { addPartner } from "./machines";
import { ModelServer } from "./modelServer";
import { signedIn } from "./people";
import { expectAccessible, expectFitsAPhone, heading, rowsOf, test } from "./product";

const OCCURRENCES = 5;
const model = new ModelServer(process.env.OSIRIS_L2_BASE_URL ?? "", process.env.OSIRIS_L2_KEY_FILE ?? "");

test.beforeAll(() => model.start());
test.afterAll(() => model.stop());

/** Five plans that helped, each on a host of its own. @returns the unit that they restarted */
async function learn(slug: string): Promise<string> {
  await addPartner(slug, `Partner ${slug}`, `Other clinic of ${slug}`);
  const clinic = await Clinic.open(slug);
  await clinic.setPlanner("auto");
  // Of a type that rules may name, with facts that none fits.
  const unit = `${slug}.service`;
  model.opinion = { runbook: "LIN-SVC-001", confidence: 95, reasoning: "the unit failed" };
  for (let host = 0; host < OCCURRENCES; host += 1) {
    await clinic.checkIn(`host-${host}-${clinic.siteId}`);
    const incident = await clinic.report("worker_stuck", "high", { unit });
    const decision = await clinic.first("planner/decisions", incident, "ordered");
    await clinic.heal(textOf(decision, "order_id"), "worker_stuck");
  }
  return unit;
}

test("pattern_thatHelpedFiveTimes_isReplayed_approved_andTakenBack", async ({ admin: page, browser }) => {
  test.slow(); // It walks several pages in two colour schemes, and waits for Central.
  const unit = await learn(`learn-${Date.now().toString()}`);
  await page.goto("/learning");
  const candidate = rowsOf(page, "Patterns").filter({ hasText: unit });
  await expect(candidate).toContainText("5 of 5 (100 %)", { timeout: 60_000 });
  await expect(candidate).toContainText("Waits for your word");
  await expectAccessible(page);
  await page.screenshot({ path: "test-results/learning.png" });

  const readonly = await signedIn(browser, "readonly");
  await readonly.goto("/learning");
  await rowsOf(readonly, "Patterns").filter({ hasText: unit }).getByRole("link").click();
  await expect(readonly.getByRole("region", { name: "Its evidence" })).toContainText("5 (100 %)");
  await expect(readonly.getByRole("button", { name: "Approve" })).toHaveCount(0);
  await readonly.context().close();

  await candidate.getByRole("link").click();
  await expect(heading(page, /worker_stuck/)).toBeVisible();
  const replay = page.getByRole("region", { name: "Replay of the last 90 days" });
  await expect(replay).toContainText("It disagrees with nothing that was done.");
  await expectAccessible(page);
  await page.screenshot({ path: "test-results/pattern.png", fullPage: true });
  await page.getByRole("textbox", { name: "Why", exact: true }).fill("it always helped");
  await page.getByRole("button", { name: "Approve" }).click();
  const rule = rowsOf(page, "Learned rules").filter({ hasText: unit });
  await expect(rule).toContainText("Active");

  await rule.getByRole("link").click();
  await expect(page.getByText("admin approved it: it always helped")).toBeVisible();
  await expect(rowsOf(page, "Stages")).toHaveCount(1);
  await expectAccessible(page);
  await page.getByRole("textbox", { name: "Why it is taken back" }).fill("a browser test ends");
  await page.getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByText("admin ended it: a browser test ends")).toBeVisible();
  await page.screenshot({ path: "test-results/learned-rule.png", fullPage: true });
  await expectFitsAPhone(page);
  await page.screenshot({ path: "test-results/learned-rule-phone.png", fullPage: true });
});
