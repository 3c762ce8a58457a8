package crossbrief.compose;

import crossbrief.domain.Account;
import crossbrief.domain.Agreement;
import crossbrief.domain.Article;
import crossbrief.domain.ArticleId;
import crossbrief.domain.ArticleSummary;
import crossbrief.domain.Brief;
import crossbrief.domain.Checks;
import crossbrief.domain.CrossCheck;
import crossbrief.domain.Evidence;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Kind;
import crossbrief.domain.Provenance;
import crossbrief.domain.RootCause;
import crossbrief.domain.Severity;
import crossbrief.domain.SkippedArticle;
import crossbrief.domain.Statement;
import crossbrief.domain.Story;
import crossbrief.domain.StoryBrief;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes the brief: stories with the gravest contradictions first, each with a synopsis that states
 * nothing disputed.
 */
public final class BriefComposer {
  private static final int SYNOPSIS_SENTENCES = 4;

  /** How many sentences the one that an article begins with is worth. */
  private static final int LEAD_WORTH = 2;

  private static final Pattern DANGLING =
      Pattern.compile("(?i)[\u201c\"]?(?:he|she|it|they|his|her|its|their|this|these|those)\\b");

  private final Provenance engine;
  private final Instant asOf;

  public BriefComposer(Provenance engine, Instant asOf) {
    this.engine = engine;
    this.asOf = asOf;
  }

  /**
   * Composes the brief.
   *
   * @param articles all that were read, in their order
   * @param callsFailed model calls without a usable reply
   * @param suspicious articles that hold text addressed to a language model
   * @param notChecked what the run could not check, in sentences for the reader
   */
  public Brief compose(
      List<Article> articles,
      List<ComposedStory> stories,
      List<SkippedArticle> skipped,
      int callsFailed,
      List<ArticleId> suspicious,
      List<String> notChecked) {
    List<StoryBrief> sections = new ArrayList<>();
    int dropped = 0;
    int claims = 0;
    int compared = 0;
    List<String> open = new ArrayList<>(notChecked);
    for (ComposedStory composed : stories) {
      EvidenceGate gate = new EvidenceGate(composed.story());
      sections.add(section(composed, gate));
      dropped +=
          gate.dropped() + composed.summaries().stream().mapToInt(ArticleSummary::ungrounded).sum();
      claims += composed.crossCheck().claimsChecked();
      int sources = composed.summaries().size();
      compared += sources > 1 ? sources : 0;
      open.addAll(composed.crossCheck().notChecked());
    }
    sections.sort(
        Comparator.comparingInt(BriefComposer::gravity)
            .reversed()
            .thenComparing(s -> Integer.parseInt(s.id().substring(1))));
    List<StoryBrief> numbered = numbered(sections);
    Checks checks =
        new Checks(
            (int) articles.stream().filter(a -> !a.isAnnex()).count(),
            compared,
            claims,
            dropped,
            callsFailed,
            suspicious,
            open.stream().distinct().toList());
    return new Brief(title(numbered), asOf, engine, articles, numbered, checks, skipped);
  }

  /**
   * Inconsistencies and root causes numbered through the whole brief, so that an id names one of
   * them.
   */
  private static List<StoryBrief> numbered(List<StoryBrief> stories) {
    List<StoryBrief> numbered = new ArrayList<>();
    int i = 0;
    int r = 0;
    for (StoryBrief s : stories) {
      Map<String, String> causes = new HashMap<>();
      List<RootCause> rootCauses = new ArrayList<>();
      for (RootCause cause : s.rootCauses()) {
        r++;
        causes.put(cause.id(), "r" + r);
        rootCauses.add(new RootCause("r" + r, cause.type(), cause.explanation()));
      }
      List<Inconsistency> inconsistencies = new ArrayList<>();
      for (Inconsistency one : s.inconsistencies()) {
        i++;
        String cause = one.rootCause();
        Inconsistency named = one.withId("i" + i);
        inconsistencies.add(
            cause == null ? named : named.withRootCause(causes.getOrDefault(cause, cause)));
      }
      numbered.add(
          new StoryBrief(
              s.id(),
              s.title(),
              s.articles(),
              s.annexes(),
              s.synopsis(),
              s.summaries(),
              s.agreements(),
              inconsistencies,
              rootCauses,
              s.singleSource(),
              s.timeline(),
              s.independence(),
              s.modelCheck()));
    }
    return numbered;
  }

  private static StoryBrief section(ComposedStory composed, EvidenceGate gate) {
    CrossCheck check = composed.crossCheck();
    List<Inconsistency> inconsistencies = gate.inconsistencies(check.inconsistencies());
    List<ArticleSummary> summaries = composed.summaries().stream().map(gate::summary).toList();
    List<Agreement> agreements = gate.agreements(check.agreements());
    return new StoryBrief(
        composed.story().id(),
        headline(composed, summaries),
        composed.story().sources().articles().stream().map(Article::id).toList(),
        composed.story().annexes().stream().map(Article::id).toList(),
        synopsis(composed.story(), summaries, inconsistencies, agreements),
        summaries.stream().map(s -> BothSides.of(s, inconsistencies)).toList(),
        agreements,
        inconsistencies,
        check.rootCauses(),
        gate.statements(check.singleSource()),
        check.timeline(),
        check.independence(),
        check.modelCheck());
  }

  private static String headline(ComposedStory composed, List<ArticleSummary> summaries) {
    return composed.story().articles().stream()
        .map(Article::title)
        .filter(t -> t != null && !t.isBlank())
        .findFirst()
        .orElseGet(
            () ->
                summaries.stream()
                    .map(ArticleSummary::headline)
                    .filter(h -> !h.endsWith("\u2026"))
                    .findFirst()
                    .or(() -> summaries.stream().map(ArticleSummary::headline).findFirst())
                    .orElse(composed.story().articles().get(0).source()));
  }

  private static int gravity(StoryBrief story) {
    return story.inconsistencies().stream()
        .filter(i -> i.kind().isFinding())
        .mapToInt(
            i -> i.severity() == Severity.HIGH ? 100 : i.severity() == Severity.MEDIUM ? 10 : 1)
        .sum();
  }

  private static String title(List<StoryBrief> sections) {
    return sections.size() == 1 ? sections.get(0).title() : sections.size() + " stories";
  }

  /**
   * The gist of the article that tells most without a disputed word, with the sentence that its
   * article begins with: where that one is disputed, it carries the other sides too. Of a value
   * that changed, the latest counts. Agreements where nothing of a gist is left.
   */
  private static List<Statement> synopsis(
      Story story,
      List<ArticleSummary> summaries,
      List<Inconsistency> inconsistencies,
      List<Agreement> agreements) {
    List<Statement> best = List.of();
    int top = 0;
    for (ArticleSummary summary : summaries) {
      List<Statement> undisputed = undisputed(story, summary, inconsistencies);
      boolean begins =
          !undisputed.isEmpty() && lead(summary).filter(undisputed::contains).isPresent();
      int worth = undisputed.size() + (begins ? LEAD_WORTH : 0);
      if (worth > top) {
        top = worth;
        best = begins ? undisputed : withLead(summary, undisputed, inconsistencies);
      }
    }
    if (best.isEmpty()) {
      return agreements.stream()
          .limit(SYNOPSIS_SENTENCES)
          .map(a -> new Statement(a.statement(), a.evidence()))
          .toList();
    }
    return best;
  }

  /** What an article begins with: the first line of its gist in the order of the text. */
  private static Optional<Statement> lead(ArticleSummary summary) {
    return Stream.concat(summary.gist().stream(), summary.keyPoints().stream())
        .filter(s -> !DANGLING.matcher(s.text()).lookingAt())
        .min(Comparator.comparing(s -> s.evidence().get(0).span()));
  }

  private static List<Statement> withLead(
      ArticleSummary summary, List<Statement> rest, List<Inconsistency> inconsistencies) {
    List<Statement> lines = new ArrayList<>();
    lead(summary).map(s -> BothSides.carryingBoth(s, inconsistencies)).ifPresent(lines::add);
    rest.stream().limit(SYNOPSIS_SENTENCES - 1L).forEach(lines::add);
    return lines;
  }

  /**
   * The first lines of a gist and its key points, in the order of the text, that nothing disputes
   * and that stand alone.
   */
  private static List<Statement> undisputed(
      Story story, ArticleSummary summary, List<Inconsistency> inconsistencies) {
    return Stream.concat(summary.gist().stream(), summary.keyPoints().stream())
        .filter(
            s -> !isDisputed(story, s, inconsistencies) && !DANGLING.matcher(s.text()).lookingAt())
        .distinct()
        .limit(SYNOPSIS_SENTENCES)
        .sorted(Comparator.comparing(s -> s.evidence().get(0).span()))
        .toList();
  }

  private static boolean isDisputed(
      Story story, Statement statement, List<Inconsistency> inconsistencies) {
    return inconsistencies.stream()
        .filter(i -> i.kind() != Kind.DIVERGENCE)
        .filter(i -> i.kind() != Kind.UPDATE || !isLatest(story, statement, i))
        .flatMap(i -> i.evidence().stream())
        .anyMatch(e -> statement.evidence().stream().anyMatch(s -> overlaps(e, s)));
  }

  /** Whether no other account of a value that changed stands in an article that appeared later. */
  private static boolean isLatest(Story story, Statement statement, Inconsistency changed) {
    List<Account> told =
        changed.accounts().stream()
            .filter(
                a ->
                    a.evidence().stream()
                        .anyMatch(e -> statement.evidence().stream().anyMatch(s -> overlaps(e, s))))
            .toList();
    return !told.isEmpty()
        && changed.accounts().stream()
            .filter(a -> !told.contains(a))
            .allMatch(
                a -> latest(story, a.evidence()).isBefore(latest(story, statement.evidence())));
  }

  /** When the latest article of some quotations appeared; the beginning of time when unknown. */
  private static Instant latest(Story story, List<Evidence> evidence) {
    return evidence.stream()
        .flatMap(e -> story.articles().stream().filter(a -> a.id().equals(e.article())))
        .map(BriefComposer::appeared)
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  private static Instant appeared(Article article) {
    Instant at = article.publishedAt();
    java.time.LocalDate day = article.published();
    return at != null
        ? at
        : day == null ? Instant.EPOCH : day.atStartOfDay(java.time.ZoneOffset.UTC).toInstant();
  }

  private static boolean overlaps(Evidence a, Evidence b) {
    return a.article().equals(b.article()) && a.span().overlaps(b.span());
  }
}
