# Stands in for nixpkgs' packages on a Debian host: a package is the folder whose bin/ holds its programs, and a text is a
# real file of the store, so that what a unit names can be run.
{ lib, ours ? "/opt/osiriscare" }:
let
  system = lib.listToAttrs (map (name: { inherit name; value = "/usr"; }) [
    "age" "bash" "chrony" "coreutils" "curl" "diffutils" "getent" "gnugrep" "gnused" "iproute2" "jq" "kmod" "nftables" "nix"
    "nixos-rebuild" "openssh" "postgresql_17" "procps" "sops" "systemd" "util-linux" "yq-go" "parted" "e2fsprogs" "dosfstools"
  ]);
in
system // {
  runtimeShell = "/bin/bash";
  writeText = builtins.toFile;
  writeShellScriptBin = builtins.toFile;
  osiriscare = lib.listToAttrs (map (name: { inherit name; value = "${ours}/${name}"; }) [
    "compliance-agent" "appliance-daemon" "checkin-receiver" "central" "watcher" "flashpods" "cli"
  ]);
}
