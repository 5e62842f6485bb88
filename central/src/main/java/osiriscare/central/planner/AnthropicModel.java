package osiriscare.central.planner;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.JsonValue;
import com.anthropic.errors.AnthropicException;
import com.anthropic.errors.AnthropicServiceException;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.ContentBlock;
import com.anthropic.models.messages.JsonOutputFormat;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.OutputConfig;
import com.anthropic.models.messages.StopReason;
import com.anthropic.models.messages.TextBlock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import osiriscare.central.settings.PlannerSettings.Model;
import tools.jackson.databind.node.ObjectNode;

/// Asks over the Messages API of Anthropic.
final class AnthropicModel implements PlanModel {
  private final AnthropicClient client;
  private final Model model;

  AnthropicModel(Model model, Duration timeout) {
    this.model = model;
    var builder =
        AnthropicOkHttpClient.builder()
            .apiKey(model.key().reveal())
            .timeout(timeout)
            .maxRetries(Failures.RETRIES);
    model.baseUrl().ifPresent(url -> builder.baseUrl(url.toString()));
    this.client = builder.build();
  }

  @Override
  public Answer ask(Question question) {
    try {
      return answer(
          model.isStreamed() ? streamed(question) : client.messages().create(wanted(question)));
    } catch (AnthropicServiceException e) {
      return Failures.ofStatus(e.statusCode());
    } catch (AnthropicException | IllegalStateException e) {
      return Failures.ofConnection(e);
    }
  }

  private Message streamed(Question question) {
    var whole = MessageAccumulator.create();
    try (var stream = client.messages().createStreaming(wanted(question))) {
      stream.stream().forEach(whole::accumulate);
    }
    return whole.message();
  }

  private MessageCreateParams wanted(Question question) {
    return MessageCreateParams.builder()
        .model(model.name())
        .maxTokens(OUTPUT_TOKENS_MAX)
        .system(question.instructions())
        .addUserMessage(question.text())
        .outputConfig(
            OutputConfig.builder()
                .format(
                    JsonOutputFormat.builder()
                        .schema(
                            JsonOutputFormat.Schema.builder()
                                .additionalProperties(values(question.schema()))
                                .build())
                        .build())
                .build())
        .build();
  }

  private static Map<String, JsonValue> values(ObjectNode schema) {
    var values = new TreeMap<String, JsonValue>();
    PlainValues.of(schema).forEach((name, value) -> values.put(name, JsonValue.from(value)));
    return values;
  }

  private static Answer answer(Message message) {
    var usage =
        Optional.of(new Usage(message.usage().inputTokens(), message.usage().outputTokens()));
    if (message.stopReason().filter(StopReason.REFUSAL::equals).isPresent()) {
      return new Answer.Refused(usage);
    }
    return new Answer.Text(
        message.content().stream()
            .map(ContentBlock::text)
            .flatMap(Optional::stream)
            .map(TextBlock::text)
            .collect(Collectors.joining()),
        usage);
  }
}
