import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { IconKey, IconLock, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { Credential } from "../api/records";
import { mayOperate, useMe } from "../api/session";
import { Loaded } from "../shell/Loaded";
import { Pager } from "../shell/Pager";
import { DataTable, type Column } from "../ui/DataTable";
import { TableSkeleton } from "../ui/Loading";
import { EmptyState } from "../ui/Notice";
import { RelativeTime } from "../ui/RelativeTime";
import { ToneBadge } from "../ui/ToneBadge";
import { CredentialForm } from "./CredentialForm";
import { CredentialLog } from "./CredentialLog";
import { credentialsQuery } from "./credentialQueries";
import { kindLabel } from "./credentialWords";
import { RemoveCredential } from "./RemoveCredential";

export const DEEDS = ["add", "replace", "remove", "log"] as const;

/** What is being done, and with which credential. */
export type Doing = {
  readonly deed: (typeof DEEDS)[number] | undefined;
  readonly credential: string | undefined;
};

const NOTHING: Doing = { deed: undefined, credential: undefined };

/** What opens the site's machines: put in here, handed to the one appliance that needs it, never shown again. */
export function Credentials({
  siteId,
  cursor,
  doing,
  onDo,
}: {
  siteId: string;
  cursor: string | undefined;
  doing: Doing;
  onDo: (doing: Doing) => void;
}) {
  const query = useQuery(credentialsQuery(siteId, cursor));
  const isOperator = mayOperate(useMe());
  const close = (): void => onDo(NOTHING);
  const chosen = query.data?.items.find((each) => each.credential_id === doing.credential);
  const add = (
    <Button
      leftSection={<IconPlus size={16} aria-hidden="true" />}
      onClick={() => onDo({ ...NOTHING, deed: "add" })}
    >
      Add a credential
    </Button>
  );
  return (
    <Stack gap="md">
      <Loaded query={query} what="the credentials" skeleton={<TableSkeleton rows={4} />}>
        {({ items, next_cursor: next }) =>
          items.length === 0 ? (
            <EmptyState
              icon={<IconKey size={28} />}
              title="No credential yet"
              action={isOperator ? add : undefined}
            >
              The appliance checks other machines of the clinic over WinRM or SSH, and needs a way in for
              each.{" "}
              {isOperator
                ? "Put one in, and it has it with its next check-in."
                : "Operators can put them in."}
            </EmptyState>
          ) : (
            <>
              <Group justify="space-between">
                <Alert variant="light" icon={<IconLock size={18} />} p="xs">
                  Passwords and keys are sealed for one appliance each. Nobody can read them back here.
                </Alert>
                {isOperator ? add : null}
              </Group>
              <div>
                <DataTable
                  caption="Credentials"
                  columns={columns(isOperator, onDo)}
                  rows={items}
                  keyOf={(each) => each.credential_id}
                  isMarked={(each) => each.credential_id === doing.credential}
                />
                <Pager cursor={cursor} next={next} />
              </div>
            </>
          )
        }
      </Loaded>
      {doing.deed === "add" && isOperator ? <CredentialForm siteId={siteId} onClose={close} /> : null}
      {chosen !== undefined && doing.deed === "replace" && isOperator ? (
        <CredentialForm key={chosen.credential_id} siteId={siteId} before={chosen} onClose={close} />
      ) : null}
      {chosen !== undefined && doing.deed === "remove" && isOperator ? (
        <RemoveCredential siteId={siteId} credential={chosen} onClose={close} />
      ) : null}
      {chosen !== undefined && doing.deed === "log" ? (
        <CredentialLog siteId={siteId} credential={chosen} onClose={close} />
      ) : null}
    </Stack>
  );
}

function columns(isOperator: boolean, onDo: (doing: Doing) => void): readonly Column<Credential>[] {
  return [
    {
      header: "Name",
      isName: true,
      cell: (each) => (
        <>
          {each.name}
          <Text size="xs" c="dimmed" fw={400}>
            {kindLabel(each.type)}
          </Text>
        </>
      ),
    },
    {
      header: "Machine",
      cell: (each) => (
        <span className="mono" style={{ overflowWrap: "anywhere" }}>
          {each.host}:{each.port}
        </span>
      ),
    },
    {
      header: "Changed",
      cell: (each) => (
        <>
          <RelativeTime at={each.changed_at} />
          <Text size="xs" c="dimmed">
            by {each.changed_by}
          </Text>
        </>
      ),
    },
    { header: "On the appliance", cell: (each) => <Delivered at={each.delivered_at} /> },
    {
      header: "Actions",
      cell: (each) => (
        <Group gap="xs">
          <Deed label="History" deed="log" credential={each} onDo={onDo} />
          {isOperator ? (
            <>
              <Deed label="Replace" deed="replace" credential={each} onDo={onDo} />
              <Deed label="Remove" deed="remove" credential={each} onDo={onDo} />
            </>
          ) : null}
        </Group>
      ),
    },
  ];
}

function Deed({
  label,
  deed,
  credential,
  onDo,
}: {
  label: string;
  deed: Doing["deed"];
  credential: Credential;
  onDo: (doing: Doing) => void;
}) {
  return (
    <Button
      size="xs"
      variant="default"
      aria-label={`${label}: ${credential.name}`}
      onClick={() => onDo({ deed, credential: credential.credential_id })}
    >
      {label}
    </Button>
  );
}

function Delivered({ at }: { at: string | null }) {
  return at === null ? (
    <ToneBadge tone="neutral">with its next check-in</ToneBadge>
  ) : (
    <>
      since <RelativeTime at={at} />
    </>
  );
}
