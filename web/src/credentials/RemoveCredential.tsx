import { Alert, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../api/client";
import type { Credential } from "../api/records";
import { explain } from "../shell/Loaded";

/** Asks before a credential is forgotten, here and on site. */
export function RemoveCredential({
  siteId,
  credential,
  onClose,
}: {
  siteId: string;
  credential: Credential;
  onClose: () => void;
}) {
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: () =>
      api.DELETE("/api/sites/{id}/credentials/{credential_id}", {
        params: { path: { id: siteId, credential_id: credential.credential_id } },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["site", siteId, "credentials"] });
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Remove ${credential.name}?`}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <Stack>
        {remove.isError ? (
          <Alert color="red" role="alert" title="It was not removed">
            {explain(remove.error)}
          </Alert>
        ) : null}
        <Text>
          The appliance forgets it at its next check-in. What it checks on{" "}
          <span className="mono">{credential.host}</span> with it becomes unknown. The password itself still
          works there: change it on the machine when it must not.
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            Keep it
          </Button>
          <Button loading={remove.isPending} onClick={() => remove.mutate()}>
            Remove it
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
