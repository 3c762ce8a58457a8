package crossbrief.bench;

import crossbrief.TestBriefs;
import crossbrief.domain.Brief;
import crossbrief.render.BriefRenderer;
import crossbrief.render.HtmlBriefRenderer;
import crossbrief.render.PdfBriefRenderer;
import crossbrief.render.RenderConfig;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Times the rendering of briefs: the seeds when warm, then briefs of growing size. Given a folder,
 * it writes the HTML and PDF there and times WeasyPrint and Chromium on the same HTML, where they
 * are installed.
 */
public final class RenderBenchmark {
  private static final int WARM_RUNS = 800;
  private static final long MAX_SECONDS = 600;

  private RenderBenchmark() {}

  /** Arguments: the most stories (60 when absent), and a folder for what is made. */
  public static void main(String[] args) throws Exception {
    int most = args.length == 0 ? 60 : Integer.parseInt(args[0]);
    Path folder = args.length < 2 ? null : Files.createDirectories(Path.of(args[1]));
    warmSeeds();
    System.out.println("stories | articles | pages | PDF KB | wall s | CPU s | ratio | heap MB");
    double before = 0;
    for (int stories = Math.max(1, most / 4); stories <= most; stories *= 2) {
      Brief brief = TestBriefs.many(stories, stories * 400 / 60);
      before = measure(brief, before, folder);
    }
  }

  private static void warmSeeds() throws IOException {
    Brief brief = TestBriefs.seeds();
    BriefRenderer renderer = new PdfBriefRenderer(RenderConfig.DEFAULT);
    List<Double> cpu = new ArrayList<>();
    int bytes = 0;
    for (int i = 0; i < WARM_RUNS; i++) {
      long start = cpuNanos();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      renderer.render(brief, out, note -> {});
      cpu.add((cpuNanos() - start) / 1e6);
      bytes = out.size();
    }
    List<Double> warm = cpu.subList(WARM_RUNS * 3 / 4, WARM_RUNS).stream().sorted().toList();
    System.out.printf(
        Locale.ROOT,
        "seeds, warm: median %.0f ms of CPU (%.0f to %.0f), %d KB%n",
        warm.get(warm.size() / 2),
        warm.get(0),
        warm.get(warm.size() - 1),
        bytes / 1024);
  }

  /** CPU time of the process: rendering works in threads of its own. */
  private static long cpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : System.nanoTime();
  }

  private static double measure(Brief brief, double before, Path folder) throws Exception {
    long cpu = cpuNanos();
    long start = System.nanoTime();
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    new PdfBriefRenderer(RenderConfig.DEFAULT).render(brief, pdf, note -> {});
    double wall = (System.nanoTime() - start) / 1e9;
    double seconds = (cpuNanos() - cpu) / 1e9;
    Runtime runtime = Runtime.getRuntime();
    int pages;
    try (PDDocument document = Loader.loadPDF(pdf.toByteArray())) {
      pages = document.getNumberOfPages();
    }
    System.out.printf(
        Locale.ROOT,
        "%d | %d | %d | %d | %.1f | %.1f | %s | %d%n",
        brief.stories().size(),
        brief.articles().size(),
        pages,
        pdf.size() / 1024,
        wall,
        seconds,
        before == 0 ? "" : String.format(Locale.ROOT, "%.2f", seconds / before),
        (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    if (folder != null) {
      String name = "brief-" + brief.stories().size();
      Files.write(folder.resolve(name + ".pdf"), pdf.toByteArray());
      ByteArrayOutputStream html = new ByteArrayOutputStream();
      new HtmlBriefRenderer(RenderConfig.DEFAULT).render(brief, html, note -> {});
      Path page = folder.resolve(name + ".html");
      Files.write(page, html.toByteArray());
      others(page, folder.resolve(name));
    }
    return seconds;
  }

  private static void others(Path html, Path target) throws Exception {
    time("WeasyPrint", List.of("weasyprint", html.toString(), target + "-weasyprint.pdf"));
    time(
        "Chromium",
        List.of(
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--print-to-pdf=" + target.toAbsolutePath() + "-chromium.pdf",
            html.toUri().toString()));
  }

  private static void time(String name, List<String> command) throws Exception {
    long start = System.nanoTime();
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.to(File.createTempFile("render", ".log")))
              .start();
    } catch (IOException notInstalled) {
      System.out.println("  " + name + ": not installed");
      return;
    }
    boolean ended = process.waitFor(MAX_SECONDS, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly();
    }
    System.out.printf(
        Locale.ROOT,
        "  %s: %s%n",
        name,
        !ended
            ? "not done after " + MAX_SECONDS + " s"
            : process.exitValue() != 0
                ? "failed"
                : String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - start) / 1e9));
  }
}
