import styles from "./BrandPreview.module.css";
import { contrastToWhite } from "./contrast";

/** What a clinic's page begins with, in the colours that are being tried. */
export function BrandPreview({
  name,
  primary,
  accent,
  logoPath,
}: {
  name: string;
  primary: string;
  accent: string;
  logoPath: string | null;
}) {
  const main = contrastToWhite(primary) === undefined ? "#43514F" : primary;
  const line = contrastToWhite(accent) === undefined ? main : accent;
  return (
    <figure className={styles.frame} aria-label="Preview">
      <div className={styles.bar} style={{ borderBottomColor: line }}>
        {logoPath === null ? null : <img src={logoPath} alt="" className={styles.logo} />}
        <strong style={{ color: main }}>{name}</strong>
      </div>
      <div className={styles.body}>
        <p className={styles.text}>Your clinic is in good order. Two problems were fixed this month.</p>
        <span className={styles.button} style={{ background: main }}>
          See the evidence
        </span>
      </div>
    </figure>
  );
}
