import { Alert, Button, Group, PasswordInput, Stack } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { SubmitEvent } from "react";
import { api } from "../api/client";
import { fieldError } from "../api/fieldError";
import { explain } from "../shell/Loaded";
import { mySessionsQuery } from "../users/userQueries";

const TOGGLE = { "aria-label": "Show or hide the password", tabIndex: 0 };

/** The form that changes the own password. */
export function ChangePassword() {
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: (body: { current_password: string; new_password: string }) =>
      api.POST("/api/users/me/password", { body }),
    gcTime: 0,
    onSuccess: () => queries.invalidateQueries({ queryKey: mySessionsQuery.queryKey }),
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = new FormData(form);
    change.mutate(
      { current_password: passwordIn(fields, "current"), new_password: passwordIn(fields, "new") },
      { onSuccess: () => form.reset() },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack maw="26rem">
        {change.isSuccess ? (
          <Alert color="teal" role="status" title="Your password is changed">
            All your other sessions have ended.
          </Alert>
        ) : null}
        {change.isError ? (
          <Alert color="red" role="alert" title="Your password is as before">
            {explain(change.error)}
          </Alert>
        ) : null}
        <PasswordInput
          label="Current password"
          name="current"
          autoComplete="current-password"
          required
          error={fieldError(change.error, "current_password")}
          visibilityToggleButtonProps={TOGGLE}
        />
        <PasswordInput
          label="New password"
          name="new"
          autoComplete="new-password"
          description="At least 12 characters; four words that do not belong together are fine"
          required
          minLength={12}
          maxLength={256}
          error={fieldError(change.error, "new_password")}
          visibilityToggleButtonProps={TOGGLE}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={change.isPending}>
            Change password
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

// Blanks may be part of a password.
function passwordIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
