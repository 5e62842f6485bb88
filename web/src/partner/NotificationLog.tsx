import { Button, Text } from "@mantine/core";
import { IconSend } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, bodyOf } from "../api/client";
import type { NotificationDelivery } from "../api/records";
import { mayOperate, useMe } from "../api/session";
import { DeliveryState } from "../deliveries/DeliveryState";
import { TextLink } from "../shell/links";
import { explain, Loaded } from "../shell/Loaded";
import { Pager } from "../shell/Pager";
import { DataTable, type Column } from "../ui/DataTable";
import { TableSkeleton } from "../ui/Loading";
import { EmptyState } from "../ui/Notice";
import { RelativeTime } from "../ui/RelativeTime";
import { LOG_KEY, notificationLogQuery } from "./notificationQueries";

/** What was told to the partner's channels, and how that went. */
export function NotificationLog({ cursor }: { cursor: string | undefined }) {
  const log = useQuery(notificationLogQuery(cursor));
  return (
    <Loaded query={log} what="what was told" skeleton={<TableSkeleton rows={3} />}>
      {({ items, next_cursor: next }) =>
        items.length === 0 ? (
          <EmptyState icon={<IconSend size={28} />} title="Nothing was told yet">
            Test a channel, and it shows here how that went.
          </EmptyState>
        ) : (
          <>
            <DataTable
              caption="What was told"
              columns={COLUMNS}
              rows={items}
              keyOf={(each) => each.delivery_id}
            />
            <Pager cursor={cursor} next={next} />
          </>
        )
      }
    </Loaded>
  );
}

const COLUMNS: readonly Column<NotificationDelivery>[] = [
  { header: "Message", isName: true, cell: ({ subject }) => subject },
  { header: "Channel", cell: ({ channel }) => channel },
  {
    header: "Site",
    cell: ({ site_id: siteId }) =>
      siteId === null ? (
        "–"
      ) : (
        <TextLink to="/sites/$siteId" params={{ siteId }}>
          {siteId}
        </TextLink>
      ),
  },
  { header: "State", cell: ({ status }) => <DeliveryState status={status} /> },
  { header: "Attempts", cell: ({ attempts }) => attempts },
  { header: "Last error", cell: ({ last_error: error }) => error ?? "none" },
  { header: "Since", cell: (each) => <RelativeTime at={each.ended_at ?? each.created_at} /> },
  { header: "Again", cell: (each) => <Again delivery={each} /> },
];

function Again({ delivery }: { delivery: NotificationDelivery }) {
  const isOperator = mayOperate(useMe());
  const queries = useQueryClient();
  const retry = useMutation({
    mutationFn: () =>
      bodyOf(
        api.POST("/api/partners/me/notifications/deliveries/{delivery_id}/retry", {
          params: { path: { delivery_id: delivery.delivery_id } },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: LOG_KEY }),
  });
  if (!isOperator || (delivery.status !== "dead" && delivery.status !== "unsure")) {
    return <>{"–"}</>;
  }
  return (
    <>
      <Button
        size="xs"
        variant="default"
        aria-label={`Send to ${delivery.channel} again`}
        loading={retry.isPending}
        onClick={() => retry.mutate()}
      >
        Send again
      </Button>
      {retry.isError ? (
        <Text size="xs" c="red" role="alert">
          {explain(retry.error)}
        </Text>
      ) : null}
    </>
  );
}
