import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { IconDeviceMobile, IconFingerprint } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, bodyOf } from "../api/client";
import { ApiProblem } from "../api/problem";
import type { Factors, Passkey, TotpEnrolment } from "../api/records";
import { hasPasskeys, makePasskey } from "../login/passkey";
import { Loaded } from "../shell/Loaded";
import { DataTable, type Column } from "../ui/DataTable";
import { TableSkeleton } from "../ui/Loading";
import { AbsoluteTime, RelativeTime } from "../ui/RelativeTime";
import { myFactorsQuery } from "../users/userQueries";
import { AskPassword } from "./AskPassword";
import { EnrolTotp } from "./EnrolTotp";
import { RecoveryCodes } from "./RecoveryCodes";

type Step =
  | { is: "none" }
  | { is: "totp" | "removeTotp" | "codes" | "passkey" }
  | { is: "removePasskey"; passkey: Passkey }
  | { is: "enrol"; enrolment: TotpEnrolment }
  | { is: "shown"; codes: readonly string[] };

const NONE: Step = { is: "none" };

/** What proves a login besides the password. */
export function SecondFactors() {
  const factors = useQuery(myFactorsQuery);
  return (
    <Loaded query={factors} what="your second factors" skeleton={<TableSkeleton rows={2} />}>
      {(known) => <Known factors={known} />}
    </Loaded>
  );
}

function Known({ factors }: { factors: Factors }) {
  const [step, setStep] = useState<Step>(NONE);
  const has = factors.totp_since !== null || factors.passkeys.length > 0;
  return (
    <Stack gap="sm">
      {has ? null : (
        <Alert title="Your password is all that protects your account">
          Whoever learns it is you. Set up an authenticator or a passkey.
        </Alert>
      )}
      <Text size="sm">
        {factors.totp_since === null ? (
          "No authenticator is set up."
        ) : (
          <>
            An authenticator is set up since <AbsoluteTime at={factors.totp_since} />.
          </>
        )}{" "}
        {has ? `${factors.recovery_codes_left.toString()} recovery codes are left.` : null}
      </Text>
      {factors.passkeys.length === 0 ? null : (
        <DataTable
          caption="Passkeys"
          columns={columns((passkey) => setStep({ is: "removePasskey", passkey }))}
          rows={factors.passkeys}
          keyOf={(each) => each.passkey_id}
        />
      )}
      <Group gap="xs">
        <Button
          size="xs"
          leftSection={<IconDeviceMobile size={15} aria-hidden="true" />}
          onClick={() => setStep({ is: factors.totp_since === null ? "totp" : "removeTotp" })}
          variant={factors.totp_since === null ? "filled" : "default"}
        >
          {factors.totp_since === null ? "Set up an authenticator" : "Remove the authenticator"}
        </Button>
        {hasPasskeys() ? (
          <Button
            size="xs"
            leftSection={<IconFingerprint size={15} aria-hidden="true" />}
            onClick={() => setStep({ is: "passkey" })}
          >
            Add a passkey
          </Button>
        ) : null}
        {has ? (
          <Button size="xs" variant="default" onClick={() => setStep({ is: "codes" })}>
            New recovery codes
          </Button>
        ) : null}
      </Group>
      <Dialog step={step} setStep={setStep} />
    </Stack>
  );
}

function Dialog({ step, setStep }: { step: Step; setStep: (step: Step) => void }) {
  const queries = useQueryClient();
  const changed = async (next: Step): Promise<void> => {
    await queries.invalidateQueries({ queryKey: myFactorsQuery.queryKey });
    setStep(next);
  };
  const close = (): void => setStep(NONE);
  switch (step.is) {
    case "none":
      return null;
    case "totp":
      return (
        <AskPassword
          title="Set up an authenticator"
          action="Go on"
          onClose={close}
          onAsk={async (current_password) => {
            const body = { current_password };
            setStep({ is: "enrol", enrolment: await bodyOf(api.POST("/api/users/me/totp", { body })) });
          }}
        />
      );
    case "enrol":
      return (
        <EnrolTotp
          enrolment={step.enrolment}
          onCodes={(codes) => void changed({ is: "shown", codes })}
          onClose={close}
        />
      );
    case "removeTotp":
      return (
        <AskPassword
          title="Remove the authenticator"
          action="Remove it"
          onClose={close}
          onAsk={async (current_password) => {
            await api.POST("/api/users/me/totp/remove", { body: { current_password } });
            await changed(NONE);
          }}
        />
      );
    case "codes":
      return (
        <AskPassword
          title="New recovery codes"
          action="Replace the old ones"
          onClose={close}
          onAsk={async (current_password) => {
            const body = { current_password };
            const made = await bodyOf(api.POST("/api/users/me/recovery-codes", { body }));
            await changed({ is: "shown", codes: made.recovery_codes });
          }}
        />
      );
    case "shown":
      return <RecoveryCodes codes={step.codes} onClose={close} />;
    case "passkey":
      return (
        <AskPassword
          title="Add a passkey"
          action="Ask the device"
          withName="This device"
          onClose={close}
          onAsk={async (current_password, name) => {
            await addPasskey(current_password, name);
            await changed(NONE);
          }}
        />
      );
    case "removePasskey":
      return (
        <AskPassword
          title={`Remove ${step.passkey.name}`}
          action="Remove it"
          onClose={close}
          onAsk={async (current_password) => {
            await api.POST("/api/users/me/passkeys/{passkey_id}/remove", {
              params: { path: { passkey_id: step.passkey.passkey_id } },
              body: { current_password },
            });
            await changed(NONE);
          }}
        />
      );
  }
}

async function addPasskey(current_password: string, name: string): Promise<void> {
  const options = await bodyOf(api.POST("/api/users/me/passkeys/options", { body: { current_password } }));
  const credential = await makePasskey(options);
  if (credential === undefined) {
    throw new ApiProblem({ status: 400, code: "cancelled", message: "The device made no key." });
  }
  await api.POST("/api/users/me/passkeys", { body: { name, credential } });
}

function columns(onRemove: (passkey: Passkey) => void): readonly Column<Passkey>[] {
  return [
    { header: "Passkey", isName: true, cell: (each) => each.name },
    { header: "Kept", cell: (each) => (each.synced ? "on several devices" : "in one device") },
    { header: "Added", cell: (each) => <RelativeTime at={each.created_at} /> },
    { header: "Last used", cell: (each) => <RelativeTime at={each.last_used_at} /> },
    {
      header: "Remove",
      cell: (each) => (
        <Button size="xs" variant="default" aria-label={`Remove ${each.name}`} onClick={() => onRemove(each)}>
          Remove
        </Button>
      ),
    },
  ];
}
