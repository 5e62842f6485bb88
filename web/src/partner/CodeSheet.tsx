import { Alert, Button } from "@mantine/core";
import { IconEyeOff, IconPrinter } from "@tabler/icons-react";
import type { NewProvision } from "../api/records";
import { CopyIcon } from "../ui/CopyField";
import { PageHeader } from "../ui/PageHeader";
import { AbsoluteTime } from "../ui/RelativeTime";
import styles from "./CodeSheet.module.css";

/** Codes that were just made, to be printed, cut and sent along with the appliances. */
export function CodeSheet({ codes, onDone }: { codes: readonly NewProvision[]; onDone: () => void }) {
  return (
    <>
      <div className={styles.screen}>
        <PageHeader
          title={codes.length === 1 ? "Your code" : `Your ${codes.length} codes`}
          documentTitle="Provision codes"
          lead="Print this page and send each label along with its appliance."
          actions={
            <>
              <Button
                variant="default"
                leftSection={<IconPrinter size={16} aria-hidden="true" />}
                onClick={() => window.print()}
              >
                Print
              </Button>
              <Button onClick={onDone}>Done</Button>
            </>
          }
        />
        <Alert icon={<IconEyeOff size={18} />} role="status" title="Shown this once" mb="lg">
          We keep only fingerprints of the codes. When one is lost, revoke it and make a new one.
        </Alert>
      </div>
      <ul className={styles.sheet} aria-label="Codes">
        {codes.map((code) => (
          <li key={code.provision_id} className={styles.label}>
            <img
              src={`/api/partners/provision/${code.provision_code}/qr.svg`}
              alt={`QR code of the provision code for ${code.client_name}`}
              width={152}
              height={152}
            />
            <div className={styles.text}>
              <strong>{code.client_name}</strong>
              <span className={styles.code}>
                {code.provision_code}
                <span className={styles.screen}>
                  <CopyIcon value={code.provision_code} label={`Copy the code for ${code.client_name}`} />
                </span>
              </span>
              <small>
                Type or scan it at the appliance. Works once, until <AbsoluteTime at={code.expires_at} />.
              </small>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
