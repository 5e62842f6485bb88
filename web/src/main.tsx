import "@fontsource-variable/inter";
import "@mantine/core/styles.css";
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { LiveEvents } from "./api/events";
import { createQueryClient } from "./api/queryClient";
import { meQuery } from "./api/session";
import { clientMeQuery } from "./client/clientQueries";
import { createAppRouter } from "./router";
import "./ui/app.css";
import { theme } from "./ui/theme";

const queries = createQueryClient(() => {
  const { location } = router.state;
  if (location.pathname.startsWith("/client/")) {
    if (location.pathname !== "/client/login") {
      queries.removeQueries({ queryKey: clientMeQuery.queryKey });
      void router.navigate({ to: "/client/login" });
    }
  } else if (location.pathname !== "/login") {
    queries.removeQueries({ queryKey: meQuery.queryKey });
    void router.navigate({ to: "/login", search: { next: location.href } });
  }
});
const router = createAppRouter(queries, new LiveEvents(queries));

const root = document.getElementById("root");
if (root === null) {
  throw new Error("index.html has no #root");
}
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
