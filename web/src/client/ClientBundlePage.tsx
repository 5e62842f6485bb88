import { Button, Code, Stack } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { createRoute } from "@tanstack/react-router";
import { download } from "../evidence/download";
import { textIn, verdictIn } from "../evidence/payload";
import { Verified } from "../evidence/Proof";
import { TextLink } from "../shell/links";
import { Loaded } from "../shell/Loaded";
import { CardSkeleton } from "../ui/Loading";
import { PageHeader } from "../ui/PageHeader";
import { Panel } from "../ui/Panel";
import { VerdictBadge } from "../ui/VerdictBadge";
import { clientBundleQuery, clientVerdictQuery } from "./clientQueries";
import { clientRoute } from "./clientRoute";

export const clientBundleRoute = createRoute({
  getParentRoute: () => clientRoute,
  path: "/evidence/$bundleId",
  component: ClientBundlePage,
});

function ClientBundlePage() {
  const { bundleId } = clientBundleRoute.useParams();
  const bundle = useQuery(clientBundleQuery(bundleId));
  const verdict = useQuery(clientVerdictQuery(bundleId));
  return (
    <Loaded isPage query={bundle} what="this evidence" skeleton={<CardSkeleton height={320} />}>
      {({ payload, signed_payload: text, signature }) => (
        <>
          <PageHeader
            above={<TextLink to="/client/evidence">All evidence</TextLink>}
            title="Evidence"
            documentTitle="Evidence"
            badge={<VerdictBadge verdict={verdictIn(payload ?? {})} />}
            lead={textIn(payload ?? {}, "reason")}
            actions={
              <>
                <FileButton name="bundle.json" text={text} />
                <FileButton name="bundle.sig" text={`${signature}\n`} />
              </>
            }
          />
          <Stack gap="lg">
            <Panel
              title="Proof"
              action={
                <Button
                  size="xs"
                  variant="default"
                  loading={verdict.isFetching}
                  onClick={() => void verdict.refetch()}
                >
                  Verify again
                </Button>
              }
            >
              <Loaded query={verdict} what="the proof" skeleton={<CardSkeleton height={120} />}>
                {(found) => <Verified verdict={found} />}
              </Loaded>
            </Panel>
            <Panel title="The exact text that was signed">
              <Code
                block
                tabIndex={0}
                aria-label="Signed text"
                style={{ overflowWrap: "anywhere", whiteSpace: "pre-wrap" }}
              >
                {text}
              </Code>
            </Panel>
          </Stack>
        </>
      )}
    </Loaded>
  );
}

function FileButton({ name, text }: { name: string; text: string }) {
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden="true" />}
      onClick={() => download(name, text)}
    >
      {name}
    </Button>
  );
}
