import { Button, Stack, Text } from "@mantine/core";
import { IconMailPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { createRoute } from "@tanstack/react-router";
import { api } from "../api/client";
import type { UserAccount } from "../api/records";
import { ButtonLink } from "../shell/links";
import { Loaded } from "../shell/Loaded";
import { Pager } from "../shell/Pager";
import { platformRoute } from "../shell/platformRoute";
import { textOf } from "../shell/search";
import { DataTable, type Column } from "../ui/DataTable";
import { TableSkeleton } from "../ui/Loading";
import { PageHeader } from "../ui/PageHeader";
import { Panel } from "../ui/Panel";
import { RelativeTime } from "../ui/RelativeTime";
import { AccountStatus } from "./AccountStatus";
import { EditUser } from "./EditUser";
import { InviteTable } from "./InviteTable";
import { InviteUser } from "./InviteUser";
import { Partner } from "./Partner";
import { invitesQuery, usersQuery } from "./userQueries";

type Search = { invite?: true | undefined; edit?: string | undefined; cursor?: string | undefined };

export const usersRoute = createRoute({
  getParentRoute: () => platformRoute,
  path: "/users",
  validateSearch: (search: Record<string, unknown>): Search => ({
    invite: search.invite === true ? true : undefined,
    edit: textOf(search.edit),
    cursor: textOf(search.cursor),
  }),
  component: UsersPage,
});

function UsersPage() {
  const { invite, edit, cursor } = usersRoute.useSearch();
  const navigate = usersRoute.useNavigate();
  const users = useQuery(usersQuery(cursor));
  const invites = useQuery(invitesQuery);
  const close = (): void => void navigate({ search: { cursor } });
  const edited = users.data?.items.find((each) => each.id === edit);
  return (
    <>
      <PageHeader
        title="Users"
        documentTitle="Users"
        lead="Who may look, act and administer here. People choose their own password by the link in their invitation."
        actions={
          <Button
            leftSection={<IconMailPlus size={16} aria-hidden="true" />}
            onClick={() => void navigate({ search: { invite: true, cursor } })}
          >
            Invite a user
          </Button>
        }
      />
      <Stack gap="lg">
        <Loaded query={users} what="the users" skeleton={<TableSkeleton rows={4} />}>
          {({ items, next_cursor }) => (
            <div>
              <DataTable caption="Users" columns={COLUMNS} rows={items} keyOf={(each) => each.id} />
              <Pager cursor={cursor} next={next_cursor} />
            </div>
          )}
        </Loaded>
        <Loaded query={invites} what="the invitations" skeleton={<TableSkeleton rows={2} />}>
          {({ items }) =>
            items.length === 0 ? null : (
              <Panel title="Invited, not here yet">
                <InviteTable
                  invites={items}
                  queryKey={invitesQuery.queryKey}
                  onResend={(invite_id) =>
                    api.POST("/api/users/invite/{invite_id}/resend", { params: { path: { invite_id } } })
                  }
                  onRevoke={(invite_id) =>
                    api.DELETE("/api/users/invite/{invite_id}", { params: { path: { invite_id } } })
                  }
                />
              </Panel>
            )
          }
        </Loaded>
      </Stack>
      <InviteUser isOpen={invite === true} onClose={close} />
      {edited === undefined ? null : <EditUser key={edited.id} user={edited} onClose={close} />}
    </>
  );
}

const COLUMNS: readonly Column<UserAccount>[] = [
  {
    header: "User",
    isName: true,
    cell: (user) => (
      <>
        {user.username}
        <Text size="xs" c="dimmed" fw={400}>
          {[user.display_name, user.email].filter((each) => each !== null).join(" · ")}
        </Text>
      </>
    ),
  },
  { header: "Role", cell: (user) => user.role },
  { header: "Belongs to", cell: (user) => <Partner slug={user.partner_slug} /> },
  { header: "Status", cell: (user) => <AccountStatus user={user} /> },
  { header: "Second factor", cell: (user) => (user.has_second_factor ? "yes" : "none") },
  { header: "Last login", cell: (user) => <RelativeTime at={user.last_login_at} /> },
  {
    header: "Manage",
    cell: (user) => (
      <ButtonLink
        to="/users"
        search={{ edit: user.id }}
        size="xs"
        variant="default"
        aria-label={`Manage ${user.username}`}
      >
        Manage
      </ButtonLink>
    ),
  },
];
