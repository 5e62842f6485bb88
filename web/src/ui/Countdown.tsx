import { useSyncExternalStore } from "react";
import { absoluteText } from "./RelativeTime";

const TICK_MS = 1_000;
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The time, told anew every second. */
export function useSecond(): number {
  return useSyncExternalStore(everySecond, currentSecond);
}

/** How long it is until then, or since then, told every second; a screen reader reads it when it is asked to. */
export function Countdown({ until, now }: { until: string; now: number }) {
  const seconds = Math.round((Date.parse(until) - now) / 1000);
  return (
    <time role="timer" className="line" dateTime={until} title={absoluteText(until)}>
      {seconds >= 0 ? `${durationText(seconds)} left` : `${durationText(-seconds)} over`}
    </time>
  );
}

/** A time span as its two largest units. */
export function durationText(seconds: number): string {
  if (seconds >= DAY) {
    return `${Math.floor(seconds / DAY)} d ${Math.floor((seconds % DAY) / HOUR)} h`;
  }
  if (seconds >= HOUR) {
    return `${Math.floor(seconds / HOUR)} h ${Math.floor((seconds % HOUR) / MINUTE)} min`;
  }
  return seconds >= MINUTE ? `${Math.floor(seconds / MINUTE)} min ${seconds % MINUTE} s` : `${seconds} s`;
}

function everySecond(listener: () => void): () => void {
  const timer = window.setInterval(listener, TICK_MS);
  return () => window.clearInterval(timer);
}

// Constant between two ticks, as a store must be.
function currentSecond(): number {
  return Math.floor(Date.now() / TICK_MS) * TICK_MS;
}
