import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { sitesQuery } from "./siteQueries";

/** Narrows a list to one site, or to none in particular. */
export function SiteSelect({
  siteId,
  onChange,
}: {
  siteId: string | undefined;
  onChange: (siteId: string | undefined) => void;
}) {
  const sites = useQuery(sitesQuery).data?.items ?? [];
  return (
    <Select
      label="Site"
      placeholder="All"
      clearable
      searchable
      data={sites.map((site) => ({ value: site.site_id, label: site.name }))}
      value={siteId ?? null}
      onChange={(value) => onChange(value ?? undefined)}
      w={{ base: "100%", sm: 220 }}
    />
  );
}
