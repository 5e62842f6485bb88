/// QR codes as pictures. Door: QrPicture. Used by whoever shows a secret to a camera.
@NullMarked
package osiriscare.central.qr;

import org.jspecify.annotations.NullMarked;
