import type { ReactNode } from "react";
import styles from "./ToneBadge.module.css";

export type Tone = "pass" | "fail" | "unknown" | "neutral" | "accent";

/** A word with a sign before it; the colour only repeats what the word says. */
export function ToneBadge({ tone, icon, children }: { tone: Tone; icon?: ReactNode; children: ReactNode }) {
  return (
    <span className={styles.badge} data-tone={tone}>
      {icon === undefined ? null : (
        <span className={styles.icon} aria-hidden="true">
          {icon}
        </span>
      )}
      {children}
    </span>
  );
}
