import { Button, Stack, Text } from "@mantine/core";
import { IconMailPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { createRoute } from "@tanstack/react-router";
import { api } from "../api/client";
import type { UserAccount } from "../api/records";
import { ButtonLink } from "../shell/links";
import { Loaded } from "../shell/Loaded";
import { textOf } from "../shell/search";
import { DataTable, type Column } from "../ui/DataTable";
import { TableSkeleton } from "../ui/Loading";
import { PageHeader } from "../ui/PageHeader";
import { Panel } from "../ui/Panel";
import { RelativeTime } from "../ui/RelativeTime";
import { InviteTable } from "../users/InviteTable";
import { AccountStatus } from "../users/AccountStatus";
import { teamWord } from "../users/userQueries";
import { EditMember } from "./EditMember";
import { InviteMember } from "./InviteMember";
import { teamInvitesQuery, teamQuery } from "./partnerQueries";
import { partnerRoute } from "./partnerRoute";

type Search = { invite?: true | undefined; edit?: string | undefined };

export const teamRoute = createRoute({
  getParentRoute: () => partnerRoute,
  path: "/team",
  validateSearch: (search: Record<string, unknown>): Search => ({
    invite: search.invite === true ? true : undefined,
    edit: textOf(search.edit),
  }),
  component: TeamPage,
});

function TeamPage() {
  const { invite, edit } = teamRoute.useSearch();
  const navigate = teamRoute.useNavigate();
  const team = useQuery(teamQuery);
  const invites = useQuery(teamInvitesQuery);
  const close = (): void => void navigate({ search: {} });
  const edited = team.data?.items.find((each) => each.id === edit);
  return (
    <>
      <PageHeader
        title="Team"
        documentTitle="Team"
        lead="Who works here for you, and what each of them may do."
        actions={
          <Button
            leftSection={<IconMailPlus size={16} aria-hidden="true" />}
            onClick={() => void navigate({ search: { invite: true } })}
          >
            Invite somebody
          </Button>
        }
      />
      <Stack gap="lg">
        <Loaded query={team} what="your team" skeleton={<TableSkeleton rows={3} />}>
          {({ items }) => (
            <DataTable caption="Team" columns={COLUMNS} rows={items} keyOf={(each) => each.id} />
          )}
        </Loaded>
        <Loaded query={invites} what="the invitations" skeleton={<TableSkeleton rows={2} />}>
          {({ items }) =>
            items.length === 0 ? null : (
              <Panel title="Invited, not here yet">
                <InviteTable
                  invites={items}
                  queryKey={teamInvitesQuery.queryKey}
                  onResend={(invite_id) =>
                    api.POST("/api/partners/me/invites/{invite_id}/resend", {
                      params: { path: { invite_id } },
                    })
                  }
                  onRevoke={(invite_id) =>
                    api.DELETE("/api/partners/me/invites/{invite_id}", { params: { path: { invite_id } } })
                  }
                />
              </Panel>
            )
          }
        </Loaded>
      </Stack>
      {invite === true ? <InviteMember onClose={close} /> : null}
      {edited === undefined ? null : <EditMember key={edited.id} user={edited} onClose={close} />}
    </>
  );
}

const COLUMNS: readonly Column<UserAccount>[] = [
  {
    header: "Person",
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
  { header: "Role", cell: (user) => teamWord(user.role) },
  { header: "Status", cell: (user) => <AccountStatus user={user} /> },
  { header: "Second factor", cell: (user) => (user.has_second_factor ? "yes" : "none") },
  { header: "Last login", cell: (user) => <RelativeTime at={user.last_login_at} /> },
  {
    header: "Manage",
    cell: (user) => (
      <ButtonLink
        to="/partner/team"
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
