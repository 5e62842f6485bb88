import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, bodyOf } from "../api/client";
import type { Site } from "../api/records";

const PAGE_LIMIT = 200;
const PAGES_MAX = 5;
// Online, stale and offline are computed when read: time alone changes them, and no event tells.
const LIVE_STATUS_EVERY_MS = 30_000;
const ORDER_UNDER_WAY_EVERY_MS = 4_000;

export type Sites = { readonly items: readonly Site[]; readonly isCut: boolean };

/** All sites, up to a bound: searching and filtering happen here. */
export const sitesQuery = queryOptions({
  queryKey: ["sites"],
  queryFn: ({ signal }) => readSites(signal),
  refetchInterval: LIVE_STATUS_EVERY_MS,
});

async function readSites(signal: AbortSignal): Promise<Sites> {
  const items: Site[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < PAGES_MAX; page++) {
    const query: { limit: number; cursor?: string } =
      cursor === null ? { limit: PAGE_LIMIT } : { limit: PAGE_LIMIT, cursor };
    const body: { items: Site[]; next_cursor: string | null } = await bodyOf(
      api.GET("/api/sites", { params: { query }, signal }),
    );
    items.push(...body.items);
    cursor = body.next_cursor;
    if (cursor === null) {
      return { items, isCut: false };
    }
  }
  return { items, isCut: true };
}

export function siteQuery(id: string) {
  return queryOptions({
    queryKey: ["site", id],
    queryFn: ({ signal }) => bodyOf(api.GET("/api/sites/{id}", { params: { path: { id } }, signal })),
    refetchInterval: LIVE_STATUS_EVERY_MS,
  });
}

export function appliancesQuery(id: string) {
  return queryOptions({
    queryKey: ["site", id, "appliances"],
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET("/api/sites/{id}/appliances", {
          params: { path: { id }, query: { limit: PAGE_LIMIT } },
          signal,
        }),
      ),
    refetchInterval: LIVE_STATUS_EVERY_MS,
  });
}

export function watchersQuery(id: string) {
  return queryOptions({
    queryKey: ["site", id, "watchers"],
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET("/api/sites/{id}/watchers", {
          params: { path: { id }, query: { limit: PAGE_LIMIT } },
          signal,
        }),
      ),
    refetchInterval: LIVE_STATUS_EVERY_MS,
  });
}

export function ordersQuery(id: string, cursor: string | undefined) {
  return queryOptions({
    queryKey: ["site", id, "orders", cursor ?? ""],
    queryFn: ({ signal }) =>
      bodyOf(api.GET("/api/sites/{id}/orders", { params: { path: { id }, query: pageOf(cursor) }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.items.some((order) => isUnderWay(order.status)) === true ? ORDER_UNDER_WAY_EVERY_MS : false,
  });
}

export function incidentsQuery(id: string, cursor: string | undefined) {
  return queryOptions({
    queryKey: ["site", id, "incidents", cursor ?? ""],
    queryFn: ({ signal }) =>
      bodyOf(api.GET("/api/incidents", { params: { query: { site_id: id, ...pageOf(cursor) } }, signal })),
    placeholderData: keepPreviousData,
  });
}

export function isUnderWay(status: string): boolean {
  return status === "pending" || status === "acknowledged";
}

function pageOf(cursor: string | undefined): { cursor?: string } {
  return cursor === undefined ? {} : { cursor };
}
