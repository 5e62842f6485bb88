import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, bodyOf } from "../api/client";

const PAGE_LIMIT = 50;
// Plans are counted, and rules go on from stage to stage, without an event about a site.
const REFETCH_MS = 10_000;

export function patternsQuery(onlyCandidates: boolean, cursor: string | undefined) {
  const query = {
    limit: PAGE_LIMIT,
    ...(onlyCandidates ? { candidate: "true" as const } : {}),
    ...(cursor === undefined ? {} : { cursor }),
  };
  return queryOptions({
    queryKey: ["learning", "patterns", query],
    queryFn: ({ signal }) => bodyOf(api.GET("/api/flywheel/patterns", { params: { query }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: REFETCH_MS,
  });
}

export function patternQuery(signature: string) {
  return queryOptions({
    queryKey: ["learning", "patterns", "one", signature],
    queryFn: ({ signal }) =>
      bodyOf(api.GET("/api/flywheel/patterns/{signature}", { params: { path: { signature } }, signal })),
    refetchInterval: REFETCH_MS,
  });
}

export function replayQuery(signature: string) {
  return queryOptions({
    queryKey: ["learning", "patterns", "one", signature, "replay"],
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET("/api/flywheel/patterns/{signature}/replay", { params: { path: { signature } }, signal }),
      ),
  });
}

/** What became of patterns, or of one, newest first. */
export function promotionsQuery(filter: { signature?: string; cursor?: string }) {
  const query = { limit: PAGE_LIMIT, ...filter };
  return queryOptions({
    queryKey: ["learning", "promotions", query],
    queryFn: ({ signal }) => bodyOf(api.GET("/api/flywheel/promotions", { params: { query }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: REFETCH_MS,
  });
}

export function promotionQuery(promotionId: string) {
  return queryOptions({
    queryKey: ["learning", "promotions", "one", promotionId],
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET("/api/flywheel/promotions/{promotion_id}", {
          params: { path: { promotion_id: promotionId } },
          signal,
        }),
      ),
    refetchInterval: REFETCH_MS,
  });
}

export function promotedSitesQuery(promotionId: string, cursor: string | undefined) {
  const query = { limit: PAGE_LIMIT, ...(cursor === undefined ? {} : { cursor }) };
  return queryOptions({
    queryKey: ["learning", "promotions", "one", promotionId, "sites", query],
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET("/api/flywheel/promotions/{promotion_id}/sites", {
          params: { path: { promotion_id: promotionId }, query },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    refetchInterval: REFETCH_MS,
  });
}
