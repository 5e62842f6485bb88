import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ApiProblem } from "../api/problem";
import { ErrorState } from "../ui/Notice";

/** Shows what a query brought, its place while it is under way, or why it did not come. */
export function Loaded<Data>({
  query,
  what,
  skeleton,
  isPage,
  children,
}: {
  query: UseQueryResult<Data>;
  /** What could not be loaded, for the sentence that says so. */
  what: string;
  skeleton: ReactNode;
  /** Whether this is all there is on the page. */
  isPage?: boolean;
  children: (data: Data) => ReactNode;
}) {
  if (query.data !== undefined) {
    return children(query.data);
  }
  if (query.isPending) {
    return skeleton;
  }
  return (
    <ProblemState isPage={isPage} what={what} error={query.error} onRetry={() => void query.refetch()} />
  );
}

export function ProblemState({
  what,
  error,
  onRetry,
  isPage,
}: {
  what: string;
  error: unknown;
  onRetry?: () => void;
  isPage?: boolean | undefined;
}) {
  const problem = error instanceof ApiProblem ? error : undefined;
  return (
    <ErrorState
      isPage={isPage}
      title={titleOf(problem, what)}
      message={explain(error)}
      reference={problem?.requestId}
      onRetry={problem?.status === 403 || problem?.status === 404 ? undefined : onRetry}
    />
  );
}

function titleOf(problem: ApiProblem | undefined, what: string): string {
  if (problem?.status === 403) {
    return `You may not see ${what}`;
  }
  return problem?.status === 404 ? "There is no such page, or not any more" : `Could not load ${what}`;
}

/** Why something failed, in a sentence or two. */
export function explain(error: unknown): string {
  if (!(error instanceof ApiProblem)) {
    return "Something in this page went wrong. Trying again may help; reloading the page is the next step.";
  }
  switch (error.status) {
    case 0:
      return `${error.message} It may be restarting, or the network is down.`;
    case 403:
      return "Your role does not include this. Ask an administrator of your organisation.";
    case 404:
      return "The address may be mistyped, or what it named was never in your sites.";
    default:
      return error.message;
  }
}
