import { Alert, Button, Group, Modal, Select, Stack, Text, TextInput } from "@mantine/core";
import { IconEyeOff } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import type { SubmitEvent } from "react";
import { api, bodyOf } from "../api/client";
import { fieldError } from "../api/fieldError";
import type { Partner } from "../api/records";
import { explain } from "../shell/Loaded";
import { CopyIcon } from "../ui/CopyField";
import { textIn } from "../ui/formText";
import { AbsoluteTime } from "../ui/RelativeTime";
import styles from "./CreateProvision.module.css";
import { grouped } from "./grouped";

type NewProvision = {
  client_name: string;
  expires_in_seconds: number;
  deployment_mode: "reseller" | "direct";
  target_appliance_id?: string;
};

const LIFETIMES = [
  { value: "3600", label: "1 hour" },
  { value: "86400", label: "1 day" },
  { value: "604800", label: "7 days" },
  { value: "2592000", label: "30 days" },
];

/** Makes a code that puts one appliance into service, and shows it this once. */
export function CreateProvision({ partner, onClose }: { partner: Partner; onClose: () => void }) {
  const create = useMutation({
    mutationFn: (body: NewProvision) =>
      bodyOf(api.POST("/api/partners/{slug}/provisions", { params: { path: { slug: partner.slug } }, body })),
    // The code must not outlive this dialog.
    gcTime: 0,
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Provision code for ${partner.name}`}
      closeOnClickOutside={create.data === undefined}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      {create.data === undefined ? (
        <ProvisionForm
          onSubmit={(body) => create.mutate(body)}
          isSending={create.isPending}
          error={create.error}
        />
      ) : (
        <ProvisionCode
          code={create.data.provision_code}
          expiresAt={create.data.expires_at}
          onDone={onClose}
        />
      )}
    </Modal>
  );
}

function ProvisionForm({
  onSubmit,
  isSending,
  error,
}: {
  onSubmit: (body: NewProvision) => void;
  isSending: boolean;
  error: Error | null;
}) {
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const target = textIn(form, "target_appliance_id");
    onSubmit({
      client_name: textIn(form, "client_name"),
      expires_in_seconds: Number(textIn(form, "expires_in_seconds")),
      deployment_mode: textIn(form, "deployment_mode") === "direct" ? "direct" : "reseller",
      ...(target === "" ? {} : { target_appliance_id: target }),
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {error === null ? null : (
          <Alert color="red" role="alert" title="No code was created">
            {explain(error)}
          </Alert>
        )}
        <TextInput
          label="Clinic"
          name="client_name"
          description="Becomes the name of the site"
          required
          maxLength={200}
          data-autofocus
          error={fieldError(error, "client_name")}
        />
        <Select
          label="Valid for"
          name="expires_in_seconds"
          data={LIFETIMES}
          defaultValue="604800"
          allowDeselect={false}
          error={fieldError(error, "expires_in_seconds")}
        />
        <Select
          label="Deployment"
          name="deployment_mode"
          data={[
            { value: "reseller", label: "Through the partner" },
            { value: "direct", label: "Direct customer" },
          ]}
          defaultValue="reseller"
          allowDeselect={false}
          error={fieldError(error, "deployment_mode")}
        />
        <TextInput
          label="Replaces appliance"
          name="target_appliance_id"
          description="Only for a replaced disk or box: the appliance's id. Its evidence chain is closed and a new one begins."
          error={fieldError(error, "target_appliance_id")}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={isSending}>
            Create code
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function ProvisionCode({ code, expiresAt, onDone }: { code: string; expiresAt: string; onDone: () => void }) {
  return (
    <Stack>
      <Alert icon={<IconEyeOff size={18} />} role="status" title="Shown this once">
        We keep only a fingerprint of the code. Copy it now; when it is lost, make a new one.
      </Alert>
      <div className={styles.code}>
        <output aria-label="Provision code" className={styles.text}>
          {grouped(code)}
        </output>
        <CopyIcon value={code} label="Copy the code" />
      </div>
      <Text size="sm">
        Type it into the appliance when it asks for its code. It works once, until{" "}
        <AbsoluteTime at={expiresAt} />.
      </Text>
      <Group justify="flex-end">
        <Button onClick={onDone}>Done</Button>
      </Group>
    </Stack>
  );
}
