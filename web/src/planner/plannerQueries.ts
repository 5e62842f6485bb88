import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, bodyOf } from "../api/client";

const PAGE_LIMIT = 50;
// What is spent grows without an event about a site.
const REFETCH_MS = 15_000;

export const DECISION_STATES = ["asking", "waiting", "ordered", "rejected", "escalated", "void"] as const;

export type DecisionFilter = {
  readonly status?: (typeof DECISION_STATES)[number] | undefined;
  readonly site_id?: string | undefined;
  readonly cursor?: string | undefined;
};

// Every key begins with "planner": an event about any site makes them stale.
export const plannerQuery = queryOptions({
  queryKey: ["planner", "state"],
  queryFn: ({ signal }) => bodyOf(api.GET("/api/planner", { signal })),
  refetchInterval: REFETCH_MS,
});

export function plannerSitesQuery(cursor: string | undefined) {
  const query = { limit: PAGE_LIMIT, ...(cursor === undefined ? {} : { cursor }) };
  return queryOptions({
    queryKey: ["planner", "sites", query],
    queryFn: ({ signal }) => bodyOf(api.GET("/api/planner/sites", { params: { query }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: REFETCH_MS,
  });
}

export function decisionsQuery({ status, site_id: siteId, cursor }: DecisionFilter) {
  const query = {
    limit: PAGE_LIMIT,
    ...(status === undefined ? {} : { status }),
    ...(siteId === undefined ? {} : { site_id: siteId }),
    ...(cursor === undefined ? {} : { cursor }),
  };
  return queryOptions({
    queryKey: ["planner", "decisions", query],
    queryFn: ({ signal }) => bodyOf(api.GET("/api/planner/decisions", { params: { query }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: REFETCH_MS,
  });
}

/** What the planner decided about an incident, newest first. */
export function decisionsOfQuery(incidentId: string) {
  return queryOptions({
    queryKey: ["planner", "decisions", "of", incidentId],
    queryFn: ({ signal }) =>
      bodyOf(api.GET("/api/planner/decisions", { params: { query: { incident_id: incidentId } }, signal })),
  });
}

export function decisionQuery(decisionId: string) {
  return queryOptions({
    queryKey: ["planner", "decisions", "one", decisionId],
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET("/api/planner/decisions/{decision_id}", {
          params: { path: { decision_id: decisionId } },
          signal,
        }),
      ),
    refetchInterval: REFETCH_MS,
  });
}
