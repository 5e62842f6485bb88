import { Alert, Anchor, Button, Divider, PasswordInput, Stack, Text, TextInput, Title } from "@mantine/core";
import { IconAlertTriangle, IconFingerprint } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { createRoute, redirect, useRouter } from "@tanstack/react-router";
import { useRef, useState, type SubmitEvent } from "react";
import { api, bodyOf } from "../api/client";
import { ApiProblem } from "../api/problem";
import type { User } from "../api/records";
import { meQuery } from "../api/session";
import { TextLink } from "../shell/links";
import { explain } from "../shell/Loaded";
import { rootRoute } from "../shell/rootRoute";
import { localPathOf, textOf } from "../shell/search";
import { textIn } from "../ui/formText";
import { FrontPage } from "./FrontPage";
import styles from "./LoginPage.module.css";
import { hasPasskeys, signWithPasskey } from "./passkey";
import { SecondStep, type NameAndPassword } from "./SecondStep";

const HOME = "/sites";

type Search = { next?: string | undefined; problem?: string | undefined };

export const loginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/login",
  validateSearch: (search: Record<string, unknown>): Search => ({
    next: localPathOf(search.next),
    problem: textOf(search.problem),
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
  const [half, setHalf] = useState<{ who: NameAndPassword; asked: ApiProblem }>();
  const enter = (user: User): void => {
    queries.setQueryData(meQuery.queryKey, user);
    router.history.push(next ?? HOME);
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
      {half === undefined ? (
        <FirstStep onEnter={enter} onHalf={(who, asked) => setHalf({ who, asked })} />
      ) : (
        <SecondStep who={half.who} asked={half.asked} onEnter={enter} onBack={() => setHalf(undefined)} />
      )}
    </FrontPage>
  );
}

function FirstStep({
  onEnter,
  onHalf,
}: {
  onEnter: (user: User) => void;
  onHalf: (who: NameAndPassword, asked: ApiProblem) => void;
}) {
  const { next, problem } = loginRoute.useSearch();
  const password = useRef<HTMLInputElement>(null);
  const login = useMutation({
    mutationFn: (body: NameAndPassword) => bodyOf(api.POST("/api/auth/login", { body })),
    gcTime: 0,
    onSuccess: ({ user }) => onEnter(user),
    onError: (error, who) => {
      if (error instanceof ApiProblem && error.code === "second_factor_required") {
        onHalf(who, error);
        return;
      }
      password.current?.focus();
      password.current?.select();
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const typed = form.get("password");
    login.mutate({
      username: textIn(form, "username"),
      password: typeof typed === "string" ? typed : "",
    });
  };
  return (
    <>
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
          {login.isError ? <Wrong reason={reasonOf(login.error)} /> : null}
          {login.isIdle && problem !== undefined ? <Wrong reason={ssoReason(problem)} /> : null}
          <TextInput
            label="User name"
            name="username"
            autoComplete="username webauthn"
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
          <TextLink to="/forgot-password">Forgot your password?</TextLink>
        </Stack>
      </form>
      <OtherWays onEnter={onEnter} />
    </>
  );
}

function OtherWays({ onEnter }: { onEnter: (user: User) => void }) {
  const methods = useQuery({
    queryKey: ["login-methods"],
    queryFn: ({ signal }) => bodyOf(api.GET("/api/auth/methods", { signal })),
  });
  const passkey = useMutation({
    mutationFn: async () => {
      const credential = await signWithPasskey([]);
      return credential === undefined
        ? undefined
        : bodyOf(api.POST("/api/auth/passkey/login", { body: { credential } }));
    },
    gcTime: 0,
    onSuccess: (answer) => {
      if (answer !== undefined) {
        onEnter(answer.user);
      }
    },
  });
  const sso = methods.data?.sso ?? null;
  if (!hasPasskeys() && sso === null) {
    return null;
  }
  return (
    <Stack mt="lg">
      <Divider label="or" />
      {passkey.isError ? <Wrong reason={explain(passkey.error)} /> : null}
      {hasPasskeys() ? (
        <Button
          variant="default"
          fullWidth
          leftSection={<IconFingerprint size={18} aria-hidden="true" />}
          loading={passkey.isPending}
          onClick={() => passkey.mutate()}
        >
          Log in with a passkey
        </Button>
      ) : null}
      {sso === null ? null : (
        <Anchor href="/api/auth/sso" ta="center">
          Log in with {sso}
        </Anchor>
      )}
    </Stack>
  );
}

function Wrong({ reason }: { reason: string }) {
  return (
    <Alert color="red" role="alert" icon={<IconAlertTriangle size={18} />} className={styles.alert}>
      {reason}
    </Alert>
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

function ssoReason(problem: string): string {
  return problem === "sso_unavailable"
    ? "Your organisation's login does not answer. Try again later, or log in with a password."
    : "Your organisation's login did not open an account here. Ask an administrator to invite you.";
}
