import { Breadcrumbs, SimpleGrid, Stack, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { createRoute } from "@tanstack/react-router";
import { api, bodyOf } from "../api/client";
import type { PromotedSite, Promotion } from "../api/records";
import { mayOperate, useMe } from "../api/session";
import { TextLink } from "../shell/links";
import { Loaded } from "../shell/Loaded";
import { Pager } from "../shell/Pager";
import { platformRoute } from "../shell/platformRoute";
import { ReasonForm } from "../shell/ReasonForm";
import { textOf } from "../shell/search";
import { DataTable, type Column } from "../ui/DataTable";
import { Facts } from "../ui/Facts";
import { JsonView } from "../ui/JsonView";
import { CardSkeleton, TableSkeleton } from "../ui/Loading";
import { PageHeader } from "../ui/PageHeader";
import { Panel } from "../ui/Panel";
import { AbsoluteTime, RelativeTime } from "../ui/RelativeTime";
import { Section } from "../ui/Section";
import { LearnedRule } from "./LearnedRule";
import { nameOf } from "./LearningPage";
import { promotedSitesQuery, promotionQuery } from "./learningQueries";
import { PromotionStanding } from "./Standing";

export const promotionRoute = createRoute({
  getParentRoute: () => platformRoute,
  path: "/learning/rules/$promotionId",
  validateSearch: (search: Record<string, unknown>): { cursor?: string | undefined } => ({
    cursor: textOf(search.cursor),
  }),
  component: PromotionPage,
});

function PromotionPage() {
  const { promotionId } = promotionRoute.useParams();
  const query = useQuery(promotionQuery(promotionId));
  return (
    <Loaded isPage query={query} what="this learned rule" skeleton={<CardSkeleton height={320} />}>
      {(promotion) => <LoadedPromotion promotion={promotion} />}
    </Loaded>
  );
}

function LoadedPromotion({ promotion }: { promotion: Promotion }) {
  const isOperator = mayOperate(useMe());
  const title = nameOf(promotion.rule);
  const isOut = promotion.status === "rolling" || promotion.status === "active";
  return (
    <>
      <PageHeader
        above={
          <Breadcrumbs mb={6}>
            <TextLink to="/learning" search={{ tab: "rules" }}>
              Learning
            </TextLink>
            <TextLink to="/learning/patterns/$signature" params={{ signature: promotion.signature }}>
              Its pattern
            </TextLink>
          </Breadcrumbs>
        }
        title={title}
        documentTitle={`Learned rule: ${title}`}
        badge={<PromotionStanding status={promotion.status} />}
        lead={
          promotion.end_reason === null
            ? `${promotion.decided_by} approved it: ${promotion.reason}`
            : `${promotion.ended_by ?? "Central"} ended it: ${promotion.end_reason}`
        }
      />
      <Stack gap="xl">
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <Progress promotion={promotion} />
          <LearnedRule rule={promotion.rule} ruleId={promotion.rule_id} />
        </SimpleGrid>
        {isOperator && isOut ? <TakeBack promotion={promotion} /> : null}
        <Panel title="What the replay said when it was decided">
          <JsonView value={promotion.replay} />
        </Panel>
        {promotion.stages === 0 ? null : <Sites promotionId={promotion.promotion_id} />}
      </Stack>
    </>
  );
}

function Progress({ promotion }: { promotion: Promotion }) {
  return (
    <Panel title="How it does">
      <Facts
        facts={[
          {
            term: "Stage",
            value: promotion.stages === 0 ? "none" : `${promotion.stage} of ${promotion.stages}`,
          },
          { term: "In this stage", value: <RelativeTime at={promotion.stage_since} /> },
          { term: "Acted", value: `${promotion.runs} times` },
          { term: "Failed", value: `${promotion.failures} of them` },
          { term: "Decided", value: <AbsoluteTime at={promotion.decided_at} /> },
          { term: "Decided by", value: `${promotion.decided_by}: ${promotion.reason}` },
          {
            term: "Ended",
            value:
              promotion.ended_at === null ? (
                "it is out"
              ) : (
                <>
                  <AbsoluteTime at={promotion.ended_at} />, by {promotion.ended_by}: {promotion.end_reason}
                </>
              ),
          },
        ]}
      />
    </Panel>
  );
}

function TakeBack({ promotion }: { promotion: Promotion }) {
  const queries = useQueryClient();
  return (
    <Panel title="Take it back">
      <Text>It goes from every site at once. It is taken back by itself, too, when its runs fail.</Text>
      <ReasonForm
        label="Why it is taken back"
        action="Take it back"
        send={(reason) =>
          bodyOf(
            api.POST("/api/flywheel/promotions/{promotion_id}/demote", {
              params: { path: { promotion_id: promotion.promotion_id } },
              body: { reason },
            }),
          )
        }
        onSent={() => queries.invalidateQueries({ queryKey: ["learning"] })}
      />
    </Panel>
  );
}

function Sites({ promotionId }: { promotionId: string }) {
  const { cursor } = promotionRoute.useSearch();
  const query = useQuery(promotedSitesQuery(promotionId, cursor));
  return (
    <Section title="Stages">
      <Loaded query={query} what="its sites" skeleton={<TableSkeleton rows={3} />}>
        {({ items, next_cursor: next }) => (
          <>
            <DataTable
              caption="Stages"
              columns={SITES}
              rows={items}
              keyOf={({ site_id: siteId }) => siteId}
            />
            <Pager cursor={cursor} next={next} />
          </>
        )}
      </Loaded>
    </Section>
  );
}

const SITES: readonly Column<PromotedSite>[] = [
  {
    header: "Site",
    isName: true,
    cell: ({ site_id: siteId }) => (
      <TextLink to="/sites/$siteId" params={{ siteId }}>
        {siteId}
      </TextLink>
    ),
  },
  { header: "Stage", cell: ({ stage }) => stage },
  { header: "Installed", cell: ({ installed_at: at }) => <RelativeTime at={at} never="not yet" /> },
  { header: "Removed", cell: ({ removed_at: at }) => <RelativeTime at={at} never="no" /> },
];
