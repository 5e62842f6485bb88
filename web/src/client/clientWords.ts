import type { CheckPosture, ClientDashboard, ClientMember } from "../api/records";

export type Standing = CheckPosture["standing"];
export type ClientRole = ClientMember["role"];

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
