import createClient, { type Middleware } from "openapi-fetch";
import { isSomebodyThere } from "./presence";
import { ApiProblem } from "./problem";
import type { paths } from "./schema";

/** Marks a request, for this file only, that is made because somebody was there a while ago. */
export const FOREGROUND = "X-Foreground";

const conventions: Middleware = {
  onRequest({ request }) {
    if (request.headers.has(FOREGROUND)) {
      request.headers.delete(FOREGROUND);
    } else if (!isSomebodyThere()) {
      request.headers.set("X-Background", "1");
    }
    if (request.method !== "GET") {
      const isOfClient = new URL(request.url).pathname.startsWith("/api/client/");
      request.headers.set("X-CSRF-Token", cookie(isOfClient ? "client_csrf" : "csrf_token"));
    }
    return request;
  },
  async onResponse({ response }) {
    if (!response.ok) {
      throw await ApiProblem.of(response);
    }
  },
  onError({ error }) {
    return error instanceof ApiProblem || isAbort(error) ? undefined : ApiProblem.unreachable();
  },
};

/** Central's API, typed by its own document. Everything but success is thrown as {@link ApiProblem}. */
export const api = createClient<paths>({ baseUrl: window.location.origin });
api.use(conventions);

/** The body of an answer that has one. */
export async function bodyOf<T>(answer: Promise<{ data?: T }>): Promise<T> {
  const { data } = await answer;
  if (data === undefined) {
    throw new ApiProblem({ status: 0, code: "unexpected", message: "Central Command sent an empty answer." });
  }
  return data;
}

function cookie(name: string): string {
  const found = document.cookie.split("; ").find((each) => each.startsWith(`${name}=`));
  return found === undefined ? "" : decodeURIComponent(found.slice(name.length + 1));
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}
