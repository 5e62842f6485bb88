import { Alert, Button, Group, Modal, MultiSelect, Select, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { api, bodyOf } from "../api/client";
import { fieldError } from "../api/fieldError";
import { explain } from "../shell/Loaded";
import { textIn } from "../ui/formText";
import { NewKey } from "./NewKey";
import { ownKeysQuery } from "./partnerQueries";

const LEVELS = ["read", "operate"] as const;
const AREAS = ["partner", "sites", "orders", "evidence", "incidents", "tickets"] as const;

const SCOPES = [
  { group: "Everything", items: [...LEVELS] },
  { group: "One area", items: AREAS.flatMap((area) => LEVELS.map((level) => `${area}:${level}`)) },
];

const LIFETIMES = [
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "366", label: "A year" },
];

/** Makes an API key of the partner and shows it this once. */
export function CreateKey({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient();
  const [scopes, setScopes] = useState<string[]>(["read"]);
  const create = useMutation({
    mutationFn: (body: { name: string; scopes: string[]; expires_in_days: number }) =>
      bodyOf(api.POST("/api/partners/me/keys", { body })),
    // The key must not outlive this dialog.
    gcTime: 0,
    onSuccess: () => queries.invalidateQueries({ queryKey: ownKeysQuery.queryKey }),
  });
  if (create.data !== undefined) {
    return <NewKey secret={create.data.secret} onDone={onClose} />;
  }
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    create.mutate({
      name: textIn(form, "name"),
      scopes,
      expires_in_days: Number(textIn(form, "expires_in_days")),
    });
  };
  return (
    <Modal opened onClose={onClose} title="New API key" closeButtonProps={{ "aria-label": "Close" }}>
      <form onSubmit={submit}>
        <Stack>
          {create.isError ? (
            <Alert color="red" role="alert" title="No key was made">
              {explain(create.error)}
            </Alert>
          ) : null}
          <TextInput
            label="Name"
            name="name"
            description="Of the program that uses it"
            required
            maxLength={100}
            data-autofocus
            error={fieldError(create.error, "name")}
          />
          <MultiSelect
            label="May"
            data={SCOPES}
            value={scopes}
            onChange={setScopes}
            error={fieldError(create.error, "scopes")}
          />
          <Select
            label="Valid for"
            name="expires_in_days"
            data={LIFETIMES}
            defaultValue="90"
            allowDeselect={false}
            error={fieldError(create.error, "expires_in_days")}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={create.isPending} disabled={scopes.length === 0}>
              Make key
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
