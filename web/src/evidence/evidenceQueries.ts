import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, bodyOf } from "../api/client";
import type { KINDS } from "./evidenceWords";

const PAGE_LIMIT = 25;

export type EvidenceFilter = {
  readonly kind?: (typeof KINDS)[number] | undefined;
  readonly check?: string | undefined;
  readonly cursor?: string | undefined;
};

export function bundlesQuery(siteId: string, { kind, check, cursor }: EvidenceFilter) {
  const query = {
    limit: PAGE_LIMIT,
    ...(kind === undefined ? {} : { kind }),
    ...(check === undefined ? {} : { check }),
    ...(cursor === undefined ? {} : { cursor }),
  };
  return queryOptions({
    queryKey: ["site", siteId, "bundles", query],
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET("/api/evidence/sites/{id}/bundles", { params: { path: { id: siteId }, query }, signal }),
      ),
    placeholderData: keepPreviousData,
  });
}

/** A bundle never changes once it is stored. */
export function bundleQuery(bundleId: string) {
  return queryOptions({
    queryKey: ["bundle", bundleId],
    queryFn: ({ signal }) =>
      bodyOf(api.GET("/api/evidence/{bundle_id}", { params: { path: { bundle_id: bundleId } }, signal })),
    staleTime: Infinity,
  });
}

export function bundleVerdictQuery(bundleId: string) {
  return queryOptions({
    queryKey: ["bundle", bundleId, "verify"],
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET("/api/evidence/{bundle_id}/verify", { params: { path: { bundle_id: bundleId } }, signal }),
      ),
  });
}
