import { Button, Text } from "@mantine/core";
import { IconPlus, IconRocket } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { createRoute } from "@tanstack/react-router";
import type { FleetOrder } from "../api/records";
import { mayAdminister, useMe } from "../api/session";
import { TextLink } from "../shell/links";
import { Loaded } from "../shell/Loaded";
import { Pager } from "../shell/Pager";
import { platformRoute } from "../shell/platformRoute";
import { textOf } from "../shell/search";
import { orderTitle } from "../sites/orderWords";
import { DataTable, type Column } from "../ui/DataTable";
import { TableSkeleton } from "../ui/Loading";
import { EmptyState } from "../ui/Notice";
import { PageHeader } from "../ui/PageHeader";
import { RelativeTime } from "../ui/RelativeTime";
import { CreateFleetOrder } from "./CreateFleetOrder";
import { fleetOrdersQuery } from "./fleetQueries";
import { FleetStatus } from "./FleetStatus";

type Search = { create?: true | undefined; cursor?: string | undefined };

export const fleetRoute = createRoute({
  getParentRoute: () => platformRoute,
  path: "/fleet",
  validateSearch: (search: Record<string, unknown>): Search => ({
    create: search.create === true ? true : undefined,
    cursor: textOf(search.cursor),
  }),
  component: FleetPage,
});

function FleetPage() {
  const { create, cursor } = fleetRoute.useSearch();
  const navigate = fleetRoute.useNavigate();
  const query = useQuery(fleetOrdersQuery(cursor));
  const isAdmin = mayAdminister(useMe());
  const newOrder = isAdmin ? (
    <Button
      leftSection={<IconPlus size={16} aria-hidden="true" />}
      onClick={() => void navigate({ search: { create: true } })}
    >
      New fleet order
    </Button>
  ) : undefined;
  return (
    <>
      <PageHeader
        title="Fleet orders"
        documentTitle="Fleet orders"
        lead="One order for every appliance, handed out in stages. Too many failures stop it at the stage where they happen, and what was done can be taken back."
        actions={newOrder}
      />
      <Loaded query={query} what="the fleet orders" skeleton={<TableSkeleton rows={4} />}>
        {({ items, next_cursor: next }) =>
          items.length === 0 ? (
            <EmptyState icon={<IconRocket size={28} />} title="No fleet order yet">
              An update or a scan of all appliances begins here.{" "}
              {isAdmin ? "It starts with a few of them." : "Administrators can give one."}
            </EmptyState>
          ) : (
            <>
              <DataTable
                caption="Fleet orders"
                columns={COLUMNS}
                rows={items}
                keyOf={(order) => order.fleet_order_id}
              />
              <Pager cursor={cursor} next={next} />
            </>
          )
        }
      </Loaded>
      {create === true && isAdmin ? <CreateFleetOrder onClose={() => void navigate({ search: {} })} /> : null}
    </>
  );
}

const COLUMNS: readonly Column<FleetOrder>[] = [
  {
    header: "Order",
    isName: true,
    cell: (order) => (
      <>
        <TextLink to="/fleet/$fleetOrderId" params={{ fleetOrderId: order.fleet_order_id }}>
          {orderTitle(order)}
        </TextLink>
        {order.rollback_of === null ? null : (
          <Text size="xs" c="dimmed" fw={400}>
            takes another back
          </Text>
        )}
      </>
    ),
  },
  { header: "Status", cell: ({ status }) => <FleetStatus status={status} /> },
  { header: "Stage", cell: ({ stage, stages }) => `${stage} of ${stages.length}` },
  { header: "Completed", cell: ({ appliances }) => appliances.completed },
  { header: "Failed", cell: ({ appliances }) => appliances.failed },
  { header: "Waiting", cell: ({ appliances }) => appliances.waiting + appliances.ordered },
  { header: "By", cell: ({ created_by: by }) => by },
  { header: "Since", cell: ({ created_at: at }) => <RelativeTime at={at} /> },
];
