import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { AuditLine, Credential } from "../api/records";
import { ProblemState } from "../shell/Loaded";
import { DataTable, type Column } from "../ui/DataTable";
import { TableSkeleton } from "../ui/Loading";
import { AbsoluteTime } from "../ui/RelativeTime";
import { credentialLogQuery } from "./credentialQueries";
import { deedOf } from "./credentialWords";

/** Who put a credential in, changed or opened it, and which appliance was handed it. */
export function CredentialLog({
  siteId,
  credential,
  onClose,
}: {
  siteId: string;
  credential: Credential;
  onClose: () => void;
}) {
  const log = useInfiniteQuery(credentialLogQuery(siteId, credential.credential_id));
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={`History of ${credential.name}`}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <Stack>
        <Text size="sm" c="dimmed">
          From the audit log, which nobody can change. Needed by appliance{" "}
          <span className="mono">{credential.appliance_id}</span>, version {credential.version}.
        </Text>
        {log.data === undefined ? (
          log.isPending ? (
            <TableSkeleton rows={3} />
          ) : (
            <ProblemState what="the history" error={log.error} onRetry={() => void log.refetch()} />
          )
        ) : (
          <DataTable
            caption="History"
            columns={COLUMNS}
            rows={log.data.pages.flatMap(({ items }) => items)}
            keyOf={(line) => line.id}
          />
        )}
        {log.hasNextPage ? (
          <Group justify="center">
            <Button
              variant="default"
              loading={log.isFetchingNextPage}
              onClick={() => void log.fetchNextPage()}
            >
              Show older lines
            </Button>
          </Group>
        ) : null}
      </Stack>
    </Modal>
  );
}

const COLUMNS: readonly Column<AuditLine>[] = [
  { header: "When", isName: true, width: "11rem", cell: (line) => <AbsoluteTime at={line.at} /> },
  { header: "Who", cell: (line) => line.actor },
  { header: "What", cell: deedOf },
  { header: "Version", cell: (line) => versionIn(line) },
  { header: "From", cell: (line) => <span className="mono line">{line.ip_address ?? "inside"}</span> },
];

function versionIn({ detail }: AuditLine): string {
  const version: unknown = detail.version;
  return typeof version === "number" ? String(version) : "";
}
