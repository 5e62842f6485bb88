import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { IdleWatch } from "./idle";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const MINUTE = 60_000;

test("idleWatch_nobodyThere_warnsThenEnds_andNeverPings", () => {
  const ping = vi.fn();
  const end = vi.fn();
  const watch = new IdleWatch(ping, end);
  const stop = watch.subscribe(() => undefined);
  vi.advanceTimersByTime(12 * MINUTE);
  expect(watch.state()).toBe("active");
  vi.advanceTimersByTime(MINUTE);
  expect(watch.state()).toBe("warned");
  window.dispatchEvent(new Event("keydown"));
  expect(watch.state()).toBe("warned");
  vi.advanceTimersByTime(2 * MINUTE);
  expect(watch.state()).toBe("ended");
  expect(end).toHaveBeenCalledOnce();
  expect(ping).not.toHaveBeenCalled();
  stop();
});

test("idleWatch_somebodyReads_pingsNowAndThen", () => {
  const ping = vi.fn();
  const end = vi.fn();
  const watch = new IdleWatch(ping, end);
  const stop = watch.subscribe(() => undefined);
  for (let minute = 0; minute < 20; minute++) {
    vi.advanceTimersByTime(MINUTE);
    window.dispatchEvent(new Event("pointerdown"));
  }
  expect(watch.state()).toBe("active");
  expect(ping.mock.calls.length).toBeGreaterThanOrEqual(3);
  expect(end).not.toHaveBeenCalled();
  stop();
});

test("idleWatch_warned_staysWhenToldTo", () => {
  const ping = vi.fn();
  const end = vi.fn();
  const watch = new IdleWatch(ping, end);
  const stop = watch.subscribe(() => undefined);
  vi.advanceTimersByTime(14 * MINUTE);
  watch.stay();
  expect(watch.state()).toBe("active");
  expect(ping).toHaveBeenCalledOnce();
  expect(end).not.toHaveBeenCalled();
  stop();
});
