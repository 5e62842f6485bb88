import { Button, Stack, Text } from "@mantine/core";
import { IconKey } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { createRoute } from "@tanstack/react-router";
import { api } from "../api/client";
import { Loaded } from "../shell/Loaded";
import { signedInRoute } from "../shell/signedInRoute";
import { Facts } from "../ui/Facts";
import { TableSkeleton } from "../ui/Loading";
import { PageHeader } from "../ui/PageHeader";
import { Panel } from "../ui/Panel";
import { RelativeTime } from "../ui/RelativeTime";
import { SessionTable } from "../users/SessionTable";
import { TokenTable } from "../users/TokenTable";
import { myAccountQuery, mySessionsQuery, myTokensQuery } from "../users/userQueries";
import { ChangePassword } from "./ChangePassword";
import { CreateToken } from "./CreateToken";
import { SecondFactors } from "./SecondFactors";

type Search = { token?: "new" | undefined };

export const accountRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/account",
  validateSearch: (search: Record<string, unknown>): Search => ({
    token: search.token === "new" ? "new" : undefined,
  }),
  component: AccountPage,
});

function AccountPage() {
  const { token } = accountRoute.useSearch();
  const navigate = accountRoute.useNavigate();
  const account = useQuery(myAccountQuery);
  const sessions = useQuery(mySessionsQuery);
  const tokens = useQuery(myTokensQuery);
  return (
    <>
      <PageHeader title="Your account" documentTitle="Your account" />
      <Stack gap="lg">
        <Panel title="You">
          <Loaded query={account} what="your account" skeleton={<TableSkeleton rows={1} />}>
            {(me) => (
              <Facts
                facts={[
                  { term: "User name", value: me.username },
                  { term: "Name", value: me.display_name ?? "none given" },
                  { term: "Mail address", value: me.email ?? "none given" },
                  { term: "Role", value: me.role },
                  { term: "Last login", value: <RelativeTime at={me.last_login_at} /> },
                ]}
              />
            )}
          </Loaded>
        </Panel>
        <Panel title="Password">
          <ChangePassword />
        </Panel>
        <Panel title="Second factor">
          <SecondFactors />
        </Panel>
        <Panel title="Where you are logged in" action={<EndOthers />}>
          <Text c="dimmed" size="sm" mb="sm">
            A session ends 15 minutes after its last use, and a day after its login at the latest.
          </Text>
          <Loaded query={sessions} what="your sessions" skeleton={<TableSkeleton rows={2} />}>
            {({ items }) => (
              <SessionTable
                sessions={items}
                onEnd={(session_id) =>
                  api.DELETE("/api/users/me/sessions/{session_id}", { params: { path: { session_id } } })
                }
              />
            )}
          </Loaded>
        </Panel>
        <Panel
          title="API tokens"
          action={
            <Button
              size="xs"
              leftSection={<IconKey size={15} aria-hidden="true" />}
              onClick={() => void navigate({ search: { token: "new" } })}
            >
              New token
            </Button>
          }
        >
          <Text c="dimmed" size="sm" mb="sm">
            For programs that act in your name.
          </Text>
          <Loaded query={tokens} what="your tokens" skeleton={<TableSkeleton rows={2} />}>
            {({ items }) => (
              <TokenTable
                tokens={items}
                onRevoke={(token_id) =>
                  api.DELETE("/api/users/me/tokens/{token_id}", { params: { path: { token_id } } })
                }
              />
            )}
          </Loaded>
        </Panel>
      </Stack>
      {token === undefined ? null : <CreateToken onClose={() => void navigate({ search: {} })} />}
    </>
  );
}

function EndOthers() {
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: () => api.DELETE("/api/users/me/sessions"),
    onSettled: () => queries.invalidateQueries({ queryKey: mySessionsQuery.queryKey }),
  });
  return (
    <Button size="xs" variant="default" loading={end.isPending} onClick={() => end.mutate()}>
      End all others
    </Button>
  );
}
