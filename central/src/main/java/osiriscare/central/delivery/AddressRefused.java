package osiriscare.central.delivery;

import java.io.IOException;

/// An address that Central does not connect to for a partner. It does not say which: the answer
/// must not tell how a name looks from inside.
final class AddressRefused extends IOException {
  private static final long serialVersionUID = 1L;

  AddressRefused() {
    super("the address is not one of the internet");
  }
}
