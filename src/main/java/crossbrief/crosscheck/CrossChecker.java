package crossbrief.crosscheck;

import crossbrief.domain.Agreement;
import crossbrief.domain.Article;
import crossbrief.domain.ArticleSummary;
import crossbrief.domain.ClaimType;
import crossbrief.domain.CrossCheck;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Independence;
import crossbrief.domain.Kind;
import crossbrief.domain.ModelCheck;
import crossbrief.domain.Scope;
import crossbrief.domain.Statement;
import crossbrief.domain.Story;
import crossbrief.llm.LlmClient;
import crossbrief.llm.LlmRequest;
import crossbrief.text.Readings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds the articles of one story, and the claims of their summaries, against each other. */
public final class CrossChecker {
  private final List<ConsistencyRule> rules;
  private final SamePoint points = SamePoint.load();
  private final Readings readings;
  private final @Nullable ModelCrossCheck model;

  /** A checker by rules alone. */
  public CrossChecker(ReferenceTables tables, Readings readings) {
    this(tables, readings, null);
  }

  /**
   * A checker that shares its readings of the articles with other stages.
   *
   * @param llm a model that is asked beside the rules; absent for rules alone
   */
  public CrossChecker(ReferenceTables tables, Readings readings, @Nullable LlmClient llm) {
    this.readings = readings;
    this.model = llm == null || !llm.isRemote() ? null : new ModelCrossCheck(llm, readings);
    rules =
        List.of(
            new ConflictingDates(),
            new ConflictingQuantities(),
            new ConflictingRoles(),
            new ConflictingIdentities(),
            new ConflictingPlaces(),
            new NextInCharge(),
            new ConflictingDescriptions(),
            new ConflictingQuotations(),
            new OppositeOutcomes(),
            new DeniedElsewhere(),
            new ElapsedTimeMismatch(tables),
            new OfficeHolderMismatch(tables),
            new DeadOrAlive(),
            new NoneOrSome(),
            new ExclusiveAttributes(),
            new OppositeDirections(),
            new ConflictingClockTimes(),
            new DatedByToll(),
            new BrokenSum(),
            new BrokenPartition(),
            new BrokenTotal(),
            new BrokenWhole(),
            new BrokenProduct(),
            new SpanMismatch(),
            new OutOfItsTime(tables),
            new WrongDirection(),
            new ConflictingCauses(),
            new ConflictingKinship(),
            new ConflictingAges(),
            new ConflictingYears(),
            new SinceBeforeStart(),
            new AllButSome(),
            new ConflictingScores(),
            new AgeMismatch(),
            new LifeDatesMismatch(),
            new AnniversaryMismatch(),
            new ChangeMismatch(),
            new QuotedOrParaphrased(),
            new BrokenReckoning());
  }

  /**
   * Checks one story; a model, where there is one, is asked about stories of two texts or more.
   *
   * @param whole the story with its annexes
   * @param summaries of the story's articles, in their order
   */
  public CrossCheck check(Story whole, List<ArticleSummary> summaries) {
    Story sources = whole.sources();
    List<Article> readable = sources.articles().stream().filter(this::isRead).toList();
    if (readable.isEmpty()) {
      return unread(whole);
    }
    boolean all = readable.size() == sources.articles().size();
    Story story = all ? sources : new Story(whole.id(), readable);
    Comparison comparison = new Comparison(story, readings);
    List<Independence> relations =
        TextIndependence.of(all ? comparison : new Comparison(sources, readings));
    List<Article> distinct = distinctTexts(story);
    List<Inconsistency> found = new ArrayList<>(byRules(story, distinct, comparison));
    found.addAll(ContradictedDates.findings(whole, readings));
    found.addAll(Revisions.findings(whole));
    ModelCrossCheck asked = distinct.size() < 2 ? null : model;
    ModelCrossCheck.Outcome outcome =
        asked == null
            ? new ModelCrossCheck.Outcome(found, ModelCheck.NOT_ASKED)
            : asked.check(new Story(story.id(), distinct), found);
    RootCauses.Folded folded =
        RootCauses.fold(MergedFindings.of(gravestFirst(outcome.inconsistencies())));
    List<Inconsistency> numbered = new ArrayList<>();
    folded.inconsistencies().forEach(i -> numbered.add(i.withId("i" + (numbered.size() + 1))));
    Corroboration corroboration = new Corroboration(comparison, summaries, numbered);
    List<Agreement> agreements =
        story.articles().size() < 2 ? List.of() : corroboration.agreements(relations);
    List<Statement> single = new SingleSource(comparison, corroboration, numbered).statements();
    int claims = summaries.stream().mapToInt(s -> s.claims().size()).sum();
    List<String> notChecked =
        comparison.cutArticles().stream()
            .map(
                id ->
                    "Article "
                        + id
                        + " was compared up to its sentence "
                        + Comparison.MAX_SENTENCES
                        + "; what stands behind it was not.")
            .toList();
    return new CrossCheck(
        agreements,
        numbered,
        folded.causes(),
        single,
        DatedPassages.of(comparison),
        relations,
        claims,
        outcome.check(),
        notChecked);
  }

  /** What the rules alone find in a story's articles. */
  List<Inconsistency> byRules(Story story) {
    return byRules(story, distinctTexts(story), new Comparison(story, readings));
  }

  /** What the rules find in the English articles, each text once. */
  private List<Inconsistency> byRules(Story story, List<Article> distinct, Comparison comparison) {
    List<Article> english = distinct.stream().filter(a -> a.imprint().isEnglish()).toList();
    if (english.isEmpty()) {
      return List.of();
    }
    Comparison texts =
        english.size() == story.articles().size()
            ? comparison
            : new Comparison(new Story(story.id(), english), readings);
    List<Inconsistency> found = handRules(texts);
    return new ClashingStatements(points).among(texts, found);
  }

  /** What the rules written by hand find, before the learned comparison weighs it. */
  List<Inconsistency> handRules(Comparison texts) {
    List<Inconsistency> found = new ArrayList<>();
    for (ConsistencyRule rule : rules) {
      for (Inconsistency i : rule.check(texts)) {
        if (found.stream().noneMatch(o -> isSameSlip(o, i))) {
          found.add(i);
        }
      }
    }
    return found;
  }

  /** Whether two rules find one slip of one sentence: it is told once. */
  private static boolean isSameSlip(Inconsistency a, Inconsistency b) {
    boolean alone = a.type() == ClaimType.ARITHMETIC || a.type() == ClaimType.ANACHRONISM;
    return alone
        && a.type() == b.type()
        && !a.foundBy().equals(b.foundBy())
        && a.evidence().stream()
            .allMatch(
                e ->
                    b.evidence().stream()
                        .anyMatch(
                            o -> o.article().equals(e.article()) && o.span().overlaps(e.span())));
  }

  /** Rules read English; what else there is takes a model. */
  private boolean isRead(Article article) {
    return model != null || article.imprint().isEnglish();
  }

  private CrossCheck unread(Story whole) {
    return new CrossCheck(
        List.of(),
        Revisions.findings(whole),
        List.of(),
        List.of(),
        List.of(),
        TextIndependence.of(new Comparison(whole.sources(), readings)),
        0,
        ModelCheck.NOT_ASKED,
        List.of());
  }

  /**
   * What the pages of articles say of their date where the text contradicts it, as annexes.
   *
   * @param before how many articles and annexes there are already
   */
  public List<Article> pageData(List<Article> articles, int before) {
    return ContradictedDates.pageData(articles, before, readings);
  }

  /** The questions that a model is asked about a story to begin with; empty for rules alone. */
  public List<LlmRequest> requests(Story story) {
    List<Article> distinct = distinctTexts(story);
    return model == null || distinct.size() < 2
        ? List.of()
        : model.requests(new Story(story.id(), distinct));
  }

  /**
   * The articles without those whose text is the same as an earlier one's: what it says against
   * itself is said once.
   */
  private static List<Article> distinctTexts(Story story) {
    Map<String, Article> byText = new LinkedHashMap<>();
    story.articles().forEach(a -> byText.putIfAbsent(a.text(), a));
    return List.copyOf(byText.values());
  }

  private static List<Inconsistency> gravestFirst(List<Inconsistency> found) {
    return found.stream()
        .sorted(
            Comparator.<Inconsistency>comparingInt(
                    i -> i.kind().isFinding() ? 0 : i.kind() == Kind.UPDATE ? 1 : 2)
                .thenComparing(Inconsistency::severity, Comparator.reverseOrder())
                .thenComparing(i -> i.kind() == Kind.CONTRADICTION ? 0 : 1)
                .thenComparing(i -> i.scope() == Scope.ACROSS_SOURCES ? 0 : 1)
                .thenComparing(i -> -i.confidence())
                .thenComparing(i -> Findings.inOrder(i.evidence()).get(0).article().value())
                .thenComparing(i -> Findings.inOrder(i.evidence()).get(0).span()))
        .toList();
  }
}
