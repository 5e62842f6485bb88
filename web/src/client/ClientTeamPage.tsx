import { Alert, Button, Group, Select, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { createRoute } from "@tanstack/react-router";
import type { SubmitEvent } from "react";
import { api, bodyOf } from "../api/client";
import { fieldError } from "../api/fieldError";
import { ApiProblem } from "../api/problem";
import type { ClientMember, ClientTeam } from "../api/records";
import { explain, Loaded } from "../shell/Loaded";
import { DataTable } from "../ui/DataTable";
import { textIn } from "../ui/formText";
import { TableSkeleton } from "../ui/Loading";
import { PageHeader } from "../ui/PageHeader";
import { Panel } from "../ui/Panel";
import { RelativeTime } from "../ui/RelativeTime";
import { clientMeQuery, clientTeamQuery, useClientMe } from "./clientQueries";
import { clientRoute } from "./clientRoute";
import { ROLE_TITLES, rolesToGive, type ClientRole } from "./clientWords";
import { OrganisationForm } from "./OrganisationForm";

export const clientTeamRoute = createRoute({
  getParentRoute: () => clientRoute,
  path: "/team",
  component: ClientTeamPage,
});

function ClientTeamPage() {
  const query = useQuery(clientTeamQuery);
  return (
    <>
      <PageHeader
        title="Team"
        documentTitle="Team"
        lead="Who of your organisation may look at this portal."
      />
      <Loaded query={query} what="your team" skeleton={<TableSkeleton rows={3} />}>
        {(team) => <Team team={team} />}
      </Loaded>
    </>
  );
}

function Team({ team }: { team: ClientTeam }) {
  const me = useClientMe();
  const change = useTeamChange();
  const offered = team.people.find((each) => each.user_id === team.offer?.offered_to);
  return (
    <Stack gap="lg">
      {change.isError ? (
        <Alert color="red" role="alert" title="Nothing was changed">
          {reasonOf(change.error)}
        </Alert>
      ) : null}
      {offered === undefined ? null : (
        <Alert role="status" title={`${offered.email} was offered to become owner`}>
          <Group>
            {offered.user_id === me.user_id ? (
              <Button
                onClick={() => change.mutate(() => api.POST("/api/client/ownership/accept"))}
                loading={change.isPending}
              >
                Become owner
              </Button>
            ) : null}
            {offered.user_id === me.user_id || me.role === "owner" ? (
              <Button
                variant="default"
                onClick={() => change.mutate(() => api.DELETE("/api/client/ownership"))}
              >
                {offered.user_id === me.user_id ? "Decline" : "Take the offer back"}
              </Button>
            ) : null}
          </Group>
        </Alert>
      )}
      <People people={team.people} change={change} />
      {team.invites.length === 0 ? null : (
        <Panel title="Invited, not here yet">
          <Stack gap="xs">
            {team.invites.map((invite) => (
              <Group key={invite.invite_id} justify="space-between">
                <Text size="sm">
                  {invite.email} · {ROLE_TITLES[invite.role]}
                </Text>
                {rolesToGive(me.role).includes(invite.role) ? (
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={`Revoke the invitation of ${invite.email}`}
                    onClick={() =>
                      change.mutate(() =>
                        api.DELETE("/api/client/invites/{client_invite_id}", {
                          params: { path: { client_invite_id: invite.invite_id } },
                        }),
                      )
                    }
                  >
                    Revoke
                  </Button>
                ) : null}
              </Group>
            ))}
          </Stack>
        </Panel>
      )}
      {rolesToGive(me.role).length === 0 ? null : <InviteForm role={me.role} />}
      {me.role === "owner" ? <OrganisationForm /> : null}
    </Stack>
  );
}

function People({
  people,
  change,
}: {
  people: readonly ClientMember[];
  change: ReturnType<typeof useTeamChange>;
}) {
  const me = useClientMe();
  const isOwner = me.role === "owner";
  return (
    <DataTable
      caption="Team"
      rows={people}
      keyOf={(each) => each.user_id}
      columns={[
        {
          header: "Person",
          isName: true,
          cell: (each) => (
            <>
              {each.display_name ?? each.email}
              <Text size="xs" c="dimmed" fw={400}>
                {each.email}
              </Text>
            </>
          ),
        },
        {
          header: "Role",
          cell: (each) =>
            isOwner && each.user_id !== me.user_id ? (
              <Select
                aria-label={`Role of ${each.email}`}
                allowDeselect={false}
                w={170}
                data={rolesToGive("owner").map((role) => ({ value: role, label: ROLE_TITLES[role] }))}
                value={each.role}
                onChange={(value) => {
                  const role = rolesToGive("owner").find((known) => known === value);
                  if (role !== undefined) {
                    change.mutate(() =>
                      api.PUT("/api/client/team/{member_id}", {
                        params: { path: { member_id: each.user_id } },
                        body: { role },
                      }),
                    );
                  }
                }}
              />
            ) : (
              ROLE_TITLES[each.role]
            ),
        },
        { header: "Last login", cell: (each) => <RelativeTime at={each.last_login_at} /> },
        {
          header: "Manage",
          cell: (each) => (
            <Group gap="xs">
              {isOwner && each.role !== "owner" ? (
                <Button
                  size="xs"
                  variant="default"
                  aria-label={`Offer ${each.email} to become owner`}
                  onClick={() =>
                    change.mutate(() => api.PUT("/api/client/ownership", { body: { user_id: each.user_id } }))
                  }
                >
                  Hand over ownership
                </Button>
              ) : null}
              {isOwner || each.user_id === me.user_id || (me.role === "admin" && each.role === "viewer") ? (
                <Button
                  size="xs"
                  variant="default"
                  aria-label={each.user_id === me.user_id ? "Leave" : `Remove ${each.email}`}
                  onClick={() =>
                    change.mutate(() =>
                      api.DELETE("/api/client/team/{member_id}", {
                        params: { path: { member_id: each.user_id } },
                      }),
                    )
                  }
                >
                  {each.user_id === me.user_id ? "Leave" : "Remove"}
                </Button>
              ) : null}
            </Group>
          ),
        },
      ]}
    />
  );
}

function InviteForm({ role }: { role: ClientRole }) {
  const queries = useQueryClient();
  const invite = useMutation({
    mutationFn: (body: { email: string; role: ClientRole }) =>
      bodyOf(api.POST("/api/client/invites", { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: clientTeamQuery.queryKey }),
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const wanted = rolesToGive(role).find((each) => each === textIn(form, "role"));
    if (wanted !== undefined) {
      invite.mutate({ email: textIn(form, "email"), role: wanted });
    }
  };
  return (
    <Panel title="Invite somebody">
      <form onSubmit={submit}>
        <Group align="flex-end">
          <TextInput
            label="Mail address"
            name="email"
            type="email"
            required
            maxLength={254}
            error={fieldError(invite.error, "email")}
          />
          <Select
            label="Role"
            name="role"
            allowDeselect={false}
            defaultValue="viewer"
            data={rolesToGive(role).map((each) => ({ value: each, label: ROLE_TITLES[each] }))}
          />
          <Button type="submit" loading={invite.isPending}>
            Send invitation
          </Button>
        </Group>
        {invite.isError ? (
          <Alert color="red" role="alert" mt="sm" title="Nobody was invited">
            {explain(invite.error)}
          </Alert>
        ) : null}
      </form>
    </Panel>
  );
}

/** Does something about the team, and looks again who is there and what oneself may. */
function useTeamChange() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (act: () => Promise<unknown>) => act(),
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: clientMeQuery.queryKey });
      await queries.invalidateQueries({ queryKey: clientTeamQuery.queryKey });
    },
  });
}

function reasonOf(error: Error): string {
  return error instanceof ApiProblem && error.code === "login_again"
    ? "Log out and in again first: the ownership is handed over only within 10 minutes of a login."
    : explain(error);
}
