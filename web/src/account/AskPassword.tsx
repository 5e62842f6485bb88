import { Alert, Button, Group, Modal, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { SubmitEvent } from "react";
import { fieldError } from "../api/fieldError";
import { explain } from "../shell/Loaded";
import { textIn } from "../ui/formText";

/** Asks for the password once more before something that a thief of the session would do first. */
export function AskPassword({
  title,
  action,
  withName,
  onAsk,
  onClose,
}: {
  title: string;
  action: string;
  withName?: string;
  onAsk: (currentPassword: string, name: string) => Promise<unknown>;
  onClose: () => void;
}) {
  const ask = useMutation({
    mutationFn: ({ password, name }: { password: string; name: string }) => onAsk(password, name),
    gcTime: 0,
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const password = form.get("current");
    ask.mutate({
      password: typeof password === "string" ? password : "",
      name: withName === undefined ? "" : textIn(form, "name"),
    });
  };
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ "aria-label": "Close" }}>
      <form onSubmit={submit}>
        <Stack>
          {ask.isError ? (
            <Alert color="red" role="alert" title="Nothing was changed">
              {explain(ask.error)}
            </Alert>
          ) : null}
          {withName === undefined ? null : (
            <TextInput label="Name" name="name" defaultValue={withName} required maxLength={100} />
          )}
          <PasswordInput
            label="Your password"
            name="current"
            autoComplete="current-password"
            required
            data-autofocus
            error={fieldError(ask.error, "current_password")}
            visibilityToggleButtonProps={{ "aria-label": "Show or hide the password", tabIndex: 0 }}
          />
          <Group justify="flex-end">
            <Button type="submit" loading={ask.isPending}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
