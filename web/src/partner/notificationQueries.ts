import { queryOptions } from "@tanstack/react-query";
import { api, bodyOf } from "../api/client";

const REFETCH_MS = 15_000;
const LOG_LIMIT = 25;

export const channelsQuery = queryOptions({
  queryKey: ["partner", "notifications", "channels"],
  queryFn: ({ signal }) => bodyOf(api.GET("/api/partners/me/notifications/channels", { signal })),
});

export const timesQuery = queryOptions({
  queryKey: ["partner", "notifications", "times"],
  queryFn: ({ signal }) => bodyOf(api.GET("/api/partners/me/notifications", { signal })),
});

export const siteNotificationsQuery = (id: string) =>
  queryOptions({
    queryKey: ["partner", "notifications", "sites", id],
    queryFn: ({ signal }) =>
      bodyOf(api.GET("/api/partners/me/notifications/sites/{id}", { params: { path: { id } }, signal })),
  });

export const LOG_KEY = ["partner", "notifications", "log"] as const;

export const notificationLogQuery = (cursor: string | undefined) =>
  queryOptions({
    queryKey: [...LOG_KEY, cursor],
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET("/api/partners/me/notifications/deliveries", {
          params: { query: { limit: LOG_LIMIT, ...(cursor === undefined ? {} : { cursor }) } },
          signal,
        }),
      ),
    refetchInterval: REFETCH_MS,
  });
