import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { fieldError } from "../api/fieldError";
import { releasesQuery } from "../releases/releaseQueries";

/** Which release every appliance gets, and which those get who completed it when failures stop it. */
export function ReleaseFields({ error }: { error: Error | null }) {
  const releases = useQuery(releasesQuery).data?.items;
  const choice = {
    data: (releases ?? []).map(({ version, sha256 }) => ({ value: `${version} ${sha256}`, label: version })),
    ...(releases?.length === 0 ? { disabled: true, placeholder: "There is no release yet" } : {}),
  };
  return (
    <>
      <Select
        label="Release"
        name="release"
        description="One that was added under Releases; appliances take it only when it is newer than what they were installed with"
        required
        {...choice}
        error={fieldError(error, "parameters.version") ?? fieldError(error, "parameters.sha256")}
      />
      <Select
        label="Release to go back to"
        name="release_rollback"
        description="What those get who completed it, when failures stop it; nothing when left empty"
        clearable
        {...choice}
        error={fieldError(error, "rollback.version") ?? fieldError(error, "rollback.sha256")}
      />
    </>
  );
}

/** The parameters that a chosen release comes to; empty when none was chosen. */
export function releaseParameters(chosen: string): Record<string, string> {
  const [version, sha256] = chosen.split(" ");
  return version === undefined || sha256 === undefined ? {} : { version, sha256 };
}
