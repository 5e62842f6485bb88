import { Alert, Button, Stack, Text, TextInput, Title } from "@mantine/core";
import { IconAlertTriangle, IconFingerprint } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import type { SubmitEvent } from "react";
import { api, bodyOf } from "../api/client";
import { ApiProblem } from "../api/problem";
import type { User } from "../api/records";
import { explain } from "../shell/Loaded";
import { textIn } from "../ui/formText";
import styles from "./LoginPage.module.css";
import { hasPasskeys, signWithPasskey, type Credential } from "./passkey";

export type NameAndPassword = { username: string; password: string };

/** Asks for what the account has besides its password. */
export function SecondStep({
  who,
  asked,
  onEnter,
  onBack,
}: {
  who: NameAndPassword;
  asked: ApiProblem;
  onEnter: (user: User) => void;
  onBack: () => void;
}) {
  const login = useMutation({
    mutationFn: (second: { code: string } | { passkey: Credential }) =>
      bodyOf(api.POST("/api/auth/login", { body: { ...who, ...second } })),
    gcTime: 0,
    onSuccess: ({ user }) => onEnter(user),
  });
  const passkeys = asked.texts("passkeys");
  const sign = async (): Promise<void> => {
    const passkey = await signWithPasskey(passkeys);
    if (passkey !== undefined) {
      login.mutate({ passkey });
    }
  };
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    login.mutate({ code: textIn(new FormData(event.currentTarget), "code") });
  };
  return (
    <>
      <Title order={1} size="h3">
        One more step
      </Title>
      <Text c="dimmed" size="sm" mt={4} mb="lg">
        The password is right. Show that you have your device too, or one of your recovery codes.
      </Text>
      <form onSubmit={submit}>
        <Stack>
          {login.isError ? (
            <Alert color="red" role="alert" icon={<IconAlertTriangle size={18} />} className={styles.alert}>
              {explain(login.error)}
            </Alert>
          ) : null}
          {passkeys.length > 0 && hasPasskeys() ? (
            <Button
              variant="default"
              leftSection={<IconFingerprint size={18} aria-hidden="true" />}
              onClick={() => void sign()}
            >
              Use a passkey
            </Button>
          ) : null}
          <TextInput
            label="Code"
            name="code"
            description="Six digits of your authenticator, or a recovery code"
            autoComplete="one-time-code"
            autoCapitalize="none"
            required
            withAsterisk={false}
            autoFocus
            maxLength={40}
          />
          <Button type="submit" fullWidth loading={login.isPending}>
            Go on
          </Button>
          <Button variant="subtle" onClick={onBack}>
            Back
          </Button>
        </Stack>
      </form>
    </>
  );
}
