package osiriscare.central.delivery;

import java.net.URI;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// What stands in a mail: the subject, and links to where more is said. Mails cross other people's
/// servers, so nothing else that a message carries comes into them.
final class MailText {
  private static final int LINKS_MAX = 20;

  private MailText() {}

  static String of(Message message, URI central) {
    var links =
        message
            .detail()
            .path("site_paths")
            .valueStream()
            .map(JsonNode::asString)
            .limit(LINKS_MAX)
            .map(path -> central.resolve(path).toString())
            .collect(Collectors.joining("\n"));
    var link = links.isEmpty() ? central.resolve(message.path()).toString() : links;
    return message.subject() + "\n\n" + link + "\n" + choices(message, central);
  }

  // Whoever gets mails as somebody of a client chose them, and may choose again.
  private static String choices(Message message, URI central) {
    return message.path().startsWith("/client")
        ? "\nWhat is mailed to you: " + central.resolve("/client/notifications") + "\n"
        : "";
  }
}
