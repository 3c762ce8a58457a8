package crossbrief.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import crossbrief.TestArticles;
import crossbrief.domain.Article;
import crossbrief.domain.ArticleException;
import crossbrief.domain.ArticleSummary;
import crossbrief.llm.StandIn.Act;
import crossbrief.llm.StandIn.Break;
import crossbrief.summarize.ArticleSummarizer;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every provider and every fault: how many requests are made, what comes of the article, and that
 * nothing hangs. The first answers are the fault; where a fault passes, a good answer follows.
 */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class FaultMatrixTest {
  private static final String TEXT =
      "The ferry Aurora sank off Brill on Monday with 48 people aboard. Rescuers found 12 of them alive by noon. Harbor master Lena Voss said the storm had not been forecast. The coast guard keeps searching with three boats.";
  private static final Article ARTICLE = TestArticles.undated(1, TEXT);
  private static final Duration LONGEST = Duration.ofSeconds(8);

  /** What becomes of the article. */
  private enum End {
    /** The model's summary. */
    SUMMARY,
    /** This article falls back to the built-in engine. */
    FALLBACK,
    /** The run stops. */
    STOP
  }

  /**
   * A line of the matrix.
   *
   * @param acts what the server does with the first requests; the last goes on for ever, unless it
   *     is null: then good answers follow
   * @param says words of the message; empty for a summary
   */
  private record Fault(String name, List<Act> acts, int requests, End end, String says) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Arguments> matrix() {
    List<Arguments> lines = new ArrayList<>();
    for (LlmConfig.Provider provider : LlmConfig.Provider.values()) {
      if (provider != LlmConfig.Provider.BUILTIN) {
        faults(provider).forEach(fault -> lines.add(Arguments.of(provider, fault)));
      }
    }
    return lines.stream();
  }

  private static List<Fault> faults(LlmConfig.Provider p) {
    String good = StandIn.wire(p, StandInModel.summary(TEXT), StandIn.finish(p, "stop"));
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(2));
    List<Fault> faults = new ArrayList<>();
    faults.add(
        new Fault(
            "429 Retry-After 1 once",
            once(error(429, "slow down").with("Retry-After", "1")),
            2,
            End.SUMMARY,
            ""));
    faults.add(
        new Fault(
            "429 Retry-After date once",
            once(error(429, "slow down").with("Retry-After", date)),
            2,
            End.SUMMARY,
            ""));
    faults.add(
        new Fault(
            "429 always", always(error(429, "slow down")), 6, End.FALLBACK, "too many requests"));
    faults.add(
        new Fault(
            "429 Retry-After in an hour",
            always(error(429, "slow down").with("Retry-After", "3600")),
            1,
            End.STOP,
            "asks to wait for 60 minutes"));
    faults.add(
        new Fault(
            "429 without quota",
            always(error(429, "insufficient_quota")),
            1,
            End.STOP,
            "no credit or quota"));
    faults.add(
        new Fault("402", always(error(402, "pay first")), 1, End.STOP, "no credit or quota"));
    faults.add(
        new Fault(
            "401",
            always(error(401, "bad key " + TestLlm.KEY)),
            1,
            End.STOP,
            "the key was refused (bad key ***)"));
    faults.add(
        new Fault("403", always(error(403, "forbidden")), 1, End.STOP, "the key was refused"));
    faults.add(
        new Fault(
            "404 model",
            always(error(404, "model 'test-model' not found")),
            1,
            End.STOP,
            "does not know the model"));
    faults.add(
        new Fault(
            "400 bad request",
            always(error(400, "bad schema")),
            1,
            End.FALLBACK,
            "does not accept the request (bad schema)"));
    faults.add(
        new Fault(
            "400 no such model",
            always(error(400, "Invalid model: test-model")),
            1,
            End.STOP,
            "does not know the model"));
    faults.add(
        new Fault(
            "400 too long",
            always(error(400, "This model's maximum context length is 10 tokens")),
            1,
            End.FALLBACK,
            "cannot hold so much at once"));
    faults.add(
        new Fault(
            "302",
            always(Act.status(302, "").with("Location", "http://elsewhere")),
            1,
            End.STOP,
            "check base-url"));
    faults.add(new Fault("408 once", once(error(408, "timeout")), 2, End.SUMMARY, ""));
    faults.add(new Fault("500 once", once(error(500, "oops")), 2, End.SUMMARY, ""));
    faults.add(new Fault("500 always", always(error(500, "oops")), 3, End.FALLBACK, "oops"));
    faults.add(
        new Fault(
            "503 Retry-After 1 once",
            once(error(503, "soon").with("Retry-After", "1")),
            2,
            End.SUMMARY,
            ""));
    faults.add(new Fault("529 once", once(error(529, "overloaded")), 2, End.SUMMARY, ""));
    faults.add(
        new Fault("529 always", always(error(529, "overloaded")), 3, End.FALLBACK, "overloaded"));
    faults.add(
        new Fault(
            "reset before the reply",
            once(Act.broken(Break.RESET_BEFORE_REPLY, good)),
            2,
            End.SUMMARY,
            ""));
    faults.add(
        new Fault(
            "closed before the reply",
            once(Act.broken(Break.CLOSE_BEFORE_REPLY, good)),
            2,
            End.SUMMARY,
            ""));
    faults.add(
        new Fault(
            "reset in the body", once(Act.broken(Break.RESET_IN_BODY, good)), 2, End.SUMMARY, ""));
    faults.add(
        new Fault(
            "closed in the body", once(Act.broken(Break.CLOSE_IN_BODY, good)), 2, End.SUMMARY, ""));
    faults.add(
        new Fault(
            "reset always",
            always(Act.broken(Break.RESET_BEFORE_REPLY, good)),
            3,
            End.FALLBACK,
            "call to"));
    faults.add(
        new Fault("no reply once", once(Act.broken(Break.NO_REPLY, good)), 2, End.SUMMARY, ""));
    faults.add(
        new Fault(
            "stalled body",
            always(Act.broken(Break.STALLED_BODY, good)),
            3,
            End.FALLBACK,
            "no complete reply within 1 s"));
    faults.add(
        new Fault(
            "dripping body", once(Act.broken(Break.DRIPPING_BODY, good)), 2, End.SUMMARY, ""));
    faults.add(
        new Fault(
            "huge body",
            always(Act.broken(Break.HUGE_BODY, good)),
            3,
            End.FALLBACK,
            "larger than 8388608 bytes"));
    faults.add(
        new Fault(
            "HTML page once", once(Act.reply("<html>Bad gateway</html>")), 2, End.SUMMARY, ""));
    faults.add(
        new Fault(
            "HTML page always",
            always(Act.reply("<html>Bad gateway</html>")),
            3,
            End.FALLBACK,
            "Bad gateway"));
    faults.add(new Fault("empty body", always(Act.reply("")), 3, End.FALLBACK, "call to"));
    faults.add(new Fault("empty object", always(Act.reply("{}")), 3, End.FALLBACK, "call to"));
    faults.add(
        new Fault(
            "error object with success",
            always(Act.reply("{\"error\":{\"message\":\"upstream broke\",\"code\":502}}")),
            3,
            End.FALLBACK,
            "upstream broke"));
    faults.add(
        new Fault(
            "cut reply, then whole",
            once(Act.reply(StandIn.wire(p, "{\"headline\":\"The fe", StandIn.finish(p, "length")))),
            2,
            End.SUMMARY,
            ""));
    faults.add(
        new Fault(
            "cut reply always",
            always(
                Act.reply(StandIn.wire(p, "{\"headline\":\"The fe", StandIn.finish(p, "length")))),
            3,
            End.FALLBACK,
            "was cut at 4096 tokens"));
    faults.add(
        new Fault(
            "cut JSON that claims to be whole",
            once(model(p, "{\"headline\":\"The fe")),
            2,
            End.SUMMARY,
            ""));
    faults.add(
        new Fault(
            "fenced JSON",
            once(model(p, "```json\n" + StandInModel.summary(TEXT) + "\n```")),
            1,
            End.SUMMARY,
            ""));
    faults.add(
        new Fault(
            "prose always",
            always(model(p, "I would rather not answer in JSON.")),
            3,
            End.FALLBACK,
            "cannot be used"));
    faults.add(
        new Fault(
            "wrong enum once",
            once(model(p, StandInModel.summary(TEXT).replace("STATEMENT", "GOSSIP"))),
            2,
            End.SUMMARY,
            ""));
    faults.add(
        new Fault("invented quotation once", once(model(p, invented())), 2, End.SUMMARY, ""));
    faults.add(
        new Fault(
            "invented quotation always",
            always(model(p, invented())),
            2,
            End.FALLBACK,
            "nothing in the reply of the model could be found in the article"));
    faults.add(new Fault("empty text", always(model(p, "")), 2, End.FALLBACK, "is empty"));
    faults.add(
        new Fault(
            "unknown finish reason",
            once(Act.reply(StandIn.wire(p, StandInModel.summary(TEXT), "tired"))),
            p == LlmConfig.Provider.GEMINI ? 2 : 1,
            End.SUMMARY,
            ""));
    faults.add(
        new Fault(
            "no usage",
            once(
                Act.reply(
                    good.replaceAll(",?\"(?:usage|usageMetadata)\":\\{[^}]*\\}", "")
                        .replaceAll(",\"(?:prompt_eval_count|eval_count)\":\\d+", ""))),
            p == LlmConfig.Provider.GEMINI ? 2 : 1,
            End.SUMMARY,
            ""));
    faults.add(refusal(p));
    return faults;
  }

  private static String invented() {
    return "{\"headline\":\"The ferry Aurora sank\",\"gist\":[{\"quote\":\"Nobody could have survived.\",\"text\":\"Nobody could have survived.\"}],\"keyPoints\":[],\"claims\":[]}";
  }

  private static Fault refusal(LlmConfig.Provider p) {
    String body =
        switch (p) {
          case OPENAI ->
              "{\"id\":\"c\",\"model\":\"m\",\"choices\":[{\"index\":0,\"finish_reason\":\"stop\",\"message\":{\"role\":\"assistant\",\"content\":null,\"refusal\":\"I cannot.\"}}],\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":1,\"total_tokens\":2}}";
          case ANTHROPIC ->
              "{\"id\":\"m1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"m\",\"content\":[],\"stop_reason\":\"refusal\",\"usage\":{\"input_tokens\":1,\"output_tokens\":1}}";
          case GEMINI ->
              "{\"promptFeedback\":{\"blockReason\":\"SAFETY\"},\"usageMetadata\":{\"promptTokenCount\":1,\"totalTokenCount\":1}}";
          default -> StandIn.wire(p, "", "content_filter");
        };
    return new Fault(
        "refusal",
        always(Act.reply(body)),
        p == LlmConfig.Provider.OLLAMA ? 2 : 1,
        End.FALLBACK,
        p == LlmConfig.Provider.OLLAMA ? "is empty" : "refused the article");
  }

  private static Act error(int status, String message) {
    return Act.status(status, "{\"error\":{\"message\":\"" + message + "\"}}");
  }

  private static Act model(LlmConfig.Provider p, String text) {
    return StandIn.answer(p, text);
  }

  private static List<Act> once(Act act) {
    List<Act> acts = new ArrayList<>();
    acts.add(act);
    acts.add(null);
    return acts;
  }

  private static List<Act> always(Act act) {
    return List.of(act);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("matrix")
  void everyFaultEndsAsItShould(LlmConfig.Provider provider, Fault fault) throws IOException {
    String good =
        StandIn.wire(provider, StandInModel.summary(TEXT), StandIn.finish(provider, "stop"));
    try (StandIn server =
        new StandIn(
            asked -> {
              int last = fault.acts().size() - 1;
              Act act = fault.acts().get(Math.min(asked.number() - 1, last));
              return act == null ? Act.reply(good) : act;
            })) {
      ArticleSummarizer summarizer =
          new ArticleSummarizer(
              TestLlm.client(TestLlm.config(provider, server.url(provider), null)));
      long started = System.nanoTime();

      String outcome = outcome(summarizer, fault);

      assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(LONGEST);
      assertThat(server.requests()).as("requests; %s", outcome).isEqualTo(fault.requests());
      assertThat(outcome).doesNotContain(TestLlm.KEY).doesNotContain("NullPointer");
    }
  }

  private static String outcome(ArticleSummarizer summarizer, Fault fault) {
    try {
      ArticleSummary summary = summarizer.summarize(ARTICLE);
      assertThat(fault.end()).isEqualTo(End.SUMMARY);
      assertThat(summary.gist()).isNotEmpty();
      return "summary";
    } catch (ArticleException e) {
      assertThat(fault.end()).as(e.getMessage()).isEqualTo(End.FALLBACK);
      assertThat(e.getMessage()).contains(fault.says());
      return e.getMessage();
    } catch (LlmUnavailableException e) {
      assertThat(fault.end()).as(e.getMessage()).isEqualTo(End.STOP);
      assertThat(e.getMessage()).contains(fault.says());
      return e.getMessage();
    } catch (RuntimeException e) {
      return fail("a foreign exception came through", e);
    }
  }
}
