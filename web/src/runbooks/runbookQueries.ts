import { queryOptions } from "@tanstack/react-query";
import { api, bodyOf } from "../api/client";

/** The runbooks of Central's build. */
export const runbooksQuery = queryOptions({
  queryKey: ["runbooks"],
  queryFn: ({ signal }) => bodyOf(api.GET("/api/runbooks", { signal })),
  staleTime: Infinity,
});
