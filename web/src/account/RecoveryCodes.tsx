import { Alert, Button, Group, List, Modal, Stack } from "@mantine/core";
import { IconEyeOff } from "@tabler/icons-react";
import { CopyIcon } from "../ui/CopyField";

/** Codes of paper, shown this once. */
export function RecoveryCodes({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  return (
    <Modal
      opened
      onClose={onClose}
      title="Recovery codes"
      closeOnClickOutside={false}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <Stack>
        <Alert icon={<IconEyeOff size={18} />} role="status" title="Shown this once">
          Each of them opens your account once when your device is lost. Print them, or keep them where your
          device is not.
        </Alert>
        <List aria-label="Recovery codes" className="mono" listStyleType="none">
          {codes.map((code) => (
            <List.Item key={code}>{code}</List.Item>
          ))}
        </List>
        <Group justify="space-between">
          <CopyIcon value={codes.join("\n")} label="Copy the codes" />
          <Button onClick={onClose}>I have kept them</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
