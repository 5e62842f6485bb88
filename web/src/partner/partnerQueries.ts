import { queryOptions } from "@tanstack/react-query";
import { api, bodyOf } from "../api/client";

const PAGE_LIMIT = 200;

const query = (cursor: string | undefined) => ({
  limit: PAGE_LIMIT,
  ...(cursor === undefined ? {} : { cursor }),
});

export const ownPartnerQuery = queryOptions({
  queryKey: ["partner"],
  queryFn: ({ signal }) => bodyOf(api.GET("/api/partners/me", { signal })),
});

export const ownSitesQuery = (cursor: string | undefined) =>
  queryOptions({
    queryKey: ["partner", "sites", cursor],
    queryFn: ({ signal }) =>
      bodyOf(api.GET("/api/partners/me/sites", { params: { query: query(cursor) }, signal })),
  });

export const codesQuery = (cursor: string | undefined) =>
  queryOptions({
    queryKey: ["partner", "codes", cursor],
    queryFn: ({ signal }) =>
      bodyOf(api.GET("/api/partners/me/provisions", { params: { query: query(cursor) }, signal })),
  });

export const teamQuery = queryOptions({
  queryKey: ["partner", "team"],
  queryFn: ({ signal }) =>
    bodyOf(api.GET("/api/partners/me/users", { params: { query: { limit: PAGE_LIMIT } }, signal })),
});

export const teamInvitesQuery = queryOptions({
  queryKey: ["partner", "invites"],
  queryFn: ({ signal }) =>
    bodyOf(api.GET("/api/partners/me/invites", { params: { query: { limit: PAGE_LIMIT } }, signal })),
});

export const ownKeysQuery = queryOptions({
  queryKey: ["partner", "keys"],
  queryFn: ({ signal }) =>
    bodyOf(api.GET("/api/partners/me/keys", { params: { query: { limit: PAGE_LIMIT } }, signal })),
});

export const brandQuery = queryOptions({
  queryKey: ["partner", "brand"],
  queryFn: ({ signal }) => bodyOf(api.GET("/api/partners/me/brand", { signal })),
});

export const activityQuery = (cursor: string | undefined) =>
  queryOptions({
    queryKey: ["partner", "activity", cursor],
    queryFn: ({ signal }) =>
      bodyOf(api.GET("/api/partners/me/activity", { params: { query: query(cursor) }, signal })),
  });

export const clientsQuery = queryOptions({
  queryKey: ["partner", "clients"],
  queryFn: ({ signal }) =>
    bodyOf(api.GET("/api/partners/me/clients", { params: { query: { limit: PAGE_LIMIT } }, signal })),
});

export const clientQuery = (clientId: string) =>
  queryOptions({
    queryKey: ["partner", "clients", clientId],
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET("/api/partners/me/clients/{client_id}", {
          params: { path: { client_id: clientId } },
          signal,
        }),
      ),
  });
