import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  Outlet,
  useRouter,
  type ErrorComponentProps,
} from "@tanstack/react-router";
import { Container } from "@mantine/core";
import { IconCompass } from "@tabler/icons-react";
import type { LiveEvents } from "../api/events";
import { EmptyState } from "../ui/Notice";
import { ButtonLink } from "./links";
import { ProblemState } from "./Loaded";

export type RouterContext = { readonly queries: QueryClient; readonly events: LiveEvents };

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: Broken,
});

export function NotFound() {
  return (
    <Container py="xl">
      <EmptyState
        isPage
        icon={<IconCompass size={28} />}
        title="There is no such page"
        action={<ButtonLink to="/sites">Go to your sites</ButtonLink>}
      >
        The address may be mistyped, or it belongs to a part of Central Command that is not here.
      </EmptyState>
    </Container>
  );
}

export function Broken({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const retry = (): void => {
    reset();
    void router.invalidate();
  };
  return (
    <Container py="xl">
      <ProblemState isPage what="this page" error={error} onRetry={retry} />
    </Container>
  );
}
