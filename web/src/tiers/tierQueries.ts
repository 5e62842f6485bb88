import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, bodyOf } from "../api/client";

const REFETCH_MS = 30_000;

/** Which tier put incidents right in the last days, at one site or at all. */
export function tiersQuery(days: string | undefined, siteId: string | undefined) {
  const query = {
    ...(days === undefined ? {} : { days }),
    ...(siteId === undefined ? {} : { site_id: siteId }),
  };
  return queryOptions({
    queryKey: ["tiers", query],
    queryFn: ({ signal }) => bodyOf(api.GET("/api/tiers", { params: { query }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: REFETCH_MS,
  });
}
