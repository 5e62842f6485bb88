import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { IconHandStop, IconPlayerPlay } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, bodyOf } from "../api/client";
import type { Stop } from "../api/records";
import { mayOperate, useMe } from "../api/session";
import { TextLink } from "../shell/links";
import { explain } from "../shell/Loaded";
import { Panel } from "../ui/Panel";
import { AbsoluteTime } from "../ui/RelativeTime";
import { ToneBadge } from "../ui/ToneBadge";
import { stopsQuery } from "./healingQueries";

/** What Central stopped, of one runbook or of all, and the door to let it go on. Nothing is shown while nothing is. */
export function Stops({ runbookId }: { runbookId?: string }) {
  const stops = (useQuery(stopsQuery).data?.items ?? []).filter(
    (stop) => runbookId === undefined || stop.runbook_id === runbookId,
  );
  return stops.length === 0 ? null : (
    <Panel title="Stopped by the budget">
      <Stack gap="lg">
        {stops.map((stop) => (
          <OneStop key={stop.stop_id} stop={stop} />
        ))}
      </Stack>
    </Panel>
  );
}

function OneStop({ stop }: { stop: Stop }) {
  const isOperator = mayOperate(useMe());
  return (
    <section aria-label={`Stop of ${stop.runbook_id}`}>
      <Group gap="sm">
        {stop.ended_at === null ? (
          <ToneBadge tone="fail" icon={<IconHandStop size={14} />}>
            Stopped
          </ToneBadge>
        ) : (
          <ToneBadge tone="pass" icon={<IconPlayerPlay size={14} />}>
            Goes on
          </ToneBadge>
        )}
        <TextLink to="/runbooks/$runbookId" params={{ runbookId: stop.runbook_id }}>
          {stop.runbook_id}
        </TextLink>
        <Text>{stop.site_id === null ? "at all sites" : `at ${stop.site_id}`}</Text>
      </Group>
      <Text mt={4}>
        {stop.reason} (<AbsoluteTime at={stop.stopped_at} />)
      </Text>
      {stop.ended_at === null ? null : (
        <Text c="dimmed">
          {stop.ended_by} let it go on: {stop.end_reason} (<AbsoluteTime at={stop.ended_at} />)
        </Text>
      )}
      {stop.ended_at === null && isOperator ? <Reset stop={stop} /> : null}
    </section>
  );
}

function Reset({ stop }: { stop: Stop }) {
  const queries = useQueryClient();
  const [reason, setReason] = useState("");
  const reset = useMutation({
    mutationFn: () =>
      bodyOf(
        api.POST("/api/healing/stops/{stop_id}/reset", {
          params: { path: { stop_id: stop.stop_id } },
          body: { reason },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["healing"] }),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        reset.mutate();
      }}
    >
      <Group align="flex-end" mt="xs">
        <TextInput
          label="Why it may go on"
          required
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={reset.isError ? explain(reset.error) : undefined}
        />
        <Button type="submit" loading={reset.isPending} disabled={reason.trim() === ""}>
          Let it go on
        </Button>
      </Group>
    </form>
  );
}
