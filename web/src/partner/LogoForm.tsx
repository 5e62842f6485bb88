import { Alert, Button, FileButton, Group, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, bodyOf } from "../api/client";
import type { Brand } from "../api/records";
import { explain } from "../shell/Loaded";
import { Panel } from "../ui/Panel";
import { base64Of, UnreadablePicture } from "./logoFile";
import { ownPartnerQuery } from "./partnerQueries";

/** The logo: sent, replaced or removed. */
export function LogoForm({ brand }: { brand: Brand }) {
  const queries = useQueryClient();
  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: ownPartnerQuery.queryKey });
  const send = useMutation({
    mutationFn: async (file: File) =>
      bodyOf(api.PUT("/api/partners/me/brand/logo", { body: { image_base64: await base64Of(file) } })),
    onSettled: refresh,
  });
  const remove = useMutation({
    mutationFn: () => api.DELETE("/api/partners/me/brand/logo"),
    onSettled: refresh,
  });
  const error = send.error ?? remove.error;
  return (
    <Panel title="Logo">
      <Stack>
        {error === null ? null : (
          <Alert color="red" role="alert" title="The logo was not changed">
            {error instanceof UnreadablePicture ? error.message : explain(error)}
          </Alert>
        )}
        {brand.logo_path === null ? (
          <Text c="dimmed">No logo: your name stands in its place.</Text>
        ) : (
          <div>
            <img
              src={brand.logo_path}
              alt={`Logo of ${brand.brand_name}`}
              style={{ maxWidth: "100%", maxHeight: "6rem" }}
            />
          </div>
        )}
        <Text size="sm" c="dimmed">
          PNG or JPEG; it is made small enough before it is sent. SVG is not taken, because it can hold a
          program.
        </Text>
        <Group>
          <FileButton
            accept="image/png,image/jpeg"
            inputProps={{ "aria-label": "Logo file" }}
            onChange={(file) => {
              if (file !== null) {
                send.mutate(file);
              }
            }}
          >
            {(props) => (
              <Button {...props} variant="default" loading={send.isPending}>
                {brand.logo_path === null ? "Choose a picture" : "Replace it"}
              </Button>
            )}
          </FileButton>
          {brand.logo_path === null ? null : (
            <Button variant="default" loading={remove.isPending} onClick={() => remove.mutate()}>
              Remove it
            </Button>
          )}
        </Group>
      </Stack>
    </Panel>
  );
}
