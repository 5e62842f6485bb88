import { Alert, Button, Group, Modal, Select, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { SubmitEvent } from "react";
import { api, bodyOf } from "../api/client";
import { fieldError } from "../api/fieldError";
import type { UserAccount } from "../api/records";
import { meQuery, useMe } from "../api/session";
import { explain } from "../shell/Loaded";
import { textIn } from "../ui/formText";
import { roleOf, rolesOf, type Role } from "../users/userQueries";
import { ownPartnerQuery } from "./partnerQueries";

type Change = { role: Role; status: "active" | "disabled"; display_name?: string };

/** Somebody of the team: role, status and name. */
export function EditMember({ user, onClose }: { user: UserAccount; onClose: () => void }) {
  const queries = useQueryClient();
  const me = useMe();
  const save = useMutation({
    mutationFn: (body: Change) =>
      bodyOf(api.PUT("/api/partners/me/users/{user_id}", { params: { path: { user_id: user.id } }, body })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ownPartnerQuery.queryKey });
      if (user.id === me.id) {
        await queries.invalidateQueries({ queryKey: meQuery.queryKey });
      }
      onClose();
    },
  });
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
      title={`Account ${user.username}`}
      closeButtonProps={{ "aria-label": "Close" }}
    >
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
            data={[...rolesOf(true)]}
            defaultValue={user.role}
            allowDeselect={false}
            error={fieldError(save.error, "role")}
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
    </Modal>
  );
}
