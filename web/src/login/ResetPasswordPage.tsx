import { Alert, Button, PasswordInput, Stack, Text, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { createRoute, useRouter } from "@tanstack/react-router";
import type { SubmitEvent } from "react";
import { api } from "../api/client";
import { fieldError } from "../api/fieldError";
import { ApiProblem } from "../api/problem";
import { TextLink } from "../shell/links";
import { explain } from "../shell/Loaded";
import { rootRoute } from "../shell/rootRoute";
import { FrontPage } from "./FrontPage";

/** Where the link of a mail leads. The token stands behind the `#`: it is sent to nobody but our API. */
export const resetPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/reset-password",
  component: ResetPasswordPage,
});

function ResetPasswordPage() {
  const router = useRouter();
  const token = router.state.location.hash;
  const reset = useMutation({
    mutationFn: (password: string) =>
      api.POST("/api/auth/password-reset/complete", { body: { token, password } }),
    gcTime: 0,
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const password = new FormData(event.currentTarget).get("password");
    reset.mutate(typeof password === "string" ? password : "");
  };
  return (
    <FrontPage title="Choose another password">
      <Title order={1} size="h3" mb="lg">
        Choose another password
      </Title>
      {reset.isSuccess ? (
        <Alert color="teal" role="status" title="Your password is changed">
          All your sessions have ended.
        </Alert>
      ) : (
        <form onSubmit={submit}>
          <Stack>
            {reset.isError ? (
              <Alert color="red" role="alert" title="Your password is as before">
                {reasonOf(reset.error)}
              </Alert>
            ) : null}
            <PasswordInput
              label="New password"
              name="password"
              autoComplete="new-password"
              description="At least 12 characters; four words that do not belong together are fine"
              required
              minLength={12}
              maxLength={256}
              withAsterisk={false}
              error={fieldError(reset.error, "password")}
              visibilityToggleButtonProps={{ "aria-label": "Show or hide the password", tabIndex: 0 }}
            />
            <Button type="submit" fullWidth loading={reset.isPending}>
              Change password
            </Button>
          </Stack>
        </form>
      )}
      <Text mt="md">
        <TextLink to="/login">To the login</TextLink>
      </Text>
    </FrontPage>
  );
}

function reasonOf(error: Error): string {
  return error instanceof ApiProblem && error.status === 410
    ? "This link was used, has expired, or a newer one was sent. Ask for another one."
    : explain(error);
}
