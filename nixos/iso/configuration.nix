# What the installer and the installed appliance have in common.
{ pkgs, ... }:
{
  imports = [ ../modules/appliance-daemon.nix ../modules/timesync.nix ../modules/ssh-hardening.nix ];

  time.timeZone = "UTC";
  networking.hostName = "osiriscare-appliance";
  system.stateVersion = "25.11";
  nix.settings.experimental-features = [ "nix-command" "flakes" ];
  environment.systemPackages = [ pkgs.nftables pkgs.iproute2 pkgs.procps ];
  documentation.enable = false;
  boot.kernel.sysctl = {
    "kernel.dmesg_restrict" = 1;
    "kernel.kptr_restrict" = 2;
    "kernel.unprivileged_bpf_disabled" = 1;
    "net.ipv4.conf.all.accept_redirects" = 0;
    "net.ipv4.conf.all.send_redirects" = 0;
    "net.ipv4.conf.all.rp_filter" = 1;
    "net.ipv6.conf.all.accept_redirects" = 0;
  };
}
