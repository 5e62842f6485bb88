import { queryOptions } from "@tanstack/react-query";
import { api, bodyOf } from "../api/client";

const PAGE_LIMIT = 200;

const ROLES = [
  { value: "readonly", label: "Readonly: look at everything" },
  { value: "operator", label: "Operator: also act" },
  { value: "admin", label: "Admin: also manage users and read the audit log" },
] as const;

export type Role = (typeof ROLES)[number]["value"];

/** What an account may be; administrators are always of the platform. */
export function rolesOf(isOfAPartner: boolean) {
  return ROLES.filter(({ value }) => !isOfAPartner || value !== "admin");
}

export function roleOf(text: string | null): Role {
  return ROLES.find(({ value }) => value === text)?.value ?? "readonly";
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
