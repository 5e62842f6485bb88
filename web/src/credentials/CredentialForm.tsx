import { Alert, Button, Group, Modal, NumberInput, Select, Stack, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { api, bodyOf } from "../api/client";
import { fieldError } from "../api/fieldError";
import type { Credential, NewCredential } from "../api/records";
import { explain } from "../shell/Loaded";
import { appliancesQuery } from "../sites/siteQueries";
import { textIn } from "../ui/formText";
import { isSsh, kindOf, KINDS, type Kind } from "./credentialWords";
import { SecretFields } from "./SecretFields";

/** Puts a credential in, or another in its place. What it opens with is never filled in: nobody can read it back. */
export function CredentialForm({
  siteId,
  before,
  onClose,
}: {
  siteId: string;
  before?: Credential;
  onClose: () => void;
}) {
  const queries = useQueryClient();
  const [kind, setKind] = useState<Kind>(before?.type ?? "winrm");
  const send = useMutation({
    mutationFn: (body: NewCredential) =>
      before === undefined
        ? bodyOf(api.POST("/api/sites/{id}/credentials", { params: { path: { id: siteId } }, body }))
        : bodyOf(
            api.PUT("/api/sites/{id}/credentials/{credential_id}", {
              params: { path: { id: siteId, credential_id: before.credential_id } },
              body,
            }),
          ),
    // What was typed must not outlive this dialog.
    gcTime: 0,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["site", siteId, "credentials"] });
      onClose();
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    send.mutate(bodyFrom(new FormData(event.currentTarget), kind));
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      closeOnClickOutside={false}
      title={before === undefined ? "Add a credential" : `Replace ${before.name}`}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <form onSubmit={submit} autoComplete="off">
        <Stack>
          {send.isError ? (
            <Alert color="red" role="alert" title="Nothing was kept">
              {explain(send.error)}
            </Alert>
          ) : null}
          <Select
            label="Kind"
            data={KINDS}
            value={kind}
            onChange={(value) => setKind(kindOf(value))}
            allowDeselect={false}
            error={fieldError(send.error, "type")}
          />
          <TextInput
            label="Name"
            name="name"
            description="What people call it"
            required
            maxLength={100}
            defaultValue={before?.name}
            data-autofocus
            error={fieldError(send.error, "name")}
          />
          <Group grow align="flex-start">
            <TextInput
              label="Machine"
              name="host"
              description="Name or address, as the appliance reaches it"
              required
              maxLength={255}
              defaultValue={before?.host}
              error={fieldError(send.error, "host")}
            />
            <NumberInput
              label="Port"
              name="port"
              description={`${usualPort(kind)} when left empty`}
              min={1}
              max={65_535}
              allowDecimal={false}
              thousandSeparator=""
              defaultValue={before?.port ?? ""}
              error={fieldError(send.error, "port")}
            />
          </Group>
          <Appliance siteId={siteId} before={before} error={send.error} />
          <SecretFields kind={kind} error={send.error} before={before} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={send.isPending}>
              {before === undefined ? "Add it" : "Replace it"}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** Asked for only where there is a choice. */
function Appliance({
  siteId,
  before,
  error,
}: {
  siteId: string;
  before: Credential | undefined;
  error: Error | null;
}) {
  const appliances = useQuery(appliancesQuery(siteId)).data?.items ?? [];
  return appliances.length < 2 ? null : (
    <Select
      label="Appliance"
      name="appliance_id"
      description="The one that needs it; no other gets it"
      data={appliances.map(({ appliance_id: value, hostname }) => ({
        value,
        label: `${hostname} (${value})`,
      }))}
      defaultValue={before?.appliance_id ?? null}
      required
      error={fieldError(error, "appliance_id")}
    />
  );
}

function usualPort(kind: Kind): string {
  return isSsh(kind) ? "22" : "5986, or 5985 without TLS,";
}

function bodyFrom(form: FormData, kind: Kind): NewCredential {
  const optional = (name: string): Record<string, string> => {
    const value = textIn(form, name);
    return value === "" ? {} : { [name]: value };
  };
  // Blanks may be part of a password, and the last line of a key ends in one.
  const secret = (name: string): Record<string, string> => {
    const value = form.get(name);
    return typeof value === "string" && value !== "" ? { [name]: value.replaceAll("\r\n", "\n") } : {};
  };
  const port = textIn(form, "port");
  return {
    type: kind,
    name: textIn(form, "name"),
    host: textIn(form, "host"),
    username: textIn(form, "username"),
    ...(port === "" ? {} : { port: Number(port) }),
    ...(isSsh(kind) ? {} : { use_ssl: form.get("plain") === null }),
    ...optional("appliance_id"),
    ...optional("domain"),
    ...secret("password"),
    ...secret("private_key"),
    ...secret("sudo_password"),
  };
}
