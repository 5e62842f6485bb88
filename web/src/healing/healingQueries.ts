import { queryOptions } from "@tanstack/react-query";
import { api, bodyOf } from "../api/client";

const COUNTS_EVERY_MS = 15_000;

/** What each runbook did by itself at all sites, and may still do. */
export const budgetQuery = queryOptions({
  queryKey: ["healing", "budget"],
  queryFn: ({ signal }) => bodyOf(api.GET("/api/healing/budget", { signal })),
  refetchInterval: COUNTS_EVERY_MS,
});

/** Runbooks that are stopped, and those let go on within a day. */
export const stopsQuery = queryOptions({
  queryKey: ["healing", "stops"],
  queryFn: ({ signal }) => bodyOf(api.GET("/api/healing/stops", { signal })),
  refetchInterval: COUNTS_EVERY_MS,
});

/** What is switched off at a site. */
export function switchesQuery(siteId: string) {
  return queryOptions({
    queryKey: ["site", siteId, "switches"],
    queryFn: ({ signal }) =>
      bodyOf(api.GET("/api/sites/{id}/switches", { params: { path: { id: siteId } }, signal })),
  });
}

/** Who switched it off and on, at all sites. */
export function historyQuery(kind: "rule" | "runbook", name: string) {
  return queryOptions({
    queryKey: ["healing", "switches", kind, name],
    queryFn: ({ signal }) =>
      bodyOf(api.GET("/api/switches/history", { params: { query: { kind, name } }, signal })),
  });
}
