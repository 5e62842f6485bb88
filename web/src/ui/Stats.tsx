import type { ReactNode } from "react";
import styles from "./Stats.module.css";

export type Stat = { readonly label: string; readonly value: ReactNode; readonly hint: string };

/** A few figures at the head of a page. */
export function Stats({ stats }: { stats: readonly Stat[] }) {
  return (
    <dl className={styles.stats}>
      {stats.map(({ label, value, hint }) => (
        <div key={label} className={`card ${styles.stat ?? ""}`}>
          <dt>{label}</dt>
          <dd className={styles.value}>{value}</dd>
          <dd className={styles.hint}>{hint}</dd>
        </div>
      ))}
    </dl>
  );
}
