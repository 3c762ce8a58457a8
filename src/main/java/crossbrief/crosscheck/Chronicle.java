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
    if (known.isEmpty()) {
      return Map.of();
    }
    List<Article> all = new ArrayList<>();
    Map<ArticleId, String> tonight = new HashMap<>();
    Map<ArticleId, KnownStory> before = new HashMap<>();
    brief.stories().forEach(s -> s.articles().forEach(id -> tonight.put(id, s.id())));
    brief.articles().stream().filter(a -> tonight.containsKey(a.id())).forEach(all::add);
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
      List<ProperNames> names = group.articles().stream().map(ProperNames::of).toList();
      for (ProperNames one : names) {
        String story = tonight.get(one.article().id());
        for (ProperNames other : story == null ? List.<ProperNames>of() : names) {
          KnownStory earlier = before.get(other.article().id());
          if (earlier != null && one.haveEnoughInCommonWith(other)) {
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
        same.ifPresent(known::remove);
        tell(found, found.id(), same);
      }
      for (KnownFinding finding : known) {
        after.add(finding.isOpen() ? reviewed(finding) : finding);
      }
      between.stream().filter(this::isAcrossNights).forEach(this::acrossNights);
    }

    /** Tells a finding: as new, as known, or as one that was resolved and is open again. */
    private void tell(Inconsistency found, @Nullable String id, Optional<KnownFinding> same) {
      boolean open = same.isPresent() && same.get().isOpen();
      Instant first = same.map(KnownFinding::firstTold).orElse(brief.asOf());
      Instant resolved = same.map(KnownFinding::resolved).orElse(null);
      after.add(new KnownFinding(found, first, null));
      changes.add(
          new Change(
              open ? State.STILL_OPEN : State.NEW,
              story.id(),
              id,
              found.type(),
              found.question(),
              day(first),
              resolved == null
                  ? ""
                  : "It was resolved on " + day(resolved) + ", and is open again.",
              found.accounts().stream().map(a -> ofThisBrief(a.evidence().get(0))).toList()));
    }

    private Evidence ofThisBrief(Evidence evidence) {
      return now.containsKey(evidence.article()) || !earlier.containsKey(evidence.article())
          ? evidence
          : quoted(evidence);
    }

    /** Whether a source of tonight contradicts what another said in an earlier brief. */
    private boolean isAcrossNights(Inconsistency found) {
      if (!found.kind().isFinding() || found.accounts().size() != 2) {
        return false;
      }
      Evidence one = found.accounts().get(0).evidence().get(0);
      Evidence other = found.accounts().get(1).evidence().get(0);
      boolean mixed = now.containsKey(one.article()) != now.containsKey(other.article());
      Article a = now.getOrDefault(one.article(), earlier.get(one.article()));
      Article b = now.getOrDefault(other.article(), earlier.get(other.article()));
      boolean wholly =
          found.accounts().stream()
              .allMatch(
                  account ->
                      account.evidence().stream()
                              .map(e -> now.containsKey(e.article()))
                              .distinct()
                              .count()
                          == 1);
      return mixed && wholly && a != null && b != null && !a.source().equals(b.source());
    }

    private void acrossNights(Inconsistency found) {
      Optional<KnownFinding> same =
          after.stream().filter(k -> isSame(k.finding(), found)).findFirst();
      if (same.isPresent() && same.get().isOpen()) {
        return;
      }
      same.ifPresent(after::remove);
      tell(found, null, same);
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
              .anyMatch(e -> quotes.contains(e.quote()) && e.quote().length() >= LEAST_QUOTE_CHARS);
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

    /**
     * What the new articles make of a question that they do not raise themselves: each source that
     * moved is put where it stands now, and where all stand at one place, the question is resolved.
     */
    private KnownFinding reviewed(KnownFinding known) {
      Inconsistency finding = known.finding();
      Map<String, List<Evidence>> standing = new LinkedHashMap<>();
      Map<String, String> values = new LinkedHashMap<>();
      List<Move> moves = new ArrayList<>();
      for (Account account : finding.accounts()) {
        for (Evidence said : account.evidence()) {
          Optional<Move> move = move(finding, account, said);
          String value = move.map(Move::value).orElse(account.value());
          values.putIfAbsent(normal(value), value);
          standing
              .computeIfAbsent(normal(value), v -> new ArrayList<>())
              .add(move.map(Move::after).orElse(said));
          move.ifPresent(moves::add);
        }
      }
      if (moves.isEmpty()) {
        changes.add(
            change(
                known,
                State.STILL_OPEN,
                "",
                finding.accounts().stream().map(a -> quoted(a.evidence().get(0))).toList()));
        return known;
      }
      boolean resolved = standing.size() == 1;
      List<Evidence> evidence = new ArrayList<>();
      moves.forEach(m -> evidence.addAll(List.of(quoted(m.before()), m.after())));
      changes.add(
          change(
              known,
              resolved ? State.RESOLVED : State.STILL_OPEN,
              String.join(" ", moves.stream().map(Move::told).distinct().toList()),
              evidence));
      if (resolved) {
        return new KnownFinding(finding, known.firstTold(), brief.asOf());
      }
      List<Account> accounts = new ArrayList<>();
      standing.forEach(
          (value, said) ->
              accounts.add(
                  new Account(
                      values.getOrDefault(value, value), said.stream().distinct().toList())));
      return new KnownFinding(finding.withAccounts(accounts), known.firstTold(), null);
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
        String source, String old, String value, boolean agrees, Evidence before, Evidence after) {
      String told() {
        return source
            + " said \u201c"
            + old
            + "\u201d, and now says \u201c"
            + value
            + "\u201d"
            + (agrees ? ", as others do." : ".");
      }
    }

    private Optional<Move> move(Inconsistency finding, Account account, Evidence said) {
      Article before = earlier.get(said.article());
      if (before == null) {
        return Optional.empty();
      }
      Set<String> others = values(finding.accounts());
      others.remove(normal(account.value()));
      for (Inconsistency found : between) {
        if (found.type() != finding.type() || !isAbout(found, said)) {
          continue;
        }
        for (Account other : found.accounts()) {
          for (Evidence e : other.evidence()) {
            Article after = now.get(e.article());
            if (after != null
                && !normal(other.value()).equals(normal(account.value()))
                && isByTheSameLater(before, after)
                && !stillSays(account.value(), after.id(), finding)
                && Assertions.isPlain(after, e.span())) {
              return Optional.of(
                  new Move(
                      before.source(),
                      account.value(),
                      other.value(),
                      others.contains(normal(other.value())),
                      said,
                      e));
            }
          }
        }
      }
      return Optional.empty();
    }

    private static boolean isAbout(Inconsistency found, Evidence said) {
      return found.evidence().stream()
          .anyMatch(
              e ->
                  e.article().equals(said.article())
                      && e.start() < said.end()
                      && said.start() < e.end());
    }

    /** An older article that comes late is no change of mind. */
    private static boolean isByTheSameLater(Article before, Article after) {
      Instant first = before.appeared();
      Instant second = after.appeared();
      return before.source().equals(after.source())
          && !first.equals(Instant.EPOCH)
          && second.isAfter(first)
          && ProperNames.of(before).haveEnoughInCommonWith(ProperNames.of(after));
    }

    /**
     * Whether an article carries the old value too, as one that tells of both the dead and the
     * hurt.
     */
    private boolean stillSays(String value, ArticleId id, Inconsistency finding) {
      return between.stream()
          .filter(i -> i.type() == finding.type())
          .flatMap(i -> i.accounts().stream())
          .filter(a -> normal(a.value()).equals(normal(value)))
          .flatMap(a -> a.evidence().stream())
          .anyMatch(e -> e.article().equals(id));
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
