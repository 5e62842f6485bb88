import { queryOptions } from "@tanstack/react-query";
import { api, bodyOf } from "../api/client";

/** The agents that Central has, newest first. */
export const releasesQuery = queryOptions({
  queryKey: ["releases"],
  queryFn: ({ signal }) => bodyOf(api.GET("/api/releases", { signal })),
});

/** Keeps a signed archive; Central checks its signature and every hash in it. */
export async function addRelease(file: File) {
  const content = await file.arrayBuffer();
  return bodyOf(
    api.PUT("/api/releases/{archive}", {
      params: { path: { archive: await sha256(content) } },
      // The body is a file, not JSON.
      fetch: (request) =>
        fetch(new Request(request, { body: content, headers: withType(request, "application/x-tar") })),
    }),
  );
}

function withType(request: Request, type: string): Headers {
  const headers = new Headers(request.headers);
  headers.set("Content-Type", type);
  return headers;
}

async function sha256(content: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
