import { queryOptions } from "@tanstack/react-query";
import { api, bodyOf } from "../api/client";
import { ApiProblem } from "../api/problem";

const PAGE_LIMIT = 200;

export const partnersQuery = queryOptions({
  queryKey: ["partners"],
  queryFn: ({ signal }) =>
    bodyOf(api.GET("/api/partners", { params: { query: { limit: PAGE_LIMIT } }, signal })),
});

/** What Central says about one field of a form. */
export function fieldError(error: Error | null, field: string): string | undefined {
  return error instanceof ApiProblem ? error.fields[field] : undefined;
}
