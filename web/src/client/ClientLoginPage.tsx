import { Alert, Button, Stack, Text, TextInput, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { createRoute, useRouter, useRouterState } from "@tanstack/react-router";
import type { SubmitEvent } from "react";
import { api, bodyOf } from "../api/client";
import { explain } from "../shell/Loaded";
import { rootRoute } from "../shell/rootRoute";
import { FrontPage } from "../login/FrontPage";
import { textIn } from "../ui/formText";
import { clientMeQuery } from "./clientQueries";

/**
 * Where clients ask for a link, and where it leads. It wears no brand: whose client somebody is, and which partners there
 * are, is told to nobody who has not logged in. The token stands behind the `#`.
 */
export const clientLoginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/client/login",
  component: ClientLoginPage,
});

function ClientLoginPage() {
  const { history } = useRouter();
  const token = useRouterState({ select: ({ location }) => location.hash });
  return (
    <FrontPage title="Log in">
      {token === "" ? (
        <AskForLink />
      ) : (
        <UseLink key={token} token={token} onAskAgain={() => history.replace("/client/login")} />
      )}
    </FrontPage>
  );
}

/** Programs that look through mails follow links, and press no buttons: the link waits for a person. */
function UseLink({ token, onAskAgain }: { token: string; onAskAgain: () => void }) {
  const router = useRouter();
  const queries = useQueryClient();
  const open = useMutation({
    mutationFn: () => bodyOf(api.POST("/api/client/session", { body: { token } })),
    gcTime: 0,
    onSuccess: (me) => {
      queries.clear();
      queries.setQueryData(clientMeQuery.queryKey, me);
      router.history.replace("/client");
    },
  });
  return (
    <Stack>
      <Title order={1} size="h3">
        Log in to your portal
      </Title>
      {open.isError ? (
        <Alert color="red" role="alert">
          {explain(open.error)}
        </Alert>
      ) : null}
      <Button fullWidth loading={open.isPending} onClick={() => open.mutate()}>
        Log in
      </Button>
      <Button variant="default" fullWidth onClick={onAskAgain}>
        Ask for another link
      </Button>
    </Stack>
  );
}

function AskForLink() {
  const ask = useMutation({
    mutationFn: (email: string) => api.POST("/api/client/links", { body: { email } }),
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    ask.mutate(textIn(new FormData(event.currentTarget), "email"));
  };
  return (
    <>
      <Title order={1} size="h3" mb="lg">
        Log in to your portal
      </Title>
      {ask.isSuccess ? (
        <Alert role="status" title="Look into your mailbox">
          If this address belongs to a portal, a link is on its way. It works once, for 15 minutes.
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
              You need no password. We mail you a link that logs you in.
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
    </>
  );
}
