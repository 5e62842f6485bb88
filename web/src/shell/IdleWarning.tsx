import { Button, Group, Modal, Text } from "@mantine/core";
import { useEffect, useState, useSyncExternalStore } from "react";
import { api } from "../api/client";
import { IdleWatch } from "./idle";
import { useLogout } from "./useLogout";

/** Asks before the session ends because nobody is there, and ends it when nobody answers. */
export function IdleWarning() {
  const [watch] = useState(() => new IdleWatch(() => void api.GET("/api/auth/me").catch(() => undefined)));
  const state = useSyncExternalStore(watch.subscribe, watch.state);
  const logout = useLogout();
  // Ending the session is an effect of time passing, not of anything rendered.
  useEffect(() => {
    if (state === "ended") {
      logout();
    }
  }, [state, logout]);
  return (
    <Modal
      opened={state !== "active"}
      onClose={() => watch.stay()}
      title="Are you still there?"
      withCloseButton={false}
      role="alertdialog"
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
