import { createRoute, redirect } from "@tanstack/react-router";
import { ApiProblem } from "../api/problem";
import { Broken, NotFound, rootRoute } from "../shell/rootRoute";
import { clientMeQuery } from "./clientQueries";
import { ClientShell } from "./ClientShell";

/** Everything for clients behind their login. */
export const clientRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/client",
  async beforeLoad({ context }) {
    try {
      await context.queries.query({ ...clientMeQuery, staleTime: "static" });
    } catch (error) {
      // Somebody of a partner is nobody here.
      if (error instanceof ApiProblem && (error.status === 401 || error.status === 403)) {
        throw redirect({ to: "/client/login" });
      }
      throw error;
    }
  },
  component: ClientShell,
  notFoundComponent: NotFound,
  errorComponent: Broken,
});
