import { Alert, Button, Group, Modal, Select, Stack, Text, TextInput, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { api, bodyOf } from "../api/client";
import { fieldError } from "../api/fieldError";
import type { UserAccount } from "../api/records";
import { meQuery, useMe } from "../api/session";
import { explain, Loaded } from "../shell/Loaded";
import { textIn } from "../ui/formText";
import { TableSkeleton } from "../ui/Loading";
import { SessionTable } from "./SessionTable";
import { TokenTable } from "./TokenTable";
import { roleOf, rolesOf, userSessionsQuery, userTokensQuery, type Role } from "./userQueries";

type Change = { role: Role; status: "active" | "disabled"; display_name?: string };

/** One account: its role and status, where it is logged in, and its API tokens. */
export function EditUser({ user, onClose }: { user: UserAccount; onClose: () => void }) {
  const queries = useQueryClient();
  const me = useMe();
  const save = useMutation({
    mutationFn: (body: Change) =>
      bodyOf(api.PUT("/api/users/{id}", { params: { path: { id: user.id } }, body })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["users"] });
      if (user.id === me.id) {
        await queries.invalidateQueries({ queryKey: meQuery.queryKey });
      }
      onClose();
    },
  });
  const sessions = useQuery(userSessionsQuery(user.id));
  const tokens = useQuery(userTokensQuery(user.id));
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const name = textIn(form, "display_name");
    save.mutate({
      role: roleOf(textIn(form, "role")),
      status: textIn(form, "status") === "disabled" ? "disabled" : "active",
      ...(name === "" ? {} : { display_name: name }),
    });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={`Account ${user.username}`}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <Stack>
        <form onSubmit={submit}>
          <Stack>
            {save.isError ? (
              <Alert color="red" role="alert" title="Nothing was changed">
                {explain(save.error)}
              </Alert>
            ) : null}
            <TextInput
              label="Name"
              name="display_name"
              defaultValue={user.display_name ?? ""}
              maxLength={100}
              error={fieldError(save.error, "display_name")}
            />
            <Select
              label="Role"
              name="role"
              description={
                user.partner_slug === null ? undefined : `Sees the sites of ${user.partner_slug} only`
              }
              data={[...rolesOf(user.partner_slug !== null)]}
              defaultValue={user.role}
              allowDeselect={false}
            />
            <Select
              label="Status"
              name="status"
              data={[
                { value: "active", label: "Active" },
                { value: "disabled", label: "Disabled: ends its sessions and revokes its tokens" },
              ]}
              defaultValue={user.status}
              allowDeselect={false}
            />
            <Group justify="flex-end">
              <Button type="submit" loading={save.isPending}>
                Save
              </Button>
            </Group>
          </Stack>
        </form>
        {user.has_second_factor && user.id !== me.id ? <ResetFactors user={user} onDone={onClose} /> : null}
        <Title order={3} size="h5">
          Sessions
        </Title>
        <Loaded query={sessions} what="the sessions" skeleton={<TableSkeleton rows={2} />}>
          {({ items }) => (
            <SessionTable
              sessions={items}
              onEnd={(session_id) =>
                api.DELETE("/api/users/{id}/sessions/{session_id}", {
                  params: { path: { id: user.id, session_id } },
                })
              }
            />
          )}
        </Loaded>
        <Title order={3} size="h5">
          API tokens
        </Title>
        <Loaded query={tokens} what="the tokens" skeleton={<TableSkeleton rows={2} />}>
          {({ items }) => (
            <TokenTable
              tokens={items}
              onRevoke={(token_id) =>
                api.DELETE("/api/users/{id}/tokens/{token_id}", {
                  params: { path: { id: user.id, token_id } },
                })
              }
            />
          )}
        </Loaded>
        <Text size="sm" c="dimmed">
          Everything done here is in the audit log.
        </Text>
      </Stack>
    </Modal>
  );
}

/** For who has lost the device: the next login asks for the password alone. */
function ResetFactors({ user, onDone }: { user: UserAccount; onDone: () => void }) {
  const queries = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const reset = useMutation({
    mutationFn: () => api.DELETE("/api/users/{id}/factors", { params: { path: { id: user.id } } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["users"] });
      onDone();
    },
  });
  if (!isAsked) {
    return (
      <Group>
        <Button variant="default" onClick={() => setAsked(true)}>
          Reset the second factor
        </Button>
      </Group>
    );
  }
  return (
    <Alert title="Has this person really lost the device?">
      <Stack>
        {reset.isError ? <Text role="alert">{explain(reset.error)}</Text> : null}
        <Text size="sm">
          Make sure that it is not somebody else who asks. The authenticator, passkeys and recovery codes are
          forgotten, all sessions end, and the password alone opens the account.
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={() => setAsked(false)}>
            Keep it
          </Button>
          <Button loading={reset.isPending} onClick={() => reset.mutate()}>
            Reset it
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
