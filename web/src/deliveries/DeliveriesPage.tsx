import { Breadcrumbs, Group, Select } from "@mantine/core";
import { IconSend } from "@tabler/icons-react";
import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { createRoute } from "@tanstack/react-router";
import { api, bodyOf } from "../api/client";
import { TextLink } from "../shell/links";
import { Loaded } from "../shell/Loaded";
import { Pager } from "../shell/Pager";
import { oneOf, textOf } from "../shell/search";
import { signedInRoute } from "../shell/signedInRoute";
import { SiteSelect } from "../sites/SiteSelect";
import { TableSkeleton } from "../ui/Loading";
import { EmptyState } from "../ui/Notice";
import { PageHeader } from "../ui/PageHeader";
import { DeliveryTable } from "./DeliveryTable";

const REFETCH_MS = 15_000;
const STATES = ["waiting", "sending", "delivered", "unsure", "dead"] as const;
type Search = {
  status?: (typeof STATES)[number] | undefined;
  site_id?: string | undefined;
  cursor?: string | undefined;
};

export const deliveriesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/messages",
  validateSearch: (search: Record<string, unknown>): Search => ({
    status: oneOf(search.status, STATES),
    site_id: textOf(search.site_id),
    cursor: textOf(search.cursor),
  }),
  component: DeliveriesPage,
});

function deliveriesQuery({ status, site_id, cursor }: Search) {
  const query = {
    ...(status === undefined ? {} : { status }),
    ...(site_id === undefined ? {} : { site_id }),
    ...(cursor === undefined ? {} : { cursor }),
  };
  return queryOptions({
    queryKey: ["deliveries", query],
    queryFn: ({ signal }) => bodyOf(api.GET("/api/deliveries", { params: { query }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: REFETCH_MS,
  });
}

function DeliveriesPage() {
  const search = deliveriesRoute.useSearch();
  const navigate = deliveriesRoute.useNavigate();
  const query = useQuery(deliveriesQuery(search));
  const narrow = (change: Search): void =>
    void navigate({ search: (old) => ({ ...old, ...change, cursor: undefined }) });
  return (
    <>
      <PageHeader
        above={
          <Breadcrumbs mb={6}>
            <TextLink to="/tickets">Tickets</TextLink>
          </Breadcrumbs>
        }
        title="Messages"
        documentTitle="Messages"
        lead="What was told to whom: by mail, webhook, log server or a partner's service desk. What was given up, or of which nobody knows whether it arrived, can be sent again."
      />
      <Group mb="md" gap="sm" align="flex-end">
        <Select
          label="State"
          placeholder="All"
          clearable
          data={[
            { value: "waiting", label: "Waiting" },
            { value: "sending", label: "Being sent" },
            { value: "delivered", label: "Delivered" },
            { value: "unsure", label: "Nobody knows" },
            { value: "dead", label: "Given up" },
          ]}
          value={search.status ?? null}
          onChange={(value) => narrow({ status: oneOf(value, STATES) })}
          w={{ base: "100%", sm: 200 }}
        />
        <SiteSelect siteId={search.site_id} onChange={(siteId) => narrow({ site_id: siteId })} />
      </Group>
      <Loaded query={query} what="the messages" skeleton={<TableSkeleton />}>
        {({ items, next_cursor: next }) =>
          items.length === 0 ? (
            <EmptyState icon={<IconSend size={28} />} title="No message">
              Nothing was told, or nothing like this. Central sends messages when it was started with
              OSIRIS_CHANNELS_FILE.
            </EmptyState>
          ) : (
            <>
              <DeliveryTable caption="Messages" deliveries={items} />
              <Pager cursor={search.cursor} next={next} />
            </>
          )
        }
      </Loaded>
    </>
  );
}
