import { Alert, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { IconRotateClockwise } from "@tabler/icons-react";
import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { createRoute } from "@tanstack/react-router";
import { api, bodyOf } from "../api/client";
import type { MasterKeys } from "../api/records";
import { explain, Loaded } from "../shell/Loaded";
import { platformRoute } from "../shell/platformRoute";
import { DataTable, type Column } from "../ui/DataTable";
import { TableSkeleton } from "../ui/Loading";
import { PageHeader } from "../ui/PageHeader";
import { RelativeTime } from "../ui/RelativeTime";
import { ToneBadge } from "../ui/ToneBadge";

type Search = { rotate?: true | undefined };
type MasterKey = MasterKeys["keys"][number];

const WAITING_EVERY_MS = 5_000;

export const masterKeysRoute = createRoute({
  getParentRoute: () => platformRoute,
  path: "/master-keys",
  validateSearch: (search: Record<string, unknown>): Search => ({
    rotate: search.rotate === true ? true : undefined,
  }),
  component: MasterKeysPage,
});

const masterKeysQuery = queryOptions({
  queryKey: ["master-keys"],
  queryFn: ({ signal }) => bodyOf(api.GET("/api/master-keys", { signal })),
  refetchInterval: ({ state }) => ((state.data?.waiting ?? 0) > 0 ? WAITING_EVERY_MS : false),
});

function MasterKeysPage() {
  const { rotate } = masterKeysRoute.useSearch();
  const navigate = masterKeysRoute.useNavigate();
  const query = useQuery(masterKeysQuery);
  return (
    <>
      <PageHeader
        title="Master keys"
        documentTitle="Master keys"
        lead="The key in a file of Central that seals credentials, second factors and remembered answers in the database. A copy of the database alone opens none of them."
        actions={
          <Button
            leftSection={<IconRotateClockwise size={16} aria-hidden="true" />}
            onClick={() => void navigate({ search: { rotate: true } })}
          >
            Take a new key
          </Button>
        }
      />
      <Loaded query={query} what="the master keys" skeleton={<TableSkeleton rows={2} />}>
        {(known) => (
          <Stack>
            <Waiting known={known} />
            <DataTable
              caption="Master keys"
              columns={COLUMNS}
              rows={known.keys}
              keyOf={({ key_id: id }) => id}
            />
          </Stack>
        )}
      </Loaded>
      {rotate === true ? <Rotate onClose={() => void navigate({ search: {} })} /> : null}
    </>
  );
}

function Waiting({ known }: { known: MasterKeys }) {
  if (known.waiting > 0) {
    return (
      <Alert role="status" title={`${known.waiting} values are still sealed with an older key`}>
        They are being sealed anew. Keep the files of all keys until none is left.
      </Alert>
    );
  }
  return known.keys.length > 1 ? (
    <Text role="status">
      Everything is sealed with the newest key. The files of the others are needed only for backups made while
      they were in use.
    </Text>
  ) : null;
}

function Rotate({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient();
  const rotate = useMutation({
    mutationFn: () => bodyOf(api.POST("/api/master-keys/rotate")),
    onSuccess: (known) => {
      queries.setQueryData(masterKeysQuery.queryKey, known);
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title="Take a new master key?"
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <Stack>
        {rotate.isError ? (
          <Alert color="red" role="alert" title="The key is as before">
            {explain(rotate.error)}
          </Alert>
        ) : null}
        <Text>
          Central makes a key file, or takes one that was put into its folder, and seals everything anew while
          it goes on working. Copy the new file to wherever the old one is kept safe, apart from the
          database&apos;s backups.
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button loading={rotate.isPending} onClick={() => rotate.mutate()}>
            Take a new key
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

const COLUMNS: readonly Column<MasterKey>[] = [
  { header: "Key", isName: true, cell: ({ key_id: id }) => <span className="mono">{id}</span> },
  { header: "Since", cell: ({ created_at: at }) => <RelativeTime at={at} /> },
  {
    header: "State",
    cell: ({ retired_at: at }) =>
      at === null ? (
        <ToneBadge tone="pass">seals</ToneBadge>
      ) : (
        <>
          <ToneBadge tone="neutral">retired</ToneBadge> <RelativeTime at={at} />
        </>
      ),
  },
];
