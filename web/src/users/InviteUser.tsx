import { Alert, Button, Group, Modal, Select, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { SubmitEvent } from "react";
import { api, bodyOf } from "../api/client";
import { fieldError } from "../api/fieldError";
import { explain } from "../shell/Loaded";
import { textIn } from "../ui/formText";
import { invitesQuery, roleOf, ROLES, type Role } from "./userQueries";

type NewInvite = { email: string; role: Role; display_name?: string };

/** The form that invites somebody by mail. */
export function InviteUser({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const queries = useQueryClient();
  const invite = useMutation({
    mutationFn: (body: NewInvite) => bodyOf(api.POST("/api/users/invite", { body })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: invitesQuery.queryKey });
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
  const close = (): void => {
    invite.reset();
    onClose();
  };
  return (
    <Modal opened={isOpen} onClose={close} title="Invite a user" closeButtonProps={{ "aria-label": "Close" }}>
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
            data={ROLES}
            defaultValue="readonly"
            allowDeselect={false}
            error={fieldError(invite.error, "role")}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
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
