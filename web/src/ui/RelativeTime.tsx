import { useSyncExternalStore } from "react";

const TICK_MS = 15_000;
const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];
const relative = new Intl.RelativeTimeFormat("en", { numeric: "always", style: "short" });
const absolute = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "long" });

/** How long ago, with the exact time on hover. */
export function RelativeTime({ at, never = "never" }: { at: string | null; never?: string }) {
  const now = useSyncExternalStore(everyTick, currentTick);
  if (at === null) {
    return <span>{never}</span>;
  }
  return (
    <time className="line" dateTime={at} title={absoluteText(at)}>
      {relativeText(new Date(at), now)}
    </time>
  );
}

/** The exact time, with its zone. */
export function AbsoluteTime({ at }: { at: string }) {
  return <time dateTime={at}>{absoluteText(at)}</time>;
}

export function absoluteText(at: string): string {
  const time = new Date(at);
  return Number.isNaN(time.getTime()) ? at : absolute.format(time);
}

export function relativeText(time: Date, now: number): string {
  const seconds = Math.round((time.getTime() - now) / 1000);
  if (Number.isNaN(seconds)) {
    return "at an unreadable time";
  }
  for (const [unit, length] of STEPS) {
    if (Math.abs(seconds) >= length) {
      return relative.format(Math.trunc(seconds / length), unit);
    }
  }
  return Math.abs(seconds) < 20 ? "just now" : relative.format(seconds, "second");
}

function everyTick(listener: () => void): () => void {
  const timer = window.setInterval(listener, TICK_MS);
  return () => window.clearInterval(timer);
}

// Constant between two ticks, as a store must be. Rounded up: what has just happened does not lie in the future.
function currentTick(): number {
  return Math.ceil(Date.now() / TICK_MS) * TICK_MS;
}
