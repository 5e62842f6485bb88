import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, bodyOf } from "../api/client";

const PAGE_LIMIT = 50;

export const STATES = ["open", "escalated", "resolved"] as const;
export type IncidentFilter = {
  readonly status?: (typeof STATES)[number] | undefined;
  readonly site_id?: string | undefined;
  readonly host_id?: string | undefined;
  readonly type?: string | undefined;
  readonly cursor?: string | undefined;
};

// Both keys begin with "incidents": an event about any site makes them stale.
export function allIncidentsQuery({ status, site_id, host_id, type, cursor }: IncidentFilter) {
  const query = {
    limit: PAGE_LIMIT,
    ...(status === undefined ? {} : { status }),
    ...(site_id === undefined ? {} : { site_id }),
    ...(host_id === undefined ? {} : { host_id }),
    ...(type === undefined ? {} : { type }),
    ...(cursor === undefined ? {} : { cursor }),
  };
  return queryOptions({
    queryKey: ["incidents", "list", query],
    queryFn: ({ signal }) => bodyOf(api.GET("/api/incidents", { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
}

export function incidentQuery(incidentId: string) {
  return queryOptions({
    queryKey: ["incidents", "one", incidentId],
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET("/api/incidents/{incident_id}", { params: { path: { incident_id: incidentId } }, signal }),
      ),
  });
}
