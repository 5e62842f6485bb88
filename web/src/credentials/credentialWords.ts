import type { AuditLine, Credential } from "../api/records";

export type Kind = Credential["type"];

export const KINDS: readonly { readonly value: Kind; readonly label: string }[] = [
  { value: "winrm", label: "Windows machine (WinRM)" },
  { value: "local_admin", label: "Windows local administrator" },
  { value: "service_account", label: "Windows service account" },
  { value: "domain_admin", label: "Domain administrator" },
  { value: "domain_member", label: "Domain member" },
  { value: "ssh_password", label: "SSH with a password" },
  { value: "ssh_key", label: "SSH with a key" },
];

export function kindOf(text: string | null): Kind {
  return KINDS.find(({ value }) => value === text)?.value ?? "winrm";
}

export function kindLabel(kind: Kind): string {
  return KINDS.find(({ value }) => value === kind)?.label ?? kind;
}

export function isSsh(kind: Kind): boolean {
  return kind === "ssh_password" || kind === "ssh_key";
}

/** What a line of the audit log says was done with a credential. */
export function deedOf(line: AuditLine): string {
  switch (line.action) {
    case "credential.create":
      return "Put it in";
    case "credential.replace":
      return "Replaced it";
    case "credential.remove":
      return "Removed it";
    case "credential.open":
      return "Opened it, to seal it for the appliance's new key";
    case "credential.deliver":
      return "Handed it to the appliance";
    default:
      return line.action;
  }
}
