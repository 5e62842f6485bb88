import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { expect, test as base, type Locator, type Page } from "@playwright/test";

/** What of a page depends on its colours: the rest need not be looked at twice. */
const OF_COLOURS = ["color-contrast", "link-in-text-block"];

/** A test whose browser must not log an error or meet the content security policy; `admin` is a page logged in. */
export const test = base.extend<{ admin: Page; quiet: undefined }>({
  quiet: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("console", (message) => {
        if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) {
          complaints.push(message.text());
        }
      });
      await use(undefined);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
  admin: async ({ page }, use) => {
    await page.goto("/login");
    await logIn(page, adminPassword());
    await expect(heading(page, "Sites")).toBeVisible();
    await use(page);
  },
});

export function adminPasswordFile(): string {
  const file = process.env.OSIRIS_ADMIN_PASSWORD_FILE;
  if (file === undefined) {
    throw new Error("OSIRIS_ADMIN_PASSWORD_FILE names no file");
  }
  return file;
}

export function adminPassword(): string {
  return readFileSync(adminPasswordFile(), "utf8").trim();
}

export async function logIn(page: Page, password: string): Promise<void> {
  await page.getByLabel("User name").fill("admin");
  await page.getByRole("textbox", { name: "Password" }).fill(password);
  await page.getByRole("button", { name: "Log in" }).click();
}

/** The heading that a page has exactly one of. */
export function heading(page: Page, name?: string | RegExp): Locator {
  return page.getByRole("heading", { level: 1, ...(name === undefined ? {} : { name }) });
}

/** This machine in the list of sites; other tests add sites of their own. */
export function siteRow(page: Page): Locator {
  return rowsOf(page, "Sites").filter({ hasText: "OsirisCare on this machine" });
}

/** Opens the site of this machine, and waits for what it shows. */
export async function openSite(page: Page): Promise<string> {
  await page.goto("/sites");
  await siteRow(page).getByRole("link").first().click();
  await expect(page.getByRole("table", { name: "Checks" })).toBeVisible();
  return new URL(page.url()).pathname;
}

export function rowsOf(page: Page, table: string): Locator {
  return page
    .getByRole("table", { name: table })
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader") });
}

/** Awaits what fades or slides, because colours on the way are nobody's choice; spinners have no end. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

/** Awaits that a page needs no more width than a phone has; the layout follows the window a moment later. */
export async function expectFitsAPhone(page: Page): Promise<void> {
  await page.setViewportSize({ width: 390, height: 844 });
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth))
    .toBeLessThanOrEqual(0);
}

/** Looks at a page in both colour schemes; nothing that locks anybody out may be there. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", colorScheme);
    await settled(page);
    // Our pages have no frames, so no second page is needed for each look, and nobody reads what is in order: either
    // takes longer than the look itself.
    const axe = new AxeBuilder({ page }).setLegacyMode(true).options({
      resultTypes: ["violations"],
      ...(colorScheme === "light" ? {} : { runOnly: OF_COLOURS }),
    });
    const { violations } = await axe.analyze();
    const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(
      grave.map(({ id, nodes }) => `${colorScheme}: ${id}: ${nodes.map(({ html }) => html).join("; ")}`),
    ).toEqual([]);
  }
}
