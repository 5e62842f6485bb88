import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { api } from "../api/client";
import { meQuery } from "../api/session";

/** Ends the session on the server, forgets what was read, and leads to the login. */
export function useLogout(): () => void {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { mutate } = useMutation({
    mutationFn: () => api.POST("/api/auth/logout"),
    onSettled: async () => {
      // The login page sends on whoever is known.
      queries.removeQueries({ queryKey: meQuery.queryKey });
      await navigate({ to: "/login" });
      queries.clear();
    },
  });
  return mutate;
}
