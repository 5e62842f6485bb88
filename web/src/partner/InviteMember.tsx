import { Alert, Button, Group, Modal, Select, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { SubmitEvent } from "react";
import { api, bodyOf } from "../api/client";
import { fieldError } from "../api/fieldError";
import { explain } from "../shell/Loaded";
import { textIn } from "../ui/formText";
import { roleOf, rolesOf, type Role } from "../users/userQueries";
import { teamInvitesQuery } from "./partnerQueries";

/** The form that invites somebody to the team by mail. */
export function InviteMember({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient();
  const invite = useMutation({
    mutationFn: (body: { email: string; role: Role; display_name?: string }) =>
      bodyOf(api.POST("/api/partners/me/invites", { body })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: teamInvitesQuery.queryKey });
      onClose();
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const name = textIn(form, "display_name");
    invite.mutate({
      email: textIn(form, "email"),
      role: roleOf(textIn(form, "role")),
      ...(name === "" ? {} : { display_name: name }),
    });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title="Invite somebody to your team"
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <form onSubmit={submit}>
        <Stack>
          {invite.isError ? (
            <Alert color="red" role="alert" title="Nobody was invited">
              {explain(invite.error)}
            </Alert>
          ) : null}
          <TextInput
            label="Mail address"
            name="email"
            type="email"
            required
            maxLength={254}
            data-autofocus
            error={fieldError(invite.error, "email")}
          />
          <TextInput
            label="Name"
            name="display_name"
            maxLength={100}
            error={fieldError(invite.error, "display_name")}
          />
          <Select
            label="Role"
            name="role"
            data={[...rolesOf(true)]}
            defaultValue="readonly"
            allowDeselect={false}
            error={fieldError(invite.error, "role")}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={invite.isPending}>
              Send invitation
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
