import { Alert, Button, Group, Modal, MultiSelect, Select, Stack, Text, TextInput } from "@mantine/core";
import { IconEyeOff } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { api, bodyOf } from "../api/client";
import { fieldError } from "../api/fieldError";
import { mayAdminister, mayOperate, useMe } from "../api/session";
import { explain } from "../shell/Loaded";
import { CopyIcon } from "../ui/CopyField";
import { textIn } from "../ui/formText";
import { AbsoluteTime } from "../ui/RelativeTime";
import { myTokensQuery } from "../users/userQueries";
import styles from "./CreateToken.module.css";

const AREAS = [
  "sites",
  "orders",
  "evidence",
  "incidents",
  "watchers",
  "policy",
  "healing",
  "mcp",
  "chat",
] as const;

const LIFETIMES = [
  { value: "7", label: "7 days" },
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "366", label: "A year" },
];

type NewToken = { name: string; scopes: string[]; expires_in_days: number };

/** Makes an API token and shows it this once. */
export function CreateToken({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient();
  const create = useMutation({
    mutationFn: (body: NewToken) => bodyOf(api.POST("/api/users/me/tokens", { body })),
    // The token must not outlive this dialog.
    gcTime: 0,
    onSuccess: () => queries.invalidateQueries({ queryKey: myTokensQuery.queryKey }),
  });
  const made = create.data;
  return (
    <Modal
      opened
      onClose={onClose}
      title="New API token"
      closeOnClickOutside={made === undefined}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      {made === undefined ? (
        <TokenForm
          onSubmit={(body) => create.mutate(body)}
          isSending={create.isPending}
          error={create.error}
        />
      ) : (
        <Stack>
          <Alert icon={<IconEyeOff size={18} />} role="status" title="Shown this once">
            We keep only a fingerprint of the token. Copy it now; when it is lost, revoke it and make a new
            one.
          </Alert>
          <div className={styles.secret}>
            <output aria-label="API token" className={styles.text}>
              {made.secret}
            </output>
            <CopyIcon value={made.secret} label="Copy the token" />
          </div>
          {made.token.expires_at === null ? null : (
            <Text size="sm">
              Send it as <span className="mono">Authorization: Bearer</span>. It works until{" "}
              <AbsoluteTime at={made.token.expires_at} />.
            </Text>
          )}
          <Group justify="flex-end">
            <Button onClick={onClose}>Done</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}

function TokenForm({
  onSubmit,
  isSending,
  error,
}: {
  onSubmit: (body: NewToken) => void;
  isSending: boolean;
  error: Error | null;
}) {
  const me = useMe();
  const [scopes, setScopes] = useState<string[]>(["read"]);
  const levels = ["read", ...(mayOperate(me) ? ["operate"] : []), ...(mayAdminister(me) ? ["admin"] : [])];
  const choices = [
    { group: "Everything", items: levels },
    { group: "One area", items: AREAS.map((area) => `${area}:read`) },
  ];
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    onSubmit({
      name: textIn(form, "name"),
      scopes,
      expires_in_days: Number(textIn(form, "expires_in_days")),
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {error === null ? null : (
          <Alert color="red" role="alert" title="No token was created">
            {explain(error)}
          </Alert>
        )}
        <TextInput
          label="Name"
          name="name"
          description="What will use it"
          required
          maxLength={100}
          data-autofocus
          error={fieldError(error, "name")}
        />
        <MultiSelect
          label="Scopes"
          description="What it may be used for; never more than your own role allows"
          data={choices}
          value={scopes}
          onChange={setScopes}
          error={fieldError(error, "scopes")}
        />
        <Select
          label="Valid for"
          name="expires_in_days"
          data={LIFETIMES}
          defaultValue="90"
          allowDeselect={false}
          error={fieldError(error, "expires_in_days")}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={isSending} disabled={scopes.length === 0}>
            Create token
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
