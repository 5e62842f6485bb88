import { Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { createRoute } from "@tanstack/react-router";
import { Loaded } from "../shell/Loaded";
import { TableSkeleton } from "../ui/Loading";
import { PageHeader } from "../ui/PageHeader";
import { BrandForm } from "./BrandForm";
import { LogoForm } from "./LogoForm";
import { brandQuery } from "./partnerQueries";
import { partnerRoute } from "./partnerRoute";

export const brandRoute = createRoute({
  getParentRoute: () => partnerRoute,
  path: "/brand",
  component: BrandPage,
});

function BrandPage() {
  const brand = useQuery(brandQuery);
  return (
    <>
      <PageHeader title="Brand" documentTitle="Brand" lead="How you appear to your clinics instead of us." />
      <Loaded query={brand} what="your brand" skeleton={<TableSkeleton rows={4} />}>
        {(own) => (
          <Stack gap="lg">
            <BrandForm brand={own} />
            <LogoForm brand={own} />
          </Stack>
        )}
      </Loaded>
    </>
  );
}
