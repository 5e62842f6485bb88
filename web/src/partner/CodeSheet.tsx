import { Alert, Button } from "@mantine/core";
import { IconDownload, IconEyeOff, IconPrinter } from "@tabler/icons-react";
import type { NewProvision } from "../api/records";
import { download } from "../evidence/download";
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
              {code.mac_address === null ? null : <OnlyFor code={code} mac={code.mac_address} />}
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

/** What a code for one appliance can do besides: it needs nobody at the console. */
function OnlyFor({ code, mac }: { code: NewProvision; mac: string }) {
  return (
    <>
      <small>Only for the appliance {mac}.</small>
      <span className={styles.screen}>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={14} aria-hidden="true" />}
          aria-label={`Save the code for ${code.client_name} as a file`}
          onClick={() => download("provision-code", `${code.provision_code}\n`)}
        >
          Save as a file
        </Button>
        <small className={styles.hint}>
          Put it into the folder <span className="mono">osiriscare</span> of the appliance&apos;s boot volume:
          it sets itself up, with nobody at its console.
        </small>
      </span>
    </>
  );
}
