import { Button, Group, Modal, Text } from "@mantine/core";
import { useState, useSyncExternalStore } from "react";
import { api, FOREGROUND } from "../api/client";
import { IdleWatch } from "./idle";
import { useLogout } from "./useLogout";

/** The warning for accounts of the platform and of partners. */
export function IdleWarning() {
  return (
    <IdleQuestion
      onStay={() => void api.GET("/api/auth/me", { headers: { [FOREGROUND]: "1" } }).catch(() => undefined)}
      logout={useLogout()}
    />
  );
}

/** Asks before the session ends because nobody is there, and ends it when nobody answers. */
export function IdleQuestion({ onStay, logout }: { onStay: () => void; logout: () => void }) {
  const [watch] = useState(() => new IdleWatch(onStay, logout));
  const state = useSyncExternalStore(watch.subscribe, watch.state);
  return (
    <Modal
      opened={state !== "active"}
      onClose={() => watch.stay()}
      title="Are you still there?"
      withCloseButton={false}
    >
      <Text mb="md">
        Nothing was done here for a while. In two minutes you are logged out, so that nobody else goes on in
        your name.
      </Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={() => logout()}>
          Log out
        </Button>
        <Button data-autofocus onClick={() => watch.stay()}>
          Stay logged in
        </Button>
      </Group>
    </Modal>
  );
}
