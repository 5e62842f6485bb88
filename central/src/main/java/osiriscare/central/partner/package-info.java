/// Partners: as the platform looks after them (PartnerApi), and as they do themselves
/// (OwnPartnerApi, BrandApi, KeyApi). Their codes are in `provision`, their people in `user` and
/// `invite`.
@NullMarked
package osiriscare.central.partner;

import org.jspecify.annotations.NullMarked;
