import { expect } from "@playwright/test";
import { Clinic, textOf } from "./clinic";
import { addPartner } from "./machines";
import { signedIn } from "./people";
import { expectAccessible, expectFitsAPhone, heading, rowsOf, test } from "./product";

/** A partner's clinic where a person is asked. */
async function withTicket(slug: string): Promise<{ clinic: Clinic; ticket: string; title: string }> {
  await addPartner(slug, `Partner ${slug}`, `Other clinic of ${slug}`);
  const clinic = await Clinic.open(slug);
  await clinic.setPlanner("disabled");
  const incident = await clinic.report("sterilizer_door_stuck", "critical", { note: "it does not open" });
  const ticket = await clinic.first("tickets", incident);
  return { clinic, ticket: textOf(ticket, "ticket_id"), title: "Sterilizer door stuck on " + clinic.host };
}

test("ticket_isFound_takenInHand_givenAway_andResolved", async ({ admin: page }) => {
  test.slow(); // It walks several pages in two colour schemes, and waits for Central.
  const { clinic, ticket, title } = await withTicket(`tickets-${Date.now().toString()}`);
  await page.goto(`/tickets?site_id=${clinic.siteId}&status=open&severity=critical`);
  await expect(heading(page, "Tickets")).toBeVisible();
  const row = rowsOf(page, "Tickets").filter({ hasText: clinic.siteId });
  await expect(row).toHaveCount(1);
  await expect(row.getByRole("timer").first()).toHaveText(/^1[0-5] min \d+ s left$/);
  const before = await row.getByRole("timer").first().innerText();
  await expect(row.getByRole("timer").first()).not.toHaveText(before);
  await expectAccessible(page);
  await page.screenshot({ path: "test-results/tickets.png" });

  await row.getByRole("link", { name: title }).click();
  await expect(heading(page, title)).toBeVisible();
  await expect(page.getByRole("region", { name: "Its incident" })).toContainText(clinic.host);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Acknowledge" }).click();
  const history = page.getByRole("table", { name: "History" });
  await expect(history).toContainText("Acknowledged");
  const clocks = page.getByRole("region", { name: "Who has it, and until when" });
  await expect(clocks).toContainText("Acknowledged in time");
  await expect(clocks).toContainText("admin");

  await page.getByRole("textbox", { name: "Assignee" }).fill("nobody-of-this-name");
  await page.getByRole("button", { name: "Assign" }).click();
  await expect(page.getByText("is no active account")).toBeVisible();
  await page.screenshot({ path: "test-results/ticket.png", fullPage: true });
  await page.getByRole("textbox", { name: "What was done" }).fill("the door was oiled");
  await page.getByRole("button", { name: "Resolve" }).click();
  await expect(history).toContainText("Resolved: the door was oiled");
  await expect(page.getByRole("region", { name: "See to it" })).toBeHidden();

  await page.goto(`/tickets?site_id=${clinic.siteId}&status=open`);
  await expect(page.getByRole("heading", { name: "No ticket matches" })).toBeVisible();
  await page.getByRole("combobox", { name: "Status" }).click();
  await page.getByRole("option", { name: "Resolved" }).click();
  await expect(row).toContainText("Resolved in time");
  await page.goto(`/messages?site_id=${clinic.siteId}`);
  await expect(
    rowsOf(page, "Messages")
      .or(page.getByRole("heading", { name: "No message" }))
      .first(),
  ).toBeVisible();
  await expectAccessible(page);
  await page.goto(`/audit?action=ticket`);
  await expect(page.getByRole("table", { name: "Audit log" })).toContainText("Resolved a ticket");
  await page.goto(`/incidents?site_id=${clinic.siteId}`);
  const incident = rowsOf(page, "Incidents").filter({ hasText: clinic.host });
  await expect(incident).toContainText("L3");
  await incident.getByRole("link", { name: "sterilizer door stuck" }).click();
  await expect(page.getByRole("region", { name: "Who has it" })).toContainText(`Ticket ${ticket}`);
  await expectAccessible(page);
  await page.screenshot({ path: "test-results/incident.png", fullPage: true });
  await page.goto(`/tickets/${ticket}`);
  await expectFitsAPhone(page);
  await page.screenshot({ path: "test-results/ticket-phone.png", fullPage: true });
});

for (const role of ["readonly", "operator"] as const) {
  test(`ticket_for_${role}_ofItsPartner_isThere_withWhatTheRoleMayDo`, async ({ browser }) => {
    const slug = `t-${role}-${Date.now().toString()}`;
    const { clinic, ticket, title } = await withTicket(slug);
    const theirs = await signedIn(browser, role, slug);
    await theirs.goto("/tickets");
    await expect(rowsOf(theirs, "Tickets")).toHaveCount(1);
    await theirs.goto(`/tickets/${ticket}`);
    await expect(heading(theirs, title)).toBeVisible();
    await expect(theirs.getByRole("table", { name: "History" })).toContainText("Opened");
    await expect(theirs.getByRole("region", { name: "Its incident" })).toContainText(clinic.host);
    await expect(theirs.getByRole("button", { name: "Acknowledge" })).toHaveCount(
      role === "operator" ? 1 : 0,
    );
    await expectAccessible(theirs);
    await theirs.context().close();
  });
}

test("unknownTicketAndDecision_sayThatThereIsNone", async ({ admin: page }) => {
  for (const path of ["/tickets/999999", "/planner/decisions/9b2f2d36-3c34-4a52-8f64-3f3d3d1b3a11"]) {
    await page.goto(path);
    await expect(heading(page, /^There is no such/)).toBeVisible();
  }
});
