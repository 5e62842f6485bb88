import { Alert, Button, Group, Text } from "@mantine/core";
import { IconBolt, IconBoltOff, IconLoader, IconRefresh } from "@tabler/icons-react";
import { useSyncExternalStore } from "react";
import type { Connection, LiveState } from "../api/events";
import { rootRoute } from "./rootRoute";

const WORDS: Readonly<Record<Connection, string>> = {
  connecting: "Connecting…",
  live: "Live updates on",
  lost: "Live updates lost, retrying",
};

/** Whether changes arrive by themselves, and which build of Central sends them. */
export function LiveIndicator() {
  const { connection, buildId } = useLive();
  return (
    <div>
      <Group gap={6} wrap="nowrap" px="xs">
        <ConnectionIcon connection={connection} />
        <Text size="xs" role="status">
          {WORDS[connection]}
        </Text>
      </Group>
      {buildId === undefined ? null : (
        <Text size="xs" c="dimmed" px="xs" mt={4}>
          Build <span className="mono">{buildId}</span>
        </Text>
      )}
    </div>
  );
}

/** Central was updated under this page. */
export function OutdatedNotice() {
  if (!useLive().isOutdated) {
    return null;
  }
  return (
    <Alert mb="lg" role="status" title="Central Command was updated" icon={<IconRefresh size={18} />}>
      <Group justify="space-between">
        <Text size="sm">Reload to use the new version of these pages.</Text>
        <Button size="xs" variant="default" onClick={() => window.location.reload()}>
          Reload
        </Button>
      </Group>
    </Alert>
  );
}

function ConnectionIcon({ connection }: { connection: Connection }) {
  switch (connection) {
    case "connecting":
      return <IconLoader size={16} aria-hidden="true" color="var(--tone-neutral)" />;
    case "live":
      return <IconBolt size={16} aria-hidden="true" color="var(--tone-accent)" />;
    case "lost":
      return <IconBoltOff size={16} aria-hidden="true" color="var(--tone-unknown)" />;
  }
}

function useLive(): LiveState {
  const { events } = rootRoute.useRouteContext();
  return useSyncExternalStore(events.subscribe, events.state);
}
