import { createRoute, redirect } from "@tanstack/react-router";
import { ApiProblem } from "../api/problem";
import { meQuery } from "../api/session";
import { Broken, NotFound, rootRoute } from "./rootRoute";
import { Shell } from "./Shell";

/** Everything behind the login. */
export const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "signed-in",
  async beforeLoad({ context, location }) {
    try {
      const me = await context.queries.query({ ...meQuery, staleTime: "static" });
      if (me.must_set_up_second_factor) {
        throw redirect({ to: "/second-factor" });
      }
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 401) {
        throw redirect({ to: "/login", search: { next: location.href } });
      }
      throw error;
    }
  },
  component: Shell,
  notFoundComponent: NotFound,
  errorComponent: Broken,
});
