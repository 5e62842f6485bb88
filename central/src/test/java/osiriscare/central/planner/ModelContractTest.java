package osiriscare.central.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import osiriscare.central.planner.PlanModel.Answer;
import osiriscare.central.settings.PlannerSettings.Model;
import osiriscare.central.settings.PlannerSettings.Protocol;
import osiriscare.protocol.id.Secret;
import osiriscare.protocol.json.Json;
import osiriscare.testkit.planner.FakeModelServer;
import osiriscare.testkit.planner.FakeModelServer.Reply;
import tools.jackson.databind.node.ObjectNode;

/// Both protocols, streaming and not, behave alike towards the planner.
class ModelContractTest {
  private static final FakeModelServer SERVER = new FakeModelServer();
  private static final Question QUESTION =
      new Question(
          "Choose.",
          "{\"incident\":{}}",
          (ObjectNode)
              Json.parse(
                  """
                  {"type": "object", "additionalProperties": false, "required": ["runbook_id"],
                   "properties": {"runbook_id": {"type": "string", "enum": ["none"]}}}
                  """,
                  "schema"),
          new Choices(Map.of()));

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private static PlanModel model(Protocol protocol, boolean isStreamed, String key) {
    var model =
        new Model(
            protocol,
            "fake-1",
            Optional.of(protocol == Protocol.ANTHROPIC ? SERVER.anthropic() : SERVER.openAi()),
            new Secret(key),
            isStreamed,
            80,
            400);
    var timeout = Duration.ofMillis(700);
    return protocol == Protocol.ANTHROPIC
        ? new AnthropicModel(model, timeout)
        : new OpenAiModel(model, timeout);
  }

  private static Answer ask(Protocol protocol, boolean isStreamed, Reply reply) {
    SERVER.answers(_ -> reply);
    return assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> model(protocol, isStreamed, FakeModelServer.KEY).ask(QUESTION));
  }

  @ParameterizedTest
  @CsvSource({"ANTHROPIC,false", "ANTHROPIC,true", "OPENAI,false", "OPENAI,true"})
  void ask_whateverComesBack_isOneOfThreeAnswers(Protocol protocol, boolean isStreamed) {
    var text = "{\"runbook_id\": \"none\", \"reasoning\": \"ä \\u2013 \\\"q\\\"\"}";
    assertThat(ask(protocol, isStreamed, new Reply.Text(text)))
        .isEqualTo(new Answer.Text(text, Optional.of(new PlanModel.Usage(1000, 100))));
    var sent = SERVER.requests.getLast();
    assertThat(sent.path("stream").asBoolean(false)).isEqualTo(isStreamed);
    assertThat(sent.path("model").asString()).isEqualTo("fake-1");

    assertThat(ask(protocol, isStreamed, new Reply.Refusal())).isInstanceOf(Answer.Refused.class);
    assertFailed(ask(protocol, isStreamed, new Reply.Status(429)), "rate_limited");
    assertFailed(ask(protocol, isStreamed, new Reply.Status(500)), "server_error");
    assertFailed(ask(protocol, isStreamed, new Reply.Status(529)), "server_error");
    assertFailed(ask(protocol, isStreamed, new Reply.Status(404)), "request_refused");
    assertFailed(ask(protocol, isStreamed, new Reply.Garbage("<html>proxy</html>")), "unreadable");
    assertFailed(ask(protocol, isStreamed, new Reply.Silence()), "timeout");
    assertFailed(ask(protocol, isStreamed, new Reply.CutOff(text)), "unreadable");
  }

  @ParameterizedTest
  @CsvSource({"ANTHROPIC,false", "OPENAI,true"})
  void ask_withAnotherKey_isRefusedByTheServer_andNothingOfItIsSaid(
      Protocol protocol, boolean isStreamed) {
    SERVER.answers(_ -> new Reply.Text("{}"));
    var answer = model(protocol, isStreamed, "sk-wrong").ask(QUESTION);
    assertFailed(answer, "request_refused");
    assertThat(answer.toString()).doesNotContain("sk-wrong").doesNotContain("127.0.0.1");
  }

  private static void assertFailed(Answer answer, String code) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Failed.class, failed -> assertThat(failed.code()).isEqualTo(code));
  }
}
