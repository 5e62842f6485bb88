import { Button, Group, Text } from "@mantine/core";
import { IconKey, IconPlus } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { createRoute } from "@tanstack/react-router";
import { useState } from "react";
import { api, bodyOf } from "../api/client";
import type { Token } from "../api/records";
import { explain, Loaded } from "../shell/Loaded";
import { DataTable, type Column } from "../ui/DataTable";
import { TableSkeleton } from "../ui/Loading";
import { EmptyState } from "../ui/Notice";
import { PageHeader } from "../ui/PageHeader";
import { RelativeTime } from "../ui/RelativeTime";
import { ToneBadge } from "../ui/ToneBadge";
import { stateOf } from "../users/tokenState";
import { CreateKey } from "./CreateKey";
import { NewKey } from "./NewKey";
import { ownKeysQuery } from "./partnerQueries";
import { partnerRoute } from "./partnerRoute";

type Search = { create?: true | undefined };

export const ownKeysRoute = createRoute({
  getParentRoute: () => partnerRoute,
  path: "/keys",
  validateSearch: (search: Record<string, unknown>): Search => ({
    create: search.create === true ? true : undefined,
  }),
  component: KeysPage,
});

function KeysPage() {
  const { create } = ownKeysRoute.useSearch();
  const navigate = ownKeysRoute.useNavigate();
  const keys = useQuery(ownKeysQuery);
  return (
    <>
      <PageHeader
        title="API keys"
        documentTitle="API keys"
        lead="For programs that act for you and belong to no person. A key never looks after your team, your keys or your brand."
        actions={
          <Button
            leftSection={<IconPlus size={16} aria-hidden="true" />}
            onClick={() => void navigate({ search: { create: true } })}
          >
            New key
          </Button>
        }
      />
      <Loaded query={keys} what="your API keys" skeleton={<TableSkeleton rows={3} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={<IconKey size={28} />} title="No API key yet">
              Make one for each program, so that you can revoke one without stopping the others.
            </EmptyState>
          ) : (
            <KeyList keys={items} />
          )
        }
      </Loaded>
      {create === true ? <CreateKey onClose={() => void navigate({ search: {} })} /> : null}
    </>
  );
}

function KeyList({ keys }: { keys: readonly Token[] }) {
  const queries = useQueryClient();
  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: ownKeysQuery.queryKey });
  const [secret, setSecret] = useState<string>();
  const rotate = useMutation({
    mutationFn: (key_id: string) =>
      bodyOf(api.POST("/api/partners/me/keys/{key_id}/rotate", { params: { path: { key_id } }, body: {} })),
    gcTime: 0,
    onSuccess: (made) => setSecret(made.secret),
    onSettled: refresh,
  });
  const revoke = useMutation({
    mutationFn: (key_id: string) =>
      api.DELETE("/api/partners/me/keys/{key_id}", { params: { path: { key_id } } }),
    onSettled: refresh,
  });
  const columns: readonly Column<Token>[] = [
    { header: "Name", isName: true, cell: (key) => key.name },
    {
      header: "Scopes",
      cell: (key) => (
        <Group gap={6}>
          {key.scopes.map((scope) => (
            <ToneBadge key={scope} tone="neutral">
              {scope}
            </ToneBadge>
          ))}
        </Group>
      ),
    },
    { header: "Last used", cell: (key) => <RelativeTime at={key.last_used_at} /> },
    { header: "Ends", cell: (key) => <RelativeTime at={key.expires_at} /> },
    {
      header: "Actions",
      cell: (key) =>
        stateOf(key) === "valid" ? (
          <Group gap="xs" wrap="nowrap">
            <Button
              size="xs"
              variant="default"
              loading={rotate.isPending && rotate.variables === key.token_id}
              aria-label={`Rotate ${key.name}`}
              onClick={() => rotate.mutate(key.token_id)}
            >
              Rotate
            </Button>
            <Button
              size="xs"
              variant="default"
              loading={revoke.isPending && revoke.variables === key.token_id}
              aria-label={`Revoke ${key.name}`}
              onClick={() => revoke.mutate(key.token_id)}
            >
              Revoke
            </Button>
          </Group>
        ) : (
          <ToneBadge tone="unknown">{stateOf(key)}</ToneBadge>
        ),
    },
  ];
  const error = rotate.error ?? revoke.error;
  return (
    <>
      {error === null ? null : (
        <Text role="alert" c="red" size="sm" mb="xs">
          {explain(error)}
        </Text>
      )}
      <DataTable caption="API keys" columns={columns} rows={keys} keyOf={(key) => key.token_id} />
      {secret === undefined ? null : (
        <NewKey
          secret={secret}
          note="The former key works for another 24 hours: change your program until then."
          onDone={() => {
            setSecret(undefined);
            rotate.reset();
          }}
        />
      )}
    </>
  );
}
