import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, bodyOf } from "../api/client";

const PAGE_LIMIT = 50;
const REFETCH_MS = 5_000;

/** Fleet orders, newest first; asked again while looked at, because orders end without an event about a site. */
export function fleetOrdersQuery(cursor: string | undefined) {
  return queryOptions({
    queryKey: ["fleet", "list", cursor],
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET("/api/fleet/orders", {
          params: { query: { limit: PAGE_LIMIT, ...(cursor === undefined ? {} : { cursor }) } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    refetchInterval: REFETCH_MS,
  });
}

export function fleetOrderQuery(id: string) {
  return queryOptions({
    queryKey: ["fleet", "one", id],
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET("/api/fleet/orders/{fleet_order_id}", { params: { path: { fleet_order_id: id } }, signal }),
      ),
    refetchInterval: REFETCH_MS,
  });
}

export function fleetTargetsQuery(id: string, cursor: string | undefined) {
  return queryOptions({
    queryKey: ["fleet", "one", id, "appliances", cursor],
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET("/api/fleet/orders/{fleet_order_id}/appliances", {
          params: {
            path: { fleet_order_id: id },
            query: { limit: PAGE_LIMIT, ...(cursor === undefined ? {} : { cursor }) },
          },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    refetchInterval: REFETCH_MS,
  });
}
