import { Breadcrumbs, Group, SimpleGrid, Stack, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { createRoute } from "@tanstack/react-router";
import { api, bodyOf } from "../api/client";
import type { FleetOrder, FleetTarget } from "../api/records";
import { mayAdminister, useMe } from "../api/session";
import { TextLink } from "../shell/links";
import { Loaded } from "../shell/Loaded";
import { Pager } from "../shell/Pager";
import { platformRoute } from "../shell/platformRoute";
import { ReasonForm } from "../shell/ReasonForm";
import { textOf } from "../shell/search";
import { orderTitle } from "../sites/orderWords";
import { DataTable, type Column } from "../ui/DataTable";
import { Facts } from "../ui/Facts";
import { JsonView } from "../ui/JsonView";
import { CardSkeleton, TableSkeleton } from "../ui/Loading";
import { PageHeader } from "../ui/PageHeader";
import { Panel } from "../ui/Panel";
import { AbsoluteTime, RelativeTime } from "../ui/RelativeTime";
import { fleetOrderQuery, fleetTargetsQuery } from "./fleetQueries";
import { FleetStatus, TargetState } from "./FleetStatus";

export const fleetOrderRoute = createRoute({
  getParentRoute: () => platformRoute,
  path: "/fleet/$fleetOrderId",
  validateSearch: (search: Record<string, unknown>): { cursor?: string | undefined } => ({
    cursor: textOf(search.cursor),
  }),
  component: FleetOrderPage,
});

function FleetOrderPage() {
  const { fleetOrderId } = fleetOrderRoute.useParams();
  const query = useQuery(fleetOrderQuery(fleetOrderId));
  return (
    <Loaded isPage query={query} what="this fleet order" skeleton={<CardSkeleton height={320} />}>
      {(order) => <LoadedOrder order={order} />}
    </Loaded>
  );
}

function LoadedOrder({ order }: { order: FleetOrder }) {
  const isAdmin = mayAdminister(useMe());
  const title = orderTitle(order);
  const { appliances } = order;
  return (
    <>
      <PageHeader
        above={
          <Breadcrumbs mb={6}>
            <TextLink to="/fleet">Fleet orders</TextLink>
          </Breadcrumbs>
        }
        title={title}
        documentTitle={`Fleet order: ${title}`}
        badge={<FleetStatus status={order.status} />}
        lead={order.status_reason ?? `By ${order.created_by}, in stages of ${order.stages.join(", ")} %.`}
      />
      <Stack gap="xl">
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <Panel title="How far it has come">
            <Facts
              facts={[
                { term: "Stage", value: `${order.stage} of ${order.stages.length}` },
                { term: "Completed", value: appliances.completed },
                { term: "Failed", value: appliances.failed },
                { term: "Have their order", value: appliances.ordered },
                {
                  term: "Wait for it",
                  value: `${appliances.waiting}, ${appliances.absent} of them do not check in`,
                },
                { term: "Skipped", value: appliances.skipped },
                {
                  term: "Stage is watched",
                  value:
                    order.soaking_since === null ? (
                      `for ${order.soak_minutes} minutes after its last order`
                    ) : (
                      <>
                        for {order.soak_minutes} minutes since <AbsoluteTime at={order.soaking_since} />
                      </>
                    ),
                },
              ]}
            />
          </Panel>
          <Panel title="What was asked for">
            <Facts
              facts={[
                { term: "Parameters", value: <JsonView value={order.parameters} /> },
                { term: "Stages", value: order.stages.map((stage) => `${stage} %`).join(", ") },
                { term: "Stops at", value: `${order.failure_percent} % failures of a stage` },
                { term: "Window (UTC)", value: order.maintenance_window ?? "at any time" },
                { term: "Skips version", value: order.skip_version ?? "none" },
                {
                  term: "Taken back with",
                  value: order.rollback === null ? "nothing" : <JsonView value={order.rollback} />,
                },
                { term: "Handed out until", value: <AbsoluteTime at={order.expires_at} /> },
              ]}
            />
            {order.rollback_of === null ? null : (
              <Text mt="sm">
                It takes back{" "}
                <TextLink to="/fleet/$fleetOrderId" params={{ fleetOrderId: order.rollback_of }}>
                  this fleet order
                </TextLink>
                .
              </Text>
            )}
          </Panel>
        </SimpleGrid>
        {isAdmin && order.ended_at === null ? <Changes order={order} /> : null}
        <Appliances id={order.fleet_order_id} />
      </Stack>
    </>
  );
}

const CHANGES = {
  pause: { label: "Why it is held", action: "Hold it" },
  resume: { label: "Why it may go on", action: "Let it go on" },
  cancel: { label: "Why it ends", action: "Cancel it" },
} as const;

function Changes({ order }: { order: FleetOrder }) {
  const queries = useQueryClient();
  const verbs: readonly (keyof typeof CHANGES)[] =
    order.status === "active"
      ? ["pause", "cancel"]
      : order.status === "stopped" && order.rollback !== null
        ? ["cancel"]
        : ["resume", "cancel"];
  return (
    <Panel title="Hold, go on, end">
      <Group gap="xl" align="flex-start">
        {verbs.map((verb) => (
          <ReasonForm
            key={verb}
            {...CHANGES[verb]}
            send={(reason) =>
              bodyOf(
                api.POST(`/api/fleet/orders/{fleet_order_id}/${verb}`, {
                  params: { path: { fleet_order_id: order.fleet_order_id } },
                  body: { reason },
                }),
              )
            }
            onSent={() => queries.invalidateQueries({ queryKey: ["fleet"] })}
          />
        ))}
      </Group>
    </Panel>
  );
}

function Appliances({ id }: { id: string }) {
  const { cursor } = fleetOrderRoute.useSearch();
  const query = useQuery(fleetTargetsQuery(id, cursor));
  return (
    <Loaded query={query} what="its appliances" skeleton={<TableSkeleton rows={4} />}>
      {({ items, next_cursor: next }) =>
        items.length === 0 ? (
          <Text c="dimmed">No appliance has its order yet.</Text>
        ) : (
          <>
            <DataTable
              caption="Appliances"
              columns={COLUMNS}
              rows={items}
              keyOf={(target) => target.appliance_id}
            />
            <Pager cursor={cursor} next={next} />
          </>
        )
      }
    </Loaded>
  );
}

const COLUMNS: readonly Column<FleetTarget>[] = [
  {
    header: "Appliance",
    isName: true,
    cell: (target) => (
      <TextLink to="/sites/$siteId" params={{ siteId: target.site_id }}>
        {target.appliance_id}
      </TextLink>
    ),
  },
  { header: "State", cell: ({ state }) => <TargetState state={state} /> },
  { header: "Stage", cell: ({ stage }) => stage },
  { header: "Why", cell: ({ reason }) => reason ?? "" },
  { header: "Since", cell: ({ changed_at: at }) => <RelativeTime at={at} /> },
];
