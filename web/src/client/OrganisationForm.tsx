import { Alert, Button, Group, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { SubmitEvent } from "react";
import { api } from "../api/client";
import { fieldError } from "../api/fieldError";
import { explain } from "../shell/Loaded";
import { textIn } from "../ui/formText";
import { Panel } from "../ui/Panel";
import { clientMeQuery, useClientMe } from "./clientQueries";

/** What the organisation is called, for its owners to change. */
export function OrganisationForm() {
  const { client_name: name } = useClientMe();
  const queries = useQueryClient();
  const rename = useMutation({
    mutationFn: (wanted: string) => api.PUT("/api/client/organisation", { body: { name: wanted } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: clientMeQuery.queryKey }),
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    rename.mutate(textIn(new FormData(event.currentTarget), "name"));
  };
  return (
    <Panel title="Your organisation">
      <form onSubmit={submit}>
        <Group align="flex-end">
          <TextInput
            label="Name of your organisation"
            name="name"
            required
            maxLength={200}
            defaultValue={name}
            error={fieldError(rename.error, "name")}
          />
          <Button type="submit" variant="default" loading={rename.isPending}>
            Rename
          </Button>
        </Group>
        {rename.isError ? (
          <Alert color="red" role="alert" mt="sm" title="Nothing was changed">
            {explain(rename.error)}
          </Alert>
        ) : null}
        {rename.isSuccess ? <Alert color="teal" role="status" mt="sm" title="Renamed" /> : null}
      </form>
    </Panel>
  );
}
