package crossbrief.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;

/**
 * Measures what is read from pages and feeds on public sets, which are not part of this project:
 * give the folder that holds check-outs of {@code article-extraction-benchmark} (scrapinghub),
 * {@code trafilatura} and {@code htmldate} (adbar), {@code readability} (mozilla) and {@code
 * feedparser} (kurtmckee) and {@code chardet} (chardet); what is not there is left out. Run with
 * {@code mvn -q test-compile exec:java@ingest-benchmark -Dexec.args=DIR}.
 */
public final class IngestBenchmark {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(com.fasterxml.jackson.core.JsonParser.Feature.ALLOW_NON_NUMERIC_NUMBERS);
  private static final Pattern TOKEN = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);

  private IngestBenchmark() {}

  /** Prints one line a set. */
  public static void main(String[] args) throws IOException {
    Path sets = Path.of(args[0]);
    boolean each = args.length > 1;
    if (Files.isDirectory(sets.resolve("article-extraction-benchmark"))) {
      bodies(sets.resolve("article-extraction-benchmark"), each);
    }
    if (Files.isDirectory(sets.resolve("trafilatura"))) {
      segments(sets.resolve("trafilatura/tests"), each);
    }
    if (Files.isDirectory(sets.resolve("trafilatura"))
        || Files.isDirectory(sets.resolve("chardet"))) {
      charsets(sets.resolve("trafilatura/tests"), sets.resolve("chardet/tests"));
    }
    if (Files.isDirectory(sets.resolve("htmldate"))) {
      dates(sets.resolve("htmldate/tests"), each);
    }
    if (Files.isRegularFile(sets.resolve("feedparser/oracle.json"))) {
      feeds(sets.resolve("feedparser"), each);
    }
    if (Files.isDirectory(sets.resolve("readability"))) {
      metadata(sets.resolve("readability/test/test-pages"), each);
    }
  }

  private static void dates(Path tests, boolean each) throws IOException {
    int right = 0;
    int wrong = 0;
    int none = 0;
    for (String file : List.of("eval_mediacloud_2020.json", "eval_default.json")) {
      for (Map.Entry<String, JsonNode> item :
          JSON.readTree(tests.resolve(file).toFile()).properties()) {
        String name = item.getValue().path("file").asText();
        Path at =
            java.util.stream.Stream.of("test_set", "cache", "eval")
                .map(d -> tests.resolve(d).resolve(name))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
        org.jsoup.nodes.Document page =
            Jsoup.parse(TextBytes.decodeMarkup(Files.readAllBytes(at), null));
        JsonLd data = JsonLd.of(page);
        java.util.Optional<Dating> dated =
            new PageDates(
                    page,
                    new PageMetadata(page, data),
                    data,
                    item.getKey(),
                    java.time.LocalDate.of(2026, 11, 22))
                .published();
        String expected = item.getValue().path("date").asText();
        boolean same = dated.map(d -> d.day().toString()).orElse("").equals(expected);
        right += same ? 1 : 0;
        wrong += !same && dated.isPresent() ? 1 : 0;
        none += dated.isEmpty() ? 1 : 0;
        if (each && !same) {
          System.out.println("1d " + expected + " " + dated + " " + name + " " + item.getKey());
        }
      }
    }
    double p = (double) right / (right + wrong);
    double r = (double) right / (right + none);
    System.out.printf(
        Locale.ROOT,
        "htmldate: %d pages, P %.3f R %.3f Acc %.3f F1 %.3f%n",
        right + wrong + none,
        p,
        r,
        (double) right / (right + wrong + none),
        2 * p * r / (p + r));
  }

  private static void metadata(Path pages, boolean each) throws IOException {
    int titles = 0;
    int bylines = 0;
    int sites = 0;
    int withByline = 0;
    int withSite = 0;
    int all = 0;
    List<Path> folders;
    try (java.util.stream.Stream<Path> list = Files.list(pages)) {
      folders = list.sorted().toList();
    }
    for (Path folder : folders) {
      JsonNode expected = JSON.readTree(folder.resolve("expected-metadata.json").toFile());
      org.jsoup.nodes.Document page =
          Jsoup.parse(
              TextBytes.decodeMarkup(Files.readAllBytes(folder.resolve("source.html")), null));
      PageMetadata metadata = new PageMetadata(page, JsonLd.of(page));
      all++;
      boolean title =
          same(
              expected.path("title").asText(),
              String.valueOf(
                  HtmlPage.read(
                          TextBytes.decodeMarkup(
                              Files.readAllBytes(folder.resolve("source.html")), null),
                          null,
                          java.time.LocalDate.of(2026, 11, 22))
                      .title()));
      titles += title ? 1 : 0;
      if (each && !title) {
        System.out.println(
            "1c " + expected.path("title") + " " + metadata.title() + " " + folder.getFileName());
      }
      if (expected.hasNonNull("byline")) {
        withByline++;
        bylines += same(expected.path("byline").asText(), metadata.byline().orElse("")) ? 1 : 0;
      }
      if (expected.hasNonNull("siteName")) {
        withSite++;
        sites += same(expected.path("siteName").asText(), metadata.site().orElse("")) ? 1 : 0;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "readability: title right on %d of %d pages, byline %d of %d, site %d of %d%n",
        titles,
        all,
        bylines,
        withByline,
        sites,
        withSite);
  }

  private static void feeds(Path set, boolean each) throws IOException {
    JsonNode oracle = JSON.readTree(set.resolve("oracle.json").toFile());
    int withEntries = 0;
    int right = 0;
    int crashed = 0;
    int others = 0;
    int titles = 0;
    int withTitle = 0;
    int links = 0;
    int withLink = 0;
    for (Map.Entry<String, JsonNode> file : oracle.properties()) {
      int expected = file.getValue().path("n").asInt();
      Feed feed;
      try {
        feed =
            FeedReader.read(
                TextBytes.decodeMarkup(
                    Files.readAllBytes(set.resolve("tests").resolve(file.getKey())), null),
                null);
      } catch (RuntimeException e) {
        crashed++;
        System.out.println("1e crashed " + file.getKey() + " " + e);
        continue;
      }
      if (expected > 0) {
        withEntries++;
        right += feed.entries().size() == expected ? 1 : 0;
        if (each && feed.entries().size() != expected) {
          System.out.println("1e " + expected + " " + feed.entries().size() + " " + file.getKey());
        }
        if (!feed.entries().isEmpty()) {
          Feed.Entry first = feed.entries().get(0);
          String title = file.getValue().path("title").asText("");
          if (!title.isBlank() && !title.equals("null")) {
            withTitle++;
            boolean same =
                normal(Jsoup.parse(title).text()).equals(normal(String.valueOf(first.title())));
            titles += same ? 1 : 0;
            if (each && !same) {
              System.out.println("1e title " + title + " | " + first.title() + " " + file.getKey());
            }
          }
          String link = file.getValue().path("link").asText("");
          if (!link.isBlank() && !link.equals("null")) {
            withLink++;
            boolean same = link.equals(first.link());
            links += same ? 1 : 0;
            if (each && !same) {
              System.out.println("1e link " + link + " | " + first.link() + " " + file.getKey());
            }
          }
        }
      } else {
        others++;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "feedparser: entry count right on %d of %d feeds, first title %d of %d, link %d of %d; %d other files; %d crashes%n",
        right,
        withEntries,
        titles,
        withTitle,
        links,
        withLink,
        others,
        crashed);
  }

  /** Texts of the pages, each in every character set of its language. */
  /** The character sets in which texts of a language are found, beside UTF-8 and UTF-16. */
  private static final Map<String, List<String>> SETS =
      Map.ofEntries(
          Map.entry("ru", List.of("windows-1251", "KOI8-R")),
          Map.entry("bg", List.of("windows-1251")),
          Map.entry("uk", List.of("windows-1251")),
          Map.entry("pl", List.of("windows-1250", "ISO-8859-2")),
          Map.entry("cs", List.of("windows-1250", "ISO-8859-2")),
          Map.entry("sk", List.of("windows-1250", "ISO-8859-2")),
          Map.entry("hu", List.of("windows-1250", "ISO-8859-2")),
          Map.entry("ja", List.of("Shift_JIS", "EUC-JP")),
          Map.entry("zh", List.of("GB18030", "Big5")),
          Map.entry("ko", List.of("EUC-KR")),
          Map.entry("el", List.of("windows-1253")),
          Map.entry("he", List.of("windows-1255")),
          Map.entry("tr", List.of("windows-1254")));

  private static void charsets(Path trafilatura, Path chardet) throws IOException {
    Map<String, int[]> results = new java.util.TreeMap<>();
    int texts = 0;
    for (String text : texts(trafilatura, chardet)) {
      Optional<String> language = crossbrief.text.Languages.of(text);
      if (text.length() < 200 || language.isEmpty()) {
        continue;
      }
      texts++;
      List<String> names = new ArrayList<>(List.of("UTF-8", "UTF-16LE", "UTF-16BE"));
      names.addAll(SETS.getOrDefault(language.get(), List.of("windows-1252")));
      for (String name : names) {
        Charset charset = Charset.forName(name);
        if (charset.newEncoder().canEncode(text)) {
          count(results, name, TextBytes.decode(text.getBytes(charset), null).equals(text));
        }
      }
    }
    report(texts + " texts in character sets of their languages", results);
    if (Files.isDirectory(chardet)) {
      chardetFiles(chardet);
    }
  }

  private static List<String> texts(Path trafilatura, Path chardet) throws IOException {
    List<String> texts = new ArrayList<>();
    if (Files.isDirectory(trafilatura)) {
      for (Map.Entry<String, JsonNode> item :
          JSON.readTree(trafilatura.resolve("evaldata.json").toFile()).properties()) {
        String file = item.getValue().path("file").asText();
        Path at = trafilatura.resolve("cache").resolve(file);
        Path page = Files.exists(at) ? at : trafilatura.resolve("eval").resolve(file);
        texts.add(String.join("\n", body(Files.readAllBytes(page))));
      }
    }
    for (Path file : files(chardet)) {
      Optional<Charset> charset = named(file);
      if (charset.isPresent()) {
        texts.add(plain(Files.readAllBytes(file), charset.get()));
      }
    }
    return texts;
  }

  /** Files as they were found, in the character set that their folder names. */
  private static void chardetFiles(Path tests) throws IOException {
    Map<String, int[]> results = new java.util.TreeMap<>();
    for (Path file : files(tests)) {
      Optional<Charset> charset = named(file);
      if (charset.isPresent()) {
        byte[] bytes = Files.readAllBytes(file);
        String decoded = TextBytes.decode(bytes, null);
        boolean right =
            letters(decoded).equals(letters(new String(bytes, charset.get())))
                || letters(decoded).equals(letters(new String(bytes, wider(charset.get()))));
        count(results, file.getName(file.getNameCount() - 2).toString(), right);
      }
    }
    report("files of chardet as they are, without their declaration", results);
  }

  /** What browsers read by the name of a smaller set. */
  private static Charset wider(Charset charset) {
    return Charset.forName(
        switch (charset.name()) {
          case "ISO-8859-1", "US-ASCII" -> "windows-1252";
          case "GB2312" -> "GB18030";
          case "Shift_JIS" -> "windows-31j";
          case "EUC-KR" -> "x-windows-949";
          case "Big5" -> "Big5-HKSCS";
          case "ISO-8859-9" -> "windows-1254";
          default -> charset.name();
        });
  }

  private static String letters(String text) {
    return text.replaceAll("[^\\p{L}\\p{N}]+", " ");
  }

  private static List<Path> files(Path tests) throws IOException {
    if (!Files.isDirectory(tests)) {
      return List.of();
    }
    try (java.util.stream.Stream<Path> all = Files.walk(tests, 2)) {
      return all.filter(f -> Files.isRegularFile(f) && !f.endsWith("README.txt")).sorted().toList();
    }
  }

  /** The character set that a folder is named by; empty when Java does not know it. */
  private static Optional<Charset> named(Path file) {
    String folder = file.getName(file.getNameCount() - 2).toString();
    String name =
        folder.equals("utf-8-sig")
            ? "UTF-8"
            : folder.replaceAll("-[a-z]{4,}$", "").toUpperCase(Locale.ROOT);
    try {
      return Optional.of(Charset.forName(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The running text of a file of markup, without what is not of its character set. */
  private static String plain(byte[] bytes, Charset charset) {
    return Jsoup.parse(new String(bytes, charset))
        .wholeText()
        .replace("\ufffd", "")
        .replace("\ufeff", "")
        .strip();
  }

  private static void count(Map<String, int[]> results, String name, boolean right) {
    int[] result = results.computeIfAbsent(name, k -> new int[2]);
    result[0] += right ? 1 : 0;
    result[1]++;
  }

  private static void report(String what, Map<String, int[]> results) {
    int right = 0;
    int all = 0;
    for (Map.Entry<String, int[]> r : results.entrySet()) {
      right += r.getValue()[0];
      all += r.getValue()[1];
      System.out.printf("  %s: %d of %d%n", r.getKey(), r.getValue()[0], r.getValue()[1]);
    }
    System.out.printf(
        Locale.ROOT,
        "%s: %d of %d decoded exactly (%.3f)%n",
        what,
        right,
        all,
        (double) right / all);
  }

  private static boolean same(String a, String b) {
    return normal(a).equals(normal(b));
  }

  private static List<String> body(byte[] html) {
    return ArticleBody.of(Jsoup.parse(TextBytes.decodeMarkup(html, null)));
  }

  private static void bodies(Path set, boolean each) throws IOException {
    JsonNode truth = JSON.readTree(set.resolve("ground-truth.json").toFile());
    double precision = 0;
    double recall = 0;
    int withPrediction = 0;
    int withTruth = 0;
    int pages = 0;
    long start = System.nanoTime();
    for (Map.Entry<String, JsonNode> page : truth.properties()) {
      byte[] html;
      try (InputStream in =
          new GZIPInputStream(
              Files.newInputStream(set.resolve("html/" + page.getKey() + ".html.gz")))) {
        html = in.readAllBytes();
      }
      Map<List<String>, Integer> expected = shingles(page.getValue().path("articleBody").asText());
      Map<List<String>, Integer> found = shingles(String.join("\n", body(html)));
      double tp = 0;
      double fp = 0;
      double fn = 0;
      Set<List<String>> all = new HashSet<>(expected.keySet());
      all.addAll(found.keySet());
      for (List<String> s : all) {
        int e = expected.getOrDefault(s, 0);
        int f = found.getOrDefault(s, 0);
        tp += Math.min(e, f);
        fp += Math.max(0, f - e);
        fn += Math.max(0, e - f);
      }
      pages++;
      if (tp + fp > 0) {
        withPrediction++;
        precision += fp == 0 && fn == 0 ? 1 : tp / (tp + fp);
      }
      if (tp + fn > 0) {
        withTruth++;
        recall += fp == 0 && fn == 0 ? 1 : tp / (tp + fn);
      }
      if (each) {
        System.out.printf(
            Locale.ROOT,
            "1a %.2f %.2f %s %s%n",
            tp / Math.max(1, tp + fp),
            tp / Math.max(1, tp + fn),
            page.getKey().substring(0, 8),
            page.getValue().path("url").asText());
      }
    }
    double p = precision / withPrediction;
    double r = recall / withTruth;
    System.out.printf(
        Locale.ROOT,
        "article-extraction-benchmark: %d pages, P %.3f R %.3f F1 %.3f, %.1f ms a page%n",
        pages,
        p,
        r,
        2 * p * r / (p + r),
        (System.nanoTime() - start) / 1e6 / pages);
  }

  private static Map<List<String>, Integer> shingles(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher m = TOKEN.matcher(text);
    while (m.find()) {
      tokens.add(m.group());
    }
    Map<List<String>, Integer> shingles = new HashMap<>();
    for (int i = 0; i < Math.max(1, tokens.size() - 3); i++) {
      List<String> shingle = List.copyOf(tokens.subList(i, Math.min(tokens.size(), i + 4)));
      if (!shingle.isEmpty()) {
        shingles.merge(shingle, 1, Integer::sum);
      }
    }
    return shingles;
  }

  private static void segments(Path tests, boolean each) throws IOException {
    JsonNode data = JSON.readTree(tests.resolve("evaldata.json").toFile());
    int tp = 0;
    int fp = 0;
    int fn = 0;
    int tn = 0;
    int pages = 0;
    long start = System.nanoTime();
    for (Map.Entry<String, JsonNode> item : data.properties()) {
      String file = item.getValue().path("file").asText();
      Path at = tests.resolve("cache").resolve(file);
      byte[] html = Files.readAllBytes(Files.exists(at) ? at : tests.resolve("eval").resolve(file));
      String text = normal(String.join("\n", body(html)));
      int lost = 0;
      int extra = 0;
      for (JsonNode w : item.getValue().path("with")) {
        boolean in = text.contains(normal(w.asText()));
        tp += in ? 1 : 0;
        lost += in ? 0 : 1;
      }
      for (JsonNode w : item.getValue().path("without")) {
        boolean in = text.contains(normal(w.asText()));
        tn += in ? 0 : 1;
        extra += in ? 1 : 0;
        if (each && in) {
          System.out.println("1b extra " + file + " | " + normal(w.asText()));
        }
      }
      if (each && lost > 0) {
        System.out.println(
            "1b lost "
                + lost
                + " of "
                + item.getValue().path("with").size()
                + " "
                + file
                + " chars "
                + text.length());
      }
      fn += lost;
      fp += extra;
      pages++;
    }
    double p = (double) tp / (tp + fp);
    double r = (double) tp / (tp + fn);
    System.out.printf(
        Locale.ROOT,
        "trafilatura: %d pages, P %.3f R %.3f Acc %.3f F1 %.3f, %.1f ms a page%n",
        pages,
        p,
        r,
        (double) (tp + tn) / (tp + tn + fp + fn),
        2 * p * r / (p + r),
        (System.nanoTime() - start) / 1e6 / pages);
  }

  private static String normal(String text) {
    return text.replaceAll("[\\s\\u00a0]+", " ").strip();
  }

  static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
