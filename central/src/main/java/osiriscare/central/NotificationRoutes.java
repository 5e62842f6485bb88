package osiriscare.central;

import static osiriscare.central.access.Access.PARTNER_ADMIN;
import static osiriscare.central.access.Access.PARTNER_OPERATE;
import static osiriscare.central.access.Access.PARTNER_READ;
import static osiriscare.central.route.Route.delete;
import static osiriscare.central.route.Route.get;
import static osiriscare.central.route.Route.post;
import static osiriscare.central.route.Route.put;
import static osiriscare.protocol.problem.ProblemCode.CONFLICT;
import static osiriscare.protocol.problem.ProblemCode.NOT_FOUND;
import static osiriscare.protocol.problem.ProblemCode.RATE_LIMITED;

import java.util.List;
import osiriscare.central.notification.ChannelApi;
import osiriscare.central.notification.NewNotificationChannel;
import osiriscare.central.notification.NotificationApi;
import osiriscare.central.notification.NotificationChannelView;
import osiriscare.central.notification.NotificationDelivery;
import osiriscare.central.notification.NotificationSettings;
import osiriscare.central.notification.SiteNotifications;
import osiriscare.central.route.QueryParameter;
import osiriscare.central.route.Route;

/// The routes by which a partner says how it is told, and sees what was.
record NotificationRoutes(NotificationApi notifications, ChannelApi channels) {

  List<Route> all() {
    return List.of(
        get("/api/partners/me/notifications", PARTNER_READ)
            .named("partner", "getNotificationSettings", "When the partner is told")
            .answers(NotificationSettings.class, notifications::settings),
        put("/api/partners/me/notifications", PARTNER_ADMIN)
            .named("partner", "setNotificationSettings", "Change when the partner is told")
            .takes(NotificationSettings.class)
            .answers(NotificationSettings.class, notifications::setSettings),
        get("/api/partners/me/notifications/channels", PARTNER_READ)
            .named("partner", "listNotificationChannels", "Channels by name, without secrets")
            .answersWhole(NotificationChannelView.class, channels::list),
        post("/api/partners/me/notifications/channels", PARTNER_ADMIN)
            .named("partner", "createNotificationChannel", "Make a channel")
            .takes(NewNotificationChannel.class)
            .problems(CONFLICT)
            .creates(NotificationChannelView.class, channels::create),
        put("/api/partners/me/notifications/channels/{channel_id}", PARTNER_ADMIN)
            .named("partner", "replaceNotificationChannel", "Put another channel in its place")
            .takes(NewNotificationChannel.class)
            .problems(NOT_FOUND, CONFLICT)
            .answers(NotificationChannelView.class, channels::replace),
        delete("/api/partners/me/notifications/channels/{channel_id}", PARTNER_ADMIN)
            .named("partner", "removeNotificationChannel", "Remove a channel")
            .problems(NOT_FOUND)
            .does(channels::remove),
        post("/api/partners/me/notifications/channels/{channel_id}/test", PARTNER_OPERATE)
            .named("partner", "testNotificationChannel", "Send a test, and say how it went")
            .problems(NOT_FOUND, CONFLICT, RATE_LIMITED)
            .answers(NotificationDelivery.class, channels::test),
        get("/api/partners/me/notifications/sites/{id}", PARTNER_READ)
            .named("partner", "getSiteNotifications", "What differs at a site")
            .problems(NOT_FOUND)
            .answers(SiteNotifications.class, notifications::site),
        put("/api/partners/me/notifications/sites/{id}", PARTNER_OPERATE)
            .named("partner", "setSiteNotifications", "Say what differs at a site")
            .takes(SiteNotifications.class)
            .problems(NOT_FOUND)
            .answers(SiteNotifications.class, notifications::setSite),
        delete("/api/partners/me/notifications/sites/{id}", PARTNER_OPERATE)
            .named("partner", "removeSiteNotifications", "Do as at every other site")
            .problems(NOT_FOUND)
            .does(notifications::removeSite),
        get("/api/partners/me/notifications/deliveries", PARTNER_READ)
            .named("partner", "listNotificationDeliveries", "What was told, newest first")
            .query(QueryParameter.text("channel_id", "Only to this channel"))
            .query(QueryParameter.text("site_id", "Only about this site"))
            .query(
                new QueryParameter(
                    "status",
                    "Only messages in this state",
                    List.of("waiting", "sending", "delivered", "unsure", "dead")))
            .pages(NotificationDelivery.class, notifications::log),
        post("/api/partners/me/notifications/deliveries/{delivery_id}/retry", PARTNER_OPERATE)
            .named("partner", "retryNotificationDelivery", "Tell again what was given up")
            .problems(NOT_FOUND, CONFLICT)
            .answers(NotificationDelivery.class, notifications::retry));
  }
}
