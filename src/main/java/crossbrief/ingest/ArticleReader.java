package crossbrief.ingest;

import crossbrief.domain.Annex;
import crossbrief.domain.Article;
import crossbrief.domain.ArticleException;
import crossbrief.domain.ArticleId;
import crossbrief.domain.DateOrigin;
import crossbrief.domain.Imprint;
import crossbrief.domain.Sha256;
import crossbrief.ingest.Inbox.Found;
import crossbrief.ingest.SeenArticles.Seen;
import crossbrief.text.Languages;
import crossbrief.text.Reading;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what people have into articles: files, folders, JSON Lines on standard input, feeds and
 * pages. What cannot be read is skipped with its reason, and the rest goes on.
 */
public final class ArticleReader {
  /** Feeds list an article some time after it was published. */
  private static final Duration LATE = Duration.ofDays(2);

  private static final Pattern DAY_IN_NAME =
      Pattern.compile(
          "(?<!\\p{Alnum})((?:19|20)\\d\\d)-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\\d|3[01])(?!\\p{Alnum})");
  private static final String STDIN = "-";
  private static final String TEXT_KEY = "text:";
  private static final double VERSION_SHARE = 0.25;

  private final IngestConfig config;
  private final Clock clock;
  private final Clock wall;
  private final InputStream stdin;
  private final Agencies agencies = new Agencies();
  private final Publishers publishers;
  private final @Nullable SeenArticles memory;
  private final @Nullable Memory store;

  /**
   * A reader for one run.
   *
   * @param clock of the brief, which may stand still
   * @param wall the clock of the wall, for waiting
   * @param stdin what the input {@code -} reads
   * @param store where what was read is remembered; absent when nothing is
   * @throws IngestException when a table of the user's cannot be used
   */
  public ArticleReader(
      IngestConfig config, Clock clock, Clock wall, InputStream stdin, @Nullable Memory store) {
    this.config = config;
    this.clock = clock;
    this.wall = wall;
    this.stdin = stdin;
    this.publishers = new Publishers(config.tables());
    this.store = store;
    this.memory = store == null ? null : new SeenArticles(store);
  }

  /** A reader for one run, that remembers in the folder of its settings, where there is one. */
  public ArticleReader(IngestConfig config, Clock clock, Clock wall, InputStream stdin) {
    this(
        config,
        clock,
        wall,
        stdin,
        config.memory() == null ? null : new FolderMemory(config.memory()));
  }

  /** Reads files and folders, with what holds when nothing is set. */
  public static Ingested readFiles(List<Path> inputs, Clock clock) {
    return new ArticleReader(IngestConfig.DEFAULT, clock, clock, InputStream.nullInputStream())
        .read(inputs.stream().map(Path::toString).toList());
  }

  /**
   * Reads all inputs in their order: paths, web addresses, or {@code -}.
   *
   * @throws IngestException when an input does not exist, or none of them holds an article
   */
  public Ingested read(List<String> inputs) {
    return read(inputs, false);
  }

  /**
   * Reads all inputs, and leaves out those that are not there.
   *
   * @throws IngestException when none of them holds an article
   */
  public Ingested readWhatIsThere(List<String> inputs) {
    return read(inputs, true);
  }

  private Ingested read(List<String> inputs, boolean leavesOutWhatIsNotThere) {
    Inbox inbox = new Inbox();
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    DocumentReader documents = new DocumentReader(inbox, today, System::nanoTime);
    FileSource files = new FileSource(inbox, documents, today);
    WebClient client = new WebClient(config, wall, System::nanoTime);
    WebSource web = new WebSource(client, today, System::nanoTime);
    boolean byHand = true;
    for (String input : inputs) {
      int before = inbox.found().size() + inbox.skipped().size();
      if (input.equals(STDIN)) {
        readStandardInput(inbox, today);
        byHand = false;
      } else if (WebSource.isAddress(input)) {
        web.read(input, this::isWorthARequest, inbox);
      } else {
        try {
          Path path = path(input);
          files.read(path);
          byHand &= !Files.isDirectory(path);
        } catch (IngestException e) {
          if (!leavesOutWhatIsNotThere) {
            throw e;
          }
          inbox.skipped(input, String.valueOf(e.getMessage()));
        }
      }
      byHand &= inbox.found().size() + inbox.skipped().size() <= before + 1;
    }
    return taken(inputs, inbox, byHand);
  }

  /** Where this reader remembers; empty when it does not. */
  public Optional<Memory> memory() {
    return Optional.ofNullable(store);
  }

  /** What is to be remembered of what was read, once the brief of it is delivered. */
  public Map<String, byte[]> memories(Ingested read) {
    return SeenArticles.entries(read.articles(), read.keys(), clock.instant());
  }

  private static Path path(String input) {
    try {
      return Path.of(input);
    } catch (InvalidPathException e) {
      throw new IngestException("cannot read " + input + ": not the name of a file or folder");
    }
  }

  private void readStandardInput(Inbox inbox, LocalDate today) {
    try {
      JsonLines.read(stdin, "stdin", today, inbox);
    } catch (ArticleException e) {
      inbox.skipped("stdin", String.valueOf(e.getMessage()));
    }
  }

  /** An entry of a feed that is from before the window is not asked for. */
  private boolean isWorthARequest(Draft entry) {
    boolean inside = isInside(entry.published(), entry.modified());
    outsideFeeds += inside ? 0 : 1;
    return inside;
  }

  private int outsideFeeds;

  private Ingested taken(List<String> inputs, Inbox inbox, boolean byHand) {
    List<Article> articles = new ArrayList<>();
    List<Article> earlier = new ArrayList<>();
    Set<String> once = new HashSet<>();
    Map<String, String> keys = new HashMap<>();
    int seenBefore = 0;
    int outside = outsideFeeds;
    int read = 0;
    for (Found found : inbox.found()) {
      Article article = article(found, ArticleId.ofNumber(articles.size() + 1));
      String key = key(found, article);
      read++;
      if (!key.startsWith(TEXT_KEY) && !once.add(key)) {
        inbox.skipped(found.name(), "the article at " + article.uri() + " was read already");
        continue;
      }
      Optional<Seen> seen = memory == null ? Optional.empty() : memory.find(key);
      if (seen.isPresent() && seen.get().article().sha256().equals(article.sha256())) {
        seenBefore++;
      } else if (seen.isPresent() && isVersion(seen.get().article(), article)) {
        earlier.add(asAnnex(seen.get().article(), article));
        keys.put(article.id().value(), key);
        articles.add(article);
      } else if (isInside(found)) {
        keys.put(article.id().value(), key);
        articles.add(article);
      } else {
        outside++;
      }
    }
    if (articles.isEmpty()) {
      String message = nothingRead(inputs, inbox, read, seenBefore, outside);
      throw read > 0 || outside > 0
          ? new NothingNewException(message)
          : new IngestException(message);
    }
    List<Article> annexes = new ArrayList<>();
    for (Article before : earlier) {
      annexes.add(before.withId(ArticleId.ofNumber(articles.size() + annexes.size() + 1)));
    }
    return new Ingested(
        articles,
        annexes,
        inbox.skipped(),
        seenBefore,
        outside,
        byHand ? Ingested.Choice.BY_HAND : Ingested.Choice.BY_COLLECTION,
        keys);
  }

  /** By what an article is known again: its address, else its file, else its text. */
  private static String key(Found found, Article article) {
    return WebSource.isAddress(article.uri())
        ? article.uri()
        : !found.place().isEmpty() ? "file:" + found.place() : TEXT_KEY + article.sha256();
  }

  private static Article asAnnex(Article before, Article now) {
    return before.withImprint(Imprint.NONE.as(new Annex(Annex.Kind.EARLIER_VERSION, now.id())));
  }

  /** Whether two texts are versions of one: places are used again for other articles. */
  private static boolean isVersion(Article before, Article now) {
    Set<String> one = runs(before.text());
    Set<String> other = runs(now.text());
    Set<String> smaller = one.size() <= other.size() ? one : other;
    Set<String> larger = smaller == one ? other : one;
    long shared = smaller.stream().filter(larger::contains).count();
    return shared >= VERSION_SHARE * smaller.size();
  }

  /** All runs of three words. */
  private static Set<String> runs(String text) {
    String[] words = text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{Nd}]+");
    Set<String> runs = new HashSet<>();
    for (int i = 0; i + 2 < words.length; i++) {
      runs.add(words[i] + " " + words[i + 1] + " " + words[i + 2]);
    }
    return runs;
  }

  private static String nothingRead(
      List<String> inputs, Inbox inbox, int read, int seenBefore, int outside) {
    String named = String.join(", ", inputs);
    if (read > 0 || outside > 0) {
      return "nothing new in "
          + named
          + ": "
          + seenBefore
          + " articles were read by an earlier run, "
          + outside
          + " are from before the time that was asked for";
    }
    String reasons =
        inbox.skipped().isEmpty()
            ? ""
            : "; left out: "
                + String.join(
                    "; ",
                    inbox.skipped().stream()
                        .limit(5)
                        .map(s -> s.uri() + " (" + s.reason() + ")")
                        .toList());
    return "no article found in "
        + named
        + ": put text, Markdown, HTML, PDF, Word, e-mail, JSON or feed files there, or name other inputs"
        + reasons;
  }

  /**
   * Whether an article is new enough: published or changed since the time that was asked for, else,
   * where it comes from the web, since the last run; what has no date is kept, and so is a file
   * that no run has read.
   */
  private boolean isInside(Found found) {
    if (config.since() == null && !WebSource.isAddress(found.name())) {
      return true;
    }
    Dating modified = found.draft().modified();
    return isInside(dating(found), modified);
  }

  private static @Nullable Dating dating(Found found) {
    return found.draft().published() != null ? found.draft().published() : otherwise(found);
  }

  private boolean isInside(@Nullable Dating published, @Nullable Dating modified) {
    Optional<Instant> from = from();
    if (from.isEmpty() || (published == null && modified == null)) {
      return true;
    }
    return isSince(published, from.get()) || isSince(modified, from.get());
  }

  private Optional<Instant> from() {
    if (config.since() != null) {
      return Optional.of(config.since().from(clock.instant()));
    }
    return memory == null ? Optional.empty() : memory.lastRun().map(at -> at.minus(LATE));
  }

  private static boolean isSince(@Nullable Dating dating, Instant from) {
    if (dating == null) {
      return false;
    }
    Instant at = dating.at();
    return at != null
        ? !at.isBefore(from)
        : !dating.day().isBefore(LocalDate.ofInstant(from, ZoneOffset.UTC));
  }

  private Article article(Found found, ArticleId id) {
    Draft draft = found.draft();
    Dating dating = dating(found);
    Dating modified = draft.modified();
    String source = line(source(found));
    String uri = draft.uri() == null || draft.uri().isBlank() ? found.name() : draft.uri();
    String text = TextFiles.clean(draft.text()).strip();
    return new Article(
        id,
        source,
        draft.title() == null ? null : line(draft.title()),
        TextFiles.clean(uri).replace('\n', ' '),
        dating == null ? null : dating.day(),
        dating == null ? null : dating.at(),
        dating == null ? DateOrigin.NONE : dating.origin(),
        Sha256.of(text.getBytes(StandardCharsets.UTF_8)),
        text,
        new Imprint(
            draft.byline() == null ? null : line(draft.byline()),
            agencies.of(draft.byline(), source, text).orElse(null),
            publishers.of(uri, source).orElse(null),
            language(draft, text),
            dating == null ? null : dating.where(),
            modified == null ? null : modified.at(),
            null));
  }

  private static String line(String text) {
    return TextFiles.clean(text).replaceAll("\\s+", " ").strip();
  }

  /** The outlet by the document, else by the folder, else by the address, else by the name. */
  private static String source(Found found) {
    String own = found.draft().source();
    if (own != null && !own.isBlank()) {
      return own;
    }
    String name = found.name();
    if (WebSource.isAddress(name)) {
      return Publishers.host(name).orElse(name);
    }
    int slash = name.indexOf('/');
    boolean inFolder =
        slash > 0 && !name.substring(0, slash).matches("(?i).*\\.(?:zip|eml|mbox|docx|pdf)");
    return inFolder ? name.substring(0, slash) : Publishers.host(found.draft().uri()).orElse(name);
  }

  /** A date by the text, or by the name of the file; absent when neither has one. */
  private static @Nullable Dating otherwise(Found found) {
    Optional<Dating> inText =
        Reading.publicationDay(found.draft().text())
            .flatMap(t -> Optional.ofNullable(t.lo()))
            .map(day -> new Dating(day, null, DateOrigin.TEXT, "a sentence of the text"));
    return inText.or(() -> inName(found.name())).orElse(null);
  }

  private static Optional<Dating> inName(String name) {
    Matcher m = DAY_IN_NAME.matcher(name.substring(name.lastIndexOf('/') + 1));
    return m.find() && !WebSource.isAddress(name)
        ? Dating.parse(
            m.group(1) + "-" + m.group(2) + "-" + m.group(3), DateOrigin.FILE, "file name")
        : Optional.empty();
  }

  private static @Nullable String language(Draft draft, String text) {
    return Languages.of(text)
        .map(told -> agreeing(told, draft.language()))
        .orElseGet(() -> tag(draft.language()));
  }

  /** A declared tag that says the same in more detail stays. */
  private static String agreeing(String told, @Nullable String declared) {
    String tag = tag(declared);
    return tag != null && tag.startsWith(told + "-") ? tag : told;
  }

  private static @Nullable String tag(@Nullable String declared) {
    String tag =
        declared == null
            ? ""
            : declared.strip().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    return tag.matches("[a-z]{2,3}(?:-[a-z0-9]{2,8})*") ? tag : null;
  }
}
