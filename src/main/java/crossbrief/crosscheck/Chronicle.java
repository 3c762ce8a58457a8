package crossbrief.crosscheck;

import crossbrief.crosscheck.KnownStory.KnownFinding;
import crossbrief.domain.Account;
import crossbrief.domain.Annex;
import crossbrief.domain.Article;
import crossbrief.domain.ArticleId;
import crossbrief.domain.Brief;
import crossbrief.domain.Evidence;
import crossbrief.domain.Imprint;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Sha256;
import crossbrief.domain.SinceLast;
import crossbrief.domain.SinceLast.Change;
import crossbrief.domain.SinceLast.Continued;
import crossbrief.domain.SinceLast.State;
import crossbrief.domain.Story;
import crossbrief.domain.StoryBrief;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Holds a brief against the earlier ones of its name: which stories go on, which contradictions are
 * new, which are still open, and which a source has resolved by saying now what another said.
 */
public final class Chronicle {
  private static final Duration REMEMBERED = Duration.ofDays(14);
  private static final int MOST_ARTICLES = 40;
  private static final int LEAST_QUOTE_CHARS = 12;

  private final CrossChecker checker;

  /**
   * A chronicle.
   *
   * @param checker whose rules tell what two versions of an account are
   */
  public Chronicle(CrossChecker checker) {
    this.checker = checker;
  }

  /**
   * A brief, and what is to be remembered of it.
   *
   * @param brief with what has become of what earlier ones told
   * @param known all that is remembered from now on
   */
  public record Told(Brief brief, List<KnownStory> known) {}

  /**
   * Continues earlier briefs.
   *
   * @param last the clock of the last brief; absent when this is the first
   */
  public Told told(Brief brief, List<KnownStory> known, @Nullable Instant last) {
    Map<String, KnownStory> matched = matched(brief, known);
    List<Continued> continued = new ArrayList<>();
    List<Change> changes = new ArrayList<>();
    Annexes annexes = new Annexes(brief);
    Map<String, KnownStory> after = new LinkedHashMap<>();
    for (StoryBrief story : brief.stories()) {
      KnownStory before = matched.get(story.id());
      if (before != null) {
        continued.add(new Continued(story.id(), day(before.firstTold())));
      }
      StoryChronicle one = new StoryChronicle(brief, story, before, annexes);
      changes.addAll(one.changes);
      KnownStory now = one.known();
      after.put(now.id(), now);
    }
    int quiet = 0;
    for (KnownStory story : known) {
      boolean forgotten = story.lastTold().plus(REMEMBERED).isBefore(brief.asOf());
      if (!after.containsKey(story.id()) && !forgotten) {
        after.put(story.id(), story);
        quiet += (int) story.findings().stream().filter(KnownFinding::isOpen).count();
      }
    }
    Brief whole =
        last == null ? brief : annexes.added(brief, new SinceLast(last, continued, changes, quiet));
    return new Told(whole, List.copyOf(after.values()));
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  /** The known story of each story of the brief, by likeness of their articles. */
  private static Map<String, KnownStory> matched(Brief brief, List<KnownStory> known) {
    List<Article> all = new ArrayList<>();
    Map<ArticleId, String> tonight = new HashMap<>();
    Map<ArticleId, KnownStory> before = new HashMap<>();
    for (StoryBrief story : brief.stories()) {
      for (ArticleId id : story.articles()) {
        tonight.put(id, story.id());
        all.add(brief.article(id));
      }
    }
    for (KnownStory story : known) {
      for (Article article : story.articles()) {
        ArticleId id = new ArticleId("known." + before.size());
        before.put(id, story);
        all.add(article.withId(id));
      }
    }
    Map<String, Map<String, Integer>> votes = new TreeMap<>();
    Map<String, KnownStory> byId = new HashMap<>();
    for (Story group : StoryGrouper.group(all)) {
      for (Article one : group.articles()) {
        for (Article other : group.articles()) {
          String story = tonight.get(one.id());
          KnownStory earlier = before.get(other.id());
          if (story != null && earlier != null) {
            byId.put(earlier.id(), earlier);
            votes.computeIfAbsent(story, s -> new TreeMap<>()).merge(earlier.id(), 1, Integer::sum);
          }
        }
      }
    }
    return chosen(votes, byId);
  }

  /** Each known story goes on in one story: the one that most speaks for. */
  private static Map<String, KnownStory> chosen(
      Map<String, Map<String, Integer>> votes, Map<String, KnownStory> byId) {
    record Vote(String story, String known, int votes) {}
    List<Vote> all = new ArrayList<>();
    votes.forEach((story, own) -> own.forEach((id, n) -> all.add(new Vote(story, id, n))));
    all.sort(
        Comparator.comparingInt(Vote::votes)
            .reversed()
            .thenComparing(Vote::story)
            .thenComparing(Vote::known));
    Map<String, KnownStory> chosen = new HashMap<>();
    Set<String> taken = new HashSet<>();
    for (Vote vote : all) {
      KnownStory story = byId.get(vote.known());
      if (story != null && !chosen.containsKey(vote.story()) && taken.add(vote.known())) {
        chosen.put(vote.story(), story);
      }
    }
    return chosen;
  }

  /** Articles of earlier briefs that are quoted, as annexes of this one. */
  private static final class Annexes {
    private final List<Article> added = new ArrayList<>();
    private final Map<String, List<ArticleId>> byStory = new LinkedHashMap<>();
    private final Map<ArticleId, ArticleId> ids = new HashMap<>();
    private int next;

    Annexes(Brief brief) {
      next = brief.articles().size();
    }

    /** Evidence of an article of an earlier brief, under the id that it has in this one. */
    Evidence quoted(Evidence evidence, Article earlier, StoryBrief story, Brief brief) {
      ArticleId id =
          ids.computeIfAbsent(
              earlier.id(),
              old -> {
                ArticleId given = ArticleId.ofNumber(++next);
                ArticleId of =
                    story.articles().stream()
                        .filter(a -> brief.article(a).source().equals(earlier.source()))
                        .findFirst()
                        .orElse(story.articles().get(0));
                added.add(
                    earlier
                        .withId(given)
                        .withImprint(
                            earlier.imprint().as(new Annex(Annex.Kind.EARLIER_ARTICLE, of))));
                byStory.computeIfAbsent(story.id(), s -> new ArrayList<>()).add(given);
                return given;
              });
      return new Evidence(id, evidence.span(), evidence.quote());
    }

    Brief added(Brief brief, SinceLast since) {
      List<Article> articles = new ArrayList<>(brief.articles());
      articles.addAll(added);
      List<StoryBrief> stories =
          brief.stories().stream()
              .map(s -> byStory.containsKey(s.id()) ? s.withAnnexes(byStory.get(s.id())) : s)
              .toList();
      return new Brief(
          brief.title(),
          brief.asOf(),
          brief.engine(),
          articles,
          stories,
          brief.checks(),
          brief.skipped(),
          since,
          brief.series());
    }
  }

  private static KnownFinding withIds(KnownFinding known, UnaryOperator<ArticleId> ids) {
    Inconsistency finding = known.finding();
    List<Account> accounts = new ArrayList<>();
    for (Account account : finding.accounts()) {
      accounts.add(
          new Account(
              account.value(),
              account.evidence().stream()
                  .map(e -> new Evidence(ids.apply(e.article()), e.span(), e.quote()))
                  .toList()));
    }
    return new KnownFinding(finding.withAccounts(accounts), known.firstTold(), known.resolved());
  }

  /** One story of the brief. */
  private final class StoryChronicle {
    private final Brief brief;
    private final StoryBrief story;
    private final @Nullable KnownStory before;
    private final Annexes annexes;
    private final Map<ArticleId, Article> earlier = new LinkedHashMap<>();
    private final Map<ArticleId, Article> now = new LinkedHashMap<>();
    private final List<Inconsistency> between;
    private final List<Change> changes = new ArrayList<>();
    private final List<KnownFinding> after = new ArrayList<>();

    StoryChronicle(Brief brief, StoryBrief story, @Nullable KnownStory before, Annexes annexes) {
      this.brief = brief;
      this.story = story;
      this.before = before;
      this.annexes = annexes;
      story.articles().forEach(id -> now.put(id, brief.article(id)));
      if (before != null) {
        for (Article article : before.articles()) {
          ArticleId id = earlierId(article.id());
          earlier.put(id, article.withId(id));
        }
      }
      between = before == null ? List.of() : checker.byRules(new Story(story.id(), together()));
      compare();
    }

    /** Unique in the brief: ids of remembered articles count within their story. */
    private ArticleId earlierId(ArticleId id) {
      return new ArticleId("known." + story.id() + "." + id.value());
    }

    private List<Article> together() {
      Set<String> texts = new HashSet<>();
      List<Article> all = new ArrayList<>();
      now.values().stream().filter(a -> texts.add(a.sha256())).forEach(all::add);
      earlier.values().stream().filter(a -> texts.add(a.sha256())).forEach(all::add);
      return all;
    }

    private void compare() {
      List<KnownFinding> known = new ArrayList<>();
      if (before != null) {
        before.findings().forEach(k -> known.add(withIds(k, this::earlierId)));
      }
      for (Inconsistency found : story.inconsistencies()) {
        if (!found.kind().isFinding()) {
          continue;
        }
        Optional<KnownFinding> same =
            known.stream().filter(k -> isSame(k.finding(), found)).findFirst();
        boolean open = same.isPresent() && same.get().isOpen();
        Instant first = open ? same.get().firstTold() : brief.asOf();
        same.ifPresent(known::remove);
        after.add(new KnownFinding(found, first, null));
        changes.add(
            new Change(
                open ? State.STILL_OPEN : State.NEW,
                story.id(),
                found.id(),
                found.type(),
                found.question(),
                day(first),
                "",
                firstOfEach(found.accounts())));
      }
      for (KnownFinding finding : known) {
        after.add(finding.isOpen() ? reviewed(finding) : finding);
      }
    }

    /**
     * The same question: the same words are quoted, or the same values stand against each other.
     */
    private boolean isSame(Inconsistency earlierFinding, Inconsistency found) {
      if (earlierFinding.type() != found.type()) {
        return false;
      }
      Set<String> quotes = new HashSet<>();
      earlierFinding.evidence().forEach(e -> quotes.add(e.quote()));
      boolean quoted =
          found.evidence().stream()
                  .filter(
                      e -> quotes.contains(e.quote()) && e.quote().length() >= LEAST_QUOTE_CHARS)
                  .map(Evidence::quote)
                  .distinct()
                  .count()
              >= 1;
      Set<String> values = values(earlierFinding.accounts());
      values.retainAll(values(found.accounts()));
      return values.size() >= 2 && (quoted || earlierFinding.foundBy().equals(found.foundBy()));
    }

    private static Set<String> values(List<Account> accounts) {
      Set<String> values = new LinkedHashSet<>();
      accounts.forEach(a -> values.add(normal(a.value())));
      return values;
    }

    private static String normal(String value) {
      return value.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}.]+", " ").strip();
    }

    /** What the new articles make of a question that they do not raise themselves. */
    private KnownFinding reviewed(KnownFinding known) {
      Inconsistency finding = known.finding();
      for (Account account : finding.accounts()) {
        Optional<Move> move = move(finding, account);
        if (move.isPresent()) {
          boolean all =
              account.evidence().stream()
                  .map(e -> source(e.article()))
                  .allMatch(s -> s.equals(move.get().source()));
          boolean two = finding.accounts().size() == 2;
          boolean resolved = all && two && move.get().agrees();
          changes.add(
              change(
                  known,
                  resolved ? State.RESOLVED : State.STILL_OPEN,
                  move.get().source()
                      + " said \u201c"
                      + account.value()
                      + "\u201d, and now says \u201c"
                      + move.get().value()
                      + "\u201d"
                      + (move.get().agrees() ? ", as others do." : "."),
                  List.of(quoted(move.get().before()), move.get().after())));
          return new KnownFinding(finding, known.firstTold(), resolved ? brief.asOf() : null);
        }
      }
      changes.add(
          change(
              known,
              State.STILL_OPEN,
              "",
              finding.accounts().stream().map(a -> quoted(a.evidence().get(0))).toList()));
      return known;
    }

    private Change change(KnownFinding known, State state, String text, List<Evidence> evidence) {
      Inconsistency finding = known.finding();
      return new Change(
          state,
          story.id(),
          null,
          finding.type(),
          finding.question(),
          day(known.firstTold()),
          text,
          evidence);
    }

    private String source(ArticleId id) {
      Article article = earlier.get(id);
      return article == null ? "" : article.source();
    }

    private Evidence quoted(Evidence evidence) {
      Article article = earlier.get(evidence.article());
      if (article == null) {
        throw new IllegalStateException("a finding cites an article that is not remembered");
      }
      return annexes.quoted(evidence, article, story, brief);
    }

    /**
     * A source that says something else than it did.
     *
     * @param agrees whether another source had said so before
     */
    private record Move(
        String source, String value, boolean agrees, Evidence before, Evidence after) {}

    private Optional<Move> move(Inconsistency finding, Account account) {
      for (Evidence said : account.evidence()) {
        String source = source(said.article());
        for (Inconsistency found : between) {
          if (found.type() == finding.type()) {
            Optional<Move> move = move(finding, account, said, source, found);
            if (move.isPresent()) {
              return move;
            }
          }
        }
      }
      return Optional.empty();
    }

    private Optional<Move> move(
        Inconsistency finding, Account account, Evidence said, String source, Inconsistency found) {
      boolean about =
          found.evidence().stream()
              .anyMatch(
                  e ->
                      e.article().equals(said.article())
                          && e.start() < said.end()
                          && said.start() < e.end());
      if (!about) {
        return Optional.empty();
      }
      Set<String> others = values(finding.accounts());
      others.remove(normal(account.value()));
      for (Account other : found.accounts()) {
        if (normal(other.value()).equals(normal(account.value()))) {
          continue;
        }
        for (Evidence e : other.evidence()) {
          Article article = now.get(e.article());
          if (article != null && article.source().equals(source)) {
            return Optional.of(
                new Move(source, other.value(), others.contains(normal(other.value())), said, e));
          }
        }
      }
      return Optional.empty();
    }

    private static List<Evidence> firstOfEach(List<Account> accounts) {
      return accounts.stream().map(a -> a.evidence().get(0)).toList();
    }

    /** The story as it is remembered from now on, its articles counted anew. */
    KnownStory known() {
      Map<ArticleId, Article> all = new LinkedHashMap<>();
      if (before != null) {
        before.articles().forEach(a -> all.put(earlierId(a.id()), a));
      }
      all.putAll(now);
      Set<ArticleId> quoted = new HashSet<>();
      after.forEach(f -> f.finding().evidence().forEach(e -> quoted.add(e.article())));
      for (ArticleId annex : story.annexes()) {
        if (quoted.contains(annex)) {
          all.put(annex, brief.article(annex).withImprint(Imprint.NONE));
        }
      }
      List<ArticleId> kept = new ArrayList<>(all.keySet());
      for (ArticleId id : List.copyOf(kept)) {
        if (kept.size() > MOST_ARTICLES && !quoted.contains(id)) {
          kept.remove(id);
        }
      }
      Map<ArticleId, ArticleId> local = new HashMap<>();
      List<Article> articles = new ArrayList<>();
      for (ArticleId id : kept) {
        Article article = all.get(id);
        if (article != null) {
          ArticleId number = ArticleId.ofNumber(articles.size() + 1);
          local.put(id, number);
          articles.add(article.withId(number));
        }
      }
      return new KnownStory(
          before == null ? newId() : before.id(),
          story.title(),
          before == null ? brief.asOf() : before.firstTold(),
          brief.asOf(),
          articles,
          after.stream()
              .filter(
                  f ->
                      f.finding().evidence().stream().allMatch(e -> local.containsKey(e.article())))
              .map(f -> withIds(f, id -> local.getOrDefault(id, id)))
              .toList());
    }

    private String newId() {
      Article first = brief.article(story.articles().get(0));
      String key = first.uri() + "\n" + first.sha256();
      return Sha256.of(key.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }
  }
}
