import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, bodyOf } from "../api/client";
import type { NotificationChannel, NotificationDelivery } from "../api/records";
import { mayLeadPartner, mayOperate, useMe } from "../api/session";
import { ButtonLink } from "../shell/links";
import { explain } from "../shell/Loaded";
import { DataTable, type Column } from "../ui/DataTable";
import { ToneBadge } from "../ui/ToneBadge";
import { LOG_KEY } from "./notificationQueries";
import { DIGESTS, KINDS, labelOf, SEVERITIES } from "./notificationWords";

/** Where the partner is told, each with a button that tries it. */
export function ChannelTable({ channels }: { channels: readonly NotificationChannel[] }) {
  const queries = useQueryClient();
  const me = useMe();
  const test = useMutation({
    mutationFn: ({ channel_id }: NotificationChannel) =>
      bodyOf(
        api.POST("/api/partners/me/notifications/channels/{channel_id}/test", {
          params: { path: { channel_id } },
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: LOG_KEY }),
  });
  const columns: readonly Column<NotificationChannel>[] = [
    {
      header: "Channel",
      isName: true,
      cell: (each) => (
        <>
          {each.name}
          <Text size="xs" c="dimmed" fw={400} style={{ overflowWrap: "anywhere" }}>
            {each.targets.join(", ")}
          </Text>
        </>
      ),
    },
    { header: "Kind", cell: (each) => labelOf(KINDS, each.kind) },
    { header: "Hears", cell: (each) => labelOf(SEVERITIES, each.severity_min) },
    { header: "When", cell: (each) => labelOf(DIGESTS, each.digest) },
    {
      header: "State",
      cell: (each) => (
        <ToneBadge tone={each.is_on ? "pass" : "neutral"}>{each.is_on ? "on" : "off"}</ToneBadge>
      ),
    },
    {
      header: "Actions",
      cell: (each) => (
        <Group gap="xs" wrap="nowrap">
          {mayOperate(me) && each.is_on ? (
            <Button
              size="xs"
              variant="default"
              aria-label={`Test ${each.name}`}
              loading={test.isPending && test.variables.channel_id === each.channel_id}
              onClick={() => test.mutate(each)}
            >
              Test
            </Button>
          ) : null}
          {mayLeadPartner(me) ? (
            <ButtonLink
              to="/partner/notifications"
              search={{ edit: each.channel_id }}
              size="xs"
              variant="default"
              aria-label={`Change ${each.name}`}
            >
              Change
            </ButtonLink>
          ) : null}
        </Group>
      ),
    },
  ];
  return (
    <Stack gap="sm">
      {test.isError ? (
        <Alert color="red" role="alert" title="No test was sent">
          {explain(test.error)}
        </Alert>
      ) : null}
      {test.data === undefined ? null : <Outcome delivery={test.data} />}
      <DataTable caption="Channels" columns={columns} rows={channels} keyOf={(each) => each.channel_id} />
    </Stack>
  );
}

function Outcome({ delivery }: { delivery: NotificationDelivery }) {
  return delivery.status === "delivered" ? (
    <Alert color="teal" role="status" title={`${delivery.channel} has the test message`} />
  ) : (
    <Alert color="red" role="alert" title={`${delivery.channel} did not take the test message`}>
      {delivery.last_error ?? "Nobody knows why."}
    </Alert>
  );
}
