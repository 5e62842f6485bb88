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

/** Whether somebody may look at clinics; who only pays may not. */
export function maySee(user: User): boolean {
  return user.role !== "billing";
}

/** Whether somebody looks after the platform itself. */
export function mayAdminister(user: User): boolean {
  return user.role === "admin" && isOfPlatform(user);
}

/** Whether somebody looks after a partner: its team, keys and brand. */
export function mayLeadPartner(user: User): boolean {
  return user.role === "admin" && !isOfPlatform(user);
}

/** Whether somebody belongs to those who run the platform, and not to one of its partners. */
export function isOfPlatform(user: User): boolean {
  return user.partner_slug === null;
}
