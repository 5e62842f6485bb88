import { Alert, Button, Skeleton, Stack, Text, TextInput, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { createRoute, useRouter } from "@tanstack/react-router";
import type { SubmitEvent } from "react";
import { api, bodyOf } from "../api/client";
import { FrontPage } from "../login/FrontPage";
import { explain } from "../shell/Loaded";
import { rootRoute } from "../shell/rootRoute";
import { textIn } from "../ui/formText";
import { AbsoluteTime } from "../ui/RelativeTime";
import { clientMeQuery } from "./clientQueries";
import { ROLE_TITLES } from "./clientWords";

/** Where the link of an invitation to a client leads. The token stands behind the `#`. */
export const clientInviteRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/client/invite",
  component: ClientInvitePage,
});

function ClientInvitePage() {
  const router = useRouter();
  const queries = useQueryClient();
  const token = router.state.location.hash;
  const invitation = useQuery({
    queryKey: ["client-invitation", token],
    queryFn: () => bodyOf(api.POST("/api/client/invitation", { body: { token: token || "none" } })),
    retry: false,
    gcTime: 0,
  });
  const accept = useMutation({
    mutationFn: (name: string) =>
      bodyOf(
        api.POST("/api/client/invitation/accept", {
          body: { token, ...(name === "" ? {} : { display_name: name }) },
        }),
      ),
    gcTime: 0,
    onSuccess: (me) => {
      queries.clear();
      queries.setQueryData(clientMeQuery.queryKey, me);
      router.history.replace("/client");
    },
  });
  if (invitation.isPending) {
    return (
      <FrontPage title="Invitation">
        <Skeleton height={220} />
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
          <Text>{explain(invitation.error)}</Text>
        </Stack>
      </FrontPage>
    );
  }
  const { brand, client_name: client, email, role, expires_at: end } = invitation.data;
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    accept.mutate(textIn(new FormData(event.currentTarget), "name"));
  };
  return (
    <FrontPage
      title="Invitation"
      below={
        <>
          The invitation ends <AbsoluteTime at={end} />.
        </>
      }
    >
      <Title order={1} size="h3">
        Your portal at {brand.brand_name}
      </Title>
      <Text c="dimmed" size="sm" mt={4} mb="lg">
        {email} is invited to {client} as {ROLE_TITLES[role].toLowerCase()}. You need no password: whenever
        you log in, we mail you a link.
      </Text>
      <form onSubmit={submit}>
        <Stack>
          {accept.isError ? (
            <Alert color="red" role="alert">
              {explain(accept.error)}
            </Alert>
          ) : null}
          <TextInput label="Your name" name="name" autoComplete="name" maxLength={100} />
          <Button type="submit" fullWidth loading={accept.isPending}>
            Accept
          </Button>
        </Stack>
      </form>
    </FrontPage>
  );
}
