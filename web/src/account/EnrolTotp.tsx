import { Alert, Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { SubmitEvent } from "react";
import { api, bodyOf } from "../api/client";
import { fieldError } from "../api/fieldError";
import type { TotpEnrolment } from "../api/records";
import { explain } from "../shell/Loaded";
import { CopyableId } from "../ui/CopyField";
import { textIn } from "../ui/formText";

/** Shows the secret to the device, and takes the first code of it. */
export function EnrolTotp({
  enrolment,
  onCodes,
  onClose,
}: {
  enrolment: TotpEnrolment;
  onCodes: (codes: readonly string[]) => void;
  onClose: () => void;
}) {
  const confirm = useMutation({
    mutationFn: (code: string) => bodyOf(api.POST("/api/users/me/totp/confirm", { body: { code } })),
    gcTime: 0,
    onSuccess: ({ recovery_codes }) => onCodes(recovery_codes),
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    confirm.mutate(textIn(new FormData(event.currentTarget), "code"));
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title="Set up an authenticator"
      closeOnClickOutside={false}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <form onSubmit={submit}>
        <Stack>
          <Text size="sm">Scan the picture with your authenticator, or type the secret into it.</Text>
          <img
            src={`data:image/svg+xml;utf8,${encodeURIComponent(enrolment.qr_svg)}`}
            alt="QR code for your authenticator"
            width={220}
            height={220}
            style={{ alignSelf: "center" }}
          />
          <CopyableId value={enrolment.secret} label="secret" />
          {confirm.isError ? (
            <Alert color="red" role="alert" title="Not set up yet">
              {explain(confirm.error)}
            </Alert>
          ) : null}
          <TextInput
            label="Code"
            name="code"
            description="What the authenticator shows now"
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            maxLength={6}
            error={fieldError(confirm.error, "code")}
          />
          <Group justify="flex-end">
            <Button type="submit" loading={confirm.isPending}>
              Confirm
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
