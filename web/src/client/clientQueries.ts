import { keepPreviousData, queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import { api, bodyOf } from "../api/client";
import type { ClientMe } from "../api/records";

const PAGE_LIMIT = 25;

/** Who of a client is logged in; a problem with status 401 when nobody is. */
export const clientMeQuery = queryOptions({
  queryKey: ["client", "me"],
  queryFn: ({ signal }) => bodyOf(api.GET("/api/client/me", { signal })),
  staleTime: Infinity,
});

export function useClientMe(): ClientMe {
  return useSuspenseQuery(clientMeQuery).data;
}

export const dashboardQuery = queryOptions({
  queryKey: ["client", "dashboard"],
  queryFn: ({ signal }) => bodyOf(api.GET("/api/client/dashboard", { signal })),
  refetchInterval: 60_000,
});

export const clientTeamQuery = queryOptions({
  queryKey: ["client", "team"],
  queryFn: ({ signal }) => bodyOf(api.GET("/api/client/team", { signal })),
});

export const clientNoticesQuery = (cursor: string | undefined) =>
  queryOptions({
    queryKey: ["client", "notices", cursor],
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET("/api/client/notifications", {
          params: { query: { limit: PAGE_LIMIT, ...(cursor === undefined ? {} : { cursor }) } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });

export const mailChoicesQuery = queryOptions({
  queryKey: ["client", "mail choices"],
  queryFn: ({ signal }) => bodyOf(api.GET("/api/client/notifications/choices", { signal })),
});

export const fixesQuery = (month: string | undefined, cursor: string | undefined) =>
  queryOptions({
    queryKey: ["client", "fixes", month, cursor],
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET("/api/client/fixes", {
          params: {
            query: {
              limit: PAGE_LIMIT,
              ...(month === undefined ? {} : { month }),
              ...(cursor === undefined ? {} : { cursor }),
            },
          },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });

export const clientBundlesQuery = (siteId: string, check: string | undefined, cursor: string | undefined) =>
  queryOptions({
    queryKey: ["client", "bundles", siteId, check, cursor],
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET("/api/client/sites/{id}/evidence", {
          params: {
            path: { id: siteId },
            query: {
              limit: PAGE_LIMIT,
              ...(check === undefined ? {} : { check }),
              ...(cursor === undefined ? {} : { cursor }),
            },
          },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });

/** A bundle never changes once it is stored. */
export const clientBundleQuery = (bundleId: string) =>
  queryOptions({
    queryKey: ["client", "bundle", bundleId],
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET("/api/client/evidence/{bundle_id}", { params: { path: { bundle_id: bundleId } }, signal }),
      ),
    staleTime: Infinity,
  });

export const clientVerdictQuery = (bundleId: string) =>
  queryOptions({
    queryKey: ["client", "bundle", bundleId, "verify"],
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET("/api/client/evidence/{bundle_id}/verify", {
          params: { path: { bundle_id: bundleId } },
          signal,
        }),
      ),
  });

export const monthQuery = (month: string) =>
  queryOptions({
    queryKey: ["client", "month", month],
    queryFn: ({ signal }) =>
      bodyOf(api.GET("/api/client/reports/{month}", { params: { path: { month } }, signal })),
  });
