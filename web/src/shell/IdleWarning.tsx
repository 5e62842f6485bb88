import { Button, Group, Modal, Text } from "@mantine/core";
import { useState, useSyncExternalStore } from "react";
import { api, FOREGROUND } from "../api/client";
import { IdleWatch } from "./idle";
import { useLogout } from "./useLogout";

/** Asks before the session ends because nobody is there, and ends it when nobody answers. */
export function IdleWarning() {
  const logout = useLogout();
  const [watch] = useState(
    () =>
      new IdleWatch(
        () => void api.GET("/api/auth/me", { headers: { [FOREGROUND]: "1" } }).catch(() => undefined),
        logout,
      ),
  );
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
