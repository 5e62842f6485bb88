import { Text } from "@mantine/core";
import {
  IconBan,
  IconCheck,
  IconClock,
  IconClockX,
  IconPlayerPlay,
  IconSend,
  IconX,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { Order } from "../api/records";
import { mayOperate, useMe } from "../api/session";
import { Loaded } from "../shell/Loaded";
import { Pager } from "../shell/Pager";
import { DataTable, type Column } from "../ui/DataTable";
import { JsonView } from "../ui/JsonView";
import { TableSkeleton } from "../ui/Loading";
import { EmptyState } from "../ui/Notice";
import { RelativeTime } from "../ui/RelativeTime";
import { ToneBadge } from "../ui/ToneBadge";
import { ORDER_STATUS_MEANING, orderTitle } from "./orderWords";
import styles from "./Orders.module.css";
import { isUnderWay, ordersQuery } from "./siteQueries";

/** What was ordered from the site's appliances, and what came of it. */
export function Orders({
  siteId,
  cursor,
  marked,
}: {
  siteId: string;
  cursor: string | undefined;
  marked: string | undefined;
}) {
  const query = useQuery(ordersQuery(siteId, cursor));
  const isOperator = mayOperate(useMe());
  return (
    <Loaded query={query} what="the orders" skeleton={<TableSkeleton rows={4} />}>
      {({ items, next_cursor: next }) =>
        items.length === 0 ? (
          <EmptyState icon={<IconSend size={28} />} title="No order yet">
            Nothing connects into a clinic: an appliance pulls signed orders and carries out only those.{" "}
            {isOperator ? "Give one with the buttons on its card above." : "Operators can give one here."}
          </EmptyState>
        ) : (
          <>
            <DataTable
              caption="Orders"
              columns={COLUMNS}
              rows={items}
              keyOf={(order) => order.order_id}
              isMarked={(order) => order.order_id === marked}
            />
            <Pager cursor={cursor} next={next} />
          </>
        )
      }
    </Loaded>
  );
}

const COLUMNS: readonly Column<Order>[] = [
  {
    header: "Order",
    isName: true,
    width: "17rem",
    cell: (order) => (
      <>
        {orderTitle(order)}
        <Text size="xs" c="dimmed" fw={400} className="mono">
          {order.order_id}
        </Text>
      </>
    ),
  },
  { header: "Status", width: "8rem", cell: (order) => <OrderStatus status={order.status} /> },
  { header: "Result", cell: (order) => <OrderResult order={order} /> },
  {
    header: "Given",
    width: "10rem",
    cell: (order) => (
      <div>
        <RelativeTime at={order.created_at} />
        <Text size="xs" c="dimmed">
          by {order.created_by}
        </Text>
      </div>
    ),
  },
];

function OrderResult({ order }: { order: Order }) {
  if (isUnderWay(order.status) || order.status === "expired") {
    return (
      <Text span c="dimmed" size="sm">
        {ORDER_STATUS_MEANING[order.status]}
      </Text>
    );
  }
  return (
    <div className={styles.result}>
      {order.error_message === null && order.error_code === null ? null : (
        <Text size="sm">
          {order.error_message ?? ORDER_STATUS_MEANING[order.status]}
          {order.error_code === null ? null : (
            <>
              {" "}
              (<span className="mono">{order.error_code}</span>)
            </>
          )}
        </Text>
      )}
      {order.result === null || Object.keys(order.result).length === 0 ? null : (
        <details>
          <summary>Show the result</summary>
          <JsonView value={order.result} />
        </details>
      )}
    </div>
  );
}

function OrderStatus({ status }: { status: Order["status"] }) {
  switch (status) {
    case "pending":
      return (
        <ToneBadge tone="neutral" icon={<IconClock size={14} />}>
          Pending
        </ToneBadge>
      );
    case "acknowledged":
      return (
        <ToneBadge tone="accent" icon={<IconPlayerPlay size={14} />}>
          Under way
        </ToneBadge>
      );
    case "completed":
      return (
        <ToneBadge tone="pass" icon={<IconCheck size={14} stroke={3} />}>
          Completed
        </ToneBadge>
      );
    case "failed":
      return (
        <ToneBadge tone="fail" icon={<IconX size={14} stroke={3} />}>
          Failed
        </ToneBadge>
      );
    case "refused":
      return (
        <ToneBadge tone="fail" icon={<IconBan size={14} />}>
          Refused
        </ToneBadge>
      );
    case "expired":
      return (
        <ToneBadge tone="unknown" icon={<IconClockX size={14} />}>
          Expired
        </ToneBadge>
      );
  }
}
