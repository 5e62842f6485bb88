import { Alert, Button, Group, TextInput } from "@mantine/core";
import { IconBuildingHospital } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { createRoute } from "@tanstack/react-router";
import type { SubmitEvent } from "react";
import { api, bodyOf } from "../api/client";
import { fieldError } from "../api/fieldError";
import { mayOperate, useMe } from "../api/session";
import { TextLink } from "../shell/links";
import { explain, Loaded } from "../shell/Loaded";
import { DataTable } from "../ui/DataTable";
import { textIn } from "../ui/formText";
import { TableSkeleton } from "../ui/Loading";
import { EmptyState } from "../ui/Notice";
import { PageHeader } from "../ui/PageHeader";
import { clientsQuery } from "./partnerQueries";
import { partnerRoute } from "./partnerRoute";

export const clientsRoute = createRoute({
  getParentRoute: () => partnerRoute,
  path: "/clients",
  component: ClientsPage,
});

function ClientsPage() {
  const query = useQuery(clientsQuery);
  return (
    <>
      <PageHeader
        title="Clients"
        documentTitle="Clients"
        lead="Organisations that look at their own sites in their portal, under your brand."
      />
      {mayOperate(useMe()) ? <CreateClient /> : null}
      <Loaded query={query} what="your clients" skeleton={<TableSkeleton rows={3} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={<IconBuildingHospital size={28} />} title="There are no clients yet">
              Make one, give it its sites, and invite its owner.
            </EmptyState>
          ) : (
            <DataTable
              caption="Clients"
              rows={items}
              keyOf={(client) => client.client_id}
              columns={[
                {
                  header: "Client",
                  isName: true,
                  cell: (client) => (
                    <TextLink to="/partner/clients/$clientId" params={{ clientId: client.client_id }}>
                      {client.name}
                    </TextLink>
                  ),
                },
                { header: "Status", cell: (client) => client.status },
                { header: "Sites", cell: (client) => client.sites },
                { header: "People", cell: (client) => client.people },
              ]}
            />
          )
        }
      </Loaded>
    </>
  );
}

function CreateClient() {
  const queries = useQueryClient();
  const create = useMutation({
    mutationFn: (name: string) => bodyOf(api.POST("/api/partners/me/clients", { body: { name } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: clientsQuery.queryKey }),
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    create.mutate(textIn(new FormData(event.currentTarget), "name"));
    event.currentTarget.reset();
  };
  return (
    <form onSubmit={submit}>
      <Group align="flex-end" mb="lg">
        <TextInput
          label="Name of a new client"
          name="name"
          required
          maxLength={200}
          error={fieldError(create.error, "name")}
        />
        <Button type="submit" loading={create.isPending}>
          Make the client
        </Button>
      </Group>
      {create.isError ? (
        <Alert color="red" role="alert" mb="lg">
          {explain(create.error)}
        </Alert>
      ) : null}
    </form>
  );
}
