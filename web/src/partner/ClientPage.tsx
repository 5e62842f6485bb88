import { Alert, Button, Group, MultiSelect, Select, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { createRoute } from "@tanstack/react-router";
import { useState, type SubmitEvent } from "react";
import { api, bodyOf } from "../api/client";
import { fieldError } from "../api/fieldError";
import type { OwnClientDetail } from "../api/records";
import { mayOperate, useMe } from "../api/session";
import { ROLE_TITLES, rolesToGive, type ClientRole } from "../client/clientWords";
import { TextLink } from "../shell/links";
import { explain, Loaded } from "../shell/Loaded";
import { DataTable } from "../ui/DataTable";
import { textIn } from "../ui/formText";
import { CardSkeleton } from "../ui/Loading";
import { PageHeader } from "../ui/PageHeader";
import { Panel } from "../ui/Panel";
import { RelativeTime } from "../ui/RelativeTime";
import { clientQuery, clientsQuery, ownSitesQuery } from "./partnerQueries";
import { partnerRoute } from "./partnerRoute";

export const clientPageRoute = createRoute({
  getParentRoute: () => partnerRoute,
  path: "/clients/$clientId",
  component: ClientPage,
});

function ClientPage() {
  const { clientId } = clientPageRoute.useParams();
  const query = useQuery(clientQuery(clientId));
  return (
    <Loaded isPage query={query} what="this client" skeleton={<CardSkeleton height={320} />}>
      {(detail) => <Detail key={clientId} detail={detail} />}
    </Loaded>
  );
}

function Detail({ detail }: { detail: OwnClientDetail }) {
  const { client, people, invites } = detail;
  const mayChange = mayOperate(useMe());
  return (
    <>
      <PageHeader
        above={<TextLink to="/partner/clients">Clients</TextLink>}
        title={client.name}
        documentTitle={client.name}
        lead={client.status === "closed" ? "Closed: nobody of it gets in." : undefined}
        actions={mayChange ? <Status detail={detail} /> : undefined}
      />
      <Stack gap="lg">
        <Sites detail={detail} mayChange={mayChange} />
        <DataTable
          caption="People"
          rows={[
            ...people.map((each) => ({ ...each, at: each.last_login_at, isInvited: false })),
            ...invites.map((each) => ({ ...each, at: null, isInvited: true })),
          ]}
          keyOf={(each) => each.email}
          columns={[
            { header: "Person", isName: true, cell: (each) => each.email },
            { header: "Role", cell: (each) => ROLE_TITLES[each.role] },
            {
              header: "Last login",
              cell: (each) => (each.isInvited ? "invited, not here yet" : <RelativeTime at={each.at} />),
            },
          ]}
        />
        {mayChange ? <InviteOwner clientId={client.client_id} /> : null}
      </Stack>
    </>
  );
}

function Status({ detail: { client } }: { detail: OwnClientDetail }) {
  const queries = useQueryClient();
  const status = client.status === "closed" ? "active" : "closed";
  const change = useMutation({
    mutationFn: () =>
      bodyOf(
        api.PUT("/api/partners/me/clients/{client_id}", {
          params: { path: { client_id: client.client_id } },
          body: { status },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: clientsQuery.queryKey }),
  });
  return (
    <Button variant="default" loading={change.isPending} onClick={() => change.mutate()}>
      {status === "closed" ? "Close the portal" : "Open the portal again"}
    </Button>
  );
}

function Sites({ detail: { client, sites }, mayChange }: { detail: OwnClientDetail; mayChange: boolean }) {
  const queries = useQueryClient();
  const own = useQuery(ownSitesQuery(undefined));
  const [chosen, setChosen] = useState(sites.map((site) => site.site_id));
  const save = useMutation({
    mutationFn: () =>
      bodyOf(
        api.PUT("/api/partners/me/clients/{client_id}/sites", {
          params: { path: { client_id: client.client_id } },
          body: { site_ids: chosen },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: clientsQuery.queryKey }),
  });
  const known = new Map([...sites, ...(own.data?.items ?? [])].map((site) => [site.site_id, site.name]));
  return (
    <Panel title="Sites">
      {mayChange ? (
        <Stack>
          <MultiSelect
            label="Sites that this client sees"
            searchable
            data={[...known].map(([value, label]) => ({ value, label }))}
            value={chosen}
            onChange={setChosen}
          />
          {save.isError ? (
            <Alert color="red" role="alert">
              {fieldError(save.error, "site_ids") ?? explain(save.error)}
            </Alert>
          ) : null}
          <Group>
            <Button loading={save.isPending} onClick={() => save.mutate()}>
              Save the sites
            </Button>
            {save.isSuccess ? (
              <Text role="status" size="sm">
                Saved.
              </Text>
            ) : null}
          </Group>
        </Stack>
      ) : (
        <Text>{sites.map((site) => site.name).join(", ") || "None yet."}</Text>
      )}
    </Panel>
  );
}

function InviteOwner({ clientId }: { clientId: string }) {
  const queries = useQueryClient();
  const invite = useMutation({
    mutationFn: (body: { email: string; role: ClientRole }) =>
      bodyOf(
        api.POST("/api/partners/me/clients/{client_id}/invites", {
          params: { path: { client_id: clientId } },
          body,
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: clientsQuery.queryKey }),
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const role = rolesToGive("owner").find((each) => each === textIn(form, "role"));
    if (role !== undefined) {
      invite.mutate({ email: textIn(form, "email"), role });
    }
  };
  return (
    <Panel title="Invite somebody of the client">
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
            defaultValue="owner"
            data={rolesToGive("owner").map((role) => ({ value: role, label: ROLE_TITLES[role] }))}
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
