import { Button, Group, Text, Title } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { createRoute, redirect, useRouter } from "@tanstack/react-router";
import { SecondFactors } from "../account/SecondFactors";
import { ApiProblem } from "../api/problem";
import { meQuery } from "../api/session";
import { rootRoute } from "../shell/rootRoute";
import { useLogout } from "../shell/useLogout";
import { myFactorsQuery } from "../users/userQueries";
import { FrontPage } from "./FrontPage";

/** Where those land who must have a second factor and have none: nothing else is open to them. */
export const setUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/second-factor",
  async beforeLoad({ context }) {
    try {
      await context.queries.query({ ...meQuery, staleTime: "static" });
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 401) {
        throw redirect({ to: "/login" });
      }
      throw error;
    }
  },
  component: SetUpPage,
});

function SetUpPage() {
  const router = useRouter();
  const queries = useQueryClient();
  const logout = useLogout();
  const factors = useQuery(myFactorsQuery);
  const has =
    factors.data !== undefined && (factors.data.totp_since !== null || factors.data.passkeys.length > 0);
  const goOn = async (): Promise<void> => {
    await queries.invalidateQueries({ queryKey: meQuery.queryKey, refetchType: "all" });
    router.history.push("/sites");
  };
  return (
    <FrontPage title="Second factor">
      <Title order={1} size="h3">
        Set up a second factor
      </Title>
      <Text c="dimmed" size="sm" mt={4} mb="lg">
        Your organisation asks for more than a password.
      </Text>
      <SecondFactors />
      <Group justify="space-between" mt="lg">
        <Button variant="subtle" onClick={() => logout()}>
          Log out
        </Button>
        <Button disabled={!has} onClick={() => void goOn()}>
          Go on
        </Button>
      </Group>
    </FrontPage>
  );
}
