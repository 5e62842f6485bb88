import { queryOptions } from "@tanstack/react-query";
import { api, bodyOf } from "../api/client";

/** The catalogue: it changes only with Central's build. */
export const checksQuery = queryOptions({
  queryKey: ["checks"],
  queryFn: ({ signal }) => bodyOf(api.GET("/api/checks", { signal })),
  staleTime: Infinity,
});
