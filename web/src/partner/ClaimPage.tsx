import { Alert, Stack, Title } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { createRoute, useRouter } from "@tanstack/react-router";
import { FrontPage } from "../login/FrontPage";
import styles from "../partners/CreateProvision.module.css";
import { grouped } from "../partners/grouped";
import { CopyIcon } from "../ui/CopyField";
import { rootRoute } from "../shell/rootRoute";
import { HandOver } from "./HandOver";

/** Where the QR code of a provision code leads. The code stands behind the `#`: no server sees it. */
export const claimRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/claim",
  component: ClaimPage,
});

function ClaimPage() {
  const code = useRouter().state.location.hash;
  return (
    <FrontPage
      title="Provision code"
      below="Whoever knows this code can put an appliance into service with it, once."
    >
      <Stack>
        <Title order={1} size="h3">
          Put an appliance into service
        </Title>
        {/^[0-9A-HJKMNP-TV-Z]{16}$/.test(code) ? (
          <>
            <div className={styles.code}>
              <output aria-label="Provision code" className={styles.text}>
                {grouped(code)}
              </output>
              <CopyIcon value={code} label="Copy the code" />
            </div>
            <HandOver code={code} />
          </>
        ) : (
          <Alert
            color="red"
            role="alert"
            icon={<IconAlertTriangle size={18} />}
            title="There is no code in this link"
          >
            Scan the label again, or ask whoever sent you the link for a new one.
          </Alert>
        )}
      </Stack>
    </FrontPage>
  );
}
