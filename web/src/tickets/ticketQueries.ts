import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, bodyOf } from "../api/client";

const PAGE_LIMIT = 50;
// A clock that runs out is no event about a site.
const REFETCH_MS = 15_000;

export const STATES = ["open", "acknowledged", "resolved"] as const;
export const SEVERITIES = ["critical", "high", "medium", "low"] as const;

export type TicketFilter = {
  readonly status?: (typeof STATES)[number] | undefined;
  readonly severity?: (typeof SEVERITIES)[number] | undefined;
  readonly site_id?: string | undefined;
  readonly assignee?: string | undefined;
  readonly incident_id?: string | undefined;
  readonly cursor?: string | undefined;
};

// Every key begins with "tickets": an event about any site makes them stale.
export function ticketsQuery(filter: TicketFilter) {
  return queryOptions({
    queryKey: ["tickets", "list", filter],
    queryFn: ({ signal }) =>
      bodyOf(api.GET("/api/tickets", { params: { query: { limit: PAGE_LIMIT, ...given(filter) } }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: REFETCH_MS,
  });
}

export function ticketQuery(ticketId: string) {
  return queryOptions({
    queryKey: ["tickets", "one", ticketId],
    queryFn: ({ signal }) =>
      bodyOf(api.GET("/api/tickets/{ticket_id}", { params: { path: { ticket_id: ticketId } }, signal })),
    refetchInterval: REFETCH_MS,
  });
}

/** What was told of a ticket, and to whom. */
export function ticketDeliveriesQuery(ticketId: string) {
  return queryOptions({
    queryKey: ["tickets", "one", ticketId, "deliveries"],
    queryFn: ({ signal }) =>
      bodyOf(api.GET("/api/deliveries", { params: { query: { ticket_id: ticketId } }, signal })),
    refetchInterval: REFETCH_MS,
  });
}

/** What of a filter is set, as the API takes it. */
function given(filter: TicketFilter): { [Name in keyof TicketFilter]?: string } {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}
