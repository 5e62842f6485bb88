import type { CheckPosture, ClientDashboard, ClientMailChoices, ClientMember } from "../api/records";

export type Standing = CheckPosture["standing"];
export type ClientRole = ClientMember["role"];
export type ClientMails = ClientMailChoices["site"];

const MONTHS_SHOWN = 12;
const monthName = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

/** What the first sentence of the overview says. */
export function headline({ standing, sites }: ClientDashboard): string {
  if (sites.length === 0) {
    return "No site is connected yet";
  }
  switch (standing) {
    case "fails":
      return "Something is not as it should be";
    case "unknown":
      return "Not everything is known right now";
    case "holds":
      return "Everything that is looked at is as it should be";
  }
}

export const STANDING_TITLES: Readonly<Record<Standing, string>> = {
  fails: "Needs attention",
  unknown: "Not known",
  holds: "In order",
};

export const ROLE_TITLES: Readonly<Record<ClientRole, string>> = {
  owner: "Owner",
  admin: "Administrator",
  viewer: "Viewer",
};

export const MAIL_TITLES: Readonly<Record<ClientMails, string>> = {
  off: "Not at all",
  at_once: "At once",
  daily: "Once a day, in the morning",
};

type MailTopic = { title: string; meaning: string; choices: readonly ClientMails[] };

/** What may be mailed, and how often. */
export const MAIL_TOPICS: Readonly<Record<keyof ClientMailChoices, MailTopic>> = {
  site: {
    title: "A site needs you",
    meaning: "Its box is silent for an hour: power or network cable. And when it is back.",
    choices: ["at_once", "daily", "off"],
  },
  problem: {
    title: "A serious problem stays",
    meaning: "It is open for more than a day. And when it is solved.",
    choices: ["at_once", "daily", "off"],
  },
  report: {
    title: "A report is ready",
    meaning: "Of each month, on the first day of the next.",
    choices: ["at_once", "off"],
  },
};

/** The roles that somebody with this role may give. */
export function rolesToGive(role: ClientRole): readonly ClientRole[] {
  switch (role) {
    case "owner":
      return ["viewer", "admin", "owner"];
    case "admin":
      return ["viewer"];
    case "viewer":
      return [];
  }
}

/** A month such as 2026-11 in words. */
export function monthTitle(month: string): string {
  return monthName.format(new Date(`${month}-01T00:00:00Z`));
}

/** The month that goes on at a time and those before it, newest first. */
export function monthsUntil(now: Date): readonly string[] {
  return Array.from({ length: MONTHS_SHOWN }, (_, back) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1)).toISOString().slice(0, 7),
  );
}
