import { Button, Group, Text } from "@mantine/core";
import { IconKey, IconPlus, IconUsersGroup } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { createRoute } from "@tanstack/react-router";
import type { Partner } from "../api/records";
import { ButtonLink } from "../shell/links";
import { Loaded } from "../shell/Loaded";
import { platformRoute } from "../shell/platformRoute";
import { textOf } from "../shell/search";
import { DataTable, type Column } from "../ui/DataTable";
import { TableSkeleton } from "../ui/Loading";
import { EmptyState } from "../ui/Notice";
import { PageHeader } from "../ui/PageHeader";
import { RelativeTime } from "../ui/RelativeTime";
import { CreatePartner } from "./CreatePartner";
import { CreateProvision } from "./CreateProvision";
import { partnersQuery } from "./partnersQuery";

type Search = { create?: "partner" | undefined; provision?: string | undefined };

export const partnersRoute = createRoute({
  getParentRoute: () => platformRoute,
  path: "/partners",
  validateSearch: (search: Record<string, unknown>): Search => ({
    create: search.create === "partner" ? "partner" : undefined,
    provision: textOf(search.provision),
  }),
  component: PartnersPage,
});

function PartnersPage() {
  const { create, provision } = partnersRoute.useSearch();
  const navigate = partnersRoute.useNavigate();
  const query = useQuery(partnersQuery);
  const openForm = (): void => void navigate({ search: { create: "partner" } });
  const closeForm = (): void => void navigate({ search: {} });
  const partner = query.data?.items.find((each) => each.slug === provision);
  return (
    <>
      <PageHeader
        title="Partners"
        documentTitle="Partners"
        lead="The service providers who look after clinics. A provision code puts one appliance into service under a partner's name."
        actions={
          <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={openForm}>
            New partner
          </Button>
        }
      />
      <Loaded query={query} what="the partners" skeleton={<TableSkeleton rows={4} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              icon={<IconUsersGroup size={28} />}
              title="No partner yet"
              action={<Button onClick={openForm}>New partner</Button>}
            >
              Every site belongs to a partner. Create one, then make a provision code for its first appliance.
            </EmptyState>
          ) : (
            <DataTable caption="Partners" columns={COLUMNS} rows={items} keyOf={(each) => each.slug} />
          )
        }
      </Loaded>
      <CreatePartner isOpen={create !== undefined} onClose={closeForm} />
      {partner === undefined ? null : (
        <CreateProvision key={partner.slug} partner={partner} onClose={closeForm} />
      )}
    </>
  );
}

const COLUMNS: readonly Column<Partner>[] = [
  {
    header: "Partner",
    isName: true,
    cell: (partner) => (
      <>
        {partner.name}
        <Text size="xs" c="dimmed" fw={400} className="mono">
          {partner.slug}
        </Text>
      </>
    ),
  },
  {
    header: "Brand",
    cell: (partner) => (
      <Group gap={8} wrap="nowrap">
        <svg width="14" height="14" aria-hidden="true">
          <rect width="14" height="14" rx="4" fill={partner.primary_color} />
        </svg>
        {partner.brand_name}
      </Group>
    ),
  },
  { header: "Status", cell: (partner) => partner.status },
  { header: "Since", cell: (partner) => <RelativeTime at={partner.created_at} /> },
  {
    header: "Provisioning",
    cell: (partner) => (
      <ButtonLink
        to="/partners"
        search={{ provision: partner.slug }}
        size="xs"
        variant="default"
        leftSection={<IconKey size={15} aria-hidden="true" />}
        aria-label={`Create a provision code for ${partner.name}`}
      >
        Provision code
      </ButtonLink>
    ),
  },
];
