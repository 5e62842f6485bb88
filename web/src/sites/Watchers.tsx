import { Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Watcher } from "../api/records";
import { Loaded } from "../shell/Loaded";
import { DataTable, type Column } from "../ui/DataTable";
import { LiveStatusBadge } from "../ui/LiveStatusBadge";
import { RelativeTime } from "../ui/RelativeTime";
import { watchersQuery } from "./siteQueries";

/** The site's watchers that were not revoked; nothing where there is none. */
export function Watchers({ siteId }: { siteId: string }) {
  const query = useQuery(watchersQuery(siteId));
  return (
    <Loaded query={query} what="the watchers" skeleton={null}>
      {({ items }) => {
        const watchers = items.filter((watcher) => watcher.revoked_at === null);
        return watchers.length === 0 ? null : (
          <section aria-labelledby="watchers">
            <Title order={2} size="h4" id="watchers" mt="lg" mb="sm">
              Watchers
            </Title>
            <DataTable
              caption="Watchers"
              columns={COLUMNS}
              rows={watchers}
              keyOf={(watcher) => watcher.watcher_id}
            />
          </section>
        );
      }}
    </Loaded>
  );
}

const COLUMNS: readonly Column<Watcher>[] = [
  { header: "Host", isName: true, cell: ({ host_id: host }) => host },
  { header: "Status", cell: ({ live_status: status }) => <LiveStatusBadge status={status} /> },
  { header: "Last heard of", cell: ({ last_heartbeat_at: at }) => <RelativeTime at={at} /> },
  { header: "What it sees", cell: (watcher) => <Sight watcher={watcher} /> },
  { header: "Waiting to be sent", cell: ({ waiting }) => waiting ?? "not reported" },
  { header: "Last incident", cell: ({ last_report_at: at }) => <RelativeTime at={at} /> },
  { header: "Version", cell: ({ agent_version: version }) => version ?? "not reported" },
];

// Of a host whose watcher is silent nobody knows how it is: that must not read as "quiet".
function Sight({ watcher }: { watcher: Watcher }) {
  return watcher.live_status !== "online" ? (
    <Text size="sm" c="dimmed">
      Unknown: nothing is heard of it
    </Text>
  ) : watcher.problem !== null ? (
    <Text size="sm" fw={700}>
      {watcher.problem}
    </Text>
  ) : (
    "Everything it looks at"
  );
}
