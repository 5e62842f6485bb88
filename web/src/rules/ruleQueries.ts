import { queryOptions } from "@tanstack/react-query";
import { api, bodyOf } from "../api/client";

/** The rules of Central's build, in the order in which they are tried. */
export const rulesQuery = queryOptions({
  queryKey: ["rules"],
  queryFn: ({ signal }) => bodyOf(api.GET("/api/rules", { signal })),
  staleTime: Infinity,
});
