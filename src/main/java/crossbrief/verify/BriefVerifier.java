package crossbrief.verify;

import crossbrief.domain.Account;
import crossbrief.domain.Agreement;
import crossbrief.domain.Annex;
import crossbrief.domain.Article;
import crossbrief.domain.ArticleId;
import crossbrief.domain.ArticleSummary;
import crossbrief.domain.Brief;
import crossbrief.domain.DatedPassage;
import crossbrief.domain.Evidence;
import crossbrief.domain.Inconsistency;
import crossbrief.domain.Independence;
import crossbrief.domain.RootCause;
import crossbrief.domain.Scope;
import crossbrief.domain.Sha256;
import crossbrief.domain.SinceLast;
import crossbrief.domain.Statement;
import crossbrief.domain.StoryBrief;
import crossbrief.text.Sentence;
import crossbrief.text.Sentences;
import crossbrief.text.Support;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks that a brief stands on its own evidence: that each text has its digest, each quotation its
 * place, and that what is said to agree or to contradict can be read in what is quoted for it.
 */
public final class BriefVerifier {
  private static final int SHOWN_CHARS = 60;

  private final Brief brief;
  private final Map<ArticleId, Article> articles = new HashMap<>();
  private final Map<ArticleId, List<Sentence>> sentences = new HashMap<>();
  private final List<String> problems = new ArrayList<>();
  private int quotations;
  private int statements;

  private BriefVerifier(Brief brief) {
    this.brief = brief;
  }

  /** Checks a brief against the texts that it holds. */
  public static Verification verify(Brief brief) {
    return new BriefVerifier(brief).verify();
  }

  /**
   * Checks that the texts of a brief are those of some other articles, such as those in its files.
   *
   * @return what differs, in sentences
   */
  public static List<String> against(Brief brief, List<Article> given) {
    Map<String, Article> byDigest = new HashMap<>();
    given.forEach(a -> byDigest.putIfAbsent(digest(a.text()), a));
    List<String> problems = new ArrayList<>();
    for (Article article : brief.sources()) {
      Article own = byDigest.get(digest(article.text()));
      if (own == null) {
        problems.add(
            "article "
                + article.id()
                + " ("
                + article.source()
                + "): its text is not that of any article given");
      } else if (!brief.checks().suspicious().contains(article.id())
          && !(Objects.equals(own.title(), article.title())
              && own.source().equals(article.source())
              && Objects.equals(own.published(), article.published()))) {
        problems.add(
            "article "
                + article.id()
                + " ("
                + article.source()
                + "): its title, outlet or date is not that of the article given");
      }
    }
    return problems;
  }

  private static String digest(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The article that an annex belongs to; of any other, itself. */
  private ArticleId source(ArticleId id) {
    Article article = articles.get(id);
    Annex annex = article == null ? null : article.imprint().annex();
    return annex == null ? id : annex.of();
  }

  private Verification verify() {
    for (Article article : brief.articles()) {
      if (articles.put(article.id(), article) != null) {
        problem("article " + article.id(), "its id stands twice");
      }
      if (!digest(article.text()).equals(article.sha256())) {
        problem(
            "article " + article.id(), "its text does not have the digest that is given for it");
      }
    }
    Set<String> ids = new HashSet<>();
    Set<ArticleId> told = new HashSet<>();
    for (StoryBrief story : brief.stories()) {
      for (ArticleId id : story.articles()) {
        if (!articles.containsKey(id)) {
          problem("story " + story.id(), "its article " + id + " is missing");
        } else if (!told.add(id)) {
          problem("story " + story.id(), "its article " + id + " stands in another story too");
        }
      }
      if (!ids.add(story.id())) {
        problem("story " + story.id(), "its id stands twice");
      }
      new StoryCheck(story, ids).run();
    }
    SinceLast since = brief.since();
    if (since != null) {
      for (SinceLast.Change change : since.changes()) {
        brief.stories().stream()
            .filter(s -> s.id().equals(change.story()))
            .findFirst()
            .ifPresentOrElse(
                s ->
                    new StoryCheck(s, new HashSet<>())
                        .stand("since the last brief", change.evidence()),
                () -> problem("since the last brief", "it names no story of the brief"));
      }
    }
    boolean titled =
        brief.stories().size() == 1
            ? brief.title().equals(brief.stories().get(0).title())
            : brief.title().equals(brief.stories().size() + " stories");
    if (!titled) {
      problem("title", shown(brief.title()) + " is not that of its stories");
    }
    return new Verification(brief.articles().size(), quotations, statements, problems);
  }

  /** The sentences that some evidence stands in; it must be of an article of the brief. */
  private String around(Evidence e) {
    Article article = brief.article(e.article());
    List<Sentence> own =
        sentences.computeIfAbsent(article.id(), id -> Sentences.split(article.text()));
    return article.quote(Sentences.around(own, e.span())).quote();
  }

  private void problem(String where, String what) {
    problems.add(where + ": " + what);
  }

  private static String shown(String text) {
    return "\u201c"
        + (text.length() <= SHOWN_CHARS ? text : text.substring(0, SHOWN_CHARS) + "\u2026")
        + "\u201d";
  }

  private static String titled(Article article) {
    String title = article.title();
    return (title == null ? "" : title + "\n") + article.source() + "\n" + article.text();
  }

  /** One story. */
  private final class StoryCheck {
    private final StoryBrief story;
    private final Set<String> ids;

    StoryCheck(StoryBrief story, Set<String> ids) {
      this.story = story;
      this.ids = ids;
    }

    void run() {
      if (!Support.of(Wordings.of(story.title()), told())) {
        problem(
            "title of story " + story.id(),
            "a number or a name of " + shown(story.title()) + " is in none of its articles");
      }
      story.synopsis().forEach(s -> statement("synopsis", s));
      for (ArticleSummary summary : story.summaries()) {
        String where = "summary of " + summary.article();
        if (!story.articles().contains(summary.article())) {
          problem(where, "the article is not of this story");
        }
        if (articles.containsKey(summary.article())
            && !Support.of(
                Wordings.of(summary.headline()), titled(brief.article(summary.article())))) {
          problem(
              where,
              "a number or a name of the headline "
                  + shown(summary.headline())
                  + " is not in the article");
        }
        summary.gist().forEach(s -> statement(where, s));
        summary.keyPoints().forEach(s -> statement(where, s));
      }
      story.agreements().forEach(this::agreement);
      Set<String> causes = new HashSet<>();
      for (RootCause cause : story.rootCauses()) {
        if (!causes.add(cause.id()) || !ids.add(cause.id())) {
          problem("root cause " + cause.id(), "its id stands twice");
        }
      }
      for (Inconsistency i : story.inconsistencies()) {
        inconsistency(i, causes);
      }
      for (Statement s : story.singleSource()) {
        statement("single-source line", s);
        if (Evidence.articles(s.evidence()).size() > 1) {
          problem("single-source line " + shown(s.text()), "it has evidence of several sources");
        }
      }
      for (DatedPassage passage : story.timeline()) {
        if (stand("timeline", List.of(passage.evidence())) && !Wordings.mayName(passage)) {
          problem(
              "timeline", shown(passage.evidence().quote()) + " does not name " + passage.from());
        }
      }
      for (Independence relation : story.independence()) {
        if (!story.articles().contains(relation.a()) || !story.articles().contains(relation.b())) {
          problem(
              "relation of " + relation.a() + " and " + relation.b(),
              "it names an article that is not of this story");
        }
      }
    }

    /** All that the articles of the story say, with their titles. */
    private String told() {
      StringBuilder all = new StringBuilder();
      for (ArticleId id :
          Stream.concat(story.articles().stream(), story.annexes().stream()).toList()) {
        Article article = articles.get(id);
        if (article != null) {
          all.append(titled(article)).append('\n');
        }
      }
      return all.toString();
    }

    /** Whether all evidence stands in its article at its place. */
    private boolean stand(String where, List<Evidence> evidence) {
      boolean good = true;
      for (Evidence e : evidence) {
        quotations++;
        Article article = articles.get(e.article());
        if (article == null || !story.holds(e.article())) {
          problem(where, "it cites " + e.article() + ", which is no article of this story");
          good = false;
        } else if (!article.carries(e)) {
          problem(
              where,
              "the quotation "
                  + shown(e.quote())
                  + " does not stand in "
                  + e.article()
                  + " at "
                  + e.start()
                  + " to "
                  + e.end());
          good = false;
        }
      }
      return good;
    }

    private void statement(String where, Statement s) {
      statements++;
      if (!stand(where, s.evidence())) {
        return;
      }
      if (!Support.of(Wordings.of(s.text()), quoted(s.evidence()))) {
        problem(
            where,
            "a number, a name or a quotation of " + shown(s.text()) + " is not in its evidence");
      } else {
        said(where, s.text(), s.evidence());
      }
    }

    /** Whether a text only shortens what is quoted of one article. */
    private void said(String where, String text, List<Evidence> evidence) {
      for (ArticleId id : Evidence.articles(evidence)) {
        List<Evidence> own = evidence.stream().filter(e -> e.article().equals(id)).toList();
        if (Wordings.shortens(text, own, quoted(own))) {
          return;
        }
      }
      problem(where, shown(text) + " says more than its evidence, or the contrary");
    }

    /** The sentences of the articles that evidence stands in. */
    private String quoted(List<Evidence> evidence) {
      StringBuilder all = new StringBuilder();
      for (Evidence e : evidence) {
        all.append(around(e)).append('\n');
      }
      return all.toString();
    }

    private void agreement(Agreement a) {
      statements++;
      String where = "agreement " + shown(a.statement());
      if (!stand(where, a.evidence())) {
        return;
      }
      Set<ArticleId> sources = Evidence.articles(a.evidence());
      if (sources.size() != a.sources()) {
        problem(
            where,
            "it is said of " + a.sources() + " sources, and has evidence of " + sources.size());
      }
      int voices = story.voicesOf(sources);
      if (a.independentSources() > voices) {
        problem(
            where,
            "it is said of "
                + a.independentSources()
                + " independent sources, and its sources are "
                + voices);
      }
      if (!Support.of(Wordings.of(a.statement()), quoted(a.evidence()))) {
        problem(where, "a number, a name or a quotation of it is not in its evidence");
      } else {
        said(where, a.statement(), a.evidence());
      }
      for (ArticleId id : sources) {
        List<Evidence> own = a.evidence().stream().filter(e -> e.article().equals(id)).toList();
        if (!Wordings.alike(a.statement(), quoted(own))) {
          problem(where, "what is quoted of " + id + " does not say it");
        } else if (!Wordings.hasNumbers(a.statement(), quoted(own))) {
          problem(where, "what is quoted of " + id + " has other numbers");
        }
      }
    }

    private void inconsistency(Inconsistency i, Set<String> causes) {
      statements++;
      String where = "inconsistency " + i.id();
      if (!ids.add(i.id())) {
        problem(where, "its id stands twice");
      }
      String cause = i.rootCause();
      if (cause != null && !causes.contains(cause)) {
        problem(where, "its root cause " + cause + " is missing");
      }
      boolean stands = true;
      for (Account account : i.accounts()) {
        stands &= stand(where, account.evidence());
      }
      if (!stands) {
        return;
      }
      Set<ArticleId> sources =
          Evidence.articles(i.evidence()).stream()
              .map(BriefVerifier.this::source)
              .collect(Collectors.toSet());
      if (i.scope() == Scope.WITHIN_SOURCE && sources.size() > 1) {
        problem(where, "it is said to be inside one source, and quotes " + sources.size());
      }
      if (i.scope() == Scope.ACROSS_SOURCES && sources.size() < 2) {
        problem(where, "it is said to be between sources, and quotes one");
      }
      Wordings.swapped(i, e -> around(e))
          .ifPresent(
              value ->
                  problem(
                      where,
                      "the value "
                          + shown(value)
                          + " is in the evidence of another account, and not in its own"));
      Set<String> values = new LinkedHashSet<>();
      Set<Evidence> quoted = new HashSet<>();
      for (Account account : i.accounts()) {
        if (!values.add(account.value().strip())) {
          problem(where, "two of its accounts say the same, " + shown(account.value()));
        }
        if (account.evidence().stream().allMatch(quoted::contains)) {
          problem(where, "two of its accounts rest on the same quotation");
        }
        quoted.addAll(account.evidence());
        String missing = Wordings.missing(i.type(), account, e -> around(e));
        if (!missing.isEmpty()) {
          problem(
              where,
              "the value "
                  + shown(account.value())
                  + " is not in its evidence "
                  + shown(account.evidence().get(0).quote())
                  + ": "
                  + missing
                  + " is missing");
        }
      }
    }
  }
}
