import { Alert, Button, Stack, Text, TextInput, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { createRoute } from "@tanstack/react-router";
import type { SubmitEvent } from "react";
import { api } from "../api/client";
import { TextLink } from "../shell/links";
import { explain } from "../shell/Loaded";
import { rootRoute } from "../shell/rootRoute";
import { textIn } from "../ui/formText";
import { FrontPage } from "./FrontPage";

export const forgotPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/forgot-password",
  component: ForgotPasswordPage,
});

function ForgotPasswordPage() {
  const ask = useMutation({
    mutationFn: (email: string) => api.POST("/api/auth/password-reset", { body: { email } }),
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    ask.mutate(textIn(new FormData(event.currentTarget), "email"));
  };
  return (
    <FrontPage title="Forgotten password">
      <Title order={1} size="h3" mb="lg">
        Forgot your password?
      </Title>
      {ask.isSuccess ? (
        <Alert role="status" title="Look into your mailbox">
          If there is an account with this address, a link is on its way. It works once, for an hour.
        </Alert>
      ) : (
        <form onSubmit={submit}>
          <Stack>
            {ask.isError ? (
              <Alert color="red" role="alert">
                {explain(ask.error)}
              </Alert>
            ) : null}
            <Text c="dimmed" size="sm">
              We mail you a link to choose another one.
            </Text>
            <TextInput
              label="Mail address"
              name="email"
              type="email"
              autoComplete="email"
              required
              withAsterisk={false}
              autoFocus
            />
            <Button type="submit" fullWidth loading={ask.isPending}>
              Send the link
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
