import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiProblem } from "./problem";

const RETRIES_MAX = 2;

// A login that fails ends no session.
const OF_LOGINS = new Set([
  "invalid_credentials",
  "second_factor_required",
  "second_factor_wrong",
  "passkey_refused",
]);

/** @param onSessionEnd called when Central no longer knows us */
export function createQueryClient(onSessionEnd: () => void): QueryClient {
  const onError = (error: Error): void => {
    if (error instanceof ApiProblem && error.status === 401 && !OF_LOGINS.has(error.code)) {
      onSessionEnd();
    }
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, error) => failures < RETRIES_MAX && mayPass(error),
      },
    },
  });
}

function mayPass(error: Error): boolean {
  return !(error instanceof ApiProblem) || error.status === 0 || error.status >= 500;
}
