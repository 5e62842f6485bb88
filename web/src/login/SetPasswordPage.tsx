import { Alert, Button, PasswordInput, Skeleton, Stack, Text, TextInput, Title } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { createRoute, useRouter } from "@tanstack/react-router";
import type { SubmitEvent } from "react";
import { api, bodyOf } from "../api/client";
import { fieldError } from "../api/fieldError";
import { ApiProblem } from "../api/problem";
import { meQuery } from "../api/session";
import { ButtonLink } from "../shell/links";
import { explain } from "../shell/Loaded";
import { rootRoute } from "../shell/rootRoute";
import { textIn } from "../ui/formText";
import { AbsoluteTime } from "../ui/RelativeTime";
import { FrontPage } from "./FrontPage";
import styles from "./LoginPage.module.css";

/** Where the link of an invitation leads. The token stands behind the `#`: it is sent to nobody but our API. */
export const setPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/set-password",
  component: SetPasswordPage,
});

type Acceptance = { token: string; password: string; username: string; display_name?: string };

function SetPasswordPage() {
  const router = useRouter();
  const token = router.state.location.hash;
  const invitation = useQuery({
    queryKey: ["invitation", token],
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET("/api/users/invite/validate/{token}", {
          params: { path: { token: token || "none" } },
          signal,
        }),
      ),
    retry: false,
    gcTime: 0,
  });
  if (invitation.isPending) {
    return (
      <FrontPage title="Choose your password">
        <Skeleton height={260} />
      </FrontPage>
    );
  }
  if (invitation.isError) {
    return (
      <FrontPage title="Invitation">
        <Stack role="alert">
          <Title order={1} size="h3">
            This link works no more
          </Title>
          <Text>{reasonOf(invitation.error)}</Text>
          <ButtonLink to="/login" variant="default">
            To the login
          </ButtonLink>
        </Stack>
      </FrontPage>
    );
  }
  const { email, role, invited_by, expires_at, display_name } = invitation.data;
  return (
    <FrontPage
      title="Choose your password"
      below={
        <>
          The invitation ends <AbsoluteTime at={expires_at} />.
        </>
      }
    >
      <Title order={1} size="h3">
        Choose your password
      </Title>
      <Text c="dimmed" size="sm" mt={4} mb="lg">
        {invited_by} invited {email} to Central Command with the role {role}.
      </Text>
      <AcceptForm token={token} email={email} name={display_name} />
    </FrontPage>
  );
}

function AcceptForm({ token, email, name }: { token: string; email: string; name: string | null }) {
  const router = useRouter();
  const queries = useQueryClient();
  const accept = useMutation({
    mutationFn: async (body: Acceptance) => {
      const { username } = await bodyOf(api.POST("/api/users/invite/accept", { body }));
      return bodyOf(api.POST("/api/auth/login", { body: { username, password: body.password } }));
    },
    gcTime: 0,
    onSuccess: ({ user }) => {
      queries.setQueryData(meQuery.queryKey, user);
      router.history.replace("/sites");
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const password = form.get("password");
    const displayName = textIn(form, "display_name");
    accept.mutate({
      token,
      username: textIn(form, "username").toLowerCase(),
      password: typeof password === "string" ? password : "",
      ...(displayName === "" ? {} : { display_name: displayName }),
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {accept.isError ? (
          <Alert color="red" role="alert" icon={<IconAlertTriangle size={18} />} className={styles.alert}>
            {reasonOf(accept.error)}
          </Alert>
        ) : null}
        <TextInput
          label="User name"
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          defaultValue={email.slice(0, email.indexOf("@")).replaceAll(/[^a-z0-9._-]/g, "-")}
          required
          minLength={2}
          maxLength={100}
          withAsterisk={false}
          error={fieldError(accept.error, "username")}
        />
        <TextInput
          label="Your name"
          name="display_name"
          autoComplete="name"
          defaultValue={name ?? ""}
          maxLength={100}
          error={fieldError(accept.error, "display_name")}
        />
        <PasswordInput
          label="Password"
          name="password"
          autoComplete="new-password"
          description="At least 12 characters; four words that do not belong together are fine"
          required
          minLength={12}
          maxLength={256}
          withAsterisk={false}
          error={fieldError(accept.error, "password")}
          visibilityToggleButtonProps={{ "aria-label": "Show or hide the password", tabIndex: 0 }}
        />
        <Button type="submit" fullWidth loading={accept.isPending}>
          Create my account
        </Button>
      </Stack>
    </form>
  );
}

function reasonOf(error: Error): string {
  if (error instanceof ApiProblem && (error.status === 404 || error.status === 410)) {
    return "The invitation was used or revoked, has expired, or a newer one was sent. Ask who invited you for another.";
  }
  return explain(error);
}
