import { Checkbox, Group, PasswordInput, Text, Textarea, TextInput } from "@mantine/core";
import { fieldError } from "../api/fieldError";
import type { Credential } from "../api/records";
import { isSsh, type Kind } from "./credentialWords";

const TOGGLE = { "aria-label": "Show or hide what is typed", tabIndex: 0 };

/** Who logs in on the machine and with what, by the kind of credential. */
export function SecretFields({
  kind,
  error,
  before,
}: {
  kind: Kind;
  error: Error | null;
  before: Credential | undefined;
}) {
  return (
    <>
      {before === undefined ? null : (
        <Text size="sm" c="dimmed">
          User and password are never shown again, so type them anew.
        </Text>
      )}
      <Group grow align="flex-start">
        <TextInput
          label="User"
          name="username"
          required
          maxLength={104}
          autoComplete="off"
          autoCapitalize="none"
          error={fieldError(error, "username")}
        />
        {isSsh(kind) ? null : (
          <TextInput
            label="Domain"
            name="domain"
            autoComplete="off"
            description="For users of a Windows domain"
            inputWrapperOrder={["label", "input", "description", "error"]}
            maxLength={253}
            error={fieldError(error, "domain")}
          />
        )}
      </Group>
      {kind === "ssh_key" ? (
        <Textarea
          label="Private key"
          name="private_key"
          description="As OpenSSH writes it, from BEGIN to END"
          required
          autosize
          minRows={4}
          maxRows={10}
          maxLength={20_000}
          autoComplete="off"
          spellCheck={false}
          classNames={{ input: "mono" }}
          error={fieldError(error, "private_key")}
        />
      ) : null}
      <PasswordInput
        label={kind === "ssh_key" ? "Password of the key" : "Password"}
        name="password"
        required={kind !== "ssh_key"}
        maxLength={1000}
        autoComplete="new-password"
        visibilityToggleButtonProps={TOGGLE}
        error={fieldError(error, "password")}
      />
      {isSsh(kind) ? (
        <PasswordInput
          label="Password for sudo"
          name="sudo_password"
          description="When it is another one"
          maxLength={1000}
          autoComplete="new-password"
          visibilityToggleButtonProps={TOGGLE}
          error={fieldError(error, "sudo_password")}
        />
      ) : (
        <Checkbox
          name="plain"
          label="The machine has no WinRM over TLS: port 5985, with encrypted messages"
          defaultChecked={before?.use_ssl === false && !isSsh(before.type)}
          error={fieldError(error, "use_ssl")}
        />
      )}
    </>
  );
}
