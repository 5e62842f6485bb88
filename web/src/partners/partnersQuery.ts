import { queryOptions } from "@tanstack/react-query";
import { api, bodyOf } from "../api/client";

const PAGE_LIMIT = 200;

export const partnersQuery = queryOptions({
  queryKey: ["partners"],
  queryFn: ({ signal }) =>
    bodyOf(api.GET("/api/partners", { params: { query: { limit: PAGE_LIMIT } }, signal })),
});
