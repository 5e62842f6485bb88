import styles from "./Severity.module.css";

export type SeverityLevel = "low" | "medium" | "high" | "critical";

const BARS: Readonly<Record<SeverityLevel, number>> = { low: 1, medium: 2, high: 3, critical: 4 };
const WORDS: Readonly<Record<SeverityLevel, string>> = {
  low: "Low",
  medium: "Medium",
  high: "High",
  critical: "Critical",
};

/** How much a failure matters: the word, and as many bars as it weighs. */
export function Severity({ level }: { level: SeverityLevel }) {
  return (
    <span className={styles.severity}>
      <svg width="18" height="14" aria-hidden="true">
        {[1, 2, 3, 4].map((bar) => (
          <rect
            key={bar}
            className={bar <= BARS[level] ? styles.full : styles.empty}
            x={(bar - 1) * 4.5}
            y={13 - bar * 3}
            width="3.2"
            height={bar * 3}
            rx="1"
          />
        ))}
      </svg>
      {WORDS[level]}
    </span>
  );
}
