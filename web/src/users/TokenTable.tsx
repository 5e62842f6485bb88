import { Button, Group, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Token } from "../api/records";
import { explain } from "../shell/Loaded";
import { DataTable, type Column } from "../ui/DataTable";
import { RelativeTime } from "../ui/RelativeTime";
import { ToneBadge } from "../ui/ToneBadge";
import { stateOf } from "./tokenState";

/** API tokens of an account; never the tokens themselves. */
export function TokenTable({
  tokens,
  onRevoke,
}: {
  tokens: readonly Token[];
  onRevoke: (tokenId: string) => Promise<unknown>;
}) {
  const queries = useQueryClient();
  const revoke = useMutation({
    mutationFn: onRevoke,
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ["users"] }),
        queries.invalidateQueries({ queryKey: ["account"] }),
      ]),
  });
  const columns: readonly Column<Token>[] = [
    { header: "Name", isName: true, cell: (token) => token.name },
    {
      header: "Scopes",
      cell: (token) => (
        <Group gap={6}>
          {token.scopes.map((scope) => (
            <ToneBadge key={scope} tone="neutral">
              {scope}
            </ToneBadge>
          ))}
        </Group>
      ),
    },
    { header: "Last used", cell: (token) => <RelativeTime at={token.last_used_at} /> },
    { header: "Ends", cell: (token) => <RelativeTime at={token.expires_at} /> },
    {
      header: "Revoke",
      cell: (token) =>
        stateOf(token) === "valid" ? (
          <Button
            size="xs"
            variant="default"
            loading={revoke.isPending && revoke.variables === token.token_id}
            aria-label={`Revoke ${token.name}`}
            onClick={() => revoke.mutate(token.token_id)}
          >
            Revoke
          </Button>
        ) : (
          <ToneBadge tone="unknown">{stateOf(token)}</ToneBadge>
        ),
    },
  ];
  return (
    <>
      {revoke.isError ? (
        <Text role="alert" c="red" size="sm" mb="xs">
          {explain(revoke.error)}
        </Text>
      ) : null}
      {tokens.length === 0 ? (
        <Text c="dimmed">No API token.</Text>
      ) : (
        <DataTable caption="API tokens" columns={columns} rows={tokens} keyOf={(each) => each.token_id} />
      )}
    </>
  );
}
