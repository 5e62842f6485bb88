# services.osiriscare-ssh-hardening: keys only, modern algorithms only, and a limit on guessing.
{ config, lib, ... }:
let
  inherit (lib) mkEnableOption mkIf mkOption types;
  cfg = config.services.osiriscare-ssh-hardening;
in
{
  options.services.osiriscare-ssh-hardening = {
    enable = mkEnableOption "a hardened SSH server";
    allowUsers = mkOption {
      type = types.listOf types.str;
      default = [ ];
      description = "Users that may log in; with none named, those that have a key.";
    };
    fail2ban = mkOption {
      type = types.bool;
      default = true;
      description = "Whether addresses that guess are shut out for an hour.";
    };
  };

  config = mkIf cfg.enable {
    services.openssh = {
      enable = true;
      settings = {
        PermitRootLogin = "no";
        PasswordAuthentication = false;
        KbdInteractiveAuthentication = false;
        X11Forwarding = false;
        AllowAgentForwarding = false;
        AllowTcpForwarding = false;
        MaxAuthTries = 3;
        LoginGraceTime = 30;
        ClientAliveInterval = 300;
        ClientAliveCountMax = 2;
        LogLevel = "VERBOSE";
        KexAlgorithms = [ "sntrup761x25519-sha512@openssh.com" "curve25519-sha256" "curve25519-sha256@libssh.org" ];
        Ciphers = [ "chacha20-poly1305@openssh.com" "aes256-gcm@openssh.com" "aes128-gcm@openssh.com" ];
        Macs = [ "hmac-sha2-512-etm@openssh.com" "hmac-sha2-256-etm@openssh.com" ];
      } // lib.optionalAttrs (cfg.allowUsers != [ ]) { AllowUsers = cfg.allowUsers; };
      hostKeys = [{ type = "ed25519"; path = "/etc/ssh/ssh_host_ed25519_key"; }];
    };
    services.fail2ban = mkIf cfg.fail2ban { enable = true; maxretry = 5; bantime = "1h"; };
  };
}
