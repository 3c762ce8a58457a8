package crossbrief.bench;

import crossbrief.domain.Article;
import crossbrief.domain.ArticleId;
import crossbrief.domain.DateOrigin;
import crossbrief.domain.Sha256;
import crossbrief.job.ModelPath;
import crossbrief.llm.LlmClient;
import crossbrief.llm.LlmConfig;
import crossbrief.llm.StandIn;
import crossbrief.llm.StandInModel;
import crossbrief.llm.TestLlm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How near the model path comes to the ideal time, against a server on loopback that answers after
 * a fixed time. Server and client are processes of their own, so that CPU and memory are the
 * client's alone. Run with {@code mvn -q test-compile exec:java@benchmark}; a number as argument
 * divides the articles, for a short run.
 */
public final class ModelPathBenchmark {
  private ModelPathBenchmark() {}

  /**
   * One case.
   *
   * @param perMinute the limit of the server, kept by the client too; 0 for none
   */
  private record Case(
      String name, int articles, int millis, int inFlight, int perMinute, String heap) {
    double idealSeconds() {
      double byLatency = Math.ceil((double) articles / inFlight) * millis / 1000;
      double byRate = perMinute == 0 ? 0 : (articles - 1) * 60.0 / perMinute + millis / 1000.0;
      return Math.max(byLatency, byRate);
    }
  }

  private static final List<Case> CASES =
      List.of(
          new Case("1,000 at 2 s, 64 in flight, -Xmx128m", 1000, 2000, 64, 0, "128m"),
          new Case("10,000 at 50 ms, 64 in flight", 10_000, 50, 64, 0, "512m"),
          new Case("10,000 at 50 ms, 256 in flight", 10_000, 50, 256, 0, "256m"),
          new Case("300 at 200 ms, 600 a minute", 300, 200, 64, 600, "256m"));

  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length > 0 && args[0].equals("server")) {
      serve(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    } else if (args.length > 0 && args[0].equals("client")) {
      ask(args);
    } else {
      int divisor = args.length == 0 ? 1 : Integer.parseInt(args[0]);
      System.out.println(
          "case | ideal s | took s | ratio | cpu ms/article | peak MB | most in flight | 429s | summarized");
      // Removed at the end: a file system that has just lost ten thousand files makes new ones
      // slowly.
      Path caches = Files.createTempDirectory("crossbrief-bench");
      try {
        for (Case one : CASES) {
          System.out.println(measured(one, divisor, caches));
        }
      } finally {
        try (Stream<Path> all = Files.walk(caches)) {
          for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(file);
          }
        }
      }
    }
  }

  private static String measured(Case whole, int divisor, Path caches) throws IOException {
    Case one =
        new Case(
            whole.name(),
            whole.articles() / divisor,
            whole.millis(),
            whole.inFlight(),
            whole.perMinute(),
            whole.heap());
    Process server =
        java("256m", "server", String.valueOf(one.millis()), String.valueOf(one.perMinute()));
    try (BufferedReader says = reader(server)) {
      int port = Integer.parseInt(says.readLine());
      Process client =
          java(
              one.heap(),
              "client",
              String.valueOf(port),
              String.valueOf(one.articles()),
              String.valueOf(one.inFlight()),
              String.valueOf(one.perMinute()),
              Files.createTempDirectory(caches, "case").toString());
      String[] told = reader(client).readLine().split(" ");
      server.getOutputStream().write('\n');
      server.getOutputStream().flush();
      String[] counted = says.readLine().split(" ");
      double took = Double.parseDouble(told[0]);
      return String.format(
          Locale.ROOT,
          "%s | %.2f | %.2f | %.3f | %.2f | %s | %s | %s | %s",
          one.name(),
          one.idealSeconds(),
          took,
          took / one.idealSeconds(),
          Double.parseDouble(told[1]) / one.articles(),
          told[2],
          counted[0],
          counted[1],
          told[3]);
    } finally {
      server.destroyForcibly();
    }
  }

  private static BufferedReader reader(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  private static Process java(String heap, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heap);
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=error");
    command.add("-cp");
    command.add(classPath());
    command.add(ModelPathBenchmark.class.getName());
    command.addAll(List.of(args));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** The class path, also under a build tool that keeps it to itself. */
  private static String classPath() {
    if (ModelPathBenchmark.class.getClassLoader() instanceof java.net.URLClassLoader loader) {
      List<String> parts = new ArrayList<>();
      for (java.net.URL url : loader.getURLs()) {
        parts.add(Path.of(java.net.URI.create(url.toString())).toString());
      }
      return String.join(System.getProperty("path.separator"), parts);
    }
    return System.getProperty("java.class.path");
  }

  private static void serve(int millis, int perMinute) throws IOException {
    StandInModel model = new StandInModel(millis);
    Bucket bucket = new Bucket(perMinute);
    String fixed = StandIn.wire(LlmConfig.Provider.OPENAI, StandInModel.summary(text(0)), "stop");
    StandIn server =
        new StandIn(
                asked -> {
                  if (perMinute > 0 && !bucket.admits()) {
                    return StandIn.Act.status(429, "{\"error\":{\"message\":\"slow down\"}}")
                        .with("Retry-After", "1");
                  }
                  return asked.body().contains(COMMON)
                      ? StandIn.Act.reply(fixed).after(millis)
                      : model.apply(asked);
                })
            .forgetful();
    System.out.println(server.port());
    System.in.read();
    System.out.println(server.mostInFlight() + " " + server.refused());
    server.close();
  }

  /**
   * A bucket that holds what one second allows and fills evenly, as providers' limits by the minute
   * do.
   */
  private static final class Bucket {
    private final double perNano;
    private final double most;
    private double held;
    private long at = System.nanoTime();

    Bucket(int perMinute) {
      perNano = perMinute / 60e9;
      most = Math.max(1, perMinute / 60);
      held = most;
    }

    synchronized boolean admits() {
      long now = System.nanoTime();
      held = Math.min(most, held + (now - at) * perNano);
      at = now;
      if (held < 1) {
        return false;
      }
      held--;
      return true;
    }
  }

  private static void ask(String[] args) throws IOException {
    int articles = Integer.parseInt(args[2]);
    Path cache = Path.of(args[5]);
    LlmConfig config =
        TestLlm.config(
            LlmConfig.Provider.OPENAI,
            "http://127.0.0.1:" + args[1] + "/v1",
            cache,
            new LlmConfig.Limits(
                Integer.parseInt(args[3]), Integer.parseInt(args[4]), 0, 5, Duration.ofSeconds(1)),
            LlmConfig.Budget.NONE,
            Duration.ofSeconds(60));
    List<Article> all =
        IntStream.rangeClosed(1, articles).mapToObj(ModelPathBenchmark::article).toList();
    LlmClient llm = TestLlm.client(config);
    ModelPath.rehearse(llm);
    long start = System.nanoTime();
    long summarized = ModelPath.summarized(llm, all);
    double seconds = (System.nanoTime() - start) / 1e9;
    long cpuMillis =
        ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime()
            / 1_000_000;
    System.out.println(
        String.format(
            Locale.ROOT, "%.3f %d %d %d", seconds, cpuMillis, peakMegabytes(), summarized));
    System.exit(0);
  }

  private static long peakMegabytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }

  private static final String COMMON =
      "The council of Brill met on Monday to talk about the bridge";

  /** About 3,700 letters, as a long news story has. */
  private static String text(int n) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      text.append(COMMON)
          .append(". Mayor Lena Voss said that ")
          .append(i + 10)
          .append(" of the plans were ready and would be shown.\n");
    }
    return text.append("This is story number ").append(n).append(" of the night.").toString();
  }

  private static Article article(int n) {
    String text = text(n);
    return new Article(
        ArticleId.ofNumber(n),
        "source",
        null,
        n + ".txt",
        null,
        null,
        DateOrigin.NONE,
        Sha256.of(text.getBytes(StandardCharsets.UTF_8)),
        text);
  }
}
