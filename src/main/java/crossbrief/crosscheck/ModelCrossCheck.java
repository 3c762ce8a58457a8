package crossbrief.crosscheck;

import crossbrief.domain.Account;
import crossbrief.domain.Article;
import crossbrief.domain.Evidence;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Kind;
import crossbrief.domain.ModelCheck;
import crossbrief.domain.Story;
import crossbrief.domain.TextSpan;
import crossbrief.llm.LlmClient;
import crossbrief.llm.LlmException;
import crossbrief.llm.LlmRequest;
import crossbrief.llm.Prompts;
import crossbrief.llm.ReplyJson;
import crossbrief.llm.ReplyParser.Parsed;
import crossbrief.llm.TokenEstimate;
import crossbrief.llm.Workers;
import crossbrief.text.ModelOrders;
import crossbrief.text.Parts;
import crossbrief.text.Reading;
import crossbrief.text.Readings;
import crossbrief.text.SentenceReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Has a model read all articles of a story together and name what contradicts what; then asks it of
 * each candidate alone, with nothing but the quotations. What the rules found stands whatever the
 * model says.
 */
final class ModelCrossCheck {
  private static final String PROMPT_VERSION = "1";
  private static final String PROPOSE = Prompts.text("crosscheck/propose.prompt.txt");
  private static final String PROPOSE_SCHEMA = Prompts.text("crosscheck/propose.schema.json");
  private static final String JUDGE = Prompts.text("crosscheck/judge.prompt.txt");
  private static final String JUDGE_SCHEMA = Prompts.text("crosscheck/judge.schema.json");
  private static final Set<String> JUDGE_FIELDS = Set.of("sameMatter", "verdict", "reason");

  /** Questions about one story; a story that needs more is not checked to its end, and says so. */
  private static final int MAX_PARTS = 150;

  /** Proposals about one story that are judged; a model that names more is not to be trusted. */
  private static final int MAX_JUDGED = 40;

  private final LlmClient llm;
  private final Readings readings;

  ModelCrossCheck(LlmClient llm, Readings readings) {
    this.llm = llm;
    this.readings = readings;
  }

  /** What came of it: the rules' findings as they are, and the model's own. */
  record Outcome(List<Inconsistency> inconsistencies, ModelCheck check) {}

  private enum Answer {
    YES,
    NO,
    UNSURE
  }

  private enum Verdict {
    CONTRADICTION,
    DISPUTE,
    UPDATE,
    DIVERGENCE,
    NONE
  }

  private record Judgment(Answer sameMatter, Verdict verdict, String reason) {
    boolean isUpheld() {
      return sameMatter == Answer.YES && verdict != Verdict.NONE;
    }

    Kind kind() {
      return switch (verdict) {
        case CONTRADICTION, NONE -> Kind.CONTRADICTION;
        case DISPUTE -> Kind.DISPUTE;
        case UPDATE -> Kind.UPDATE;
        case DIVERGENCE -> Kind.DIVERGENCE;
      };
    }
  }

  /** A story's inconsistencies by rules and model. */
  Outcome check(Story story, List<Inconsistency> byRules) {
    Progress progress = new Progress();
    List<Inconsistency> own =
        story.articles().isEmpty() ? List.of() : candidates(story, byRules, progress);
    List<Inconsistency> all = new ArrayList<>(byRules);
    List<Result> results = Workers.map(own, llm.concurrency(), i -> judged(story, i));
    int kept = 0;
    for (int i = 0; i < own.size(); i++) {
      Result result = results.get(i);
      Judgment judgment = result.judgment();
      if (!result.failure().isEmpty()) {
        progress.failed(result.kind(), result.failure());
      }
      if (judgment != null && judgment.isUpheld()) {
        all.add(upheld(own.get(i), judgment));
        kept++;
      }
    }
    return new Outcome(all, progress.result(kept));
  }

  private static Inconsistency upheld(Inconsistency i, Judgment judgment) {
    String quotes = i.evidence().stream().map(Evidence::quote).collect(Collectors.joining("\n"));
    return new Inconsistency(
        i.id(),
        judgment.kind(),
        i.type(),
        i.scope(),
        i.severity(),
        i.confidence(),
        i.question(),
        Proposals.explanation(judgment.reason().strip(), quotes),
        i.foundBy(),
        i.reference(),
        i.rootCause(),
        i.accounts());
  }

  /** How the check of one story goes. */
  private static final class Progress {
    private int proposed;
    private String notChecked = "";
    private String unusable = "";

    void failed(LlmException.Kind kind, String why) {
      if (kind == LlmException.Kind.UNUSABLE || kind == LlmException.Kind.EMPTY) {
        unusable = unusable.isEmpty() ? why : unusable;
      } else {
        notChecked = notChecked.isEmpty() ? why : notChecked;
      }
    }

    ModelCheck result(int kept) {
      if (!notChecked.isEmpty()) {
        return new ModelCheck(ModelCheck.State.NOT_CHECKED, proposed, kept, notChecked);
      }
      if (!unusable.isEmpty()) {
        return new ModelCheck(ModelCheck.State.UNUSABLE, proposed, kept, unusable);
      }
      return new ModelCheck(
          kept > 0 ? ModelCheck.State.FOUND : ModelCheck.State.NONE_FOUND, proposed, kept, "");
    }
  }

  private List<Inconsistency> candidates(
      Story story, List<Inconsistency> byRules, Progress progress) {
    Proposals proposals = new Proposals(story, readings, llm.provenance(PROMPT_VERSION).model());
    List<String> materials = materials(story);
    if (materials.size() > MAX_PARTS) {
      progress.failed(
          LlmException.Kind.TOO_LONG,
          "the story is too long to be compared whole by the model; its first "
              + MAX_PARTS
              + " parts were");
    }
    List<ProposalsOf> read =
        Workers.map(
            materials.stream().limit(MAX_PARTS).toList(),
            llm.concurrency(),
            material -> proposed(story, material, proposals));
    List<Inconsistency> candidates = new ArrayList<>();
    for (ProposalsOf part : read) {
      if (!part.failure().isEmpty()) {
        progress.failed(part.kind(), part.failure());
      }
      progress.proposed += part.read().proposed();
      for (Inconsistency candidate : part.read().candidates()) {
        boolean known =
            byRules.stream().anyMatch(i -> sameMatter(i, candidate))
                || candidates.stream().anyMatch(i -> sameMatter(i, candidate));
        if (!known) {
          candidates.add(candidate);
        }
      }
    }
    if (candidates.size() > MAX_JUDGED) {
      progress.failed(
          LlmException.Kind.TOO_LONG,
          "the model proposed "
              + candidates.size()
              + " inconsistencies; the first "
              + MAX_JUDGED
              + " were judged");
      return candidates.subList(0, MAX_JUDGED);
    }
    return candidates;
  }

  /** The questions that propose inconsistencies of a story. */
  List<LlmRequest> requests(Story story) {
    return materials(story).stream()
        .limit(MAX_PARTS)
        .map(material -> proposal(story, material))
        .toList();
  }

  private static LlmRequest proposal(Story story, String material) {
    return new LlmRequest(
        "propose", story.id(), PROPOSE, material, PROPOSE_SCHEMA, PROMPT_VERSION, null);
  }

  private record ProposalsOf(Proposals.Read read, LlmException.Kind kind, String failure) {}

  private ProposalsOf proposed(Story story, String material, Proposals proposals) {
    try {
      return new ProposalsOf(
          llm.ask(proposal(story, material), proposals::parse), LlmException.Kind.FAILED, "");
    } catch (LlmException e) {
      return new ProposalsOf(
          new Proposals.Read(List.of(), 0), e.kind(), String.valueOf(e.getMessage()));
    }
  }

  /** Whether two inconsistencies hold the same sentences against each other. */
  private boolean sameMatter(Inconsistency a, Inconsistency b) {
    return b.accounts().stream()
        .allMatch(
            account ->
                account.evidence().stream()
                    .anyMatch(e -> a.evidence().stream().anyMatch(f -> sameSentence(e, f))));
  }

  private static boolean sameSentence(Evidence e, Evidence f) {
    return e.article().equals(f.article()) && e.span().overlaps(f.span());
  }

  /**
   * The articles as the model is shown them: all in one when they fit, else in blocks of half that
   * size, of which every two are shown together once, so that every paragraph meets every other.
   */
  private List<String> materials(Story story) {
    int room = llm.roomForMaterial(PROPOSE, PROPOSE_SCHEMA);
    List<String> pieces = new ArrayList<>();
    for (Article article : story.articles()) {
      Reading reading = readings.of(article);
      String text = ModelOrders.without(article.text(), reading.orders(), Prompts.LEFT_OUT);
      for (TextSpan part : Parts.of(text, TokenEstimate::of, Math.max(200, room / 2 - 100))) {
        pieces.add(piece(article, text.substring(part.start(), part.end())));
      }
    }
    String whole = String.join("\n\n", pieces);
    if (TokenEstimate.of(whole) <= room) {
      return List.of(whole);
    }
    List<String> blocks = new ArrayList<>();
    for (String piece : pieces) {
      int last = blocks.size() - 1;
      String joined = last < 0 ? piece : blocks.get(last) + "\n\n" + piece;
      if (last >= 0 && TokenEstimate.of(joined) <= room / 2) {
        blocks.set(last, joined);
      } else {
        blocks.add(piece);
      }
    }
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      for (int k = i + 1; k < blocks.size(); k++) {
        pairs.add(blocks.get(i) + "\n\n" + blocks.get(k));
      }
    }
    return blocks.size() == 1 ? blocks : pairs;
  }

  private static String piece(Article article, String text) {
    return "Article "
        + article.id()
        + (article.published() == null ? "" : ", published " + article.published())
        + "\n"
        + Prompts.markedOff(article.sha256(), text);
  }

  private record Result(@Nullable Judgment judgment, LlmException.Kind kind, String failure) {}

  private Result judged(Story story, Inconsistency i) {
    try {
      Judgment judgment =
          llm.ask(
              new LlmRequest(
                  "judge",
                  story.id(),
                  JUDGE,
                  quotations(story, i),
                  JUDGE_SCHEMA,
                  PROMPT_VERSION,
                  null),
              reply -> {
                ReplyJson json = ReplyJson.of(reply, JUDGE_FIELDS);
                return Parsed.good(
                    new Judgment(
                        json.word("sameMatter", Answer.class),
                        json.word("verdict", Verdict.class),
                        json.text("reason")));
              });
      return new Result(judgment, LlmException.Kind.FAILED, "");
    } catch (LlmException e) {
      return new Result(null, e.kind(), String.valueOf(e.getMessage()));
    }
  }

  /** The quotations in their sentences, and nothing else of the articles. */
  private String quotations(Story story, Inconsistency i) {
    StringBuilder material = new StringBuilder();
    int n = 1;
    for (Account account : i.accounts()) {
      Evidence e = account.evidence().get(0);
      Article article =
          story.articles().stream()
              .filter(a -> a.id().equals(e.article()))
              .findFirst()
              .orElseThrow();
      material
          .append("Quotation ")
          .append(n++)
          .append(", article ")
          .append(article.id())
          .append(article.published() == null ? "" : ", published " + article.published())
          .append("\n<<<\n")
          .append(sentence(article, e))
          .append("\n>>>\nWhat it is about: ")
          .append(e.quote())
          .append("\n\n");
    }
    return material.toString().strip();
  }

  private String sentence(Article article, Evidence e) {
    for (SentenceReading s : readings.of(article).sentences()) {
      if (s.sentence().span().contains(e.span())) {
        return s.sentence().text();
      }
    }
    return e.quote();
  }
}
