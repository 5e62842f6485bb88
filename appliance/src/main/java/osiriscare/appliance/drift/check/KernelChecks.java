package osiriscare.appliance.drift.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import osiriscare.appliance.drift.host.KernelParameters;
import osiriscare.appliance.drift.host.Listeners;
import osiriscare.appliance.drift.host.Sense;
import osiriscare.healing.baseline.Baseline;

/// Checks of kernel tables: parameters and listening sockets.
final class KernelChecks {
  // Services that send passwords in clear or were never meant for others (facts on network
  // posture).
  private static final Set<String> PROHIBITED =
      Set.of(
          "tcp/21",
          "tcp/23",
          "udp/69",
          "tcp/111",
          "tcp/135",
          "tcp/139",
          "tcp/445",
          "tcp/512",
          "tcp/513",
          "tcp/514",
          "tcp/1433",
          "tcp/1434",
          "tcp/3306",
          "tcp/5432",
          "tcp/6379",
          "tcp/9200",
          "tcp/27017");

  private KernelChecks() {}

  static Finding parameters(Subject subject) {
    return Finding.judge(
        subject.host().look(Sense.KERNEL_PARAMETERS).map(KernelParameters::parse),
        actual -> decideParameters(actual, subject.baseline().kernelParameters()));
  }

  static Finding decideParameters(KernelParameters actual, Map<String, String> wanted) {
    var wrong = new ArrayList<String>();
    var absent = new ArrayList<String>();
    var values = new ArrayList<String>();
    new TreeMap<>(wanted)
        .forEach((name, value) -> {
          var found = actual.value(name);
          found.ifPresent(is -> values.add(name + "=" + is));
          if (found.isEmpty() && !isIpv6Off(actual, name)) {
            absent.add(name);
          } else if (found.filter(is -> !is.equals(value)).isPresent()) {
            wrong.add(name + " is " + found.get() + ", not " + value);
          }
        });
    var finding =
        wrong.isEmpty() && !absent.isEmpty()
            ? Finding.unknown("the kernel shows no " + Finding.few(absent))
            : Finding.failWhen(!wrong.isEmpty(), Finding.few(wrong));
    return finding.with("values", values).with("wrong", wrong);
  }

  /// A kernel without IPv6 has its IPv4 parameters and none of IPv6.
  private static boolean isIpv6Off(KernelParameters actual, String name) {
    return name.startsWith("net.ipv6.") && actual.value("net.ipv4.ip_forward").isPresent();
  }

  static Finding openPorts(Subject subject) {
    return Finding.judge(
        subject.host().look(Sense.LISTENERS).map(Listeners::parse),
        listeners -> decideOpenPorts(listeners, subject.baseline().ports()));
  }

  static Finding decideOpenPorts(Listeners listeners, Baseline.Ports wanted) {
    var external = listeners.externalPorts();
    var others = external.stream().filter(port -> !wanted.allowed().contains(port)).toList();
    var prohibited = others.stream().filter(PROHIBITED::contains).toList();
    var finding =
        prohibited.isEmpty()
            ? Finding.failWhen(
                others.size() > wanted.externalMax(),
                others.size() + " ports are open to other machines: " + Finding.few(others))
            : Finding.fail("open to other machines: " + Finding.few(prohibited));
    return finding.with("external", external).with("not_allowed", others);
  }

  static Finding unexpectedPorts(Subject subject) {
    return Finding.judge(
        subject.host().look(Sense.LISTENERS).map(Listeners::parse),
        listeners -> decideUnexpectedPorts(listeners, subject.baseline().ports().allowed()));
  }

  static Finding decideUnexpectedPorts(Listeners listeners, List<String> allowed) {
    var external = listeners.externalPorts();
    var unexpected =
        external.stream()
            .filter(port -> port.startsWith("tcp/") && !allowed.contains(port))
            .toList();
    return Finding.failWhen(!unexpected.isEmpty(), "unexpected: " + Finding.few(unexpected))
        .with("external", external)
        .with("unexpected", unexpected);
  }
}
