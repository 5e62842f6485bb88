const WARN_AFTER_MS = 13 * 60_000;
const END_AFTER_MS = 15 * 60_000;
const PING_EVERY_MS = 4 * 60_000;
const TICK_MS = 5_000;
const SIGNS = ["pointerdown", "keydown", "wheel", "touchstart"] as const;

export type Idle = "active" | "warned" | "ended";

/**
 * Watches whether somebody is there. The server ends a session that is not used; but events refetch by themselves, and
 * who only reads sends nothing: so the page ends it when nobody is there, and keeps it while somebody is.
 */
export class IdleWatch {
  readonly #listeners = new Set<() => void>();
  readonly #ping: () => void;
  readonly #end: () => void;
  #lastSign = Date.now();
  #lastPing = Date.now();
  #timer: number | undefined;

  /**
   * @param ping tells the server that somebody is there
   * @param end ends the session
   */
  constructor(ping: () => void, end: () => void) {
    this.#ping = ping;
    this.#end = end;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) {
      this.#lastSign = Date.now();
      SIGNS.forEach((sign) => window.addEventListener(sign, this.#onSign, { passive: true }));
      this.#timer = window.setInterval(() => this.#tick(), TICK_MS);
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) {
        SIGNS.forEach((sign) => window.removeEventListener(sign, this.#onSign));
        window.clearInterval(this.#timer);
      }
    };
  };

  readonly state = (): Idle => {
    const idle = Date.now() - this.#lastSign;
    return idle >= END_AFTER_MS ? "ended" : idle >= WARN_AFTER_MS ? "warned" : "active";
  };

  /** Somebody said so. */
  stay(): void {
    this.#lastSign = Date.now();
    this.#send();
    this.#tell();
  }

  // Once somebody was warned, only the answer counts: the mouse may have been pushed by a cat.
  readonly #onSign = (): void => {
    if (this.state() === "active") {
      this.#lastSign = Date.now();
    }
  };

  #tick(): void {
    if (this.state() === "ended") {
      window.clearInterval(this.#timer);
      this.#end();
    }
    const wasUsed = this.#lastSign > this.#lastPing;
    if (wasUsed && Date.now() - this.#lastPing >= PING_EVERY_MS) {
      this.#send();
    }
    this.#tell();
  }

  #send(): void {
    this.#lastPing = Date.now();
    this.#ping();
  }

  #tell(): void {
    this.#listeners.forEach((listener) => listener());
  }
}
