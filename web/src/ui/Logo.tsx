import styles from "./Logo.module.css";

export function Logo() {
  return (
    <span className={styles.logo}>
      <svg viewBox="0 0 32 32" width="30" height="30" aria-hidden="true">
        <rect width="32" height="32" rx="8" fill="#0c4a47" />
        <path
          d="M5 16c3-5 7-7.5 11-7.5s8 2.5 11 7.5c-3 5-7 7.5-11 7.5S8 21 5 16Z"
          fill="none"
          stroke="#3cbcb4"
          strokeWidth="2.5"
          strokeLinejoin="round"
        />
        <path
          d="m11.500 16 3.200 3.200 6-6.200"
          fill="none"
          stroke="#fff"
          strokeWidth="2.800"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      <span>
        Osiris<span className={styles.accent}>Care</span>
      </span>
    </span>
  );
}
