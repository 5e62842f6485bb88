import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, bodyOf } from "../api/client";

const PAGE_LIMIT = 50;

export function credentialsQuery(siteId: string, cursor: string | undefined) {
  return queryOptions({
    queryKey: ["site", siteId, "credentials", cursor ?? ""],
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET("/api/sites/{id}/credentials", {
          params: { path: { id: siteId }, query: pageOf(cursor ?? "") },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });
}

/** Who put a credential in, changed or opened it, and who was handed it; newest first. */
export function credentialLogQuery(siteId: string, credentialId: string) {
  return infiniteQueryOptions({
    queryKey: ["site", siteId, "credentials", credentialId, "log"],
    queryFn: ({ signal, pageParam }) =>
      bodyOf(
        api.GET("/api/sites/{id}/credentials/{credential_id}/log", {
          params: { path: { id: siteId, credential_id: credentialId }, query: pageOf(pageParam) },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (last) => last.next_cursor,
  });
}

function pageOf(cursor: string): { limit: number; cursor?: string } {
  return cursor === "" ? { limit: PAGE_LIMIT } : { limit: PAGE_LIMIT, cursor };
}
