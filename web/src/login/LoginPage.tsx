import { Alert, Button, PasswordInput, Stack, Text, TextInput, Title } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { createRoute, redirect, useRouter } from "@tanstack/react-router";
import { useRef, type SubmitEvent } from "react";
import { api, bodyOf } from "../api/client";
import { ApiProblem } from "../api/problem";
import { meQuery } from "../api/session";
import { explain } from "../shell/Loaded";
import { rootRoute } from "../shell/rootRoute";
import { localPathOf } from "../shell/search";
import { textIn } from "../ui/formText";
import { FrontPage } from "./FrontPage";
import styles from "./LoginPage.module.css";

const HOME = "/sites";

export const loginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/login",
  validateSearch: (search: Record<string, unknown>): { next?: string | undefined } => ({
    next: localPathOf(search.next),
  }),
  beforeLoad({ context, search }) {
    if (context.queries.getQueryData(meQuery.queryKey) !== undefined) {
      throw redirect({ href: search.next ?? HOME });
    }
  },
  component: LoginPage,
});

function LoginPage() {
  const { next } = loginRoute.useSearch();
  const router = useRouter();
  const queries = useQueryClient();
  const password = useRef<HTMLInputElement>(null);
  const login = useMutation({
    mutationFn: (body: { username: string; password: string }) =>
      bodyOf(api.POST("/api/auth/login", { body })),
    onSuccess: ({ user }) => {
      queries.setQueryData(meQuery.queryKey, user);
      router.history.push(next ?? HOME);
    },
    onError: () => {
      password.current?.focus();
      password.current?.select();
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    login.mutate({ username: textIn(form, "username"), password: password.current?.value ?? "" });
  };
  return (
    <FrontPage
      title="Log in"
      below={
        <>
          First start? The administrator&apos;s name and initial password were printed by{" "}
          <span className="mono">./run</span>.
        </>
      }
    >
      <Title order={1} size="h3">
        Log in to Central Command
      </Title>
      <Text c="dimmed" size="sm" mt={4} mb="lg">
        {next === undefined
          ? "See which of your sites are as they should be, and the proof."
          : "Log in to go on where you were."}
      </Text>
      <form onSubmit={submit}>
        <Stack>
          {login.isError ? (
            <Alert color="red" role="alert" icon={<IconAlertTriangle size={18} />} className={styles.alert}>
              {reasonOf(login.error)}
            </Alert>
          ) : null}
          <TextInput
            label="User name"
            name="username"
            autoComplete="username"
            autoCapitalize="none"
            required
            withAsterisk={false}
            autoFocus
          />
          <PasswordInput
            ref={password}
            label="Password"
            name="password"
            autoComplete="current-password"
            required
            withAsterisk={false}
            visibilityToggleButtonProps={{ "aria-label": "Show or hide the password", tabIndex: 0 }}
          />
          <Button type="submit" fullWidth loading={login.isPending}>
            Log in
          </Button>
        </Stack>
      </form>
    </FrontPage>
  );
}

function reasonOf(error: Error): string {
  if (error instanceof ApiProblem && error.code === "invalid_credentials") {
    return "User name and password do not match.";
  }
  if (error instanceof ApiProblem && error.status === 429) {
    return "Too many attempts. Wait a few minutes, then try again.";
  }
  return explain(error);
}
