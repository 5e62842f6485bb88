import type { BundleRow } from "../api/records";

export const KINDS = ["check", "scan", "order", "gap", "key_rotation"] as const;

export const KIND_TITLES: Readonly<Record<BundleRow["kind"], string>> = {
  check: "Check",
  scan: "Scan",
  order: "Order",
  gap: "Gap",
  key_rotation: "Key rotation",
};

export const KIND_MEANINGS: Readonly<Record<BundleRow["kind"], string>> = {
  check: "One check: what was found, what was done, what was left.",
  scan: "One scan: every check that had not changed, and which bundle still holds for it.",
  order: "An order that was carried out, refused or came too late.",
  gap: "Stands for a bundle that Central refused for good, so that the chain shows it.",
  key_rotation: "The old signing key vouches for the new one.",
};
