package osiriscare.central.planner;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIServiceException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.ResponseFormatJsonSchema;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import osiriscare.central.settings.PlannerSettings.Model;
import tools.jackson.databind.node.ObjectNode;

/// Asks over chat completions, which many local servers offer too.
final class OpenAiModel implements PlanModel {
  private final OpenAIClient client;
  private final Model model;

  OpenAiModel(Model model, Duration timeout) {
    this.model = model;
    var builder =
        OpenAIOkHttpClient.builder()
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
          model.isStreamed()
              ? streamed(question)
              : client.chat().completions().create(wanted(question).build()));
    } catch (OpenAIServiceException e) {
      return Failures.ofStatus(e.statusCode());
    } catch (OpenAIException | IllegalStateException e) {
      return Failures.ofConnection(e);
    }
  }

  private ChatCompletion streamed(Question question) {
    var whole = ChatCompletionAccumulator.create();
    var wanted =
        wanted(question)
            .streamOptions(ChatCompletionStreamOptions.builder().includeUsage(true).build());
    try (var stream = client.chat().completions().createStreaming(wanted.build())) {
      stream.stream().forEach(whole::accumulate);
    }
    return whole.chatCompletion();
  }

  private ChatCompletionCreateParams.Builder wanted(Question question) {
    return ChatCompletionCreateParams.builder()
        .model(model.name())
        .maxCompletionTokens(OUTPUT_TOKENS_MAX)
        .addSystemMessage(question.instructions())
        .addUserMessage(question.text())
        .responseFormat(
            ResponseFormatJsonSchema.builder()
                .jsonSchema(
                    ResponseFormatJsonSchema.JsonSchema.builder()
                        .name("plan")
                        .strict(true)
                        .schema(
                            ResponseFormatJsonSchema.JsonSchema.Schema.builder()
                                .additionalProperties(values(question.schema()))
                                .build())
                        .build())
                .build());
  }

  private static Map<String, JsonValue> values(ObjectNode schema) {
    var values = new TreeMap<String, JsonValue>();
    PlainValues.of(schema).forEach((name, value) -> values.put(name, JsonValue.from(value)));
    return values;
  }

  private static Answer answer(ChatCompletion completion) {
    var usage =
        completion.usage().map(used -> new Usage(used.promptTokens(), used.completionTokens()));
    if (completion.choices().isEmpty()) {
      return new Answer.Failed("unreadable", "the model's server answers what is no answer", true);
    }
    var message = completion.choices().getFirst().message();
    return message.refusal().isPresent()
        ? new Answer.Refused(usage)
        : new Answer.Text(message.content().orElse(""), usage);
  }
}
