import { Button, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, bodyOf } from "../api/client";
import type { Delivery } from "../api/records";
import { mayOperate, useMe } from "../api/session";
import { explain } from "../shell/Loaded";
import { DataTable, type Column } from "../ui/DataTable";
import { RelativeTime } from "../ui/RelativeTime";
import { DeliveryState } from "./DeliveryState";

/** Messages and how they fared; what was given up can be sent again. */
export function DeliveryTable({ caption, deliveries }: { caption: string; deliveries: readonly Delivery[] }) {
  return (
    <DataTable caption={caption} columns={COLUMNS} rows={deliveries} keyOf={(each) => each.delivery_id} />
  );
}

const COLUMNS: readonly Column<Delivery>[] = [
  { header: "Message", isName: true, cell: ({ event }) => event.replaceAll("_", " ") },
  { header: "Channel", cell: ({ channel }) => channel },
  { header: "State", cell: ({ status }) => <DeliveryState status={status} /> },
  {
    header: "Attempts",
    cell: ({ attempts }) => attempts,
  },
  { header: "Last error", cell: ({ last_error: error }) => error ?? "none" },
  { header: "Since", cell: (each) => <RelativeTime at={each.ended_at ?? each.created_at} /> },
  { header: "Again", cell: (each) => <Again delivery={each} /> },
];

function Again({ delivery }: { delivery: Delivery }) {
  const isOperator = mayOperate(useMe());
  const queries = useQueryClient();
  const sending = useMutation({
    mutationFn: () =>
      bodyOf(
        api.POST("/api/deliveries/{delivery_id}/retry", {
          params: { path: { delivery_id: delivery.delivery_id } },
        }),
      ),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ["tickets"] }),
        queries.invalidateQueries({ queryKey: ["deliveries"] }),
      ]),
  });
  if (!isOperator || (delivery.status !== "dead" && delivery.status !== "unsure")) {
    return <>{"–"}</>;
  }
  return (
    <>
      <Button
        size="xs"
        variant="default"
        aria-label={`Send ${delivery.event} to ${delivery.channel} again`}
        loading={sending.isPending}
        onClick={() => sending.mutate()}
      >
        Send again
      </Button>
      {sending.isError ? (
        <Text size="xs" c="red" role="alert">
          {explain(sending.error)}
        </Text>
      ) : null}
    </>
  );
}
