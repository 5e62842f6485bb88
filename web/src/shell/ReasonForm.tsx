import { Button, Group, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { explain } from "./Loaded";

// What Central keeps at most.
const REASON_MAX = 500;

/** One action that a person must give a reason for. */
export function ReasonForm({
  label,
  action,
  send,
  onSent,
}: {
  label: string;
  action: string;
  send: (reason: string) => Promise<unknown>;
  onSent: () => Promise<unknown>;
}) {
  const [reason, setReason] = useState("");
  const sending = useMutation({ mutationFn: send, onSuccess: onSent });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        sending.mutate(reason);
      }}
    >
      <Group align="flex-end" mt="xs">
        <TextInput
          label={label}
          required
          maxLength={REASON_MAX}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={sending.isError ? explain(sending.error) : undefined}
        />
        <Button type="submit" loading={sending.isPending} disabled={reason.trim() === ""}>
          {action}
        </Button>
      </Group>
    </form>
  );
}
