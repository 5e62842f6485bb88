import { Group, Stack, Text } from "@mantine/core";
import { IconHandStop, IconPlayerPlay } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api, bodyOf } from "../api/client";
import type { Stop } from "../api/records";
import { mayOperate, useMe } from "../api/session";
import { TextLink } from "../shell/links";
import { Panel } from "../ui/Panel";
import { ReasonForm } from "../shell/ReasonForm";
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
  const where = stop.site_id === null ? "at all sites" : `at ${stop.site_id}`;
  return (
    <section aria-label={`Stop of ${stop.runbook_id} ${where}`}>
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
        <Text>{where}</Text>
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
  return (
    <ReasonForm
      label="Why it may go on"
      action="Let it go on"
      send={(reason) =>
        bodyOf(
          api.POST("/api/healing/stops/{stop_id}/reset", {
            params: { path: { stop_id: stop.stop_id } },
            body: { reason },
          }),
        )
      }
      onSent={() => queries.invalidateQueries({ queryKey: ["healing"] })}
    />
  );
}
