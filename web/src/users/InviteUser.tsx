import { Alert, Button, Group, Modal, Select, Stack, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { api, bodyOf } from "../api/client";
import { fieldError } from "../api/fieldError";
import { partnersQuery } from "../partners/partnersQuery";
import { explain } from "../shell/Loaded";
import { textIn } from "../ui/formText";
import { invitesQuery, roleOf, rolesOf, type Role } from "./userQueries";

type NewInvite = { email: string; role: Role; partner_slug?: string; display_name?: string };

// No slug looks like this.
const PLATFORM = "*";

/** The form that invites somebody by mail. */
export function InviteUser({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const queries = useQueryClient();
  const [partner, setPartner] = useState(PLATFORM);
  const [role, setRole] = useState<Role>("readonly");
  const partners = useQuery({ ...partnersQuery, enabled: isOpen }).data?.items ?? [];
  const invite = useMutation({
    mutationFn: (body: NewInvite) => bodyOf(api.POST("/api/users/invite", { body })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: invitesQuery.queryKey });
      close();
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const name = textIn(form, "display_name");
    invite.mutate({
      email: textIn(form, "email"),
      role,
      ...(partner === PLATFORM ? {} : { partner_slug: partner }),
      ...(name === "" ? {} : { display_name: name }),
    });
  };
  const close = (): void => {
    invite.reset();
    setPartner(PLATFORM);
    setRole("readonly");
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
            label="Belongs to"
            data={[
              { value: PLATFORM, label: "The platform: sees all sites" },
              ...partners.map(({ slug, name }) => ({ value: slug, label: `${name}: sees its sites only` })),
            ]}
            value={partner}
            onChange={(value) => {
              setPartner(value ?? PLATFORM);
              setRole("readonly");
            }}
            allowDeselect={false}
            error={fieldError(invite.error, "partner_slug")}
          />
          <Select
            label="Role"
            data={[...rolesOf(partner !== PLATFORM)]}
            value={role}
            onChange={(value) => setRole(roleOf(value))}
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
