import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { IdleWatch } from "./idle";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const MINUTE = 60_000;

test("idleWatch_nobodyThere_warnsThenEnds_andNeverPings", () => {
  const ping = vi.fn();
  const watch = new IdleWatch(ping);
  const stop = watch.subscribe(() => undefined);
  vi.advanceTimersByTime(12 * MINUTE);
  expect(watch.state()).toBe("active");
  vi.advanceTimersByTime(MINUTE);
  expect(watch.state()).toBe("warned");
  window.dispatchEvent(new Event("keydown"));
  expect(watch.state()).toBe("warned");
  vi.advanceTimersByTime(2 * MINUTE);
  expect(watch.state()).toBe("ended");
  expect(ping).not.toHaveBeenCalled();
  stop();
});

test("idleWatch_somebodyReads_pingsNowAndThen", () => {
  const ping = vi.fn();
  const watch = new IdleWatch(ping);
  const stop = watch.subscribe(() => undefined);
  for (let minute = 0; minute < 20; minute++) {
    vi.advanceTimersByTime(MINUTE);
    window.dispatchEvent(new Event("pointerdown"));
  }
  expect(watch.state()).toBe("active");
  expect(ping.mock.calls.length).toBeGreaterThanOrEqual(3);
  stop();
});

test("idleWatch_warned_staysWhenToldTo", () => {
  const ping = vi.fn();
  const watch = new IdleWatch(ping);
  const stop = watch.subscribe(() => undefined);
  vi.advanceTimersByTime(14 * MINUTE);
  watch.stay();
  expect(watch.state()).toBe("active");
  expect(ping).toHaveBeenCalledOnce();
  stop();
});
