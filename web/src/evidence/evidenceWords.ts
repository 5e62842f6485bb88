import type { BundleRow } from "../api/records";

export const KINDS = ["check", "healing", "scan", "order", "ruleset", "gap", "key_rotation"] as const;

export const KIND_TITLES: Readonly<Record<BundleRow["kind"], string>> = {
  check: "Check",
  healing: "Healing",
  ruleset: "Ruleset",
  scan: "Scan",
  order: "Order",
  gap: "Gap",
  key_rotation: "Key rotation",
};

export const KIND_MEANINGS: Readonly<Record<BundleRow["kind"], string>> = {
  check: "One check: what was found, what was done, what was left.",
  healing: "What was decided about a drift, what was done, and what a second look found.",
  ruleset: "The rules, runbooks and settings that decisions are made by, in full.",
  scan: "One scan: every check that had not changed, and which bundle still holds for it.",
  order: "An order that was carried out, refused or came too late.",
  gap: "Stands for a bundle that Central refused for good, so that the chain shows it.",
  key_rotation: "The old signing key vouches for the new one.",
};
