import { Alert, Button, FileInput, Group, Modal, Stack } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { explain } from "../shell/Loaded";
import { addRelease } from "./releaseQueries";

/** Takes an archive that a release key signed. */
export function AddRelease({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const add = useMutation({
    mutationFn: addRelease,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["releases"] });
      onClose();
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (file !== null) {
      add.mutate(file);
    }
  };
  return (
    <Modal opened onClose={onClose} title="Add a release" closeButtonProps={{ "aria-label": "Close" }}>
      <form onSubmit={submit}>
        <Stack>
          {add.isError ? (
            <Alert color="red" role="alert" title="The release was not kept">
              {explain(add.error)}
            </Alert>
          ) : null}
          <FileInput
            label="Signed archive"
            description="What “osiris overlay sign” made. Central takes it only when a release key that it knows signed it; every appliance checks that again."
            placeholder="Choose a file"
            accept=".tar,application/x-tar"
            value={file}
            onChange={setFile}
            required
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={file === null} loading={add.isPending}>
              Check and keep it
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
