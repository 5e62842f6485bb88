import { Alert, Button, ColorInput, Group, Modal, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { SubmitEvent } from "react";
import { api, bodyOf } from "../api/client";
import { fieldError } from "../api/fieldError";
import { explain } from "../shell/Loaded";
import { textIn } from "../ui/formText";
import { partnersQuery } from "./partnersQuery";

type NewPartner = { slug: string; name: string; brand_name: string; primary_color: string };

/** The form for a new partner. */
export function CreatePartner({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const queries = useQueryClient();
  const create = useMutation({
    mutationFn: (body: NewPartner) => bodyOf(api.POST("/api/partners", { body })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: partnersQuery.queryKey });
      onClose();
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const name = textIn(form, "name");
    create.mutate({
      slug: textIn(form, "slug"),
      name,
      brand_name: textIn(form, "brand_name") || name,
      primary_color: textIn(form, "primary_color"),
    });
  };
  const close = (): void => {
    create.reset();
    onClose();
  };
  return (
    <Modal opened={isOpen} onClose={close} title="New partner" closeButtonProps={{ "aria-label": "Close" }}>
      <form onSubmit={submit}>
        <Stack>
          {create.isError ? (
            <Alert color="red" role="alert" title="The partner was not created">
              {explain(create.error)}
            </Alert>
          ) : null}
          <TextInput
            label="Name"
            name="name"
            required
            maxLength={200}
            data-autofocus
            error={fieldError(create.error, "name")}
          />
          <TextInput
            label="Short name"
            name="slug"
            description="Lower-case letters, digits and dashes; it begins every site id and cannot be changed later"
            pattern="[a-z0-9]([a-z0-9\-]{0,38}[a-z0-9])?"
            required
            maxLength={40}
            error={fieldError(create.error, "slug")}
          />
          <TextInput
            label="Brand name"
            name="brand_name"
            description="What clinics see; the name when left empty"
            maxLength={200}
            error={fieldError(create.error, "brand_name")}
          />
          <ColorInput
            label="Brand colour"
            name="primary_color"
            description="Readable on white: a contrast of at least 4.5:1"
            defaultValue="#4F46E5"
            format="hex"
            withEyeDropper={false}
            error={fieldError(create.error, "primary_color")}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button type="submit" loading={create.isPending}>
              Create partner
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
