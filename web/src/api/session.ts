import { queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import { api, bodyOf } from "./client";
import type { User } from "./records";

/** Who is logged in; a problem with status 401 when nobody is. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: async ({ signal }) => (await bodyOf(api.GET("/api/auth/me", { signal }))).user,
  staleTime: Infinity,
});

export function useMe(): User {
  return useSuspenseQuery(meQuery).data;
}

export function mayOperate(user: User): boolean {
  return user.role === "operator" || user.role === "admin";
}

export function mayAdminister(user: User): boolean {
  return user.role === "admin";
}

/** Whether somebody belongs to those who run the platform, and not to one of its partners. */
export function isOfPlatform(user: User): boolean {
  return user.partner_slug === null;
}
