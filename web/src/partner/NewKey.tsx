import { Alert, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { IconEyeOff } from "@tabler/icons-react";
import styles from "../account/CreateToken.module.css";
import { CopyIcon } from "../ui/CopyField";

/** An API key that was just made, shown this once. */
export function NewKey({ secret, note, onDone }: { secret: string; note?: string; onDone: () => void }) {
  return (
    <Modal
      opened
      onClose={onDone}
      title="Your new API key"
      closeOnClickOutside={false}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <Stack>
        <Alert icon={<IconEyeOff size={18} />} role="status" title="Shown this once">
          We keep only a fingerprint of the key. Copy it now; when it is lost, revoke it and make a new one.
        </Alert>
        <div className={styles.secret}>
          <output aria-label="API key" className={styles.text}>
            {secret}
          </output>
          <CopyIcon value={secret} label="Copy the key" />
        </div>
        <Text size="sm">
          Send it as <span className="mono">X-API-Key</span> or as{" "}
          <span className="mono">Authorization: Bearer</span>.{note === undefined ? "" : ` ${note}`}
        </Text>
        <Group justify="flex-end">
          <Button onClick={onDone}>Done</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
