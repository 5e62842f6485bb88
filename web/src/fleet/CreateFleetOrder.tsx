import { Alert, Button, Group, Modal, NumberInput, Select, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { api, bodyOf } from "../api/client";
import { fieldError } from "../api/fieldError";
import { explain } from "../shell/Loaded";
import { textIn } from "../ui/formText";
import { ReleaseFields, releaseParameters } from "./ReleaseFields";

const TYPES = [
  { value: "nixos_rebuild", label: "Rebuild the machine" },
  { value: "update_agent", label: "Update the agent" },
  { value: "run_drift", label: "Run drift scan" },
  { value: "force_checkin", label: "Force check-in" },
];

const REVISION = "[0-9a-f]{40}";

/** The form for a new fleet order. */
export function CreateFleetOrder({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient();
  const [type, setType] = useState("nixos_rebuild");
  const isRebuild = type === "nixos_rebuild";
  const create = useMutation({
    mutationFn: (form: FormData) => bodyOf(api.POST("/api/fleet/orders", { body: bodyFrom(form, type) })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["fleet"] });
      onClose();
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    create.mutate(new FormData(event.currentTarget));
  };
  return (
    <Modal opened onClose={onClose} title="New fleet order" closeButtonProps={{ "aria-label": "Close" }}>
      <form onSubmit={submit}>
        <Stack>
          {create.isError ? (
            <Alert color="red" role="alert" title="The fleet order was not created">
              {explain(create.error)}
            </Alert>
          ) : null}
          <Select
            label="What every appliance does"
            data={TYPES}
            value={type}
            onChange={(value) => setType(value ?? type)}
            allowDeselect={false}
          />
          {isRebuild ? (
            <>
              <TextInput
                label="Revision"
                name="revision"
                description="Of the configured source, 40 hex digits"
                pattern={REVISION}
                required
                error={fieldError(create.error, "parameters.revision")}
              />
              <TextInput
                label="Revision to go back to"
                name="rollback"
                description="What those get who completed it, when failures stop it; nothing when left empty"
                pattern={REVISION}
                error={fieldError(create.error, "rollback.revision")}
              />
            </>
          ) : null}
          {type === "update_agent" ? <ReleaseFields error={create.error} /> : null}
          {isRebuild || type === "update_agent" ? (
            <TextInput
              label="Skip version"
              name="skip_version"
              description="Appliances that run this version already get no order"
              maxLength={100}
              error={fieldError(create.error, "skip_version")}
            />
          ) : null}
          <TextInput
            label="Stages"
            name="stages"
            description="Per cent of the fleet, rising to 100"
            defaultValue="5, 25, 100"
            pattern="\s*\d+(\s*,\s*\d+)*\s*"
            required
            error={fieldError(create.error, "stages")}
          />
          <Group grow align="flex-start">
            <NumberInput
              label="Stops at failures of (%)"
              name="failure_percent"
              defaultValue={10}
              min={1}
              max={100}
              allowDecimal={false}
              error={fieldError(create.error, "failure_percent")}
            />
            <NumberInput
              label="Watch a stage for (min)"
              name="soak_minutes"
              defaultValue={10}
              min={0}
              max={1440}
              allowDecimal={false}
              error={fieldError(create.error, "soak_minutes")}
            />
          </Group>
          <TextInput
            label="Window (UTC)"
            name="maintenance_window"
            description="Daily time in which orders are handed out, such as 02:00-04:00; any time when left empty"
            error={fieldError(create.error, "maintenance_window")}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={create.isPending}>
              Begin with the first stage
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function bodyFrom(form: FormData, type: string) {
  const revision = textIn(form, "revision");
  const parameters = revision === "" ? releaseParameters(textIn(form, "release")) : { revision };
  const before = textIn(form, "rollback");
  const rollback = before === "" ? releaseParameters(textIn(form, "release_rollback")) : { revision: before };
  const optional = (name: string): Record<string, string> => {
    const value = textIn(form, name);
    return value === "" ? {} : { [name]: value };
  };
  return {
    order_type: type,
    parameters,
    ...(Object.keys(rollback).length === 0 ? {} : { rollback }),
    ...optional("skip_version"),
    ...optional("maintenance_window"),
    stages: textIn(form, "stages").split(",").map(Number),
    failure_percent: Number(textIn(form, "failure_percent")),
    soak_minutes: Number(textIn(form, "soak_minutes")),
  };
}
