# A clinic that an MSP looks after: incidents also go to the MSP's own tools.
{
  services.compliance-agent = {
    enable = true;

    mcpUrl = "https://mcp.example.com";
    allowedHosts = [ "mcp.example.com" ];

    siteId = "clinic-001";
    hostId = "nixos-appliance-1";

    deploymentMode = "reseller";
    resellerId = "msp-alpha";
    rmmWebhookUrl = "https://rmm.example.com/hooks/osiriscare";
    syslogTarget = "logs.example.com:514";
    webhookSecretFile = "/run/msp-secrets/webhook-secret";

    baselinePath = "/etc/osiriscare/baseline.yaml";
    policyVersion = "1.0";

    clientCertFile = "/run/msp-secrets/client-cert";
    clientKeyFile = "/run/msp-secrets/client-key";
    signingKeyFile = "/run/msp-secrets/signing-key";

    maintenanceWindow = "02:00-04:00";
    logLevel = "INFO";
  };

  services.osiriscare-timesync.enable = true;
  services.osiriscare-ssh-hardening.enable = true;

  services.msp-secrets = {
    enable = true;
    sopsFile = "/etc/secrets/secrets.yaml";
    ageKeyFile = "/var/lib/sops-age/keys.txt";
    secrets =
      let
        ofTheAgent = sopsKey: {
          inherit sopsKey;
          owner = "compliance-agent";
          mode = "0400";
          restartUnits = [ "compliance-agent.service" ];
        };
      in
      {
        client-cert = ofTheAgent "mcp/client_cert";
        client-key = ofTheAgent "mcp/client_key";
        signing-key = ofTheAgent "mcp/signing_key";
        webhook-secret = ofTheAgent "rmm/webhook_secret";
      };
  };
}
