const SIGNS = ["pointerdown", "keydown", "wheel", "touchstart"] as const;
const THERE_FOR_MS = 30_000;

// A page that was just opened was opened by somebody.
let lastSign = Date.now();
SIGNS.forEach((sign) =>
  window.addEventListener(sign, () => (lastSign = Date.now()), { passive: true, capture: true }),
);

/** Whether a request is made by a person, and not by the page alone: only those keep a session alive. */
export function isSomebodyThere(): boolean {
  return Date.now() - lastSign < THERE_FOR_MS;
}
