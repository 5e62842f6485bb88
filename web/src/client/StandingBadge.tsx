import { IconCheck, IconQuestionMark, IconX } from "@tabler/icons-react";
import { ToneBadge } from "../ui/ToneBadge";
import { STANDING_TITLES, type Standing } from "./clientWords";

/** How something stands, in a word. */
export function StandingBadge({ standing }: { standing: Standing }) {
  const title = STANDING_TITLES[standing];
  switch (standing) {
    case "holds":
      return (
        <ToneBadge tone="pass" icon={<IconCheck size={14} stroke={3} />}>
          {title}
        </ToneBadge>
      );
    case "fails":
      return (
        <ToneBadge tone="fail" icon={<IconX size={14} stroke={3} />}>
          {title}
        </ToneBadge>
      );
    case "unknown":
      return (
        <ToneBadge tone="unknown" icon={<IconQuestionMark size={14} stroke={2.5} />}>
          {title}
        </ToneBadge>
      );
  }
}
