import { queryOptions } from "@tanstack/react-query";
import { api, bodyOf } from "../api/client";
import type { UserAccount } from "../api/records";

const PAGE_LIMIT = 200;

const ROLES = [
  { value: "readonly", label: "Readonly: look at everything" },
  { value: "operator", label: "Operator: also act" },
  { value: "admin", label: "Admin: also manage users and read the audit log" },
] as const;

const PARTNER_ROLES = [
  { value: "billing", label: "Billing: the partner's account, and no clinic" },
  { value: "readonly", label: "Readonly: look at the partner's sites" },
  { value: "operator", label: "Technician: also act and make provision codes" },
  { value: "admin", label: "Administrator: also team, API keys and brand" },
] as const;

export type Role = UserAccount["role"];

/** What an account may be, at a partner or of the platform. */
export function rolesOf(isOfAPartner: boolean): readonly { value: Role; label: string }[] {
  return isOfAPartner ? PARTNER_ROLES : ROLES;
}

export function roleOf(text: string | null): Role {
  return PARTNER_ROLES.find(({ value }) => value === text)?.value ?? "readonly";
}

/** What a role is called at a partner. */
export function teamWord(role: Role): string {
  return { billing: "Billing", readonly: "Readonly", operator: "Technician", admin: "Administrator" }[role];
}

export const usersQuery = (cursor: string | undefined) =>
  queryOptions({
    queryKey: ["users", "list", cursor],
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET("/api/users", {
          params: { query: { limit: PAGE_LIMIT, ...(cursor === undefined ? {} : { cursor }) } },
          signal,
        }),
      ),
  });

export const invitesQuery = queryOptions({
  queryKey: ["users", "invites"],
  queryFn: ({ signal }) =>
    bodyOf(api.GET("/api/users/invites", { params: { query: { limit: PAGE_LIMIT } }, signal })),
});

export const userSessionsQuery = (id: string) =>
  queryOptions({
    queryKey: ["users", id, "sessions"],
    queryFn: ({ signal }) =>
      bodyOf(api.GET("/api/users/{id}/sessions", { params: { path: { id } }, signal })),
  });

export const userTokensQuery = (id: string) =>
  queryOptions({
    queryKey: ["users", id, "tokens"],
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET("/api/users/{id}/tokens", { params: { path: { id }, query: { limit: PAGE_LIMIT } }, signal }),
      ),
  });

export const myAccountQuery = queryOptions({
  queryKey: ["account"],
  queryFn: ({ signal }) => bodyOf(api.GET("/api/users/me", { signal })),
});

export const myFactorsQuery = queryOptions({
  queryKey: ["account", "factors"],
  queryFn: ({ signal }) => bodyOf(api.GET("/api/users/me/factors", { signal })),
});

export const mySessionsQuery = queryOptions({
  queryKey: ["account", "sessions"],
  queryFn: ({ signal }) => bodyOf(api.GET("/api/users/me/sessions", { signal })),
});

export const myTokensQuery = queryOptions({
  queryKey: ["account", "tokens"],
  queryFn: ({ signal }) =>
    bodyOf(api.GET("/api/users/me/tokens", { params: { query: { limit: PAGE_LIMIT } }, signal })),
});
