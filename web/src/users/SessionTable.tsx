import { Button, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Session } from "../api/records";
import { explain } from "../shell/Loaded";
import { DataTable, type Column } from "../ui/DataTable";
import { RelativeTime } from "../ui/RelativeTime";
import { ToneBadge } from "../ui/ToneBadge";
import { deviceOf } from "./device";

/** Where an account is logged in. */
export function SessionTable({
  sessions,
  onEnd,
}: {
  sessions: readonly Session[];
  onEnd: (sessionId: string) => Promise<unknown>;
}) {
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: onEnd,
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ["users"] }),
        queries.invalidateQueries({ queryKey: ["account"] }),
      ]),
  });
  const columns: readonly Column<Session>[] = [
    {
      header: "Device",
      isName: true,
      cell: (session) => (
        <>
          {deviceOf(session.user_agent)}
          <Text size="xs" c="dimmed" className="mono">
            {session.ip_address ?? "unknown address"}
          </Text>
        </>
      ),
    },
    { header: "Logged in", cell: (session) => <RelativeTime at={session.created_at} /> },
    { header: "Last used", cell: (session) => <RelativeTime at={session.last_seen_at} /> },
    {
      header: "End",
      cell: (session) =>
        session.current ? (
          <ToneBadge tone="accent">This one</ToneBadge>
        ) : (
          <Button
            size="xs"
            variant="default"
            loading={end.isPending && end.variables === session.session_id}
            aria-label={`End the session on ${deviceOf(session.user_agent)} from ${session.ip_address ?? "an unknown address"}`}
            onClick={() => end.mutate(session.session_id)}
          >
            End
          </Button>
        ),
    },
  ];
  return (
    <>
      {end.isError ? (
        <Text role="alert" c="red" size="sm" mb="xs">
          {explain(end.error)}
        </Text>
      ) : null}
      {sessions.length === 0 ? (
        <Text c="dimmed">Logged in nowhere.</Text>
      ) : (
        <DataTable caption="Sessions" columns={columns} rows={sessions} keyOf={(each) => each.session_id} />
      )}
    </>
  );
}
