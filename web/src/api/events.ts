import type { QueryClient } from "@tanstack/react-query";

export type Connection = "connecting" | "live" | "lost";
export type LiveState = {
  readonly connection: Connection;
  readonly buildId: string | undefined;
  readonly isOutdated: boolean;
};

const GATHER_MS = 500;
// What tells of all sites at once.
const OF_ALL_SITES = ["sites", "incidents", "tickets", "planner"];
const REOPEN_MS = 10_000;

/**
 * Central's event stream, shaped for useSyncExternalStore: open while somebody listens. Events are hints only, so each
 * one marks what it names as stale and the queries fetch it again.
 */
export class LiveEvents {
  readonly #queries: QueryClient;
  readonly #listeners = new Set<() => void>();
  readonly #changed = new Set<string>();
  #state: LiveState = { connection: "connecting", buildId: undefined, isOutdated: false };
  #source: EventSource | undefined;
  #gathering: number | undefined;
  #reopening: number | undefined;

  constructor(queries: QueryClient) {
    this.#queries = queries;
  }

  readonly state = (): LiveState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) {
      this.#open();
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) {
        this.#close();
      }
    };
  };

  #open(): void {
    const source = new EventSource("/api/events");
    source.addEventListener("open", () => this.#onOpen());
    source.addEventListener("hello", (event) => this.#onHello(field(event, "build_id")));
    source.addEventListener("site_changed", (event) => this.#onSiteChanged(field(event, "site_id")));
    source.addEventListener("error", () => this.#onError(source));
    this.#source = source;
  }

  #close(): void {
    this.#source?.close();
    window.clearTimeout(this.#reopening);
    this.#set({ connection: "connecting" });
  }

  #onOpen(): void {
    if (this.#state.connection === "lost") {
      // What happened in between was not heard.
      void this.#queries.invalidateQueries();
    }
    this.#set({ connection: "live" });
  }

  #onHello(buildId: string | undefined): void {
    const known = this.#state.buildId;
    this.#set({
      buildId: known ?? buildId,
      isOutdated: known !== undefined && buildId !== undefined && known !== buildId,
    });
  }

  #onSiteChanged(siteId: string | undefined): void {
    if (siteId === undefined) {
      return;
    }
    this.#changed.add(siteId);
    // One scan sends an event per bundle: refetch once.
    if (this.#gathering === undefined) {
      this.#gathering = window.setTimeout(() => this.#refetch(), GATHER_MS);
    }
  }

  #refetch(): void {
    this.#gathering = undefined;
    for (const list of OF_ALL_SITES) {
      void this.#queries.invalidateQueries({ queryKey: [list] });
    }
    for (const siteId of this.#changed) {
      void this.#queries.invalidateQueries({ queryKey: ["site", siteId] });
    }
    this.#changed.clear();
  }

  #onError(source: EventSource): void {
    this.#set({ connection: "lost" });
    // The browser reconnects by itself after a broken line, but never after an answer that was not a stream.
    if (source.readyState === EventSource.CLOSED) {
      window.clearTimeout(this.#reopening);
      this.#reopening = window.setTimeout(() => this.#open(), REOPEN_MS);
    }
  }

  #set(change: Partial<LiveState>): void {
    this.#state = { ...this.#state, ...change };
    this.#listeners.forEach((listener) => listener());
  }
}

/** A text field of an event's JSON, undefined when it has none. */
export function field(event: MessageEvent<unknown>, name: string): string | undefined {
  if (typeof event.data !== "string") {
    return undefined;
  }
  try {
    const data: unknown = JSON.parse(event.data);
    const value: unknown = typeof data === "object" && data !== null ? Reflect.get(data, name) : undefined;
    return typeof value === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}
