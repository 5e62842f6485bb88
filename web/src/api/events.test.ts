import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { field, LiveEvents } from "./events";

class FakeEventSource extends EventTarget {
  static readonly CLOSED = 2;
  static readonly opened: FakeEventSource[] = [];
  readyState = 1;

  constructor() {
    super();
    FakeEventSource.opened.push(this);
  }

  send(name: string, data: string): void {
    this.dispatchEvent(new MessageEvent(name, { data }));
  }

  close(): void {
    this.readyState = FakeEventSource.CLOSED;
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("EventSource", FakeEventSource);
  FakeEventSource.opened.length = 0;
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function listening() {
  const queries = new QueryClient();
  queries.setQueryData(["site", "a"], {});
  queries.setQueryData(["site", "b"], {});
  queries.setQueryData(["sites"], {});
  const events = new LiveEvents(queries);
  const stop = events.subscribe(() => undefined);
  const [source] = FakeEventSource.opened;
  if (source === undefined) {
    throw new Error("nothing was opened");
  }
  const isStale = (...key: string[]): boolean => queries.getQueryState(key)?.isInvalidated === true;
  return { events, source, stop, isStale };
}

test("siteChanged_marksThatSiteAndTheListOnly", () => {
  const { source, isStale } = listening();
  source.send("site_changed", '{"site_id":"a"}');
  vi.advanceTimersByTime(1_000);
  expect([isStale("site", "a"), isStale("sites"), isStale("site", "b")]).toEqual([true, true, false]);
});

test("hello_withAnotherBuild_saysThatThePageIsOutdated", () => {
  const { events, source } = listening();
  source.send("hello", '{"build_id":"1"}');
  expect(events.state().isOutdated).toBe(false);
  source.send("hello", '{"build_id":"2"}');
  expect(events.state().isOutdated).toBe(true);
});

test("open_afterALoss_marksEverything", () => {
  const { events, source, isStale } = listening();
  source.dispatchEvent(new Event("error"));
  expect(events.state().connection).toBe("lost");
  source.dispatchEvent(new Event("open"));
  expect([events.state().connection, isStale("site", "b")]).toEqual(["live", true]);
});

test("error_afterARefusal_opensAgain_untilNobodyListens", () => {
  const { source, stop } = listening();
  source.close();
  source.dispatchEvent(new Event("error"));
  vi.runOnlyPendingTimers();
  expect(FakeEventSource.opened).toHaveLength(2);
  stop();
  vi.runOnlyPendingTimers();
  expect(FakeEventSource.opened).toHaveLength(2);
});

test.each(["", "{", "null", "7", "[]", '{"site_id":7}'])("field_garbage_%s_isNothing", (data) => {
  expect(field(new MessageEvent("site_changed", { data }), "site_id")).toBeUndefined();
});
